"""The line above the page: how wide it is shown, and whether other hosts are asked for images."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from newsletter_editor.gui.preview.canvas import PageWidth


class PreviewToolbar(QWidget):
    """Its actions also hang in the menu and the command palette."""

    width_chosen = Signal(object)
    """(PageWidth)"""
    remote_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview.toolbar")
        self._titles = {
            PageWidth.PAGE: (self.tr("Page"), self.tr("As wide as the pane")),
            PageWidth.TABLET: (self.tr("Tablet"), self.tr("As on a tablet, 768 pixels wide")),
            PageWidth.PHONE: (self.tr("Phone"), self.tr("As on a phone, 390 pixels wide")),
        }
        self.width_actions: dict[PageWidth, QAction] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 5, 10, 5)
        layout.setSpacing(2)
        title = QLabel(self.tr("Preview"))
        title.setObjectName("preview.title")
        layout.addWidget(title)
        layout.addStretch(1)
        group = QActionGroup(self)
        for width in PageWidth:
            action = self._action(*self._titles[width])
            action.setData(width)
            group.addAction(action)
            self.width_actions[width] = action
            layout.addWidget(self._button(action))
        group.triggered.connect(self._choose_width)
        layout.addSpacing(8)
        self.remote_action = self._action(
            self.tr("Remote images"),
            self.tr("Ask other hosts for the images that the post takes from them"),
        )
        self.remote_action.toggled.connect(self.remote_chosen)
        layout.addWidget(self._button(self.remote_action))

    def show_state(self, width: PageWidth, remote: bool) -> None:
        """Show what is chosen, without any signal."""
        self.width_actions[width].setChecked(True)
        self.remote_action.blockSignals(True)
        self.remote_action.setChecked(remote)
        self.remote_action.blockSignals(False)

    def _action(self, text: str, tip: str) -> QAction:
        action = QAction(text, self, checkable=True)
        action.setToolTip(tip)
        action.setStatusTip(tip)
        return action

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setAccessibleName(action.text())
        button.setAccessibleDescription(action.toolTip())
        return button

    def _choose_width(self, action: QAction) -> None:
        self.width_chosen.emit(action.data())
