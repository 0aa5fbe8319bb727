"""The head of a pane at the side: its name, and a cross that puts it away."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QToolButton,
    QWidget,
)

from newsletter_editor.gui.icons import icon
from newsletter_editor.gui.pane_dock import dock_tabs_of, docks_of
from newsletter_editor.gui.plain import PlainLabel

_GRIP = 7
"""Pixels that are left to drag a pane by whose tab says its name already."""


class DockTitle(QWidget):
    """Replaces the title bar of Qt, whose buttons have no names and follow no theme.

    Among tabs it is only a strip to drag the pane by; a pane's tab offers to put it away.
    """

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setObjectName("dock_title")
        self._dock = dock
        self.label = PlainLabel(dock.windowTitle())
        self.label.setProperty("muted", True)
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("close"))
        self.close_button.setIconSize(QSize(13, 13))
        name = self.tr("Hide this pane")
        self.close_button.setToolTip(name)
        self.close_button.setAccessibleName(f"{name}: {dock.windowTitle()}")
        self.close_button.clicked.connect(dock.close)
        dock.windowTitleChanged.connect(self.label.setText)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.label, 1)
        self._layout.addWidget(self.close_button)
        # Qt tells of a change before it has made it.
        self._soon = QTimer(self, singleShot=True, interval=0, timeout=self._tell_all)
        dock.visibilityChanged.connect(self._soon.start)
        dock.dockLocationChanged.connect(self._soon.start)
        dock.topLevelChanged.connect(self._soon.start)
        self.refresh()

    def refresh(self) -> None:
        """Be a whole title, or only a strip where a tab is the title."""
        window = self._dock.parentWidget()
        neighbours = (
            window.tabifiedDockWidgets(self._dock) if isinstance(window, QMainWindow) else []
        )
        has_tab = not self._dock.isFloating() and not all(each.isHidden() for each in neighbours)
        self.label.setVisible(not has_tab)
        self.close_button.setVisible(not has_tab)
        self._layout.setContentsMargins(*((0, _GRIP, 0, 0) if has_tab else (12, 4, 6, 4)))

    def _tell_all(self) -> None:
        window = self._dock.parentWidget()
        if not isinstance(window, QMainWindow):
            return
        for dock in docks_of(window):
            title = dock.titleBarWidget()
            if isinstance(title, DockTitle):
                title.refresh()
        for bar in dock_tabs_of(window):
            bar.setAccessibleName(self.tr("Panes at the side"))
