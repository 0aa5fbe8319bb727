"""*Download a blog…*: from an address to a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.publishing.sign_in_dialog import SignInDialog
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.publishing.download import (
    AlreadyHereError,
    download,
    folder_name,
    percent_of,
    plain_address,
)
from newsletter_editor.publishing.failures import SignInError
from newsletter_editor.publishing.sign_in import remember_token
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language


class DownloadDialog(Dialog):
    """Asks for address and folder, and stays until the blog is there or the author has enough."""

    downloaded = Signal(object)
    """(Path): the folder, whether it has come now or was there already."""

    def __init__(self, tasks: Tasks, start: Path, language: Language, parent: QWidget) -> None:
        """`start` is the folder in which blogs are put by default."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("download_dialog")
        self.setWindowTitle(self.tr("Download a blog"))
        self._tasks, self._language = tasks, language
        self._job: Job | None = None
        self._is_own_folder = False
        self._start = start
        self.address = QLineEdit()
        self.address.setPlaceholderText("https://github.com/name/blog")
        self.address.textChanged.connect(self._address_changed)
        self.folder = QLineEdit(str(start))
        self.folder.textEdited.connect(self._folder_chosen)
        choose = QPushButton(self.tr("&Choose…"))
        choose.setAutoDefault(False)
        choose.setAccessibleName(self.tr("Choose the folder"))
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        form = QFormLayout()
        form.addRow(self.tr("&Address of the blog"), self.address)
        form.addRow(self.tr("&Folder on this machine"), row)
        form.labelForField(row).setBuddy(self.folder)
        self._said = PlainLabel(
            self.tr("Copy the address from the page on which your team keeps the blog.")
        )
        self._said.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.download_button = buttons.addButton(
            self.tr("&Download"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.download_button.setDefault(True)
        self.download_button.setEnabled(False)
        buttons.accepted.connect(self._download)
        buttons.rejected.connect(self.reject)
        rest = QVBoxLayout()
        self.stack(form, self._said, self.bar, rest, buttons, grows=rest)
        self.resize(600, 220)

    def reject(self) -> None:
        self._cancel()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._cancel()
        super().closeEvent(event)

    def _address_changed(self) -> None:
        try:
            address = plain_address(self.address.text())
        except EditorError:
            address = ""
        self.download_button.setEnabled(bool(address) and self._job is None)
        if address and not self._is_own_folder:
            self.folder.setText(str(self._start / folder_name(address)))

    def _folder_chosen(self) -> None:
        self._is_own_folder = True

    def _choose(self) -> None:
        title = self.tr("The folder in which the blog's own folder is made")
        chosen = QFileDialog.getExistingDirectory(self, title, str(self._start))
        if chosen:
            self._start, self._is_own_folder = Path(chosen), False
            self.folder.setText(chosen)
            self._address_changed()

    def _download(self) -> None:
        address, folder = self.address.text(), Path(self.folder.text()).expanduser()
        for widget in (self.address, self.folder, self.download_button):
            widget.setEnabled(False)
        self._said.setText(self.tr("Downloading…"))
        self.bar.setRange(0, 0)
        self.bar.show()
        self._job = self._tasks.run(
            lambda report, job: download(address, folder, lambda: job.is_cancelled, report),
            done=self._done,
            failed=self._failed,
            progress=self._show_progress,
        )

    def _show_progress(self, line: str) -> None:
        if found := percent_of(line):
            self.bar.setRange(0, 100)
            self.bar.setValue(found[1])

    def _done(self, folder: Path) -> None:
        self._job = None
        self.downloaded.emit(folder)
        self.accept()

    def _failed(self, error: EditorError) -> None:
        if isinstance(error, AlreadyHereError):
            self._done(error.folder)
            return
        self._job = None
        if isinstance(error, SignInError) and self.address.text().strip().startswith("http"):
            self._ask_token(plain_address(self.address.text()))
        self.bar.hide()
        for widget in (self.address, self.folder):
            widget.setEnabled(True)
        self._said.setText(error.message.in_language(self._language))
        self._address_changed()
        self.address.setFocus()

    def _ask_token(self, address: str) -> None:
        dialog = SignInDialog(address, self)

        def accepted() -> None:
            name, token = dialog.name.text().strip(), dialog.token.text().strip()
            self._tasks.run(
                lambda: remember_token(address, name, token, Path.home()),
                done=lambda _nothing: self._download(),
                failed=self._failed,
            )

        dialog.accepted.connect(accepted)
        dialog.open()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
