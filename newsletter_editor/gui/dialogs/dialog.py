"""What all dialogs of the program are made of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

_FRAME = QSize(16, 48)
"""Pixels of a title and a frame, which are known only once a window is on the screen."""
_ROOM_AROUND, _ROOM_BETWEEN = QMargins(24, 22, 24, 20), 14
"""Pixels."""


class Dialog(QDialog):
    """Fits every screen: on one too small its contents scroll, and its buttons stay in reach."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scrolls = False

    def stack(self, *parts: QWidget | QLayout, grows: QWidget | QLayout | None = None) -> None:
        """Lay the parts out from top to bottom, with the same room around them in each dialog.

        What is left over goes to the one that `grows`, else around all of them.
        """
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_ROOM_AROUND)
        layout.setSpacing(_ROOM_BETWEEN)
        for part in parts:
            add = layout.addLayout if isinstance(part, QLayout) else layout.addWidget
            add(part, int(part is grows))

    def button_box(self, buttons: QDialogButtonBox.StandardButton) -> QDialogButtonBox:
        """A row of buttons that accept or reject the dialog."""
        box = QDialogButtonBox(buttons)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def showEvent(self, event: QShowEvent) -> None:
        self._fit(self.room())
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # A sentence or a picture that comes later may need more than there is.
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit(self.room())
        return done

    def room(self) -> QSize:
        """What the screen has for it, in pixels."""
        return self.screen().availableSize() - _FRAME

    def _fit(self, room: QSize) -> None:
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        self.setMinimumSize(self.minimumSize().boundedTo(room))
        least = layout.totalMinimumSize()
        if layout.hasHeightForWidth():
            # Words that wrap need more lines the narrower it becomes.
            width = min(self.width(), room.width())
            least.setHeight(max(least.height(), layout.totalMinimumHeightForWidth(width)))
        is_too_large = least.width() > room.width() or least.height() > room.height()
        if is_too_large and not self._scrolls:
            self._scrolls = True
            self._scroll_contents(layout)
        self.resize(self.size().boundedTo(room))

    def _scroll_contents(self, layout: QLayout) -> None:
        boxes = self.findChildren(QDialogButtonBox)
        for box in boxes:
            layout.removeWidget(box)
        size, margins = self.size(), layout.contentsMargins()
        contents = QWidget()
        # Takes the layout away from the dialog, and its widgets with it.
        contents.setLayout(layout)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(contents)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area, 1)
        for box in boxes:
            foot = QVBoxLayout()
            foot.setContentsMargins(margins.left(), 0, margins.right(), margins.bottom())
            foot.addWidget(box)
            outer.addLayout(foot)
        # The bar takes width of its own, without which the contents would scroll sideways, too.
        bar = area.verticalScrollBar().sizeHint().width()
        self.resize(size.width() + bar, size.height())
