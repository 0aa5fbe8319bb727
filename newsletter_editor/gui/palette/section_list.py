"""The list of cards: keys and dragging."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from newsletter_editor.gui.palette.card_delegate import DETAIL, NAME, TEMPLATE, CardDelegate
from newsletter_editor.gui.plain import plain_tip

MIME = "application/x-newsletter-editor-template"
"""What is dragged to the text: the id of a template, as UTF-8."""


class CardList(QListWidget):
    """Cards that are chosen with a click or Enter (with Alt: at the cursor) and dragged."""

    chosen = Signal(int, bool)
    """(row, at_cursor)"""
    moved = Signal(int, int)
    """(row, row before which it was dropped), rows from 0."""
    address_pasted = Signal(str)
    """What the clipboard held when the author pasted on a card."""

    def __init__(self, name: str, *, can_move: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(CardDelegate(self))
        self.setMouseTracking(True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setTabKeyNavigation(False)
        self._can_move = can_move
        self._faces: list[object] = []
        self._drop_row: int | None = None
        self._pressed_row = -1
        if can_move:
            self.setAcceptDrops(True)
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        else:
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def show_cards(
        self, faces: Sequence[object], told: Callable[[int], tuple[dict[int, object], str]]
    ) -> None:
        """Show a card for each face, keeping the current one where there is one like it.

        `told(row)` gives what a card says, by role, and its hint. It is asked about those alone
        whose face is new: of a long post's hundreds of sections a pause changes one.
        """
        row = self.currentRow()
        name = self.item(row).data(NAME) if row >= 0 else None
        scrolled = self.verticalScrollBar().value()
        for at, (face, old) in enumerate(zip_longest(faces, self._faces)):
            if at >= len(faces):
                self.takeItem(len(faces))
            elif at >= self.count() or face != old:
                self._set_card(at, *told(at))
        self._faces = list(faces)
        if row >= 0 and (row >= self.count() or self.item(row).data(NAME) != name):
            rows = range(self.count())
            self.setCurrentRow(next((at for at in rows if self.item(at).data(NAME) == name), -1))
        self.verticalScrollBar().setValue(scrolled)

    def _set_card(self, row: int, values: dict[int, object], tip: str) -> None:
        item = self.item(row)
        if item is None:
            item = QListWidgetItem(self)
        for role, value in values.items():
            item.setData(role, value)
        item.setToolTip(plain_tip(tip))
        spoken = f"{values[NAME]}, {values[DETAIL]}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed_row = self._row_at(event)

    def _row_at(self, event: QMouseEvent) -> int:
        item = self.itemAt(event.position().toPoint())
        return self.row(item) if item is not None else -1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self._row_at(event)
        is_click = event.button() == Qt.MouseButton.LeftButton and row == self._pressed_row
        if row >= 0 and is_click:
            self.chosen.emit(row, bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentRow()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.matches(QKeySequence.StandardKey.Paste):
            self.address_pasted.emit(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.chosen.emit(row, alt)
        elif (
            alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._can_move and row >= 0
        ):
            # Dragging by keyboard: a card moves past its neighbour.
            step = -1 if event.key() == Qt.Key.Key_Up else 2
            if 0 <= row + step <= self.count():
                self.moved.emit(row, row + step)
        else:
            super().keyPressEvent(event)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's name
        item = self.currentItem()
        if item is None:
            return
        data = QMimeData()
        data.setData(MIME, str(item.data(TEMPLATE) or "").encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.grab(self.visualItemRect(item)))
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._consider(event)

    def dragLeaveEvent(self, event: object) -> None:
        self._drop_row = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        target, self._drop_row = self._drop_row, None
        self.viewport().update()
        if event.source() is self and target is not None:
            # Done here alone: the view would else take the dragged card away.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.moved.emit(self.currentRow(), target)

    def _consider(self, event: QDragMoveEvent) -> None:
        if event.source() is not self:
            event.ignore()
            return
        point = event.position().toPoint()
        item = self.itemAt(point)
        if item is None:
            self._drop_row = self.count()
        else:
            below = point.y() > self.visualItemRect(item).center().y()
            self._drop_row = self.row(item) + below
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_row is None or not self.count():
            return
        is_last = self._drop_row >= self.count()
        rect = self.visualItemRect(self.item(min(self._drop_row, self.count() - 1)))
        y = rect.bottom() if is_last else rect.top()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Link), 2.5))
        painter.drawLine(rect.left() + 6, y, rect.right() - 6, y)
