"""The command palette: type some letters, press Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import (
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPixmap,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.command_palette.fuzzy import score
from newsletter_editor.gui.plain import PlainLabel

_ID = Qt.ItemDataRole.UserRole
_KEYS_OF_THE_LIST = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}
WIDTH, HEIGHT = 560, 420


class CommandPalette(QFrame):
    """Shown over the window; closes when something is chosen, on Escape and on a click beside."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("command_palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Command palette"))
        self._actions = actions
        self.query = QLineEdit()
        self.query.setPlaceholderText(self.tr("What do you want to do?"))
        self.query.setAccessibleName(self.tr("Search for a command"))
        self.query.textEdited.connect(self._fill)
        self.query.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setAccessibleName(self.tr("Commands found"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(18, 18))
        self.list.clicked.connect(self._run_current)
        self._nothing = PlainLabel(self.tr("No command of that name."))
        self._nothing.setProperty("muted", True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self.query)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing, 1)
        self._fill("")

    def open(self) -> None:
        """Show the palette at the top of its window and take the keyboard."""
        window = self.parentWidget()
        width = min(WIDTH, window.width() - 40)
        corner = window.mapToGlobal(window.rect().topLeft())
        left = corner.x() + (window.width() - width) // 2
        self.setGeometry(left, corner.y() + 64, width, min(HEIGHT, window.height() - 100))
        self.show()
        self.query.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _KEYS_OF_THE_LIST:
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run_current()
                return True
        return super().eventFilter(watched, event)

    def _fill(self, query: str) -> None:
        found = []
        for position, id in enumerate(self._actions):
            action = self._actions[id]
            path = self._actions.path_of(id)
            # The menu's name helps to find an action, but the action's own name counts first.
            own = score(query, path.rpartition(" › ")[2])
            points = score(query, path) if own is None else own + 200
            if points is not None and action.isEnabled() and id != "tools.command_palette":
                found.append((-points, position, id, path))
        self._model.clear()
        for _, _, id, path in sorted(found):
            self._model.appendRow(self._item(id, path))
        self.list.setCurrentIndex(self._model.index(0, 0))
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)

    def _item(self, id: str, path: str) -> QStandardItem:
        action = self._actions[id]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        mark = "✓ " if action.isCheckable() and action.isChecked() else ""
        item = QStandardItem(f"{mark}{path}" + (f"    {keys}" if keys else ""))
        item.setIcon(_blank() if action.icon().isNull() else action.icon())
        item.setData(id, _ID)
        return item

    def _run_current(self) -> None:
        index = self.list.currentIndex()
        if not index.isValid():
            return
        action = self._actions[index.data(_ID)]
        # First away, so that what the action opens gets the keyboard.
        self.close()
        action.trigger()


def _blank() -> QIcon:
    """What keeps the names of actions with and without a picture in line."""
    pixmap = QPixmap(QSize(16, 16))
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)
