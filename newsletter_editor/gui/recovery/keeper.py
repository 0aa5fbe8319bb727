"""Keeps the open posts safe: a guard for each, earlier versions, what killed programs left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from newsletter_editor.document.recovery import Unreadable, Unsaved, find_unsaved
from newsletter_editor.document.storage import Holder, spare_folder
from newsletter_editor.document.versions import Versions
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.post_files import PostFiles
from newsletter_editor.gui.post_text import PostText
from newsletter_editor.gui.recovery.guard import PostGuard
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized


class PostKeeper(QObject):
    """Lives as long as the program, and does its work whether or not there is a window."""

    troubled = Signal(object)
    """(Localized | None): what is the matter with journals; None when all is well again."""
    failed = Signal(object)
    """(Localized): why a copy cannot be kept."""
    held_elsewhere = Signal(object)
    """(Holder | None): another program or window has the post in front open; None when it no longer
    has, or another post is in front."""

    def __init__(
        self, post: OpenPost, files: PostFiles, tasks: Tasks, folder: Path, parent: QObject
    ) -> None:
        """`folder` is the program's data folder (`document.storage.data_folder`)."""
        super().__init__(parent)
        self._post, self._tasks, self._folder = post, tasks, folder
        self._journals = folder / "journal"
        self.versions = Versions(folder / "versions")
        self.unsaved: list[Unsaved] = []
        """What programs that were killed left, until it is taken back or discarded."""
        self.unreadable: list[Unreadable] = []
        """Journals of which nothing could be offered; they stay where they are."""
        self._guards: dict[PostText, PostGuard] = {}
        self._left: list[PostGuard] = []
        """Of posts that were closed, whose journals may still be at work."""
        self._told: Holder | None = None
        for text in files.posts.texts:
            self._guard(text)
        files.posts.added.connect(self._guard)
        files.posts.removed.connect(self._leave)
        files.discarded.connect(self._discard_own)
        files.writing.connect(self._note_saving)
        files.keep_replaced = self._keep_replaced
        post.opened.connect(self._tell_holder)

    @property
    def front(self) -> PostGuard:
        """The guard of the post in front."""
        return self._guards[self._post.now]

    @property
    def holder(self) -> Holder | None:
        """Who else has the post in front open."""
        return self.front.holder

    @property
    def trouble(self) -> Localized | None:
        """What is the matter with journals at present."""
        return next((each.trouble for each in self._guards.values() if each.trouble), None)

    def look_for_unsaved(self) -> list[Unsaved]:
        """Find what killed programs left and hold it for this one."""
        if not self.unsaved:
            remains = find_unsaved(self._journals, spare_folder(), keep=self.versions.keep)
            self.unsaved, self.unreadable = remains.unsaved, remains.unreadable
        return self.unsaved

    def take_back(self, unsaved: Unsaved) -> None:
        """Drop a journal whose work is in the journal of the post in front now; else it stays."""
        if self.front.journal.flush():
            self.discard(unsaved)

    def discard(self, unsaved: Unsaved) -> None:
        """Drop work that is not wanted."""
        unsaved.discard()
        self.unsaved.remove(unsaved)

    def note_cursor(self, anchor: int, position: int) -> None:
        """Where the cursor is, in code points; it comes back with the text."""
        self.front.journal.select(anchor, position)

    def begin_anew(self) -> None:
        """The post in front will be saved in another encoding, or over another text, than its
        journal began with."""
        self.front.begin()

    def keep_whole(self) -> None:
        """The file of the post in front is gone."""
        self.front.keep_whole()

    def close(self) -> None:
        """End with the program. Unsaved work that the author did not discard is offered again."""
        for unsaved in self.unsaved:
            unsaved.keep()
        for guard in self._guards.values():
            guard.close()
        for guard in self._left:
            guard.journal.close(keep=False)

    def _guard(self, text: PostText) -> None:
        guard = PostGuard(text, self._tasks, self._folder, self.versions, self)
        guard.troubled.connect(self._tell_trouble)
        guard.failed.connect(self._say_failed)
        guard.held_elsewhere.connect(self._tell_holder)
        self._guards[text] = guard

    def _leave(self, text: PostText) -> None:
        guard = self._guards.pop(text)
        guard.leave()
        for over in [each for each in self._left if each.journal.is_over]:
            self._left.remove(over)
            over.deleteLater()
        self._left.append(guard)

    def _discard_own(self, text: PostText) -> None:
        self._guards[text].is_discarded = True

    def _note_saving(self, text: PostText) -> None:
        self._guards[text].note_saving()

    def _keep_replaced(self, path: Path, data: bytes) -> None:
        try:
            self.versions.keep(path, data)
        except EditorError as error:
            self._say_failed(error)
            raise

    def _tell_trouble(self) -> None:
        self.troubled.emit(self.trouble)

    def _tell_holder(self) -> None:
        if self._told != self.holder:
            self._told = self.holder
            self.held_elsewhere.emit(self.holder)

    def _say_failed(self, error: EditorError) -> None:
        self.failed.emit(error.message)
