"""The dialog in which templates are seen, edited, added and taken back."""

from __future__ import annotations

import html
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.palette.section_library import SectionLibrary
from newsletter_editor.gui.palette.template_files import (
    drop_template,
    keep_template,
    repo_folder,
)
from newsletter_editor.sections.headings import folded
from newsletter_editor.sections.learning import written
from newsletter_editor.sections.placeholders import CURSOR, NAMES, expand
from newsletter_editor.sections.templates import (
    BadTemplate,
    Kind,
    Origin,
    Template,
    parse_template,
)
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language

_NEW = "new"
PREVIEW_PAUSE = 200


class _Preview(QTextBrowser):
    """Shows what a template makes; reads no file and asks no network for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)

    def loadResource(self, type: int, name: QUrl) -> object:
        return QImage()


class TemplatesDialog(QDialog):
    """Every template on the left; the chosen one's text and what becomes of it on the right."""

    def __init__(
        self, library: SectionLibrary, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._library, self._language = library, language
        self._shown: Template | BadTemplate | None = None
        self.setWindowTitle(self.tr("Templates"))
        self.resize(1000, 680)
        self._assemble()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PREVIEW_PAUSE)
        self._pause.timeout.connect(self._show_preview)
        self.list.currentItemChanged.connect(self._show_chosen)
        self.text.textChanged.connect(self._pause.start)
        self.new_button.clicked.connect(self._begin_item)
        self.new_section_button.clicked.connect(self._begin_section)
        self.keep_button.clicked.connect(self.keep)
        self.drop_button.clicked.connect(self.drop)
        self.buttons.rejected.connect(self.reject)
        self.fill()

    def _assemble(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Templates"))
        self.list.setMinimumWidth(240)
        self.new_button = QPushButton(self.tr("&New item…"))
        self.new_section_button = QPushButton(self.tr("New &section…"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Text of the template"))
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.preview = _Preview()
        self.preview.setAccessibleName(self.tr("What it inserts"))
        self.reason = QLabel()
        self.reason.setWordWrap(True)
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setAccessibleName(self.tr("Why it cannot be used"))
        self.place = QComboBox()
        self.place.setAccessibleName(self.tr("Where it is kept"))
        self.place.addItem(self.tr("For me, in every repo"), Origin.USER)
        if self._library.root is not None:
            self.place.addItem(self.tr("For the team, in this repo"), Origin.REPO)
        self.keep_button = QPushButton(self.tr("&Keep"))
        self.drop_button = QPushButton(self.tr("&Take back"))
        self.drop_button.setToolTip(
            self.tr("Remove this version; the one that came with the program holds again.")
        )
        for button in (
            self.new_button,
            self.new_section_button,
            self.keep_button,
            self.drop_button,
        ):
            button.setAutoDefault(False)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.new_button)
        left.addWidget(self.new_section_button)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.text)
        split.addWidget(self.preview)
        row = QHBoxLayout()
        row.addWidget(self.place)
        row.addWidget(self.keep_button)
        row.addWidget(self.drop_button)
        row.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(split, 1)
        right.addWidget(self.reason)
        right.addLayout(row)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left, 2)
        columns.addLayout(right, 5)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(14)
        layout.addLayout(columns, 1)
        layout.addWidget(self.buttons)

    def fill(self, choose: str = "") -> None:
        """List the templates; `choose` is the id of the one to show."""
        library = self._library.templates
        self.list.blockSignals(True)
        self.list.clear()
        for bad in library.bad:
            self._add(f"⚠ {bad.path.name}", bad, bad.reason.in_language(self._language))
        own_first = sorted(
            library.templates,
            key=lambda each: (each.language != self._language, each.language, each.order),
        )
        for template in own_first:
            name = f"{template.icon}  {template.name}".strip()
            self._add(f"{name}  [{template.language or '*'}]", template, self._origin(template))
        self.list.blockSignals(False)
        rows = range(self.list.count())
        found = [row for row in rows if self._id_of(self._data(row)) == choose]
        self.list.setCurrentRow(found[0] if found else 0)
        self._show_chosen()

    def _add(self, label: str, data: Template | BadTemplate, tip: str) -> None:
        item = QListWidgetItem(label)
        item.setToolTip(tip)
        item.setData(Qt.ItemDataRole.UserRole, data)
        self.list.addItem(item)

    def _origin(self, template: Template) -> str:
        names = {
            Origin.BUILT_IN: self.tr("came with the program"),
            Origin.USER: self.tr("mine"),
            Origin.REPO: self.tr("the team's"),
        }
        return names.get(template.origin, "")

    def _data(self, row: int) -> Template | BadTemplate | None:
        return self.list.item(row).data(Qt.ItemDataRole.UserRole)

    @staticmethod
    def _id_of(data: Template | BadTemplate | None) -> str:
        if isinstance(data, Template):
            return data.id
        return data.path.stem if data is not None else ""

    def _show_chosen(self) -> None:
        item = self.list.currentItem()
        self._shown = item.data(Qt.ItemDataRole.UserRole) if item else None
        shown = self._shown
        if isinstance(shown, BadTemplate):
            self.text.setPlainText(_text_of(shown.path))
        elif shown is not None:
            self.text.setPlainText(_text_of(shown.path) if shown.path else written(shown))
        own = shown is not None and shown.origin in (Origin.USER, Origin.REPO)
        self.drop_button.setEnabled(own)
        if own:
            self.place.setCurrentIndex(max(0, self.place.findData(shown.origin)))
        self._show_preview()

    def _show_preview(self) -> None:
        self._pause.stop()
        try:
            template = self._parsed()
        except EditorError as error:
            self.reason.setText(error.message.in_language(self._language))
            self.keep_button.setEnabled(False)
            return
        self.reason.setText("")
        self.keep_button.setEnabled(True)
        names = {name: f"‹{said.in_language(self._language)}›" for name, said in NAMES.items()}
        empty = {each.name for each in expand(template.body).stops if not each.ranges[0].length}
        values = {name: names[name] for name in empty - {CURSOR} if name in names}
        # Imported here alone: it would take a fifth of the time in which the window starts.
        from newsletter_editor.kramdown import to_html

        page = to_html(expand(template.body, values).text)
        self.preview.setHtml(page or html.escape(template.name))

    def _parsed(self) -> Template:
        return parse_template(self.text.toPlainText(), self._id_of(self._shown) or _NEW)

    def _begin_item(self) -> None:
        body = f"***${{title:{self.tr('Title')}}}***\n\n\\\\\n${{cursor}}"
        self._begin(Kind.ITEM, self.tr("New item"), body)

    def _begin_section(self) -> None:
        name = self.tr("New section")
        self._begin(Kind.SECTION, name, f"# {name}\n\n${{cursor}}")

    def _begin(self, kind: Kind, name: str, body: str) -> None:
        self.list.setCurrentItem(None)
        self._shown = None
        template = Template(
            id=_NEW, kind=kind, name=name, body=body, order=500, language=self._language
        )
        self.text.setPlainText(written(template))
        self.drop_button.setEnabled(False)
        self._show_preview()
        self.text.setFocus()

    def keep(self) -> None:
        """Write the template for the author or the team."""
        for_team = self.place.currentData() == Origin.REPO and self._library.root is not None
        folder = repo_folder(self._library.root) if for_team else self._library.user_folder
        try:
            template = self._parsed()
            id = self._id_of(self._shown) or folded(template.name).replace(" ", "-")
            keep_template(folder, id, self.text.toPlainText())
        except EditorError as error:
            self.reason.setText(error.message.in_language(self._language))
            return
        self._library.reload()
        self.fill(choose=id)
        self.reason.setText(self.tr("Kept."))

    def drop(self) -> None:
        """Remove the author's or the team's version of the template."""
        shown = self._shown
        if shown is None or shown.path is None or shown.origin is Origin.BUILT_IN:
            return
        try:
            drop_template(shown.path)
        except EditorError as error:
            self.reason.setText(error.message.in_language(self._language))
            return
        self._library.reload()
        self.fill(choose=self._id_of(shown))


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes()[: 64 * 1024].decode("utf-8-sig", "replace")
    except OSError:
        return ""
