"""Rows that lead to places of posts."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTreeView


class ResultTree(QTreeView):
    """Enter and a click go to a place; arrows only move, and the space bar ticks."""

    chosen = Signal(QModelIndex)

    def __init__(self, model: QAbstractItemModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self.chosen)

    def fetch_in_view(self) -> None:
        """Have the model show more where its last row is in view.

        Qt asks by itself when rows come and when it is scrolled, not of a model that grows unseen.
        """
        model = self.model()
        last = model.index(model.rowCount() - 1, 0)
        if self.viewport().rect().intersects(self.visualRect(last)):
            model.fetchMore(self.rootIndex())

    def enter_from(self, *fields: QLineEdit) -> None:
        """Take the keyboard when Down is pressed in one of `fields`, a row under the cursor."""
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_down = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        )
        if not isinstance(watched, QLineEdit) or not is_down or not self.model().rowCount():
            return super().eventFilter(watched, event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.chosen.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
