"""F6 and Shift+F6: from pane to pane without a mouse."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QWidget

from newsletter_editor.gui.pane_dock import docks_of


class PaneCycle(QObject):
    """Moves the keyboard around the visible panes in reading order."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window

    def next(self) -> None:
        """To the pane after the one that has the keyboard."""
        self._move(1)

    def previous(self) -> None:
        """To the pane before it."""
        self._move(-1)

    def panes(self) -> list[QWidget]:
        """Visible panes from left to right and top to bottom."""
        docks = [dock.widget() for dock in docks_of(self._window)]
        centre = self._window.centralWidget()
        if isinstance(centre, QSplitter):
            docks += [centre.widget(k) for k in range(centre.count())]
        shown = [pane for pane in docks if pane is not None and is_seen(pane)]
        return sorted(shown, key=self._place)

    def _place(self, pane: QWidget) -> tuple[int, int]:
        corner = pane.mapTo(self._window, pane.rect().topLeft())
        return (corner.x(), corner.y())

    def _move(self, step: int) -> None:
        panes = self.panes()
        focused = QApplication.focusWidget()
        here = next(
            (k for k, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)), -1
        )
        for distance in range(1, len(panes) + 1):
            pane = panes[(here + step * distance) % len(panes)]
            target = _first_focusable(pane)
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return


def is_seen(pane: QWidget) -> bool:
    """Whether any of it is in front, as far as its window is."""
    # A pane in a tab that is not in front counts as visible for Qt, but has no visible region.
    return pane.isVisible() and not pane.visibleRegion().isEmpty()


def _first_focusable(pane: QWidget) -> QWidget | None:
    # What was focused there last is where the author expects to go on.
    remembered = pane.focusWidget()
    candidates = ([remembered] if remembered else []) + [pane, *pane.findChildren(QWidget)]
    for widget in candidates:
        takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_tab and widget.isVisible() and widget.isEnabled():
            return widget
    return None
