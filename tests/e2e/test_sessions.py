"""The real program ends when told to, and the next one goes on where it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.e2e.running import RunningProgram

Start = Callable[..., RunningProgram]

POST = "2020-02-23-Boletín_informativo_NLP_GPT-2_Explicado,_Entendie.md"


def test_the_next_run_goes_on_where_the_last_one_was_ended(
    start: Start, committed_repo: Path, tmp_path: Path
) -> None:
    settings = {"XDG_CONFIG_HOME": str(tmp_path / "settings")}
    first = start(committed_repo / "posts" / "_posts" / POST, **settings)
    first.wait(lambda: "Boletín" in first.title(), "the post was not opened")
    first.keys("ctrl+Home", "Down", "Down")
    assert first.end() == 0
    again = start(**settings)
    again.wait(lambda: "Boletín" in again.title(), "the post did not come back")
    assert again.end() == 0


def test_what_cannot_be_opened_leaves_the_window_there(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "no existe.md", "--language", "es")
    program.wait(lambda: "Sin título" in program.title(), "no window came")
    assert "Traceback" not in program.output()
    assert program.end() == 0
