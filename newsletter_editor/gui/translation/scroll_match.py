"""Two texts scrolled together by blocks that belong to each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit


class ScrollMatch(QObject):
    """Keeps the top of one text beside the matching place of the other, whichever is scrolled."""

    def __init__(
        self, left: QPlainTextEdit, right: QPlainTextEdit, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._left, self._right = left, right
        self._anchors: list[tuple[int, int]] = [(0, 0)]
        self._is_following = False
        left.verticalScrollBar().valueChanged.connect(self._left_scrolled)
        right.verticalScrollBar().valueChanged.connect(self._right_scrolled)

    def match(self, anchors: Sequence[tuple[int, int]]) -> None:
        """Lines, from 0, that belong together; those that would cross others are left out."""
        kept = [(0, 0)]
        for left, right in sorted(anchors):
            if left > kept[-1][0] and right > kept[-1][1]:
                kept.append((left, right))
        self._anchors = kept

    def line_on_right(self, line: float) -> float:
        """The place in the right text that stands beside a line of the left one."""
        return _between(self._anchors, line)

    def line_on_left(self, line: float) -> float:
        """The place in the left text that stands beside a line of the right one."""
        return _between([(right, left) for left, right in self._anchors], line)

    def _left_scrolled(self) -> None:
        self._follow(self._left, self._right, self.line_on_right)

    def _right_scrolled(self) -> None:
        self._follow(self._right, self._left, self.line_on_left)

    def _follow(
        self, moved: QPlainTextEdit, other: QPlainTextEdit, line_of: Callable[[float], float]
    ) -> None:
        if self._is_following or not other.isVisible():
            return
        self._is_following = True
        try:
            block = moved.firstVisibleBlock()
            height = max(1.0, moved.blockBoundingGeometry(block).height())
            top = moved.blockBoundingGeometry(block).translated(moved.contentOffset()).top()
            scroll_to(other, line_of(block.blockNumber() - top / height))
        finally:
            self._is_following = False


def _between(anchors: Sequence[tuple[int, int]], line: float) -> float:
    # The first line's own margin stands above line 0.
    line = max(0.0, line)
    at = bisect_right(anchors, line, key=lambda each: each[0]) - 1
    from_, to = anchors[at]
    if at + 1 >= len(anchors):
        return to + line - from_
    next_from, next_to = anchors[at + 1]
    return to + (line - from_) * (next_to - to) / (next_from - from_)


def scroll_to(edit: QPlainTextEdit, line: float) -> None:
    """Bring a line, counted from 0, to the top of a text."""
    block = edit.document().findBlockByNumber(
        min(max(0, int(line)), edit.document().blockCount() - 1)
    )
    # QPlainTextEdit's scroll bar counts lines of the screen, of which a paragraph has many.
    rows = block.firstLineNumber() + int((line - int(line)) * max(1, block.lineCount()))
    edit.verticalScrollBar().setValue(rows)
