"""Focus mode: only the text, and of it the paragraph that is being written stands out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from newsletter_editor.gui.pane_dock import docks_of

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow


class FocusMode(QObject):
    """Puts everything else away, and back as it was. The menus stay, for whoever looks for the way
    out; Escape is another."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before = QByteArray()
        self._had_preview = False
        self._action = window.actions_["view.focus"]
        self._action.toggled.connect(self._turn)
        window.editor.edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._action.isChecked()
            and not self._window.editor.edit.cursors
        ):
            self._action.setChecked(False)
            return True
        return super().eventFilter(watched, event)

    def _turn(self, on: bool) -> None:
        window = self._window
        window.folding.is_paused = on
        window.editor.edit.dim_others(on)
        if on:
            self._before = window.saveState()
            self._had_preview = not window.preview.isHidden()
            for dock in docks_of(window):
                if not dock.isFloating():
                    dock.hide()
            for part in (window.tool_bar, window.tabs, window.statusBar(), window.preview):
                part.hide()
        else:
            window.restoreState(self._before)
            window.preview.setVisible(self._had_preview)
            window.tabs.setVisible(window.tabs.count() > 1)
            window.statusBar().show()
            window.tool_bar.show()
            window.folding.fit()
        window.editor.edit.setFocus()


def hang(window: MainWindow) -> FocusMode:
    """Have the menu's *Focus* do it."""
    return FocusMode(window)
