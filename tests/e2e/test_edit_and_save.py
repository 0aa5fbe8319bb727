"""The founding post is opened, edited and saved in the real program; git sees only the edit."""

from __future__ import annotations

import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.running import RunningProgram

pytestmark = pytest.mark.skipif(
    shutil.which("xdotool") is None or shutil.which("git") is None,
    reason="xdotool and git are needed",
)

POST = "2020-02-23-Boletín_informativo_NLP_GPT-2_Explicado,_Entendie.md"


def _git(repo: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "core.autocrlf=false"]
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=repo, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repo(shared_repo: Path) -> Path:
    _git(shared_repo, "init", "-q")
    _git(shared_repo, "add", "-A")
    _git(shared_repo, "commit", "-q", "-m", "x")
    return shared_repo


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Callable[..., RunningProgram]]:
    home = tmp_path / "home"
    home.mkdir()
    programs: list[RunningProgram] = []

    def run(*arguments: str) -> RunningProgram:
        programs.append(RunningProgram(home, *arguments))
        return programs[-1]

    yield run
    for program in programs:
        if program.process.poll() is None:
            program.process.kill()
            program.process.wait()


def test_git_sees_only_the_edit(repo: Path, run) -> None:
    path = repo / "posts" / "_posts" / POST
    before = path.read_bytes()
    program = run(str(path), "--language", "es")
    program.wait_for_title("Boletín_informativo")
    program.press("ctrl+End")
    program.type("Hasta pronto")
    program.press("ctrl+s")
    program.wait_until(lambda: path.read_bytes() != before, "nothing was saved")
    assert path.read_bytes() == before + b"Hasta pronto"
    changed = _git(repo, "diff", "--numstat").split()
    assert changed[:2] in (["1", "1"], ["1", "0"])
    assert len(_git(repo, "status", "--porcelain").splitlines()) == 1
    program.press("ctrl+q")
    assert program.process.wait(60) == 0
    assert "Traceback" not in program.said()


def test_every_post_opens_and_closes_without_a_byte_changed(repo: Path, run) -> None:
    program = run(str(repo))
    program.wait_for_title("—")
    program.press("ctrl+s")
    program.press("ctrl+q")
    assert program.process.wait(60) == 0
    assert _git(repo, "status", "--porcelain") == ""


def test_bad_input_leaves_the_window_open(tmp_path: Path, run) -> None:
    program = run(str(tmp_path / "no existe.md"), "--language", "es")
    program.wait_for_title("Sin título")
    assert program.process.poll() is None
    assert program.end() == 0
    assert "Traceback" not in program.said()


def test_a_polite_signal_ends_it_and_the_next_run_goes_on(repo: Path, run) -> None:
    path = repo / "posts" / "_posts" / POST
    program = run(str(path))
    program.wait_for_title("Boletín_informativo")
    program.process.send_signal(signal.SIGTERM)
    assert program.process.wait(60) == 0
    assert "Traceback" not in program.said()
    run().wait_for_title("Boletín_informativo")
