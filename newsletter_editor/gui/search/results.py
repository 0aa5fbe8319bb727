"""What was found, post by post, as a tree with a tick for each match."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from newsletter_editor.gui.plain import plain_tip
from newsletter_editor.text.ranges import Range

_PLACE = Qt.ItemDataRole.UserRole
_ARROW = " → "


class Place(NamedTuple):
    """Where a row leads: to a post, or to one match in it."""

    path: Path
    digest: str
    """Of the post as it was looked at, "" where the editor has it."""
    range: Range | None = None


class ResultModel(QStandardItemModel):
    """Rows of posts with the rows of their matches below."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.match_count = 0
        self.post_count = 0

    def forget(self) -> None:
        """Have no rows."""
        self.clear()
        self.match_count = self.post_count = 0

    def add(self, found: dict[str, Any], title: str, about: str) -> None:
        """Add a post as the worker tells it; its words are shown as they are."""
        path, replaces = Path(found["path"]), False
        count = len(found["matches"])
        post = QStandardItem(f"{title}    {about} ({count})".replace("\n", " "))
        post.setEditable(False)
        post.setToolTip(plain_tip(str(path)))
        post.setData(Place(path, found["digest"]), _PLACE)
        for start, end, line, words, first, last, new, is_read in found["matches"]:
            shown = words if new is None else _replaced(words, first, last, new)
            match = QStandardItem(f"{line}:  {shown.strip()}".replace("\n", "⏎"))
            match.setEditable(False)
            match.setData(Place(path, found["digest"], Range(start, end)), _PLACE)
            if new is not None:
                replaces = True
                match.setCheckable(True)
                # What is for the site's layout, and for no reader, the author ticks by hand.
                match.setCheckState(Qt.CheckState.Checked if is_read else Qt.CheckState.Unchecked)
            post.appendRow(match)
        if replaces:
            post.setAutoTristate(True)
            self.sum_up(post)
        self.appendRow(post)
        self.post_count += 1
        self.match_count += count

    def place(self, item: QStandardItem) -> Place:
        """Where a row leads."""
        place: Place = item.data(_PLACE)
        return place

    def ticked(self) -> Iterator[tuple[Place, frozenset[int]]]:
        """The posts with ticked matches, and where these begin."""
        for row in range(self.rowCount()):
            post = self.item(row)
            matches = (post.child(at) for at in range(post.rowCount()))
            starts = frozenset(
                self.place(match).range.start  # type: ignore[union-attr]
                for match in matches
                if match.checkState() is Qt.CheckState.Checked
            )
            if starts:
                yield self.place(post), starts

    def tick(self, post: QStandardItem) -> None:
        """Give all matches of a post the tick that it has itself."""
        state = post.checkState()
        if state is not Qt.CheckState.PartiallyChecked:
            for at in range(post.rowCount()):
                if post.child(at).isCheckable():
                    post.child(at).setCheckState(state)

    def sum_up(self, post: QStandardItem) -> None:
        """Give a post the tick that its matches have, or the one between."""
        children = [post.child(at) for at in range(post.rowCount())]
        states = {child.checkState() for child in children if child.isCheckable()}
        state = states.pop() if len(states) == 1 else Qt.CheckState.PartiallyChecked
        if post.checkState() is not state:
            post.setCheckState(state)


def _replaced(words: str, first: int, last: int, new: str) -> str:
    return f"{words[:first]}[{words[first:last]}{_ARROW}{new}]{words[last:]}"
