"""Send a test: to whom, by which server, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import parseaddr

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.message.secret_field import SecretField
from newsletter_editor.gui.number_field import NumberField
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.mail import passwords
from newsletter_editor.mail.eml import addressed
from newsletter_editor.mail.sending import PORTS, Account, Sending, typed_addresses
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language, Localized

_KEPT = ("to", "from", "host", "port", "security", "user")
"""What is remembered in the settings, as `mail/<name>`; the password never is."""


class SendDialog(Dialog):
    """Stays open until the server has taken the message or the author gives up."""

    sent = Signal(str)
    """(addresses): the server has taken it."""

    def __init__(
        self,
        draft: str,
        sender: str,
        tasks: Tasks,
        settings: Settings,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        """`draft` is the message as `mail.eml` writes it, `sender` the team's choice or ""."""
        super().__init__(parent)
        self.setObjectName("send_test")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Send me a test"))
        self.setMinimumWidth(460)
        self._draft, self._tasks, self._settings = draft, tasks, settings
        self._language: Language = language
        self._sending: Sending | None = None
        self._job: Job | None = None
        self.to = QLineEdit(settings.get("mail/to", ""))
        self.sender = QLineEdit(sender or settings.get("mail/from", ""))
        self.host = QLineEdit(settings.get("mail/host", ""))
        self.host.setPlaceholderText("smtp.example.org")
        self.security = QComboBox()
        for words, kind in ((self.tr("TLS"), "tls"), (self.tr("STARTTLS"), "starttls")):
            self.security.addItem(words, kind)
        chosen = self.security.findData(settings.get("mail/security", "tls"))
        self.security.setCurrentIndex(max(chosen, 0))
        self.port = NumberField()
        self.port.setRange(1, 65535)
        self.port.setValue(settings.get("mail/port", PORTS["tls"]))
        self.user = QLineEdit(settings.get("mail/user", ""))
        self.secret = SecretField(tasks, self)
        self.told = PlainLabel()
        self.told.setWordWrap(True)
        self._lay_out()
        self.security.activated.connect(self._take_usual_port)
        self.host.editingFinished.connect(self._ask_for_password)
        self.user.editingFinished.connect(self._ask_for_password)
        self._ask_for_password()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        for words, field in (
            (self.tr("&To"), self.to),
            (self.tr("&From"), self.sender),
            (self.tr("&Server"), self.host),
            (self.tr("&Encryption"), self.security),
            (self.tr("P&ort"), self.port),
            (self.tr("&User"), self.user),
            (self.tr("&Password"), self.secret.field),
        ):
            form.addRow(words, field)
        form.addRow("", self.secret.remember)
        self._buttons = self.button_box(QDialogButtonBox.StandardButton.Cancel)
        self.send_button = QPushButton(self.tr("Se&nd"))
        self._buttons.addButton(self.send_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.send_button.setDefault(True)
        self.send_button.clicked.connect(self._send)
        self.stack(form, self.told, self._buttons)
        self._form = form

    # ---- the password --------------------------------------------------------------------------

    def _keyring_name(self) -> str:
        return f"{self.user.text().strip()}@{self.host.text().strip()}"

    def _ask_for_password(self) -> None:
        if self.host.text().strip():
            self.secret.ask_for(self._keyring_name())

    def _take_usual_port(self) -> None:
        if self.port.value() in PORTS.values():
            self.port.setValue(PORTS[self.security.currentData()])

    # ---- sending -------------------------------------------------------------------------------

    def _send(self) -> None:
        try:
            receivers = typed_addresses(self.to.text())
            (sender,) = typed_addresses(self.sender.text())[:1]
        except EditorError as error:
            self._on_failed(error)
            return
        if not self.host.text().strip():
            self.told.setText(self.tr("Type the name of your mail server."))
            self.host.setFocus()
            return
        account = Account(
            self.host.text().strip(),
            self.port.value(),
            self.security.currentData(),
            self.user.text().strip(),
        )
        self._keep(account)
        password, kept = self.secret.field.text(), self.secret.to_be_kept
        name, draft, shown_as = self._keyring_name(), self._draft, self.sender.text().strip()
        shown_as = shown_as if parseaddr(shown_as)[1] == sender else sender
        sending = self._sending = Sending(
            account, password, sender, receivers, addressed(draft, shown_as, receivers)
        )

        def work(report: Callable[[Localized], None], _job: Job) -> bool:
            is_sent = sending.run(report)
            if is_sent:
                # Only one that has opened the door is worth keeping.
                passwords.keep(name, kept)
            return is_sent

        self._set_busy(True)
        self._job = self._tasks.run(work, self._on_done, self._on_failed, self._on_step)

    def _keep(self, account: Account) -> None:
        values = dict(
            zip(
                _KEPT,
                (
                    self.to.text().strip(),
                    self.sender.text().strip(),
                    account.host,
                    account.port,
                    account.security,
                    account.user,
                ),
                strict=True,
            )
        )
        for name, value in values.items():
            self._settings.set(f"mail/{name}", value)

    def _set_busy(self, is_busy: bool) -> None:
        for row in range(self._form.rowCount()):
            field = self._form.itemAt(row, QFormLayout.ItemRole.FieldRole).widget()
            if field is not self.secret.remember:
                field.setEnabled(not is_busy)
        self.send_button.setEnabled(not is_busy)

    def _on_step(self, step: Localized) -> None:
        self.told.setText(step.in_language(self._language))

    def _on_failed(self, error: EditorError) -> None:
        self._sending = self._job = None
        self._set_busy(False)
        self.told.setText(error.message.in_language(self._language))

    def _on_done(self, is_sent: bool) -> None:
        self._sending = self._job = None
        if is_sent:
            self.sent.emit(", ".join(typed_addresses(self.to.text())))
            self.accept()

    def done(self, result: int) -> None:
        """Whoever closes the dialog wants nothing sent any more."""
        if self._job is not None and self._sending is not None:
            self._job.cancel()
            self._sending.cancel()
        super().done(result)
