"""The action that brings a pane to the front, or puts it away."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget


class DockAction(QAction):
    """Checked while its dock is seen. Qt's own action takes a dock behind another tab for shown,
    and would put it away when an author asks for it."""

    def __init__(self, dock: QDockWidget, parent: QObject) -> None:
        super().__init__(dock.windowTitle(), parent, checkable=True)
        self._dock = dock
        dock.visibilityChanged.connect(self.setChecked)
        self.triggered.connect(self._show_or_hide)

    def _show_or_hide(self, wanted: bool) -> None:
        self._dock.setVisible(wanted)
        if wanted:
            self._dock.raise_()
            self._dock.widget().setFocus(Qt.FocusReason.ShortcutFocusReason)
