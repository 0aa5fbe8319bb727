"""Room for a list of which no row is seen in part."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTreeView, QWidget

LEAST_ROWS = 2
"""Fewer are no list."""


class WholeRows(QWidget):
    """Holds a tree with rows of one height, as high as the rows that fit."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__()
        self._tree = tree
        tree.setParent(self)
        for told in (tree.model().rowsInserted, tree.model().modelReset):
            told.connect(self.fit)
        row = tree.fontMetrics().lineSpacing() + 10
        self.setMinimumHeight((LEAST_ROWS + 1) * row)

    def sizeHint(self) -> QSize:
        return self._tree.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the tree its height anew."""
        tree = self._tree
        around = tree.header().height() + 2 * tree.frameWidth()
        if tree.horizontalScrollBar().isVisible():
            around += tree.horizontalScrollBar().height()
        row = tree.sizeHintForRow(0)
        room = self.height() - around
        rest = room % row if 0 < row <= room else 0
        tree.setGeometry(0, 0, self.width(), self.height() - rest)
