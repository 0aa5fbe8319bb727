"""Quick open: a post by its title, day, author, tag or file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QWidget

from newsletter_editor.gui.finder.popup import Finder, row
from newsletter_editor.gui.plain import plain_tip
from newsletter_editor.gui.posts.post_model import PostModel
from newsletter_editor.gui.posts.post_rows import ListedPost, best_first

_PATH = Qt.ItemDataRole.UserRole
MOST_ROWS = 200
"""More than anybody looks through; another word finds sooner."""


class PostFinder(Finder):
    """Finds a post by some of its words; without any, those worked on last come first. Then Enter
    goes back to the one before the post in front."""

    wanted = Signal(object)
    """(Path): of the post that was chosen."""

    def __init__(
        self, posts: PostModel, recent: Sequence[Path], front: Path | None, parent: QWidget
    ) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Quick open"))
        self._posts, self._recent, self._front = posts, recent, front
        self.query.setPlaceholderText(self.tr("Title, day, author, tag or file name"))
        self.query.setAccessibleName(self.tr("Search for a post"))
        self.list.setAccessibleName(self.tr("Posts found"))
        self.nothing.setText(self.tr("No post has all of these words."))

    def found(self, query: str) -> Iterator[QStandardItem]:
        found = best_first(self._posts.listed, query, self._recent)
        return map(self._item, islice(found, MOST_ROWS))

    def likeliest(self, query: str) -> int:
        first, second = (self.list.model().index(row, 0) for row in range(2))
        # Where the author is already they need not go.
        return int(not query and first.data(_PATH) == self._front and second.isValid())

    def choose(self, index: QModelIndex) -> None:
        self.wanted.emit(index.data(_PATH))

    def _item(self, listed: ListedPost) -> QStandardItem:
        post = listed.post
        about = [self._posts.date_of(post), post.language, post.author]
        item = row(post.title, " · ".join(filter(None, about)))
        item.setToolTip(plain_tip(post.relative_path))
        item.setData(post.path, _PATH)
        return item
