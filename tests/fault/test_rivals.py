"""Two windows and a sync tool write one post at once: every text is there, or in a copy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsletter_editor.document.saving import temporary_beside
from newsletter_editor.document.versions import Versions
from tests.fault import rival

ROUNDS = 60

pytestmark = pytest.mark.skipif(
    sys.platform not in ("linux", "darwin"), reason="elsewhere files cannot be swapped"
)


def test_no_text_is_in_no_copy(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_bytes(b"at first")
    rivals = [
        subprocess.Popen(
            [sys.executable, "-m", rival.__name__, role, str(tmp_path), name, str(ROUNDS)],
            cwd=Path(__file__).parents[2],
            env=os.environ | {"XDG_DATA_HOME": str(tmp_path / "data")},
        )
        for role, name in [("window", "one"), ("window", "two"), ("sync", "tool")]
    ]
    assert [process.wait() for process in rivals] == [0, 0, 0]
    put, kept, refused = set(), {post.read_bytes()}, set()
    for log in tmp_path.glob("*.log"):
        for line in log.read_bytes().splitlines():
            kind, _, text = line.partition(b" ")
            {b"put": put, b"kept": kept, b"refused": refused}[kind].add(text)
    kept |= {version.read() for version in Versions(tmp_path / "versions").of(post)}
    # What a window was refused is still in that window.
    assert put - kept == set()
    assert len(put) > ROUNDS
    mark = temporary_beside(post).name[:28]
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(mark)]
