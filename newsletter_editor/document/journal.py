"""The journal of one open post: every change on disk within a second, whatever happens next.

Typing never waits for the disk: `record` only puts the edit into a queue. A thread writes what has
gathered every tenth of a second, from which moment a killed program loses nothing, and flushes it
to the drive at most every half second, from which moment a power cut loses nothing either. (A flush
takes 1 to 100 ms, so one for each key would wear a drive out and lag behind the typist.)

A journal is made with the first change, so looking at posts leaves none, and it goes as soon as
the post is saved. When its edits have outgrown the text it is written anew from a snapshot.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue

from newsletter_editor.document.journal_records import (
    Snapshot,
    pack_edit,
    pack_saving,
    pack_selection,
    pack_snapshot,
    replay,
)
from newsletter_editor.document.source import Format
from newsletter_editor.document.storage import Lock, open_private, private_folder
from newsletter_editor.document.system_errors import explanation
from newsletter_editor.text.localized import Localized

WRITE_AFTER = 0.1
"""Seconds from a change until it is written."""
FLUSH_AFTER = 0.5
"""Seconds from a change until it is on the drive itself."""
_SMALLEST_REWRITE = 1024 * 1024
"""Bytes of edits from which on a journal is written anew, if they outgrow the text fourfold."""
_RETRY_AFTER = 2.0
"""Seconds until a write that failed, on a full disk for instance, is tried again."""


class Journal:
    """Keeps one post at a time. Only `flush` and `close` wait; the others return at once."""

    def __init__(self, folder: Path, failed: Callable[[Localized], None] | None = None) -> None:
        """`folder` is where journals lie; `failed` is called, in another thread, with the reason
        when nothing can be written there."""
        self._folder = folder
        self._failed = failed
        self._queue: Queue[_Message] = Queue()
        self._hurry = threading.Event()
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
        self._thread.start()

    def begin(self, text: str, format: Format, path: Path | None, digest: str | None) -> None:
        """Keep this post from now on, unchanged as yet; the journal of the one before is removed.

        Call it when a post was opened and when it was saved: `text` is then what the file holds.
        """
        self._queue.put(Snapshot(text, format, path, digest))

    def record(self, start: int, removed: int, inserted: str) -> None:
        """Note one edit: at code point `start`, `removed` of them gave way to `inserted`."""
        self._queue.put((start, removed, inserted))

    def select(self, anchor: int, position: int) -> None:
        """Note where the cursor is, in code points; it is written with the edits."""
        self._queue.put((anchor, position))

    def saving(self, digest: str) -> None:
        """Note, before the post is saved, the digest of its bytes; waits until that is written.

        So a program that is killed between the save and the next `begin` offers nothing old.
        """
        done = threading.Event()
        self._queue.put(digest)
        self._queue.put(done)
        self._hurry.set()
        done.wait()

    def flush(self) -> None:
        """Wait until all that was recorded is on the drive, or could not be written."""
        done = threading.Event()
        self._queue.put(done)
        self._hurry.set()
        done.wait()

    def close(self, *, keep: bool) -> None:
        """End with the program: keep the journal of unsaved work, or remove it."""
        self._queue.put(_Ending(keep))
        self._hurry.set()
        self._thread.join()

    def _work(self) -> None:
        writer = _Writer(self._folder, self._explain)
        while not writer.is_closed:
            try:
                first = self._queue.get(timeout=writer.pause)
            except Empty:
                writer.flush()
                continue
            if not isinstance(first, str | threading.Event | _Ending):
                # What is typed in the meantime goes with it.
                self._hurry.wait(WRITE_AFTER)
            self._hurry.clear()
            writer.take([first, *self._waiting()])

    def _waiting(self) -> Iterator[_Message]:
        with contextlib.suppress(Empty):
            while True:
                yield self._queue.get_nowait()

    def _explain(self, error: OSError) -> None:
        if self._failed:
            self._failed(_NOT_KEPT.format(reason=explanation(error, self._folder)))


class _Writer:
    """What the thread does with the messages."""

    def __init__(self, folder: Path, failed: Callable[[OSError], None]) -> None:
        self._folder = folder
        self._failed = failed
        self._base: Snapshot | None = None
        self._file: _JournalFile | None = None
        self._unwritten: list[bytes] = []
        self._selection: tuple[int, int] | None = None
        self._flush_at: float | None = None
        self.is_closed = False

    @property
    def pause(self) -> float | None:
        """Seconds after which `flush` is due; None while nothing waits for it."""
        return None if self._flush_at is None else max(self._flush_at - time.monotonic(), 0)

    def take(self, messages: list[_Message]) -> None:
        """Do what the messages say, in their order, with one write for all edits in a row."""
        for message in messages:
            match message:
                case (start, removed, inserted):
                    self._unwritten.append(pack_edit(start, removed, inserted))
                case (anchor, position):
                    self._selection = anchor, position
                case str():
                    # Without a journal there is nothing that a save could make old.
                    if self._file or self._unwritten:
                        self._unwritten.append(pack_saving(message))
                case Snapshot():
                    self._begin(message)
                case threading.Event():
                    self.flush()
                    message.set()
                case _Ending():
                    self._end(keep=message.keep)
        if not self.is_closed:
            self._write()
            if self._flush_at is not None and time.monotonic() >= self._flush_at:
                self.flush()

    def flush(self) -> None:
        """Write what is left and bring it to the drive."""
        self._flush_at = None
        self._write()
        try:
            if self._file:
                self._file.flush()
                self._file.rewrite_if_long()
        except OSError as error:
            self._failed(error)
        if not self._unwritten:
            self._flush_at = None

    def _begin(self, base: Snapshot) -> None:
        self._base = base
        self._unwritten.clear()
        self._selection = None
        if self._file:
            self._file.remove()
            self._file = None

    def _write(self) -> None:
        # A cursor that moves in an unchanged post is not worth a journal.
        if self._base is None or not (self._unwritten or (self._file and self._selection)):
            return
        records = list(self._unwritten)
        if self._selection:
            records.append(pack_selection(*self._selection))
        try:
            if self._file is None:
                self._file = _JournalFile(self._folder, self._base)
            self._file.append(b"".join(records))
        except OSError as error:
            self._failed(error)
            self._flush_at = time.monotonic() + _RETRY_AFTER
            return
        self._unwritten.clear()
        self._selection = None
        self._flush_at = self._flush_at or time.monotonic() + FLUSH_AFTER

    def _end(self, *, keep: bool) -> None:
        if keep:
            self.flush()
        if self._file:
            if keep:
                self._file.leave()
            else:
                self._file.remove()
        self.is_closed = True


@dataclass(frozen=True, slots=True)
class _Ending:
    keep: bool


_Message = Snapshot | str | tuple[int, int, str] | tuple[int, int] | threading.Event | _Ending


class _JournalFile:
    """The file of one post, and the lock that says its program is alive."""

    def __init__(self, folder: Path, base: Snapshot) -> None:
        private_folder(folder)
        name = f"{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(4)}"
        self._path = folder / f"{name}.journal"
        self._lock = Lock(folder / f"{name}.lock")
        self._lock.acquire()
        self._descriptor = open_private(self._path, os.O_WRONLY | os.O_EXCL)
        self._size = 0
        try:
            snapshot = pack_snapshot(base)
            self.append(snapshot)
        except OSError:
            self.remove()
            raise
        self._rewrite_at = max(_SMALLEST_REWRITE, 4 * len(snapshot))

    def append(self, data: bytes) -> None:
        remaining = memoryview(data)
        try:
            while remaining:
                remaining = remaining[os.write(self._descriptor, remaining) :]
        except OSError:
            # Half a record would hide all that comes after it.
            os.ftruncate(self._descriptor, self._size)
            os.lseek(self._descriptor, self._size, os.SEEK_SET)
            raise
        self._size += len(data)

    def flush(self) -> None:
        os.fsync(self._descriptor)

    def rewrite_if_long(self) -> None:
        if self._size < self._rewrite_at:
            return
        told = replay(self._path.read_bytes())
        if told is None:
            return
        base = told.base
        change = pack_edit(0, len(base.text), told.text)
        data = pack_snapshot(base) + change + pack_selection(*told.selection)
        # A save that is under way is noted again by the next one; this one's note may go.
        temporary = self._path.with_suffix(".new")
        descriptor = open_private(temporary, os.O_WRONLY | os.O_TRUNC)
        try:
            os.write(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        # Windows renames over no file that is open.
        os.close(self._descriptor)
        temporary.replace(self._path)
        self._descriptor = os.open(self._path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        self._size = os.lseek(self._descriptor, 0, os.SEEK_END)
        self._rewrite_at = max(_SMALLEST_REWRITE, 4 * self._size)

    def leave(self) -> None:
        os.close(self._descriptor)
        self._lock.release()

    def remove(self) -> None:
        os.close(self._descriptor)
        # One that cannot be removed now is found to say nothing new at the next start.
        with contextlib.suppress(OSError):
            self._path.unlink()
        self._lock.release()


_NOT_KEPT = Localized(
    es="Los cambios sin guardar no se pueden proteger de un apagón: {reason}",
    en="Unsaved changes cannot be protected from a crash: {reason}",
)
