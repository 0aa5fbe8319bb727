"""Keeps the open post safe: its journal, its earlier versions, and the claim on its file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from newsletter_editor.document.journal import Journal
from newsletter_editor.document.recovery import Unreadable, Unsaved, find_unsaved
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
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.post_files import PostFiles
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

CLAIM_AGAIN_AFTER = 3000
"""Milliseconds between attempts to claim a post that another window has open."""


class PostKeeper(QObject):
    """Lives as long as the program, and does its work whether or not there is a window."""

    troubled = Signal(object)
    """(Localized | None): what is the matter with the journal; None when all is well again."""
    failed = Signal(object)
    """(Localized): why a copy cannot be kept."""
    _journal_told = Signal(object)
    held_elsewhere = Signal(object)
    """(Holder | None): another program or window has the post open; None when it no longer has."""

    def __init__(
        self, post: OpenPost, files: PostFiles, tasks: Tasks, folder: Path, parent: QObject
    ) -> None:
        """`folder` is the program's data folder (`document.storage.data_folder`)."""
        super().__init__(parent)
        self._post, self._files, self._tasks = post, files, tasks
        self._journals = folder / "journal"
        self._claims = folder / "open"
        self.versions = Versions(folder / "versions")
        self.holder: Holder | None = None
        self.trouble: Localized | None = None
        """What is the matter with the journal at present."""
        self.unsaved: list[Unsaved] = []
        """What programs that were killed left, until it is taken back or discarded."""
        self._base = ""
        self._is_discarded = False
        self._before_saving: bytes | None = None
        self._claim: Lock | None = None
        self.unreadable: list[Unreadable] = []
        """Journals of which nothing could be offered; they stay where they are."""
        self._journal = Journal(self._journals, self._journal_told.emit, spare=spare_folder())
        self._claim_timer = QTimer(self)
        self._claim_timer.setInterval(CLAIM_AGAIN_AFTER)
        self._claim_timer.timeout.connect(self._claim_post)
        post.opened.connect(self._begin)
        post.changed.connect(self._record)
        post.saved.connect(self._note_saved)
        post.path_changed.connect(self._claim_anew)
        self._journal_told.connect(self._note_trouble)
        files.discarded.connect(self._discard_own)
        files.keep_replaced = self._keep_replaced
        files.before_saving.append(self._note_saving)
        self._begin()

    def look_for_unsaved(self) -> list[Unsaved]:
        """Find what killed programs left and hold it for this one."""
        if not self.unsaved:
            remains = find_unsaved(self._journals, spare_folder(), keep=self.versions.keep)
            self.unsaved, self.unreadable = remains.unsaved, remains.unreadable
        return self.unsaved

    def take_back(self, unsaved: Unsaved) -> None:
        """Drop a journal whose work is in this program's journal now; else it stays."""
        if self._journal.flush():
            self.discard(unsaved)

    def discard(self, unsaved: Unsaved) -> None:
        """Drop work that is not wanted."""
        unsaved.discard()
        self.unsaved.remove(unsaved)

    def note_cursor(self, anchor: int, position: int) -> None:
        """Where the cursor is, in code points; it comes back with the text."""
        self._journal.select(anchor, position)

    def note_format(self) -> None:
        """The post will be saved in another encoding than the journal began with."""
        self._begin_from(self._base)

    def rebase(self, base: str) -> None:
        """The unsaved work now starts from another text, which the file has by now."""
        self._begin_from(base)

    def close(self) -> None:
        """End with the program. Unsaved work that the author did not discard is offered again."""
        for unsaved in self.unsaved:
            unsaved.keep()
        self._journal.close(keep=self._post.is_dirty and not self._is_discarded)
        if self._claim:
            self._claim.release()

    def _record(self, start: int, removed: int, inserted: str) -> None:
        # Who writes on in a post has not left it after all.
        self._is_discarded = False
        self._journal.record(start, removed, inserted)

    def _discard_own(self) -> None:
        self._is_discarded = True

    def _begin(self) -> None:
        # A post that was filled from a template is on no disk yet, so all of it is to be kept.
        has_file = bool(self._post.digest)
        self._begin_from(self._post.text() if has_file else "")

    def _begin_from(self, base: str) -> None:
        post = self._post
        self._base = base
        self._is_discarded = False
        self._journal.begin(base, post.format, post.path, post.digest, post.text())

    def _note_saving(self) -> bool:
        post = self._post
        self._before_saving = None
        try:
            self._journal.saving(digest_of(encode(post.text(), post.format)))
            if post.path is not None:
                self._before_saving = read_bytes(post.path)
        except EditorError:
            # Saving itself says what is wrong; a new post has no file to read.
            return True
        return True

    def _note_saved(self) -> None:
        self._begin()
        path, before = self._post.path, self._before_saving
        self._before_saving = None
        if path is None:
            return
        after = encode(self._post.text(), self._post.format)

        def keep() -> None:
            for data in (before, after):
                if data is not None:
                    self.versions.keep(path, data)

        self._tasks.run(keep, failed=self._say_failed)

    def _keep_replaced(self, path: Path, data: bytes) -> None:
        try:
            self.versions.keep(path, data)
        except EditorError as error:
            self._say_failed(error)
            raise

    def _note_trouble(self, trouble: Localized | None) -> None:
        self.trouble = trouble
        self.troubled.emit(trouble)

    def _say_failed(self, error: EditorError) -> None:
        self.failed.emit(error.message)

    def _claim_anew(self) -> None:
        if self._claim:
            self._claim.release()
        self._claim = None
        path = self._post.path
        if path is not None:
            self._claim = Lock(self._claims / key_of(path))
            # What a program that was killed while saving left beside the post.
            self._tasks.run(partial(collect_left_overs, path, partial(self.versions.keep, path)))
        self._claim_post()

    def _claim_post(self) -> None:
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
