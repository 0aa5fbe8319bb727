"""The row of buttons for what is done most."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from newsletter_editor.gui.actions import Actions

_GROUPS = (
    ("file.save", "edit.undo", "edit.redo"),
    ("format.heading_1", "format.bold", "format.italic", "format.code"),
    ("format.link", "format.image", "format.quote", "format.bullets", "format.numbers"),
)
_AT_THE_END = ("edit.find", "tools.command_palette", "file.settings")


class MainToolBar(QToolBar):
    """Not movable: it is one line, always there."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tool_bar")
        self.setWindowTitle(self.tr("Tools"))
        self.setAccessibleName(self.tr("Tools"))
        self.setMovable(False)
        self.setIconSize(QSize(19, 19))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for number, group in enumerate(_GROUPS):
            if number:
                self.addSeparator()
            for id in group:
                self.addAction(actions[id])
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)
        for id in _AT_THE_END:
            self.addAction(actions[id])
        for button in self.findChildren(QToolButton):
            action = button.defaultAction()
            if action is not None:
                button.setAccessibleName(action.iconText())
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
