"""What the journal's thread does with the disk.

It knows the whole text, so that at any moment it can write all there is to a new file: when the
edits have outgrown the text, when the file has vanished, and when it cannot be written any more.
The file before is removed only after the new one is on the drive.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from newsletter_editor.document.disk import THE_DISK, Disk
from newsletter_editor.document.journal_records import (
    Snapshot,
    pack_edit,
    pack_saving,
    pack_selection,
    pack_snapshot,
)
from newsletter_editor.document.storage import Lock, private_folder
from newsletter_editor.document.system_errors import cause
from newsletter_editor.document.worked_text import WorkedText
from newsletter_editor.text.edits import difference
from newsletter_editor.text.localized import Localized

FLUSH_AFTER = 0.5
"""Seconds from a change until it is on the drive itself."""
SMALLEST_REWRITE = 1024 * 1024
"""Bytes of edits from which on a journal is written anew, if they outgrow the text fourfold."""
RETRY_AFTER = 2.0
"""Seconds until a write that failed, on a full disk for instance, is tried again."""

Message = (
    tuple[Snapshot, str] | tuple[int, int, str] | tuple[int, int] | str | threading.Event | bool
)
"""A post and its text now, an edit, a cursor, the digest of a save, who waits for the flush,
whether to keep the journal at the end."""


class JournalWriter:
    """Takes messages in one thread; the properties may be asked for in any."""

    def __init__(
        self,
        folders: Sequence[Path],
        tell: Callable[[Localized | None], None] | None = None,
        disk: Disk = THE_DISK,
    ) -> None:
        """`folders` are tried in their order; `tell` and `disk` are as `Journal` has them."""
        self._folders, self._tell, self._disk = folders, tell, disk
        self._post: _Post | None = None
        self._file: _JournalFile | None = None
        self._before: list[_JournalFile] = []
        """Files that go when a newer one is on the drive."""
        self._unwritten: list[bytes] = []
        self._due: float | None = None
        self._is_failing = False
        self._told: Localized | None = None
        self._standing: Localized | None = None
        """What stays to be said of this post's journal while it is written without errors."""
        self.is_closed = False

    @property
    def pause(self) -> float | None:
        """Seconds after which `take` is due; None while nothing waits for it."""
        return None if self._due is None else max(self._due - time.monotonic(), 0)

    @property
    def is_up_to_date(self) -> bool:
        """Whether all that was taken is on the drive."""
        return not self._unwritten and self._due is None

    def take(self, messages: list[Message]) -> None:
        """Do what the messages say, in their order, with one write for all edits in a row."""
        is_urgent = False
        for message in messages:
            match message:
                case (Snapshot() as base, str(now)):
                    self._begin(_Post(base, now))
                case (int(start), int(removed), str(inserted)):
                    self._edit(start, removed, inserted)
                case (int(anchor), int(position)):
                    self._select(anchor, position)
                case str(digest):
                    self._note_saving(digest)
                case bool(keep):
                    self._end(keep=keep)
                    return
                case _:
                    is_urgent = True
        self._write(is_urgent=is_urgent)

    def start_over(self) -> None:
        """Write all there is to a new file, for nothing is certain of this one any more."""
        self._give_up_file()
        self._is_failing = True
        self._due = time.monotonic() + RETRY_AFTER

    def _begin(self, post: _Post) -> None:
        self._post = post
        self._unwritten.clear()
        self._standing = None
        self._give_up_file()
        if change := post.change():
            self._unwritten.append(change)
            self._is_failing = False
            return
        for file in self._before:
            file.remove()
        self._before.clear()
        self._rest()

    def _edit(self, start: int, removed: int, inserted: str) -> None:
        if self._post:
            self._post.text.replace(start, removed, inserted)
            self._unwritten.append(pack_edit(start, removed, inserted))

    def _select(self, anchor: int, position: int) -> None:
        # A cursor that moves in an unchanged post is not worth a journal.
        if self._post:
            self._post.selection = anchor, position
            if self._file or self._unwritten:
                self._unwritten.append(pack_selection(anchor, position))

    def _note_saving(self, digest: str) -> None:
        # Without a journal there is nothing that a save could make old.
        if self._post and (self._file or self._unwritten):
            self._post.saving = digest, str(self._post.text)
            self._unwritten.append(pack_saving(digest))

    def _write(self, *, is_urgent: bool) -> None:
        now = time.monotonic()
        is_due = is_urgent or (self._due is not None and now >= self._due)
        if self._is_failing and not is_due:
            return
        file = self._file
        try:
            if file and not file.is_there():
                self._standing = _VANISHED.format(folder=self._folders[0])
                self._write_anew()
            elif self._before or (file and not file.is_sound) or (self._unwritten and not file):
                self._write_anew()
            elif file and self._unwritten:
                file.append(b"".join(self._unwritten))
                self._unwritten.clear()
                self._due = self._due if self._due and not self._is_failing else now + FLUSH_AFTER
            if self._file and self._due is not None and is_due:
                self._file.flush()
                self._rest()
                if self._file.is_long:
                    self._shorten(self._file)
        except OSError as error:
            self._write_elsewhere(error)

    def _shorten(self, file: _JournalFile) -> None:
        try:
            self._write_anew()
        except OSError:
            # All is kept in the long one.
            file.put_off_shortening()

    def _write_elsewhere(self, error: OSError) -> None:
        """What can be done about a file that cannot be written: another one, or to say so."""
        try:
            self._write_anew()
        except OSError:
            self._is_failing = True
            self._due = time.monotonic() + RETRY_AFTER
            self._say(_NOT_KEPT.format(reason=cause(error)))

    def _write_anew(self) -> None:
        """Put all there is into a new file in the first folder that takes it.

        Raises OSError where none does, and then all files are as they were.
        """
        if self._post is None:
            return
        replaced = [*self._before, *([self._file] if self._file else [])]
        data = self._post.record([file.name for file in replaced])
        first_error: OSError | None = None
        for folder in self._folders:
            try:
                self._file = _JournalFile(folder, data, self._disk)
                break
            except OSError as error:
                first_error = first_error or error
        else:
            assert first_error is not None
            raise first_error
        if first_error:
            self._standing = _ELSEWHERE.format(folder=folder, reason=cause(first_error))
        for file in replaced:
            file.remove()
        self._before.clear()
        self._unwritten.clear()
        self._rest()

    def _rest(self) -> None:
        self._due = None
        self._is_failing = False
        self._say(self._standing)

    def _say(self, message: Localized | None) -> None:
        if message != self._told:
            self._told = message
            if self._tell:
                self._tell(message)

    def _give_up_file(self) -> None:
        if self._file:
            self._before.append(self._file)
            self._file = None

    def _end(self, *, keep: bool) -> None:
        if keep:
            self._write(is_urgent=True)
        self._give_up_file()
        for file in self._before:
            if keep:
                file.leave()
            else:
                file.remove()
        self.is_closed = True


class _Post:
    """What the author has, and what the file has of it."""

    def __init__(self, base: Snapshot, now: str) -> None:
        self.base = base
        self.text = WorkedText(now)
        self.selection = 0, 0
        self.saving: tuple[str, str] | None = None
        """The digest of what was about to be saved last, and the text of it."""

    def change(self) -> bytes:
        """The record that makes the text of the base; empty when they are the same."""
        return _change(self.base.text, str(self.text))

    def record(self, replaces: list[str]) -> bytes:
        """A journal that says all there is to say."""
        now = str(self.text)
        parts = [pack_snapshot(self.base, replaces)]
        saved = self.base.text
        if self.saving:
            digest, saved = self.saving
            parts += [_change(self.base.text, saved), pack_saving(digest)]
        parts += [_change(saved, now), pack_selection(*self.selection)]
        return b"".join(parts)


def _change(before: str, after: str) -> bytes:
    edit = difference(before, after)
    return pack_edit(edit.range.start, edit.range.length, edit.replacement) if edit else b""


class _JournalFile:
    """A file on the drive, and the lock that says its program is alive."""

    def __init__(self, folder: Path, data: bytes, disk: Disk) -> None:
        """Raises OSError, and leaves nothing, where `data` cannot be written whole."""
        private_folder(folder, disk)
        name = f"{time.strftime('%Y%m%d-%H%M%S')}-{os.urandom(4).hex()}"
        self._disk = disk
        self._path = folder / f"{name}.journal"
        self._lock = Lock(folder / f"{name}.lock", disk)
        self._descriptor: int | None = None
        self._size = 0
        self.is_sound = True
        """Whether what is appended can be read again."""
        self._rewrite_at = max(SMALLEST_REWRITE, 4 * len(data))
        self._lock.acquire()
        try:
            self._descriptor = disk.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
            self._identity = os.fstat(self._descriptor)
            self.append(data)
            self.flush()
        except BaseException:
            self.remove()
            raise

    @property
    def name(self) -> str:
        """By which a newer file tells that it has all that is in this one."""
        return self._path.name

    @property
    def is_long(self) -> bool:
        """Whether it is worth writing anew."""
        return self._size >= self._rewrite_at

    def is_there(self) -> bool:
        """Whether the next start would find it."""
        try:
            return os.path.samestat(self._disk.status(self._path), self._identity)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:
            # It may be; it can be written in any case.
            return True

    def put_off_shortening(self) -> None:
        """Let it grow on, for there is no room for another."""
        self._rewrite_at = 2 * self._size

    def append(self, data: bytes) -> None:
        """Write records, or none of them."""
        assert self._descriptor is not None
        try:
            self._disk.write_all(self._descriptor, data)
        except OSError:
            # Half a record would hide all that comes after it.
            try:
                self._disk.truncate(self._descriptor, self._size)
            except OSError:
                self.is_sound = False
            raise
        self._size += len(data)

    def flush(self) -> None:
        """Bring it to the drive."""
        assert self._descriptor is not None
        try:
            self._disk.flush(self._descriptor)
        except OSError:
            # The system may have dropped what it could not bring to the drive.
            self.is_sound = False
            raise

    def leave(self) -> None:
        """Let the next start find it."""
        self._close()
        self._lock.release()

    def remove(self) -> None:
        """Its words are elsewhere, or are not wanted."""
        self._close()
        # One that cannot be removed now is found to say nothing new at the next start.
        with contextlib.suppress(OSError):
            self._disk.unlink(self._path)
        self._lock.release()

    def _close(self) -> None:
        # A number that was let go is soon another file's.
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with contextlib.suppress(OSError):
                self._disk.close(descriptor)


_NOT_KEPT = Localized(
    es="Lo que no está guardado no está a salvo de un apagón ({reason}); "
    "guarda a menudo hasta que se arregle.",
    en="What is not saved is not safe from a crash ({reason}); save often until that is mended.",
)
_ELSEWHERE = Localized(
    es="El programa no puede escribir en su carpeta ({reason}); "
    "lo que no está guardado se protege por ahora en «{folder}».",
    en="The program cannot write to its folder ({reason}); "
    "what is not saved is protected in “{folder}” for now.",
)
_VANISHED = Localized(
    es="Lo que protege los cambios sin guardar desapareció de «{folder}» y se escribió de nuevo; "
    "nada se perdió.",
    en="What protects unsaved changes vanished from “{folder}” and was written anew; "
    "nothing is lost.",
)
