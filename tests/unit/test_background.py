"""The process that checks and knows who said it before, asked as the window asks it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from newsletter_editor.gui.background import CHECKS, LINKS, MODULE
from newsletter_editor.text.frames import FrameReader, pack


def test_each_question_goes_to_its_room(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("title: x\n")
    (tmp_path / "_posts").mkdir()
    link = "See [this](https://example.org/paper).\n"
    earlier = tmp_path / "_posts/2020-01-01-earlier.md"
    earlier.write_text(f"---\ntitle: Earlier\n---\n{link}")
    about = {"root": str(tmp_path), "path": None, "piece": link, "at": 3, "language": "en"}
    questions = [
        {"revision": 0, "site": None, "path": None, "text": ""},
        {"revision": 1, "site": None, "path": None, "text": "the the words\n", "room": CHECKS},
        {"revision": 7, "text": "", "about": {**about, "look": True}, "room": LINKS},
        {"revision": 2, "base": 1, "edits": [[0, 4, ""]], "room": CHECKS},
    ]
    done = subprocess.run(
        [sys.executable, "-m", MODULE],
        input=b"".join(map(pack, questions)),
        capture_output=True,
        timeout=120,
        check=True,
    )
    _, first, said, second = FrameReader().feed(done.stdout)
    assert "doubled-word" in {problem["rule"] for problem in first["problems"]}
    assert [Path(each[0]) for each in said["said"]] == [earlier]
    # The question in between has left the checks their text.
    assert second["revision"] == 2
    assert "doubled-word" not in {problem["rule"] for problem in second["problems"]}
