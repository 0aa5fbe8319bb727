"""Put the message as a draft into the newsletter's service, with the author's own key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QPushButton, QWidget

from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.message.secret_field import SecretField
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.mail import passwords
from newsletter_editor.mail.buttondown import KEYRING_NAME, put_draft
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language
from newsletter_editor.web.asking import Stop


class DraftDialog(Dialog):
    """Stays open until the service has the draft or the author gives up."""

    kept = Signal()
    """The service has the draft."""

    def __init__(
        self,
        subject: str,
        html: str,
        tasks: Tasks,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("draft")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Draft in Buttondown"))
        self.setMinimumWidth(460)
        self._subject, self._html, self._tasks = subject, html, tasks
        self._language: Language = language
        self._stop = Stop()
        self._job: Job | None = None
        self.secret = SecretField(tasks, self)
        self.told = PlainLabel(
            self.tr(
                "Makes a draft of “{0}”. Nothing is sent to your readers: look at the draft there, "
                "and send it from there. The key is in your account's settings, under API."
            ).format(subject)
        )
        self.told.setWordWrap(True)
        self._lay_out()
        self.secret.ask_for(KEYRING_NAME)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(self.tr("&Key"), self.secret.field)
        form.addRow("", self.secret.remember)
        buttons = self.button_box(QDialogButtonBox.StandardButton.Cancel)
        self.put_button = QPushButton(self.tr("Make the &draft"))
        buttons.addButton(self.put_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.put_button.setDefault(True)
        self.put_button.clicked.connect(self._put)
        self.stack(self.told, form, buttons)

    def _put(self) -> None:
        token = self.secret.field.text().strip()
        if not token:
            self.told.setText(self.tr("Type the key of your account."))
            self.secret.field.setFocus()
            return
        subject, html, stop, kept = self._subject, self._html, self._stop, self.secret.to_be_kept

        def work() -> None:
            put_draft(subject, html, token, stop=stop)
            # Only one that has opened the door is worth keeping.
            passwords.keep(KEYRING_NAME, kept.strip())

        self._set_busy(True)
        self.told.setText(self.tr("On its way to Buttondown…"))
        self._job = self._tasks.run(work, self._on_done, self._on_failed)

    def _set_busy(self, is_busy: bool) -> None:
        self.secret.field.setEnabled(not is_busy)
        self.put_button.setEnabled(not is_busy)

    def _on_failed(self, error: EditorError) -> None:
        self._job = None
        self._set_busy(False)
        self.told.setText(error.message.in_language(self._language))

    def _on_done(self, _result: object) -> None:
        self._job = None
        self.kept.emit()
        self.accept()

    def done(self, result: int) -> None:
        """Whoever closes the dialog wants no draft any more."""
        if self._job is not None:
            self._job.cancel()
            self._stop.cancel()
        super().done(result)
