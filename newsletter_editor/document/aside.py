"""Files that undo takes out of a repo: kept in the user's data folder, brought back by redo."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

from newsletter_editor.document.creating import create
from newsletter_editor.document.disk import THE_DISK
from newsletter_editor.document.placing import writable
from newsletter_editor.document.removing import take_away
from newsletter_editor.document.saving import ChangedOutsideError
from newsletter_editor.document.source import digest_of, read_bytes
from newsletter_editor.document.storage import data_folder, private_folder
from newsletter_editor.document.system_errors import explained
from newsletter_editor.repo.door import Door
from newsletter_editor.text.errors import EditorError

LARGEST = 64 * 1024 * 1024
"""Bytes."""
KEPT_DAYS = 30


def put_aside(path: Path, digest: str, folder: Path | None = None) -> Path | None:
    """Move a file out of its folder; where its copy is kept now.

    None, and nothing is touched, where it is gone, cannot be read or is not what `digest` says.
    Raises EditorError. `folder` is where copies are kept: a folder of the program's own if None.
    """
    kept_in = folder or data_folder() / "images"
    try:
        data = read_bytes(path, LARGEST)
    except EditorError:
        return None
    if digest_of(data) != digest:
        return None
    with explained(path):
        private_folder(kept_in)
        _forget_old(kept_in)
        kept = kept_in / f"{digest[:16]}-{time.time_ns():x}-{path.name[-80:]}"
        create(kept, data)
        try:
            take_away(path, digest)
        except BaseException as error:
            with contextlib.suppress(OSError):
                THE_DISK.unlink(kept)
            if isinstance(error, ChangedOutsideError | FileNotFoundError):
                return None
            raise
    return kept


def bring_back(kept: Path, path: Path, door: Door | None) -> None:
    """Make the file anew from its copy, which stays. Raises EditorError; nothing is replaced."""
    create(writable(path, door), read_bytes(kept, LARGEST))


def _forget_old(folder: Path) -> None:
    oldest = time.time() - KEPT_DAYS * 24 * 3600
    for each in folder.iterdir():
        with contextlib.suppress(OSError):
            if each.lstat().st_mtime < oldest:
                each.unlink()
