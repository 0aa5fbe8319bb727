"""The line above the page: what of the post is shown, how wide, and whether other hosts are asked
for images."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.preview.canvas import PageWidth
from newsletter_editor.gui.preview.zoom import USUAL_LEVEL

_WIDTHS = {
    PageWidth.PAGE: "view.page_width.page",
    PageWidth.TABLET: "view.page_width.tablet",
    PageWidth.PHONE: "view.page_width.phone",
}


class View(Enum):
    """What is made of the post, with the action that chooses it."""

    ARTICLE = "view.shown.article"
    WHOLE_PAGE = "view.shown.whole"
    MESSAGE = "view.shown.message"


class PreviewToolbar(QWidget):
    """Buttons for the preview's actions, which are in the menu and the command palette too."""

    width_chosen = Signal(object)
    """(PageWidth)"""
    remote_chosen = Signal(bool)
    view_chosen = Signal(object)
    """(View)"""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview.toolbar")
        self._width_actions = {width: actions[id] for width, id in _WIDTHS.items()}
        self._remote_action = actions["view.remote_images"]
        title = PlainLabel(self.tr("Preview"))
        title.setProperty("muted", True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.setSpacing(2)
        layout.addWidget(title)
        layout.addStretch(1)
        self._zoom = self._button(actions["view.preview_zoom_reset"])
        # The size itself is the text; the action's own would not fit.
        self._zoom.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._zoom.hide()
        layout.addWidget(self._zoom)
        self._view_actions = {view: actions[view.value] for view in View}
        self._shown = QActionGroup(self)
        for action in self._view_actions.values():
            self._shown.addAction(action)
            layout.addWidget(self._button(action))
        self._shown.triggered.connect(self._choose_view)
        layout.addSpacing(10)
        layout.addWidget(self._button(self._remote_action))
        layout.addSpacing(10)
        self._group = QActionGroup(self)
        for action in self._width_actions.values():
            self._group.addAction(action)
            layout.addWidget(self._button(action))
        self._group.triggered.connect(self._choose_width)
        self._remote_action.triggered.connect(self.remote_chosen)

    def show_state(self, width: PageWidth, remote: bool, view: View) -> None:
        """Show what is chosen."""
        self._view_actions[view].setChecked(True)
        self._width_actions[width].setChecked(True)
        # A message has widths of its own.
        self._group.setEnabled(view is not View.MESSAGE)
        self._remote_action.setChecked(remote)

    def show_zoom(self, level: int) -> None:
        """Show how large the page is drawn, in per cent, where it is not at its own size."""
        self._zoom.setText(self.tr("{0}%").format(level))
        self._zoom.setVisible(level != USUAL_LEVEL)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setIconSize(QSize(17, 17))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.iconText())
        return button

    def _choose_width(self, action: QAction) -> None:
        chosen = next(width for width, known in self._width_actions.items() if known is action)
        self.width_chosen.emit(chosen)

    def _choose_view(self, action: QAction) -> None:
        chosen = next(view for view, known in self._view_actions.items() if known is action)
        self.view_chosen.emit(chosen)
