"""The action that brings a pane to the front, or puts it away."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QWidget


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
            give_keyboard(self._dock.widget())


def give_keyboard(pane: QWidget) -> None:
    """To a pane that takes it, or to its first control that does, where it is seen to be."""
    if pane.focusPolicy() == Qt.FocusPolicy.NoFocus and pane.focusProxy() is None:
        each = pane.nextInFocusChain()
        while each is not pane and pane.isAncestorOf(each):
            takes_it = each.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes_it and each.isEnabledTo(pane) and each.isVisibleTo(pane):
                pane = each
                break
            each = each.nextInFocusChain()
    pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
