"""Help → About: what this is, what it is made of, and whether there is something newer."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor import __version__
from newsletter_editor.gui.about.diagnosis import diagnosis
from newsletter_editor.gui.about.licences import Licence, bundled_licences
from newsletter_editor.gui.about.releases import RELEASES_PAGE, Release, latest_release
from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.resources import resource_path
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language


class AboutDialog(Dialog):
    """Versions, licences, a diagnosis to copy, and a question to the release page on request."""

    def __init__(self, tasks: Tasks, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Newsletter Editor"))
        self.resize(680, 520)
        self._tasks = tasks
        self._language = language
        self._page = RELEASES_PAGE

        tabs = QTabWidget()
        tabs.setAccessibleName(self.tr("Parts of this window"))
        tabs.addTab(self._program(), self.tr("Program"))
        tabs.addTab(self._licences(), self.tr("Licences"))
        tabs.addTab(self._diagnosis(), self.tr("Diagnosis"))
        buttons = self.button_box(QDialogButtonBox.StandardButton.Close)
        self.stack(tabs, buttons)

    def _program(self) -> QWidget:
        picture = PlainLabel()
        icon = QIcon(str(resource_path("icons", "newsletter-editor.svg")))
        picture.setPixmap(icon.pixmap(QSize(96, 96), self.devicePixelRatioF()))
        name = QLabel(f"<h2>Newsletter Editor</h2><p>{__version__}</p>")
        purpose = PlainLabel(
            self.tr("Write a newsletter beside the page that Jekyll will publish.")
            + "\n\n"
            + self.tr("Free software under the GNU General Public License, version 3 or later.")
        )
        purpose.setWordWrap(True)
        self._news = PlainLabel(
            self.tr("The release page is asked only when you press this button.")
        )
        self._news.setWordWrap(True)
        self._news.setAccessibleName(self.tr("Newer versions"))
        self._look = QPushButton(self.tr("&Look for a new version"))
        self._look.clicked.connect(self._look_for_release)
        self._open = QPushButton(self.tr("&Open the release page"))
        self._open.clicked.connect(self._open_page)
        self._open.hide()

        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(picture)
        head.addWidget(name, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._look)
        buttons.addWidget(self._open)
        buttons.addStretch(1)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(14)
        layout.addLayout(head)
        layout.addWidget(purpose)
        layout.addStretch(1)
        layout.addWidget(self._news)
        layout.addLayout(buttons)
        return page

    def _licences(self) -> QWidget:
        self._entries: list[Licence] = []
        names = self._names = QListWidget()
        names.setAccessibleName(self.tr("What travels with the program"))
        self._licence = QPlainTextEdit()
        self._licence.setReadOnly(True)
        self._licence.setAccessibleName(self.tr("Text of the licence"))
        names.currentRowChanged.connect(self._show_licence)
        page = QSplitter()
        page.addWidget(names)
        page.addWidget(self._licence)
        page.setSizes([220, 440])
        # Hundreds of small files are read for them.
        self._tasks.run(bundled_licences, self._list_licences)
        return page

    def _list_licences(self, entries: list[Licence]) -> None:
        self._entries = entries
        self._names.addItems([f"{entry.name} {entry.version}".strip() for entry in entries])
        self._names.setCurrentRow(0)

    def _diagnosis(self) -> QWidget:
        facts = QPlainTextEdit(diagnosis())
        facts.setReadOnly(True)
        facts.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        facts.setAccessibleName(self.tr("Diagnosis"))
        copy = QPushButton(self.tr("&Copy the diagnosis"))
        copy.clicked.connect(self._copy_diagnosis)
        self._facts = facts
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addWidget(PlainLabel(self.tr("Nothing of what you write is in here.")))
        layout.addWidget(facts)
        layout.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _show_licence(self, row: int) -> None:
        entry = self._entries[row]
        self._licence.setPlainText(f"{entry.licence}\n\n{entry.text}".strip())

    def _copy_diagnosis(self) -> None:
        QGuiApplication.clipboard().setText(self._facts.toPlainText())

    def _look_for_release(self) -> None:
        self._look.setEnabled(False)
        self._news.setText(self.tr("Asking the release page…"))
        self._tasks.run(latest_release, done=self._tell_release, failed=self._tell_failure)

    def _tell_release(self, release: Release) -> None:
        self._look.setEnabled(True)
        self._page = release.page
        self._open.setVisible(release.is_newer)
        if release.is_newer:
            self._news.setText(self.tr("Version {0} is there.").format(release.version))
        else:
            self._news.setText(self.tr("You have the newest version."))

    def _tell_failure(self, error: EditorError) -> None:
        self._look.setEnabled(True)
        self._news.setText(error.message.in_language(self._language))

    def _open_page(self) -> None:
        QDesktopServices.openUrl(QUrl(self._page))
