"""How a card of the palette looks, and what of it the list keeps."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

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
