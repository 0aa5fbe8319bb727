"""Unsaved work that a killed program left in its journals: found, shown, taken back or dropped."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from newsletter_editor.document.journal_records import Replay, replay
from newsletter_editor.document.saving import remove_left_overs
from newsletter_editor.document.source import digest_of, encode, read_bytes
from newsletter_editor.document.storage import Lock
from newsletter_editor.text.errors import EditorError


class FileState(Enum):
    """What became of the file since the journal began."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    NEVER_WAS = "never was"


@dataclass(frozen=True)
class Unsaved:
    """One post's unsaved work. It is held for this program until it is kept or discarded."""

    replay: Replay
    changed_at: datetime
    file_state: FileState
    _journal: Path
    _lock: Lock

    @property
    def path(self) -> Path | None:
        """Where the post is kept; None for one that was never saved."""
        return self.replay.base.path

    def discard(self) -> None:
        """Remove the journal: its work is in another journal by now, or is not wanted."""
        with contextlib.suppress(OSError):
            self._journal.unlink()
        self._lock.release()

    def keep(self) -> None:
        """Leave the journal for the next start."""
        self._lock.release()


def find_unsaved(folder: Path) -> list[Unsaved]:
    """The unsaved work of programs that are gone, the newest first.

    Journals of programs that run are left alone; those that say nothing which the file does not
    hold are removed, and so are temporary files beside the posts they name.
    """
    return sorted(_unsaved_in(folder), key=lambda unsaved: unsaved.changed_at, reverse=True)


def _unsaved_in(folder: Path) -> Iterator[Unsaved]:
    with contextlib.suppress(OSError):
        for journal in sorted(folder.glob("*.journal")):
            lock = Lock(journal.with_suffix(".lock"))
            if not lock.acquire():
                continue
            unsaved = _read(journal, lock)
            if unsaved is None:
                with contextlib.suppress(OSError):
                    journal.unlink()
                lock.release()
            else:
                yield unsaved


def _read(journal: Path, lock: Lock) -> Unsaved | None:
    try:
        changed_at = datetime.fromtimestamp(journal.stat().st_mtime).astimezone()
        told = replay(journal.read_bytes())
    except OSError:
        return None
    if told is None or told.text == told.base.text:
        return None
    path = told.base.path
    if path is None:
        return Unsaved(told, changed_at, FileState.NEVER_WAS, journal, lock)
    remove_left_overs(path.parent)
    try:
        data = read_bytes(path)
    except EditorError:
        return Unsaved(told, changed_at, FileState.GONE, journal, lock)
    digest = digest_of(data)
    with contextlib.suppress(EditorError):
        if (digest, told.text) == told.saving or encode(told.text, told.base.format) == data:
            return None
    known = {told.base.digest, told.saving and told.saving[0]}
    state = FileState.SAME if digest in known else FileState.CHANGED
    return Unsaved(told, changed_at, state, journal, lock)
