"""Keeps one open post safe: its journal, and the claim on its file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from newsletter_editor.document.journal import Journal
from newsletter_editor.document.saving import collect_left_overs
from newsletter_editor.document.source import digest_of, encode, read_bytes
from newsletter_editor.document.storage import (
    Holder,
    Lock,
    key_of,
    private_folder,
    spare_folder,
)
from newsletter_editor.document.versions import Versions
from newsletter_editor.gui.post_text import PostText
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

CLAIM_AGAIN_AFTER = 3000
"""Milliseconds between attempts to claim a post that another window has open."""


class PostGuard(QObject):
    """At work as long as the post is open, in front or not."""

    troubled = Signal(object)
    """(Localized | None): what is the matter with the journal; None when all is well again."""
    failed = Signal(object)
    """(EditorError): why a copy cannot be kept."""
    held_elsewhere = Signal(object)
    """(Holder | None): another program or window has the post open; None when it no longer has."""
    _journal_told = Signal(object)

    def __init__(
        self, text: PostText, tasks: Tasks, folder: Path, versions: Versions, parent: QObject
    ) -> None:
        """`folder` is the program's data folder."""
        super().__init__(parent)
        self._text, self._tasks, self._versions = text, tasks, versions
        self._claims = folder / "open"
        self.holder: Holder | None = None
        self.trouble: Localized | None = None
        """What is the matter with the journal at present."""
        self.is_discarded = False
        self._before_saving: bytes | None = None
        self._claim: Lock | None = None
        self.journal = Journal(folder / "journal", self._journal_told.emit, spare=spare_folder())
        self._claim_timer = QTimer(self)
        self._claim_timer.setInterval(CLAIM_AGAIN_AFTER)
        self._claim_timer.timeout.connect(self.claim)
        text.filled.connect(self.begin)
        text.changed.connect(self._record)
        text.saved.connect(self._note_saved)
        text.path_changed.connect(self._follow)
        self._journal_told.connect(self._note_trouble)
        self.begin()
        if text.path is not None:
            self._claim_anew()

    def begin(self) -> None:
        """Keep the post as it is now, as work on what its file is known to hold."""
        # A post that was filled from a template is on no disk yet, so all of it is to be kept.
        self._begin_with(self._text.base)

    def keep_whole(self) -> None:
        """Keep all of the post: its file is gone, so the text is nowhere else."""
        self._begin_with("")

    def _begin_with(self, base: str) -> None:
        text = self._text
        self.is_discarded = False
        self.journal.begin(base, text.format, text.path, text.digest, text.text())

    def note_saving(self) -> None:
        """The post is about to be written to its file."""
        text = self._text
        self._before_saving = None
        try:
            self.journal.saving(digest_of(encode(text.text(), text.format)))
            if text.path is not None:
                self._before_saving = read_bytes(text.path)
        except EditorError:
            # Saving itself says what is wrong; a new post has no file to read.
            return

    def claim(self) -> None:
        """Look whether the post is this program's alone."""
        claim = self._claim
        before = self.holder
        try:
            if claim is not None:
                private_folder(self._claims)
            is_free = claim is None or claim.acquire()
        except OSError:
            # Where no lock can be made, none can be in the way.
            is_free = True
        self.holder = None if is_free or claim is None else claim.holder() or Holder(0, "", 0.0)
        if is_free:
            self._claim_timer.stop()
        else:
            self._claim_timer.start()
        if self.holder != before:
            self.held_elsewhere.emit(self.holder)

    def leave(self) -> None:
        """The post is closed; what of it is unsaved is not wanted.

        This object may go as soon as `journal.is_over`.
        """
        self._release()
        self.journal.close(keep=False, wait=False)

    def close(self) -> None:
        """End with the program. Unsaved work that the author did not discard is offered again."""
        self.journal.close(keep=self._text.is_dirty and not self.is_discarded)
        self._release()

    def _release(self) -> None:
        self._claim_timer.stop()
        if self._claim:
            self._claim.release()
        self._claim = None

    def _record(self, start: int, removed: int, inserted: str) -> None:
        # Who writes on in a post has not left it after all.
        self.is_discarded = False
        self.journal.record(start, removed, inserted)

    def _note_saved(self) -> None:
        self.begin()
        path, before = self._text.path, self._before_saving
        self._before_saving = None
        if path is None:
            return
        after = encode(self._text.text(), self._text.format)

        def keep() -> None:
            for data in (before, after):
                if data is not None:
                    self._versions.keep(path, data)

        self._tasks.run(keep, failed=self.failed.emit)

    def _note_trouble(self, trouble: Localized | None) -> None:
        self.trouble = trouble
        self.troubled.emit(trouble)

    def _follow(self) -> None:
        self._claim_anew()
        if self._text.is_dirty:
            # Its journal names the file to which the work is given back.
            self.begin()

    def _claim_anew(self) -> None:
        self._release()
        path = self._text.path
        if path is not None:
            self._claim = Lock(self._claims / key_of(path))
            # What a program that was killed while saving left beside the post.
            self._tasks.run(partial(collect_left_overs, path, partial(self._versions.keep, path)))
        self.claim()
