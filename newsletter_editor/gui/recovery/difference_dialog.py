"""A window that shows one difference and offers one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QWidget

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
        buttons = self.button_box(QDialogButtonBox.StandardButton.Close)
        if accept:
            button = buttons.addButton(accept[0], QDialogButtonBox.ButtonRole.AcceptRole)
            button.setDefault(True)
            self.accepted.connect(accept[1])
        self.stack(label, self.view, buttons, grows=self.view)
        self.view.show_texts(*texts)
