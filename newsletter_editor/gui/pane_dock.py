"""The room of a pane at a side of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QTabBar

from newsletter_editor.gui.buttons import pressed_by_return

LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea
OWN = Qt.FindChildOption.FindDirectChildrenOnly
"""Docks and bars are children of the window's own; a search among all its widgets takes 2 ms."""


class PaneDock(QDockWidget):
    """Tells when it is put away while it has the keyboard.

    Qt hands the keyboard to what comes next in the order of Tab, which is anything.
    """

    put_away_with_keyboard = Signal()

    def __init__(self, title: str, window: QMainWindow) -> None:
        place = len(docks_of(window))
        super().__init__(title, window)
        self.place = place
        """Among all docks of the window, from 0, in the order in which they were made."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Here too, for one that floats is a window of its own.
        if not pressed_by_return(event):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        focused = QApplication.focusWidget()
        # With its window, a dock goes out of sight without having been hidden.
        if self.isHidden() and focused is not None and self.isAncestorOf(focused):
            self.put_away_with_keyboard.emit()
        super().hideEvent(event)


def docks_of(window: QMainWindow) -> list[PaneDock]:
    """The docks of a window, seen or not, in the order of their places: Qt's own list changes
    whenever one comes to the front."""
    return sorted(window.findChildren(PaneDock, options=OWN), key=lambda dock: dock.place)


def docks_at(window: QMainWindow, area: Qt.DockWidgetArea) -> list[PaneDock]:
    """Those at one side, floating ones included that came from there."""
    return [dock for dock in docks_of(window) if window.dockWidgetArea(dock) == area]


def dock_tabs_of(window: QMainWindow) -> list[QTabBar]:
    """The bars of tabs that Qt makes and drops as docks come together and part."""
    return window.findChildren(QTabBar, options=OWN)
