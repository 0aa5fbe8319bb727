"""Asks for the token that a server wants in place of a password."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.plain import PlainLabel


class SignInDialog(Dialog):
    """Name and token for one server; nothing of them is kept here."""

    def __init__(self, address: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("sign_in_dialog")
        self.setWindowTitle(self.tr("Sign in"))
        why = PlainLabel(
            self.tr(
                "{0} does not know who you are. Most servers want a token in place of the "
                "password; you make one on your page there, among the settings. It is kept by the "
                "keyring of this machine."
            ).format(address)
        )
        why.setWordWrap(True)
        self.name, self.token = QLineEdit(), QLineEdit()
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        form = QFormLayout()
        form.addRow(self.tr("&Name there"), self.name)
        form.addRow(self.tr("&Token"), self.token)
        self._buttons = self.button_box(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        for line in (self.name, self.token):
            line.textChanged.connect(self._refresh)
        self.stack(why, form, self._buttons)
        self.resize(520, 220)
        self._refresh()

    def _refresh(self) -> None:
        can = bool(self.name.text().strip() and self.token.text().strip())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(can)
