"""kill -9 while an author types; the next start gives everything back."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsletter_editor.document.recovery import find_unsaved
from tests.e2e import killed_program

ROOT = Path(__file__).parents[2]
TEXT = "---\nlayout: post\ntitle: Uno\n---\n\nPrimera línea\n"
TYPED = "¿Añadí 🎓?"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    places = {f"XDG_{name}_HOME": str(folder / name) for name in ("DATA", "CONFIG", "CACHE")}
    return subprocess.Popen(
        [sys.executable, "-m", killed_program.__name__, *arguments],
        cwd=ROOT,
        env=os.environ | places,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_what_was_typed_survives_kill_9(tmp_path: Path) -> None:
    post = tmp_path / "_posts" / "2020-01-01-uno.md"
    post.parent.mkdir()
    (tmp_path / "_config.yml").write_text("title: Blog\n")
    post.write_text(TEXT, encoding="utf-8")

    with start(tmp_path, "type", str(post), TYPED) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "typed\n"
        program.send_signal(signal.SIGKILL)
    assert program.returncode == -signal.SIGKILL
    assert post.read_text("utf-8") == TEXT

    with start(tmp_path, "take-back", str(post)) as program:
        assert program.stdout is not None
        answer = json.loads(program.stdout.readline())
    assert program.returncode == 0
    typed = TEXT[:-1] + TYPED + "\n"
    assert answer == {"text": typed, "cursor": len(typed) - 1, "dirty": True}
    assert post.read_text("utf-8") == TEXT
    # Taken back and then discarded: the third start has nothing to offer.
    assert not list(tmp_path.rglob("*.journal"))


def test_three_posts_with_unsaved_work_survive_kill_9(tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text("title: Blog\n")
    posts = [tmp_path / "_posts" / f"2020-01-0{day}-p.md" for day in (1, 2, 3)]
    for post in posts:
        post.write_text(TEXT, encoding="utf-8")

    first, *others = map(str, posts)
    with start(tmp_path, "type-in-each", first, TYPED, *others) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "typed\n"
        program.send_signal(signal.SIGKILL)
    remains = find_unsaved(*(path.parent for path in tmp_path.rglob("*.journal")))
    typed = TEXT[:-1] + TYPED + "\n"
    found = {unsaved.path: unsaved.replay.text for unsaved in remains.unsaved}
    assert found == dict.fromkeys(posts, typed)
