"""Which post the open one translates: the likely one, or another that the author chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.gui.translation.originals import candidates, likely_original
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError

Found = tuple[list[PostFile], PostFile | None, PostFile | None]
"""The posts to choose from, the open one, and the likely original."""


class OriginalChoice(QComboBox):
    """Looks at the repo in the background, whenever `find` is called."""

    original_changed = Signal()
    """Another post is the original now, or none; or the posts have been looked at again."""
    failed = Signal(object)
    """(EditorError): the repo could not be looked at."""

    def __init__(self, post: OpenPost, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._post, self._tasks = post, tasks
        self._posts: list[PostFile] = []
        self._job: Job | None = None
        self.own: PostFile | None = None
        """The open post as the repo sees it; None where it is in none."""
        self.setAccessibleName(self.tr("Original"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.currentIndexChanged.connect(self.original_changed)

    @property
    def original(self) -> PostFile | None:
        """The post that is chosen."""
        index = self.currentIndex()
        return self._posts[index - 1] if index >= 1 else None

    def find(self) -> None:
        """Offer the posts that the open one may translate, the likely one chosen."""
        if self._job is not None:
            self._job.cancel()
        site, path, text = self._post.site, self._post.path, self._post.text()
        if site is None or path is None:
            self._show(([], None, None))
            return

        def found() -> Found:
            own = _own_post(site, path, text)
            likely = likely_original(site, own, text) if own else None
            return candidates(site, own), own, likely

        self._job = self._tasks.run(found, self._show, self._fail)

    def _show(self, found: Found) -> None:
        self._posts, self.own, likely = found
        self.blockSignals(True)
        self.clear()
        self.addItem(self.tr("— no original —"))
        for post in self._posts:
            mark = f"[{post.language}] " if post.language else ""
            self.addItem(f"{mark}{post.title}")
        paths = [post.path for post in self._posts]
        self.setCurrentIndex(paths.index(likely.path) + 1 if likely else 0)
        self.blockSignals(False)
        self.original_changed.emit()

    def _fail(self, error: EditorError) -> None:
        self.failed.emit(error)


def _own_post(site: Site, path: Path, text: str) -> PostFile | None:
    try:
        return site.post_from_text(path, text)
    except ValueError:
        return None
