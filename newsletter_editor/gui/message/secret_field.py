"""A password or key, and whether the system's keyring is to keep it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QLineEdit

from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.mail import passwords


class SecretField(QObject):
    """Fills `field` with what the keyring has under a name, in the background."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._name = ""
        self._found = ""
        """What the keyring had under that name."""
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.remember = QCheckBox(self.tr("Remember it in the system's &keyring"))
        tasks.run(passwords.is_there, self._on_keyring_known)

    def ask_for(self, name: str) -> None:
        """Take what is kept under this name, unless something is typed already."""
        if name == self._name:
            return
        self._name = name
        if self._found and self.field.text() == self._found:
            # It is for that account and its server alone.
            self.field.clear()
        self._found = ""
        # The system may ask the author to open the keyring, and wait for that.
        self._tasks.run(lambda: (name, passwords.kept(name)), self._take)

    @property
    def to_be_kept(self) -> str:
        """The secret where it is to be kept, else ""."""
        is_kept = self.remember.isChecked() and self.remember.isEnabled()
        return self.field.text() if is_kept else ""

    def _take(self, found: tuple[str, str]) -> None:
        name, secret = found
        if secret and name == self._name and not self.field.text():
            self._found = secret
            self.field.setText(secret)
            self.remember.setChecked(True)

    def _on_keyring_known(self, is_there: bool) -> None:
        self.remember.setEnabled(is_there)
        if not is_there:
            self.remember.setToolTip(
                self.tr("This system has no keyring, so the password is asked for each time.")
            )
