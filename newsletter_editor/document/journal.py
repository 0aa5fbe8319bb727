"""The journal of one open post: every change on disk within a second, whatever happens next.

Typing never waits for the disk: `record` only puts the edit into a queue. A thread writes what has
gathered every tenth of a second, from which moment a killed program loses nothing, and flushes it
to the drive at most every half second, from which moment a power cut loses nothing either. (A flush
takes 1 to 100 ms, so one for each key would wear a drive out and lag behind the typist.)

A journal is made with the first change, so looking at posts leaves none, and it goes as soon as
the post is saved. What the thread does with the disk is in `journal_writer`.
"""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue

from newsletter_editor.document.disk import THE_DISK, Disk
from newsletter_editor.document.journal_records import Snapshot
from newsletter_editor.document.journal_writer import JournalWriter, Message
from newsletter_editor.document.source import Format
from newsletter_editor.text.localized import Localized

WRITE_AFTER = 0.1
"""Seconds from a change until it is written."""
LONGEST_WAIT = 3.0
"""Seconds that a save or the program's end may wait for a disk that does not answer."""
_LOOK_EVERY = 2.0
"""Seconds between two looks whether the journal is still there, while nothing is typed."""


class Journal:
    """Keeps one post at a time. Only `saving`, `flush` and `close` wait, and never for ever."""

    def __init__(
        self,
        folder: Path,
        tell: Callable[[Localized | None], None] | None = None,
        *,
        spare: Path | None = None,
        disk: Disk = THE_DISK,
    ) -> None:
        """`folder` is where journals lie, `spare` where one goes while that cannot be written to.

        `tell` is called, in another thread, with what an author should know when unsaved work is
        not kept, or not where it should be, and with None as soon as all is well again.
        """
        self._queue: Queue[Message] = Queue()
        self._hurry = threading.Event()
        self._writer = JournalWriter([folder, *([spare] if spare else [])], tell, disk)
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
        self._thread.start()

    def begin(
        self,
        text: str,
        format: Format,
        path: Path | None,
        digest: str | None,
        now: str | None = None,
    ) -> None:
        """Keep this post from now on; the journal of the one before is removed.

        Call it when a post was opened and when it was saved: `text` is then what the file holds.
        `now` is what the author has, where that is another text: then the journal before goes
        only after this one is on the drive.
        """
        self._queue.put((Snapshot(text, format, path, digest), text if now is None else now))

    def record(self, start: int, removed: int, inserted: str) -> None:
        """Note one edit: at code point `start`, `removed` of them gave way to `inserted`."""
        self._queue.put((start, removed, inserted))

    def select(self, anchor: int, position: int) -> None:
        """Note where the cursor is, in code points; it is written with the edits."""
        self._queue.put((anchor, position))

    def saving(self, digest: str) -> bool:
        """Note, before the post is saved, the digest of its bytes; whether that is written.

        So a program that is killed between the save and the next `begin` offers nothing old.
        """
        self._queue.put(digest)
        return self.flush()

    def flush(self) -> bool:
        """Wait until all that was recorded is on the drive; False when it is not."""
        done = threading.Event()
        self._queue.put(done)
        self._hurry.set()
        end = time.monotonic() + LONGEST_WAIT
        while not done.wait(0.05):
            if not self._thread.is_alive() or time.monotonic() > end:
                return False
        return self._writer.is_up_to_date

    def close(self, *, keep: bool, wait: bool = True) -> None:
        """End with the post: keep the journal of unsaved work, or remove it.

        Without `wait` that is done when the disk gets to it, and `is_over` tells.
        """
        self._queue.put(keep)
        self._hurry.set()
        if wait:
            self._thread.join(LONGEST_WAIT)

    @property
    def is_over(self) -> bool:
        """Whether it has been closed, and all is done."""
        return not self._thread.is_alive()

    def _work(self) -> None:
        writer = self._writer
        while not writer.is_closed:
            pause = writer.pause
            try:
                first = self._queue.get(timeout=_LOOK_EVERY if pause is None else pause)
            except Empty:
                self._do([])
                continue
            if not isinstance(first, str | bool | threading.Event):
                # What is typed in the meantime goes with it.
                self._hurry.wait(WRITE_AFTER)
            self._hurry.clear()
            self._do([first, *self._waiting()])

    def _do(self, messages: list[Message]) -> None:
        try:
            self._writer.take(messages)
        except Exception:  # noqa: BLE001 - a fault of ours must not end what keeps the text
            threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), self._thread)))
            self._writer.start_over()
        for message in messages:
            if isinstance(message, threading.Event):
                message.set()

    def _waiting(self) -> Iterator[Message]:
        with contextlib.suppress(Empty):
            while True:
                yield self._queue.get_nowait()
