"""The head of a pane at the side: its name, and a cross that puts it away."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from newsletter_editor.gui.icons import icon


class DockTitle(QWidget):
    """Replaces the title bar of Qt, whose buttons have no names and follow no theme."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setObjectName("dock_title")
        self.label = QLabel(dock.windowTitle())
        self.label.setProperty("muted", True)
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setIconSize(QSize(13, 13))
        name = self.tr("Hide this pane")
        close.setToolTip(name)
        close.setAccessibleName(f"{name}: {dock.windowTitle()}")
        close.clicked.connect(dock.close)
        dock.windowTitleChanged.connect(self.label.setText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 6, 4)
        layout.addWidget(self.label, 1)
        layout.addWidget(close)
