"""A row of widgets that goes on below where the width ends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Puts widgets beside each other and goes on below where the width ends."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(4)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, move: bool) -> int:
        x, y, height = rect.x(), rect.y(), 0
        row: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 40), 1000))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                if move:
                    _set_row(row, height)
                row = []
                x, y, height = rect.x(), y + height + self.spacing(), 0
            row.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + self.spacing()
            height = max(height, size.height())
        if move:
            _set_row(row, height)
        return y + height - rect.y()


class FlowBar(QWidget):
    """Widgets in such a layout, all of whose rows are seen however little room there is."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.flow = FlowLayout(self)
        for widget in widgets:
            self.flow.addWidget(widget)

    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            # A box around it squeezes it down to its least height, which knows of no width.
            self.setMinimumHeight(self.heightForWidth(self.width()))
        return is_done


def _set_row(row: list[tuple[QLayoutItem, QRect]], height: int) -> None:
    # Words of a check box and of a button beside it stand on one line.
    for item, place in row:
        item.setGeometry(place.translated(0, (height - place.height()) // 2))
