"""The dialog in which the names of sections in other languages are edited."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QWidget,
)

from newsletter_editor.document.small_files import read_small, write_small
from newsletter_editor.document.source import Source
from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.palette.section_library import SectionLibrary
from newsletter_editor.gui.palette.template_files import door_above
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.resources import resource_path
from newsletter_editor.sections.section_names import FILE_NAME, REPO_FILE, misread_lines
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language


class SectionNamesDialog(Dialog):
    """One glossary at a time: the team's or the author's; the program's own stands above."""

    def __init__(
        self, library: SectionLibrary, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._library, self._language = library, language
        self._seen: Source | None = None
        """What the file says; None where that cannot be read."""
        self.setWindowTitle(self.tr("Section names"))
        self.resize(720, 560)
        self._assemble()
        self.place.currentIndexChanged.connect(self._show)
        self.text.textChanged.connect(self._judge)
        self.buttons.accepted.connect(self.keep)
        self.buttons.rejected.connect(self.reject)
        self._show()

    def _assemble(self) -> None:
        told = PlainLabel(
            self.tr(
                "What a section or caption is called in another language, one a line: "
                "“en: Top Stories = es: Noticias destacadas”. Your lines win over the program's."
            )
        )
        told.setWordWrap(True)
        self.place = QComboBox()
        self.place.setAccessibleName(self.tr("Whose names"))
        if self._library.root is not None:
            self.place.addItem(self.tr("The team's, in this repo"), self._library.root / REPO_FILE)
        mine = self._library.user_folder.parent / FILE_NAME
        self.place.addItem(self.tr("Mine, in every repo"), mine)
        self.text = self._field(self.tr("Names"))
        own = self._field(self.tr("Names that came with the program"))
        own.setReadOnly(True)
        own.setPlainText(resource_path("sections", FILE_NAME).read_text("utf-8"))
        own.setMaximumHeight(150)
        self.reason = PlainLabel()
        self.reason.setWordWrap(True)
        self.reason.setAccessibleName(self.tr("What cannot be understood"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep_button = self.buttons.addButton(
            self.tr("&Keep"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        row = QHBoxLayout()
        row.addWidget(self.place)
        row.addStretch(1)
        self.stack(
            told,
            row,
            self.text,
            self.reason,
            PlainLabel(self.tr("Names that came with the program")),
            own,
            self.buttons,
            grows=self.text,
        )

    @staticmethod
    def _field(name: str) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setAccessibleName(name)
        field.setTabChangesFocus(True)
        field.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        return field

    def _file(self) -> Path:
        return self.place.currentData()

    def _show(self) -> None:
        file = self._file()
        self._seen = None
        try:
            self._seen = read_small(file, door_above(file))
        except EditorError as error:
            # What cannot be read must not be written over.
            self.text.setPlainText("")
            self.keep_button.setEnabled(False)
            self.reason.setText(error.message.in_language(self._language))
            return
        self.text.setPlainText(self._seen.text)
        self._judge()

    def _judge(self) -> None:
        if self._seen is None:
            return
        misread = misread_lines(self.text.toPlainText())
        self.keep_button.setEnabled(not misread)
        sentence = self.tr("Line %1 is not of the form “en: … = es: …”.")
        self.reason.setText(sentence.replace("%1", str(misread[0])) if misread else "")

    def keep(self) -> None:
        """Write the names that are shown."""
        file = self._file()
        try:
            assert self._seen is not None
            write_small(file, self.text.toPlainText(), self._seen, door_above(file))
        except EditorError as error:
            self.reason.setText(error.message.in_language(self._language))
            return
        self._library.reload()
        self.accept()
