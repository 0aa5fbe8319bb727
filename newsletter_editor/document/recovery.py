"""Unsaved work that a killed program left in its journals: found, shown, taken back or dropped.

A journal is removed only when the file holds its words or the author has decided about them. One
that is damaged is then set aside, not removed; one that cannot be read at all stays where it is,
and the author is told.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path

from newsletter_editor.document.disk import THE_DISK, Disk
from newsletter_editor.document.journal_records import (
    NewerJournalError,
    Replay,
    is_unfinished,
    replay,
)
from newsletter_editor.document.saving import collect_left_overs
from newsletter_editor.document.source import digest_of, encode, read_bytes
from newsletter_editor.document.storage import Lock
from newsletter_editor.document.system_errors import cause
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_SET_ASIDE = "set-aside"


class FileState(Enum):
    """What became of the file since the journal began."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    UNREADABLE = "unreadable"
    NEVER_WAS = "never was"


@dataclass(frozen=True)
class Unsaved:
    """One post's unsaved work. It is held for this program until it is kept or discarded."""

    replay: Replay
    changed_at: datetime
    file_state: FileState
    _journal: Path
    _lock: Lock
    _disk: Disk

    @property
    def path(self) -> Path | None:
        """Where the post is kept; None for one that was never saved."""
        return self.replay.base.path

    @property
    def is_whole(self) -> bool:
        """Whether all that was written is here; else the rest stays in a file set aside."""
        return self.replay.is_whole

    def discard(self) -> None:
        """Remove the journal: its work is in another journal by now, or is not wanted."""
        with contextlib.suppress(OSError):
            if self.is_whole:
                self._disk.unlink(self._journal)
            else:
                _set_aside(self._journal, self._disk)
        self._lock.release()

    def keep(self) -> None:
        """Leave the journal for the next start."""
        self._lock.release()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A journal of which nothing can be offered; it stays where it is."""

    file: Path
    reason: Localized


@dataclass(frozen=True, slots=True)
class Remains:
    """What programs that are gone have left."""

    unsaved: list[Unsaved] = field(default_factory=list)
    """The newest first."""
    unreadable: list[Unreadable] = field(default_factory=list)


def find_unsaved(
    *folders: Path,
    keep: Callable[[Path, bytes], None] | None = None,
    disk: Disk = THE_DISK,
) -> Remains:
    """The unsaved work of programs that are gone.

    Journals of programs that run are left alone; those that say nothing which the file does not
    hold are removed. `keep` gets what lies beside the posts that they name, as
    `saving.collect_left_overs` has it.
    """
    remains = Remains()
    for folder in folders:
        try:
            names = disk.names(folder)
        except FileNotFoundError:
            continue
        except OSError as error:
            remains.unreadable.append(Unreadable(folder, cause(error)))
            continue
        for name in names:
            if name.endswith(".journal"):
                _Look(folder / name, remains, disk).look()
    _drop_replaced(remains)
    if keep:
        for path in {unsaved.path for unsaved in remains.unsaved if unsaved.path}:
            collect_left_overs(path, lambda data, path=path: keep(path, data), disk)  # type: ignore[misc]
    remains.unsaved.sort(key=lambda unsaved: unsaved.changed_at, reverse=True)
    return remains


def _drop_replaced(remains: Remains) -> None:
    """Of journals that were written one for the other, only the last has anything to say."""
    replaced = {
        name for unsaved in remains.unsaved if unsaved.is_whole for name in unsaved.replay.replaces
    }
    for unsaved in [one for one in remains.unsaved if one._journal.name in replaced]:
        unsaved.discard()
        remains.unsaved.remove(unsaved)


class _Look:
    """At one journal. Whatever is the matter with it, the others are looked at as well."""

    def __init__(self, journal: Path, remains: Remains, disk: Disk) -> None:
        self._journal, self._remains, self._disk = journal, remains, disk
        self._lock = Lock(journal.with_suffix(".lock"), disk)

    def look(self) -> None:
        try:
            if self._lock.acquire() and not self._offer():
                self._lock.release()
        except OSError as error:
            self._put_off(cause(error))
        except NewerJournalError:
            self._put_off(_NEWER)
        except Exception:  # noqa: BLE001 - a journal that we cannot make sense of may hold words
            self._put_off(_DAMAGED)

    def _put_off(self, reason: Localized) -> None:
        self._lock.release()
        self._remains.unreadable.append(Unreadable(self._journal, reason))

    def _offer(self) -> bool:
        """Whether there is unsaved work, which then holds the lock."""
        status = self._disk.status(self._journal)
        data = self._disk.read(self._journal)
        told = replay(data)
        if told is None:
            if not any(data):
                self._disk.unlink(self._journal)
            elif is_unfinished(data):
                # Nothing that was typed, as it seems, so that is not worth a word.
                _set_aside(self._journal, self._disk)
            else:
                self._put_off(_DAMAGED)
            return False
        state = _state_of(told)
        if state is None:
            if told.is_whole:
                self._disk.unlink(self._journal)
            else:
                kept = _set_aside(self._journal, self._disk)
                self._remains.unreadable.append(Unreadable(kept, _DAMAGED))
            return False
        changed_at = _time_of(status.st_mtime)
        self._remains.unsaved.append(
            Unsaved(told, changed_at, state, self._journal, self._lock, self._disk)
        )
        return True


def _state_of(told: Replay) -> FileState | None:
    """What became of the file; None where it holds what the journal holds."""
    path = told.base.path
    if told.text == told.base.text:
        return None
    if path is None:
        return FileState.NEVER_WAS
    try:
        data = read_bytes(path)
    except EditorError as error:
        is_gone = isinstance(error.__cause__, FileNotFoundError | NotADirectoryError)
        return FileState.GONE if is_gone else FileState.UNREADABLE
    digest = digest_of(data)
    with contextlib.suppress(EditorError):
        if (digest, told.text) == told.saving or encode(told.text, told.base.format) == data:
            return None
    known = {told.base.digest, told.saving and told.saving[0]}
    return FileState.SAME if digest in known else FileState.CHANGED


def _time_of(seconds: float) -> datetime:
    try:
        return datetime.fromtimestamp(seconds).astimezone()
    except (OSError, OverflowError, ValueError):
        # A clock that was set wrong is no reason to hide what was written then.
        return datetime.now().astimezone()


def _set_aside(journal: Path, disk: Disk) -> Path:
    """Move a journal to where it is not looked for; its place now."""
    folder = journal.parent / _SET_ASIDE
    kept = folder / journal.name
    try:
        disk.make_folder(folder, 0o700)
        disk.rename(journal, kept)
    except OSError:
        return journal
    return kept


_NEWER = Localized(
    es="lo escribió una versión más nueva del programa",
    en="it was written by a newer version of the program",
)
_DAMAGED = Localized(es="está dañado", en="it is damaged")
