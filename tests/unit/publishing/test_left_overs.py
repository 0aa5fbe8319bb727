"""What a kill in the midst of a write leaves beside a file of the blog."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from newsletter_editor.document.saving import temporary_beside
from newsletter_editor.document.source import digest_of
from newsletter_editor.publishing.steps import Note
from newsletter_editor.publishing.working_copy import _collect

OLD, NEW = b"before\n", b"after, and longer\n"


@pytest.mark.parametrize(
    ("content", "stays"),
    [(OLD, False), (NEW, False), (b"", False), (NEW[:5], False), (b"somebody's words", True)],
)
def test_only_what_is_kept_elsewhere_goes(tmp_path: Path, content: bytes, stays: bool) -> None:
    top, incoming = tmp_path / "blog", tmp_path / "incoming"
    for folder in (top, incoming):
        (folder / "images").mkdir(parents=True)
    (incoming / "images" / "a.png").write_bytes(NEW)
    left = temporary_beside(top / "images" / "a.png")
    left.write_bytes(content)
    file = {"path": "images/a.png", "before": digest_of(OLD), "after": digest_of(NEW)}
    note = Note("newest", "0" * 40, "1" * 40, {"files": [file]})
    _collect(SimpleNamespace(top=top), note, incoming)
    assert left.exists() is stays
