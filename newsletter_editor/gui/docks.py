"""The panes at the sides of the window: the rooms they stand in, and how those stand at first."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.dock_action import DockAction, give_keyboard
from newsletter_editor.gui.dock_title import DockTitle
from newsletter_editor.gui.pane_cycle import is_seen
from newsletter_editor.gui.pane_dock import (
    BOTTOM,
    LEFT,
    OWN,
    RIGHT,
    PaneDock,
    dock_tabs_of,
    docks_at,
    docks_of,
)

_FIRST_WIDTH, _FIRST_HEIGHT = 310, 240
"""Pixels of the panes at the sides and at the bottom, until the author moves them."""
_NEAR = 4
"""Pixels between tabs and what they are of."""
_NAME = "dock."


class Docks(QObject):
    """Makes room for panes, under ids such as `problems`."""

    def __init__(self, window: QMainWindow, actions: Actions, heir: QWidget) -> None:
        """`heir` has the keyboard after a pane that is put away."""
        super().__init__(window)
        self._window, self._actions, self._heir = window, actions, heir

    def add(self, id: str, title: str, area: Qt.DockWidgetArea) -> QDockWidget:
        """Make room at a side, as a tab beside the docks that are there already, for a pane that
        `fill` brings.

        `id` names its action, `view.panes.<id>`, and its kept place.
        """
        neighbours = docks_at(self._window, area)
        dock = PaneDock(title, self._window)
        dock.put_away_with_keyboard.connect(self._heir.setFocus)
        dock.setObjectName(_NAME + id)
        dock.setAccessibleName(title)
        dock.setTitleBarWidget(DockTitle(dock))
        dock.setWidget(QWidget())
        self._window.addDockWidget(area, dock)
        if neighbours:
            self._window.tabifyDockWidget(neighbours[-1], dock)
        self._actions.adopt(f"view.panes.{id}", DockAction(dock, self._window), "view.panes")
        return dock

    def fill(self, id: str, pane: QWidget) -> QDockWidget:
        """Hang a pane into the dock of that id."""
        dock = self._window.findChild(QDockWidget, _NAME + id, OWN)
        room = dock.widget()
        had_focus = room.hasFocus()
        dock.setWidget(pane)
        room.deleteLater()
        if had_focus:
            give_keyboard(pane)
        return dock

    def arrange(self) -> None:
        """How they stand the first time: one list at the left, problems low at the bottom."""
        window = self._window
        # The list of problems belongs to the text; the panes at the sides keep their whole height.
        window.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
        window.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for area, size, direction in (
            (LEFT, _FIRST_WIDTH, Qt.Orientation.Horizontal),
            (RIGHT, _FIRST_WIDTH, Qt.Orientation.Horizontal),
            (BOTTOM, min(_FIRST_HEIGHT, window.height() // 3), Qt.Orientation.Vertical),
        ):
            beside = docks_at(window, area)
            window.resizeDocks(beside[:1], [size], direction)
            if beside:
                beside[0].raise_()

    def settle(self) -> None:
        """Put right what is known only now that the window is shown, before it is seen."""
        self._hide_stray_tabs()
        # Which of them have a tab.
        for dock in docks_of(self._window):
            cast(DockTitle, dock.titleBarWidget()).refresh()

    def seen(self) -> set[str]:
        """The ids of those that are in front."""
        return {
            dock.objectName().removeprefix(_NAME)
            for dock in docks_of(self._window)
            if is_seen(dock)
        }

    def _hide_stray_tabs(self) -> None:
        """WORKAROUND Qt 6.11: where a second area gets tabs before the window is shown, Qt makes
        two bars for them and leaves one where it was.
        """
        self._window.layout().activate()
        docks = [dock.geometry() for dock in docks_of(self._window) if is_seen(dock)]
        for bar in dock_tabs_of(self._window):
            rect = bar.geometry()
            if not any(
                abs(dock.top() - rect.bottom()) <= _NEAR and dock.left() == rect.left()
                for dock in docks
            ):
                bar.hide()
