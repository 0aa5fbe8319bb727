"""What an author does, in the real program: open, edit, see, save; and what may go wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import git
from tests.e2e.running import RunningProgram

Start = Callable[..., RunningProgram]


def spanish_post(repo: Path) -> Path:
    return next((repo / "posts" / "_posts").glob("2020-02-23-Bolet*"))


def test_the_spanish_issue_is_edited_beside_its_preview_and_saved(
    start: Start, committed_repo: Path
) -> None:
    post = spanish_post(committed_repo)
    before = post.read_bytes()
    program = start("--language", "es", post)
    program.wait_for_preview("Nicolas Araque Volk")
    program.wait_for_preview("Un entendimiento teórico del self-distillation")
    program.keys("ctrl+End")
    program.type(" Una frase nueva.")
    program.wait_for_preview("Una frase nueva.")
    assert post.read_bytes() == before
    program.keys("ctrl+s")
    program.wait(lambda: post.read_bytes() != before, "nothing was saved")
    assert post.read_bytes() == before + b" Una frase nueva."
    assert git(committed_repo, "status", "--porcelain").count("\n") == 1
    changes = git(committed_repo, "diff", "--numstat").split()
    assert changes[:2] in (["1", "1"], ["1", "0"])
    program.keys("ctrl+q")
    assert program.wait_for_end() == 0


def test_an_edit_taken_back_and_saved_leaves_every_byte(start: Start, tmp_path: Path) -> None:
    post = tmp_path / "repo" / "_posts" / "2020-01-01-fines.md"
    post.parent.mkdir(parents=True)
    before = "\ufeff---\r\ntitle: Fines\r\n---\r\n\r\nuno\n\ndos\u00a0\u2028tres\r\nfin".encode()
    post.write_bytes(before)
    program = start(post)
    program.wait_for_preview("Fines")
    program.keys("ctrl+End")
    program.type("x")
    program.wait_for_preview("finx")
    program.keys("BackSpace", "ctrl+s", "ctrl+q")
    assert program.wait_for_end() == 0
    assert post.read_bytes() == before


def test_a_repo_opens_its_newest_post(start: Start, committed_repo: Path) -> None:
    program = start(committed_repo)
    program.wait_for_preview("New Discord Group for DAIR.AI")
    assert git(committed_repo, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.md", b""),
        ("strange.md", bytes(range(0x80, 0x100)) * 40),
        ("broken.md", b"---\ntitle: 'never closed\n---\n\nhola\n"),
        ("bare.md", b"hola"),
    ],
)
def test_strange_files_are_opened_and_left_as_they_are(
    start: Start, tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / "repo" / "_posts" / f"2020-01-01-{name}"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    program = start(path)
    program.wait_for_preview("<main")
    program.window()
    assert program.end() == 0
    assert path.read_bytes() == data


def test_what_dies_beside_the_window_comes_back(start: Start, committed_repo: Path) -> None:
    program = start(spanish_post(committed_repo))
    program.wait_for_preview("Nicolas Araque Volk")
    for worker in program.children("newsletter_editor.rendering.worker"):
        worker.kill()
    for page in program.children("--type=renderer"):
        page.kill()
    program.keys("ctrl+End")
    program.type(" sigue")
    program.wait_for_preview(" sigue")
    program.wait_for_preview("Nicolas Araque Volk")


def test_nothing_is_left_running(start: Start, committed_repo: Path) -> None:
    program = start(spanish_post(committed_repo))
    program.wait_for_preview("Nicolas Araque Volk")
    children = program.children("")
    assert program.end() == 0
    for child in children:
        child.wait(10)
