"""Small windows: of the status bar's parts, the least wanted go before any is cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QLabel, QStatusBar, QWidget

_RANK = "gives_way"
_GAP = 12
"""Pixels between two parts, at most."""
_WIDEST = 16_777_215
"""Qt's QWIDGETSIZE_MAX: no bound."""


def gives_way(part: QWidget, rank: int) -> None:
    """Let a part of the status bar go where there is no room, those of lower rank first."""
    part.setProperty(_RANK, rank)
    # To Qt 0 is no bound, and what a part would like to have then is one for the window.
    part.setMinimumWidth(1)


class StatusRoom(QObject):
    """Keeps the parts of a status bar readable in whatever width it has."""

    def __init__(self, bar: QStatusBar) -> None:
        super().__init__(bar)
        self._bar = bar
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self.fit()
        return False

    def fit(self) -> None:
        """Choose anew what is shown; parts are narrowed, since they hide and show themselves."""
        parts = [
            part
            for kind in (QAbstractButton, QLabel)
            for part in self._bar.findChildren(kind)
            if part.isVisibleTo(self._bar)
        ]
        needed = sum(part.sizeHint().width() + _GAP for part in parts)
        for part in sorted(
            (part for part in parts if part.property(_RANK)), key=lambda part: part.property(_RANK)
        ):
            is_out = needed > self._bar.width()
            if is_out:
                needed -= part.sizeHint().width()
            widest = 0 if is_out else _WIDEST
            if part.maximumWidth() != widest:
                part.setMaximumWidth(widest)
