"""What can be done: the actions of the table, and what panes add.

A pane connects what is its own: `actions["format.bold"].triggered.connect(...)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from newsletter_editor.gui.action_table import MENUS, TABLE, Row, Separator, Submenu, usual_keys
from newsletter_editor.gui.icons import icon


class Actions(QObject):
    """The QActions of the table and of what panes add, by id."""

    keys_changed = Signal()
    """An action has other keys."""

    def __init__(self, owner: QWidget) -> None:
        """`owner` is the window in which the shortcuts work."""
        super().__init__(owner)
        self._owner = owner
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        for row in TABLE:
            if isinstance(row, Row):
                self._actions[row.id] = self._made(row)

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def adopt(self, id: str, action: QAction, menu: str | None = None) -> None:
        """Take in an action made elsewhere, such as a dock's; `menu` is the id of a submenu."""
        action.setObjectName(id)
        self._actions[id] = action
        if menu is not None:
            self._menus[menu].addAction(action)
        if action not in self._owner.actions():
            self._owner.addAction(action)

    def give_keys(self, id: str, keys: list[QKeySequence]) -> None:
        """Have an action done by these keys, in place of those that it had."""
        if keys != self._actions[id].shortcuts():
            _give_keys(self._actions[id], keys)
            self.keys_changed.emit()

    def menu(self, id: str) -> QMenu:
        """A menu (`file`) or submenu (`file.recent_posts`), once the menu bar is filled."""
        return self._menus[id]

    def path_of(self, id: str) -> str:
        """Where the action is found, for people: `View › Theme › Dark`."""
        names = [self._actions[id].text()]
        parent = id.rpartition(".")[0]
        while parent:
            if parent in self._menus:
                names.insert(0, self._menus[parent].title())
            parent = parent.rpartition(".")[0]
        return " › ".join(name.replace("&", "").rstrip("…") for name in names)

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus of the table."""
        for id, text in MENUS.items():
            self._menus[id] = bar.addMenu(_translated(text))
            self._menus[id].setObjectName(f"menu.{id}")
        for row in TABLE:
            match row:
                case Submenu(id, text):
                    parent = self._menus[id.rpartition(".")[0]]
                    self._menus[id] = parent.addMenu(_translated(text))
                case Separator(menu):
                    self._menus[menu].addSeparator()
                case Row(id):
                    self._menus[id.rpartition(".")[0]].addAction(self._actions[id])

    def _made(self, row: Row) -> QAction:
        action = QAction(_translated(row.text), self._owner)
        action.setObjectName(row.id)
        action.setMenuRole(row.role)
        if row.icon:
            action.setIcon(icon(row.icon))
            # Menus stay calm; the pictures are for buttons and the command palette.
            action.setIconVisibleInMenu(False)
        action.setCheckable(row.checkable)
        _give_keys(action, [usual_keys(each) for each in row.shortcuts])
        self._owner.addAction(action)
        return action


def _give_keys(action: QAction, keys: list[QKeySequence]) -> None:
    action.setShortcuts(keys)
    shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    # Otherwise a toolbar's tooltip would not tell how to do it from the keyboard.
    action.setToolTip(f"{action.iconText()} ({shown})" if shown else "")


def _translated(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
