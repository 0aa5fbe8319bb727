"""The list of cards: looks, keys, dragging."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
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
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

MIME = "application/x-newsletter-editor-template"
"""What is dragged to the text: the id of a template, as UTF-8."""

NAME, ICON, DETAIL, STATE, TEMPLATE, ROW = (Qt.ItemDataRole.UserRole + at for at in range(6))
PRESENT, MISSING, ABSENT, ITEM = "present", "missing", "absent", "item"

_PADDING = 6
_ICON_WIDTH = 30
_MARK_WIDTH = 22


class CardDelegate(QStyledItemDelegate):
    """Paints a card: emoji, name, what there is of it, and a tick where the post has it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        metrics = QFontMetrics(option.font)
        return QSize(120, metrics.height() * 2 + _PADDING * 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = option.palette
        rect = option.rect.adjusted(2, 1, -2, -1)
        self._ground(painter, rect, option)
        state = index.data(STATE)
        muted = palette.color(QPalette.ColorRole.PlaceholderText)
        inner = rect.adjusted(_PADDING, _PADDING - 3, -_PADDING, -_PADDING + 3)
        icon = QRect(inner.left(), inner.top(), _ICON_WIDTH, inner.height())
        if state in (MISSING, ABSENT):
            painter.setOpacity(0.55)
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 1.25)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(icon, Qt.AlignmentFlag.AlignCenter, index.data(ICON) or "¶")
        painter.setOpacity(1.0)
        text = inner.adjusted(_ICON_WIDTH + 6, 0, -_MARK_WIDTH, 0)
        metrics = QFontMetrics(option.font)
        painter.setFont(option.font)
        painter.setPen(
            muted if state in (MISSING, ABSENT) else palette.color(QPalette.ColorRole.Text)
        )
        self._line(painter, text, metrics, str(index.data(NAME)), 0)
        small = QFont(option.font)
        small.setPointSizeF(small.pointSizeF() * 0.88)
        painter.setFont(small)
        painter.setPen(muted)
        self._line(
            painter, text, QFontMetrics(small), str(index.data(DETAIL)), metrics.height() + 1
        )
        self._mark(painter, inner, palette, state)
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            role = QPalette.ColorRole.Highlight if selected else QPalette.ColorRole.Midlight
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(option.palette.brush(role))
            painter.drawRoundedRect(rect, 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Link), 1.5))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)

    @staticmethod
    def _line(
        painter: QPainter, rect: QRect, metrics: QFontMetrics, text: str, offset: int
    ) -> None:
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        line = QRect(rect.left(), rect.top() + offset, rect.width(), metrics.height() + 2)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    @staticmethod
    def _mark(painter: QPainter, inner: QRect, palette: QPalette, state: str) -> None:
        centre = QPoint(inner.right() - 8, inner.center().y())
        if state == PRESENT:
            pen = QPen(palette.color(QPalette.ColorRole.Link), 2.0)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(
                [centre + QPoint(-5, 0), centre + QPoint(-1, 4), centre + QPoint(6, -5)]
            )
        elif state in (MISSING, ABSENT):
            pen = QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1.5)
            if state == ABSENT:
                pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 5, 5)


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
        self._drop_row: int | None = None
        self._pressed_row = -1
        if can_move:
            self.setAcceptDrops(True)
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        else:
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def show_cards(self, cards: Sequence[dict[int, object]], tips: Sequence[str]) -> None:
        """Show these instead, keeping the current row where there is one like it."""
        current = self.currentItem().data(NAME) if self.currentItem() else None
        scrolled = self.verticalScrollBar().value()
        self.clear()
        for values, tip in zip(cards, tips, strict=True):
            item = QListWidgetItem()
            for role, value in values.items():
                item.setData(role, value)
            item.setToolTip(tip)
            spoken = f"{values[NAME]}, {values[DETAIL]}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.addItem(item)
            if values[NAME] == current:
                self.setCurrentItem(item)
        self.verticalScrollBar().setValue(scrolled)

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
