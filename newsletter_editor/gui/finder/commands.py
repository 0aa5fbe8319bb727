"""The command palette."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence, QPixmap, QStandardItem
from PySide6.QtWidgets import QWidget

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.finder.fuzzy import score
from newsletter_editor.gui.finder.popup import Finder, row

_ID = Qt.ItemDataRole.UserRole


class CommandPalette(Finder):
    """Finds an action by some letters of its name, and does it."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Command palette"))
        self._actions = actions
        self.query.setPlaceholderText(self.tr("What do you want to do?"))
        self.query.setAccessibleName(self.tr("Search for a command"))
        self.list.setAccessibleName(self.tr("Commands found"))
        self.nothing.setText(self.tr("No command of that name."))

    def found(self, query: str) -> Iterator[QStandardItem]:
        found = []
        for position, id in enumerate(self._actions):
            action = self._actions[id]
            path = self._actions.path_of(id)
            # The menu's name helps to find an action, but the action's own name counts first.
            own = score(query, path.rpartition(" › ")[2])
            points = score(query, path) if own is None else own + 200
            if points is not None and action.isEnabled() and id != "tools.command_palette":
                found.append((-points, position, id, path))
        for _, _, id, path in sorted(found):
            yield self._item(id, path)

    def choose(self, index: QModelIndex) -> None:
        self._actions[index.data(_ID)].trigger()

    def _item(self, id: str, path: str) -> QStandardItem:
        action = self._actions[id]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        mark = "✓ " if action.isCheckable() and action.isChecked() else ""
        item = row(f"{mark}{path}", keys)
        item.setIcon(_blank() if action.icon().isNull() else action.icon())
        item.setData(id, _ID)
        return item


def _blank() -> QIcon:
    """What keeps the names of actions with and without a picture in line."""
    pixmap = QPixmap(QSize(18, 18))
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)
