"""What was found, post by post, as a tree with a tick for each match."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from newsletter_editor.gui.plain import plain_tip
from newsletter_editor.text.ranges import Range

ROWS_AT_ONCE = 60
"""Rows of posts and matches that a view is given when it comes to the last; a list of 10,000 takes
the window's thread a third of a second."""
_MATCHES_ASKED = 50
_ARROW = " → "
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Place(NamedTuple):
    """Where a row leads: to a post, or to one match in it."""

    path: Path
    digest: str
    """Of the post as it was looked at, "" where the editor has it or nothing is to be replaced."""
    range: Range | None = None


class Line(NamedTuple):
    """A match as it reads."""

    number: int
    words: str
    start: int
    end: int
    """Of the match, in the words."""


@dataclass(slots=True)
class _Post:
    place: Place
    places: list[tuple[int, int]]
    changes: list[tuple[str | None, bool]] | None
    """What takes the place of each match, if anything does, and whether people read it."""
    is_cut: bool
    """Whether it has more matches than these, which are neither shown nor replaced."""
    lines: dict[int, Line] = field(default_factory=dict)
    ticked: set[int] = field(default_factory=set)

    def can_tick(self, at: int) -> bool:
        return self.changes is not None and self.changes[at][0] is not None

    @property
    def state(self) -> Qt.CheckState | None:
        """None where there is nothing to tick."""
        if self.changes is None:
            return None
        count = sum(new is not None for new, _ in self.changes)
        if not count or len(self.ticked) not in (0, count):
            return Qt.CheckState.PartiallyChecked if count else None
        return _CHECKED if self.ticked else _UNCHECKED


class ResultModel(QAbstractItemModel):
    """Rows of posts with the rows of their matches below.

    How a match reads is asked for when its row is looked at, and `tell` brings the answer.
    """

    lines_wanted = Signal(object)
    """({key: (path, places)})"""
    more_to_show = Signal()
    """There are rows that no view has asked for yet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.match_count = 0
        self.post_count = 0
        self._posts: list[_Post] = []
        self._shown = 0
        self._told_of: Callable[[Path], str] = lambda path: path.name
        self._wanted: dict[str, tuple[str, list[tuple[int, int]]]] = {}
        self._asking = QTimer(self, singleShot=True, interval=0, timeout=self._ask)

    def forget(self) -> None:
        """Have no rows."""
        self.beginResetModel()
        self._posts, self._wanted = [], {}
        self._shown = self.match_count = self.post_count = 0
        self.endResetModel()

    def add(self, found: Iterable[dict[str, Any]], told_of: Callable[[Path], str]) -> None:
        """Add posts as the worker tells them; `told_of` says what a post is called in its row."""
        self._told_of = told_of
        for each in found:
            changes = each["changes"]
            place = Place(Path(each["path"]), each["digest"])
            post = _Post(place, each["places"], changes, each["is_cut"])
            # What is for the site's layout, and for no reader, the author ticks by hand.
            post.ticked = {
                at for at, (new, is_read) in enumerate(changes or ()) if new is not None and is_read
            }
            self._posts.append(post)
            self.post_count += 1
            self.match_count += len(post.places)
        if self._rows_shown() < ROWS_AT_ONCE:
            self.fetchMore(_NOWHERE)
        if self.canFetchMore(_NOWHERE):
            self.more_to_show.emit()

    def tell(self, lines: dict[str, list[list[Any]]]) -> None:
        """How the matches read that were asked for."""
        for key, told in lines.items():
            row, first = map(int, key.split(":"))
            if row >= len(self._posts):
                continue
            found = enumerate((Line(*line) for line in told), first)
            self._posts[row].lines.update(found)
            parent = self.index(row, 0)
            last = self.index(first + len(told) - 1, 0, parent)
            self.dataChanged.emit(self.index(first, 0, parent), last)

    def place(self, index: _Index) -> Place:
        """Where a row leads."""
        post, at = self._at(index)
        return post.place if at is None else post.place._replace(range=Range(*post.places[at]))

    def ticked(self) -> Iterator[tuple[Place, frozenset[int]]]:
        """The posts with ticked matches, and where these begin."""
        for post in self._posts:
            if post.ticked:
                yield post.place, frozenset(post.places[at][0] for at in post.ticked)

    # ---- as Qt asks ----------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        if column or not 0 <= row < self.rowCount(parent):
            return _NOWHERE
        # The number kept in an index is 0 for a post, for a match that of its post, from 1.
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]
        of = index.internalId()
        return self.createIndex(of - 1, 0, 0) if index.isValid() and of else _NOWHERE

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        if not parent.isValid():
            return self._shown
        return 0 if parent.internalId() else len(self._posts[parent.row()].places)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 1

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._shown < len(self._posts)

    def fetchMore(self, parent: _Index) -> None:
        rows, last = 0, self._shown
        while last < len(self._posts) and rows < ROWS_AT_ONCE:
            rows += 1 + len(self._posts[last].places)
            last += 1
        if last > self._shown:
            self.beginInsertRows(_NOWHERE, self._shown, last - 1)
            self._shown = last
            self.endInsertRows()

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        post, at = self._at(index)
        if at is not None:
            flags |= Qt.ItemFlag.ItemNeverHasChildren
        if post.state is not None if at is None else post.can_tick(at):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        post, at = self._at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(post) if at is None else self._words(index, post, at)
        if role == Qt.ItemDataRole.CheckStateRole:
            if at is None:
                return post.state
            return (_CHECKED if at in post.ticked else _UNCHECKED) if post.can_tick(at) else None
        if role == Qt.ItemDataRole.ToolTipRole and at is None:
            return plain_tip(str(post.place.path))
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        post, at = self._at(index)
        chosen = range(len(post.places)) if at is None else (at,)
        those = {each for each in chosen if post.can_tick(each)}
        if Qt.CheckState(value) is _UNCHECKED:  # type: ignore[call-overload]
            post.ticked -= those
        else:
            post.ticked |= those
        above = self.index(index.row(), 0) if at is None else self.parent(index)
        self.dataChanged.emit(above, above)
        below = len(post.places) - 1
        self.dataChanged.emit(self.index(0, 0, above), self.index(below, 0, above))
        return True

    # ---- rows ----------------------------------------------------------------------------------

    def _at(self, index: _Index) -> tuple[_Post, int | None]:
        of = index.internalId()
        return (self._posts[of - 1], index.row()) if of else (self._posts[index.row()], None)

    def _rows_shown(self) -> int:
        return sum(1 + len(post.places) for post in self._posts[: self._shown])

    def _title(self, post: _Post) -> str:
        count = f"{len(post.places)}{'+' if post.is_cut else ''}"
        return f"{self._told_of(post.place.path)} ({count})".replace("\n", " ")

    def _words(self, index: _Index, post: _Post, at: int) -> str:
        line = post.lines.get(at)
        if line is None:
            first = at - at % _MATCHES_ASKED
            places = post.places[first : first + _MATCHES_ASKED]
            key = f"{index.internalId() - 1}:{first}"
            self._wanted[key] = (str(post.place.path), places)
            self._asking.start()
            return "…"
        new = post.changes[at][0] if post.changes else None
        shown = line.words
        if new is not None:
            shown = _replaced(line, new)
        return f"{line.number}:  {shown.strip()}".replace("\n", "⏎")

    def _ask(self) -> None:
        wanted, self._wanted = self._wanted, {}
        if wanted:
            self.lines_wanted.emit(wanted)


def _replaced(line: Line, new: str) -> str:
    before, gone, after = (
        line.words[: line.start], line.words[line.start : line.end], line.words[line.end :],
    )  # fmt: skip
    return f"{before}[{gone}{_ARROW}{new}]{after}"
