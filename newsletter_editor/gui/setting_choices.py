"""Settings of the window that are chosen in its menus, one of a few values each."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.settings import Settings


def offer_choices(actions: Actions, settings: Settings, parent: QObject) -> None:
    """Have the actions `view.theme.<value>` choose the value of `window/theme`, and those of the
    language likewise."""
    for setting in ("theme", "language"):
        _Choice(actions, settings, setting, parent)


class _Choice(QActionGroup):
    def __init__(self, actions: Actions, settings: Settings, setting: str, parent: QObject) -> None:
        super().__init__(parent)
        self._settings, self._setting = settings, setting
        chosen = settings.get(f"window/{setting}", "system")
        for id in actions:
            if id.startswith(f"view.{setting}."):
                action = actions[id]
                self.addAction(action)
                action.setChecked(id.endswith(f".{chosen}"))
        self.triggered.connect(self._choose)

    def _choose(self, action: QAction) -> None:
        value = action.objectName().rpartition(".")[2]
        self._settings.set(f"window/{self._setting}", value)
