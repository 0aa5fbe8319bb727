"""A window that shows one difference and offers one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.recovery.difference_view import DifferenceView
from newsletter_editor.gui.theme import Theme


class DifferenceDialog(Dialog):
    """Before and after; closing it changes nothing."""

    def __init__(
        self,
        title: str,
        explanation: str,
        sides: tuple[str, str],
        texts: tuple[str, str],
        theme: Theme,
        parent: QWidget,
        accept: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """`accept` is the text of the button that does something, and what it does."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(1100, 700)
        label = PlainLabel(explanation)
        label.setWordWrap(True)
        self.view = DifferenceView(theme, *sides)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self._act = accept[1] if accept else None
        if accept:
            button = buttons.addButton(accept[0], QDialogButtonBox.ButtonRole.AcceptRole)
            button.setDefault(True)
            buttons.accepted.connect(self._accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 18)
        layout.setSpacing(12)
        layout.addWidget(label)
        layout.addWidget(self.view, 1)
        layout.addWidget(buttons)
        self.view.show_texts(*texts)

    def _accept(self) -> None:
        if self._act:
            self._act()
        self.accept()
