"""The model behind the list of posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from newsletter_editor.gui.plain import plain_tip
from newsletter_editor.gui.posts.post_rows import ListedPost, Row, Year, newest_first, rows_of
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.text.localized import Language
from newsletter_editor.text.problems import Severity

RowRole = Qt.ItemDataRole.UserRole
MarksRole = Qt.ItemDataRole.UserRole + 1

_Index = QModelIndex | QPersistentModelIndex
_MOST_SINGLE_CHANGES = 30
"""Rows that are inserted one by one; more of them are quicker shown as a new list."""


class PostModel(QAbstractListModel):
    """Rows of `post_rows`, with what is known of each post besides: changes and problems."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._locale = QLocale(language)
        self._posts: dict[Path, ListedPost] = {}
        self._ordered: list[ListedPost] = []
        self._rows: list[Row] = []
        self._row_of: dict[Path, int] = {}
        self._filter = ""
        self._languages: frozenset[str] = frozenset()
        self._changed: frozenset[Path] = frozenset()
        self._last_changes: Mapping[Path, str] = {}
        self._published: frozenset[Path] = frozenset()
        self._problems: dict[Path, Severity] = {}

    # ---- what the pane sets --------------------------------------------------------------------

    def add(self, posts: Iterable[PostFile]) -> None:
        """Put more posts in; those whose path is there already are replaced."""
        for post in posts:
            self._posts[post.path] = self._listed(post)
        self._rebuild()

    def replace(self, posts: Iterable[PostFile]) -> None:
        """Have exactly these posts. Rows whose post is the very same are left as they are."""
        known = self._posts
        self._posts = {}
        is_same = True
        for post in posts:
            listed = known.get(post.path)
            if listed is None or listed.post is not post:
                listed = self._listed(post)
                is_same = False
            self._posts[post.path] = listed
        if not is_same or len(known) != len(self._posts):
            self._rebuild()

    def clear(self) -> None:
        """Have none, and know nothing of any."""
        self._posts = {}
        self._problems = {}
        self._rebuild()

    def set_filter(self, text: str) -> None:
        """Show only the posts that hold every word of `text`."""
        self._filter = text
        self._rebuild(sort=False)

    def set_languages(self, languages: Iterable[str]) -> None:
        """Show only the posts in these languages; all where there are none."""
        self._languages = frozenset(languages)
        self._rebuild(sort=False)

    def set_changed(self, paths: Iterable[Path]) -> None:
        """Mark the posts that differ from the last commit."""
        self._changed = frozenset(paths)
        self._tell_marks()

    def set_last_changes(self, words: Mapping[Path, str]) -> None:
        """Note who changed each post last, and when, in words."""
        self._last_changes = words

    def set_published(self, paths: Iterable[Path]) -> None:
        """Mark the posts that are on the site."""
        self._published = frozenset(paths)
        self._tell_marks()

    def set_problem(self, path: Path, worst: Severity | None) -> None:
        """Mark a post in which checks found something, by the worst of it; None unmarks it."""
        if self._problems.get(path) == worst:
            return
        if worst is None:
            del self._problems[path]
        else:
            self._problems[path] = worst
        row = self._row_of.get(path)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row), [MarksRole])

    @property
    def posts(self) -> list[PostFile]:
        """All posts, newest first, whether the filter shows them or not."""
        return [listed.post for listed in self._ordered]

    @property
    def listed(self) -> list[ListedPost]:
        """The same, with what each is searched by."""
        return list(self._ordered)

    @property
    def languages(self) -> list[str]:
        """The languages that posts are in, those of most posts first."""
        counts = Counter(listed.post.language for listed in self._ordered if listed.post.language)
        return [language for language, _ in counts.most_common()]

    @property
    def only_shown(self) -> PostFile | None:
        """The one post that the filter lets through; None where there are more, or none."""
        if len(self._row_of) != 1:
            return None
        (row,) = self._row_of.values()
        return self.post_at(self.index(row))

    @property
    def post_count(self) -> int:
        """Number of posts, whether the filter shows them or not."""
        return len(self._posts)

    @property
    def shown_count(self) -> int:
        """Number of posts that the filter lets through."""
        return len(self._row_of)

    def row_of(self, path: Path | None) -> int:
        """The row of a post, -1 where it is not shown."""
        return self._row_of.get(path, -1) if path else -1

    def post_at(self, index: _Index) -> PostFile | None:
        """The post of a row, None for a year or no row."""
        row = self._rows[index.row()] if index.isValid() else None
        return row.post if isinstance(row, ListedPost) else None

    # ---- what views ask ------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], Year):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == RowRole:
            return row
        if isinstance(row, Year):
            shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return str(row.year) if shown else None
        post = row.post
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return post.title
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._tool_tip(post))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(post)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._last_changes.get(post.path, "")
            case _ if role == MarksRole:
                path = post.path
                return path in self._changed, self._problems.get(path), path in self._published
        return None

    def date_of(self, post: PostFile) -> str:
        """The post's day as people write it, short."""
        return self._locale.toString(post.listed_date.date(), self.tr("d MMM yyyy"))

    def _listed(self, post: PostFile) -> ListedPost:
        day = post.listed_date.date()
        long = self._locale.toString(day, QLocale.FormatType.LongFormat)
        return ListedPost(post, f"{self.date_of(post)}\n{long}\n{day.isoformat()}")

    def reason(self, post: PostFile) -> str:
        """Why the post, or its front matter, cannot be read; empty when it can."""
        return post.error.in_language(self._language) if post.error else ""

    def mark_words(self, post: PostFile) -> list[str]:
        """What the marks of a row say, in words."""
        problem = self._problems.get(post.path)
        marks = {
            self.tr("draft"): post.draft,
            self.tr("in translation"): post.in_translation,
            self.tr("not published"): not post.published,
            self.tr("changed since the last commit"): post.path in self._changed,
            self.tr("has errors"): problem is Severity.ERROR,
            self.tr("has remarks"): problem is not None and problem is not Severity.ERROR,
            self.tr("published"): post.path in self._published,
        }
        return [words for words, holds in marks.items() if holds]

    def _spoken(self, post: PostFile) -> str:
        said = [post.title, self.date_of(post), post.language, post.author]
        return ", ".join(filter(None, [*said, *self.mark_words(post), self.reason(post)]))

    def _tool_tip(self, post: PostFile) -> str:
        about = " · ".join(filter(None, [self.date_of(post), post.author, ", ".join(post.tags)]))
        marks = ", ".join(self.mark_words(post))
        last = self._last_changes.get(post.path, "")
        lines = [post.title, about, post.relative_path, marks, last, self.reason(post)]
        return "\n".join(filter(None, lines))

    # ---- rows ----------------------------------------------------------------------------------

    def _rebuild(self, sort: bool = True) -> None:
        if sort:
            self._ordered = newest_first(self._posts.values())
        self._show(rows_of(self._ordered, self._filter, self._languages))

    def _show(self, rows: list[Row]) -> None:
        start, end = _common_ends(self._rows, rows)
        old_end, new_end = len(self._rows) - end, len(rows) - end
        if (old_end - start) + (new_end - start) > _MOST_SINGLE_CHANGES and start < len(self._rows):
            self.beginResetModel()
            self._take(rows)
            self.endResetModel()
            return
        if old_end > start:
            self.beginRemoveRows(QModelIndex(), start, old_end - 1)
            self._take(self._rows[:start] + self._rows[old_end:])
            self.endRemoveRows()
        if new_end > start:
            self.beginInsertRows(QModelIndex(), start, new_end - 1)
            self._take(rows)
            self.endInsertRows()

    def _take(self, rows: list[Row]) -> None:
        self._rows = rows
        self._row_of = {
            row.path: number for number, row in enumerate(rows) if isinstance(row, ListedPost)
        }

    def _tell_marks(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [MarksRole])


def _common_ends(old: list[Row], new: list[Row]) -> tuple[int, int]:
    """How many rows at the start, and then at the end, are the same in both."""
    limit = min(len(old), len(new))
    start = 0
    while start < limit and _is_same(old[start], new[start]):
        start += 1
    end = 0
    while end < limit - start and _is_same(old[-1 - end], new[-1 - end]):
        end += 1
    return start, end


def _is_same(old: Row, new: Row) -> bool:
    return old is new or (isinstance(old, Year) and old == new)
