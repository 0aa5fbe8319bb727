"""The menus of recent repos and posts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from newsletter_editor.gui.plain import plain_caption, plain_tip
from newsletter_editor.gui.settings import Settings


class RecentMenu(QObject):
    """Fills a submenu when it is about to be shown, so that it never tells of the past."""

    def __init__(
        self, menu: QMenu, key: str, open_path: Callable[[Path], object], settings: Settings
    ) -> None:
        super().__init__(menu)
        self._menu, self._key, self._open_path, self._settings = menu, key, open_path, settings
        menu.aboutToShow.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """List what is still there, newest first."""
        self._menu.clear()
        paths = [path for path in self._settings.paths(self._key) if path.exists()]
        for number, path in enumerate(paths, 1):
            name = plain_caption(path.name)
            action = self._menu.addAction(f"&{number} {name}" if number < 10 else name)
            action.setToolTip(plain_tip(str(path)))
            action.setStatusTip(str(path))
            action.setData(str(path))
            action.triggered.connect(self._open)
        if not paths:
            self._menu.addAction(self.tr("None yet")).setEnabled(False)

    def _open(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        path = next(p for p in self._settings.paths(self._key) if str(p) == action.data())
        self._open_path(path)
