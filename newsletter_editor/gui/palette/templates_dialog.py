"""The dialog in which templates are seen, edited, added, hidden and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.palette.section_library import SectionLibrary
from newsletter_editor.gui.palette.template_files import (
    drop_template,
    hide_template,
    keep_template,
    repo_folder,
    show_template,
    text_of_template,
)
from newsletter_editor.gui.palette.template_list import Shown, TemplateList, id_of
from newsletter_editor.gui.palette.template_text import TemplateText
from newsletter_editor.sections.headings import folded
from newsletter_editor.sections.learning import written
from newsletter_editor.sections.templates import BadTemplate, Kind, Origin, Template
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language

_NEW = "new"
_OWN = (Origin.USER, Origin.REPO)


class TemplatesDialog(Dialog):
    """Every template on the left; the chosen one's text and what becomes of it on the right."""

    def __init__(
        self, library: SectionLibrary, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._library, self._language = library, language
        self._shown: Shown = None
        self.setWindowTitle(self.tr("Templates"))
        self.resize(1000, 680)
        self.templates = TemplateList(language)
        self.template = TemplateText(language)
        self._assemble()
        self.templates.chosen.connect(self._show_chosen)
        self.template.is_template.connect(self.keep_button.setEnabled)
        self.new_button.clicked.connect(self._begin_item)
        self.new_section_button.clicked.connect(self._begin_section)
        self.keep_button.clicked.connect(self.keep)
        self.drop_button.clicked.connect(self.drop)
        self.hide_button.clicked.connect(self.hide_or_show)
        self.fill()

    def _assemble(self) -> None:
        self.new_button = QPushButton(self.tr("&New item…"))
        self.new_section_button = QPushButton(self.tr("New &section…"))
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
        self.hide_button = QPushButton(self.tr("&Hide"))
        for button in (
            self.new_button,
            self.new_section_button,
            self.keep_button,
            self.drop_button,
            self.hide_button,
        ):
            button.setAutoDefault(False)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.templates, 1)
        left.addWidget(self.new_button)
        left.addWidget(self.new_section_button)
        row = QHBoxLayout()
        for control in (self.place, self.keep_button, self.drop_button, self.hide_button):
            row.addWidget(control)
        row.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.template, 1)
        right.addLayout(row)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left, 2)
        columns.addLayout(right, 5)
        self.buttons = self.button_box(QDialogButtonBox.StandardButton.Close)
        # Enter in the list shows a template, and would close the dialog beside.
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self.stack(columns, self.buttons, grows=columns)

    def fill(self, choose: str = "") -> None:
        """List the templates; `choose` is the id of the one to show."""
        self.templates.fill(self._library.templates, choose)

    def _show_chosen(self, shown: Shown) -> None:
        self._shown = shown
        text = ""
        if isinstance(shown, BadTemplate) or (shown is not None and shown.path):
            text = _text_of(shown.path)
        elif shown is not None:
            text = written(shown)
        own = shown is not None and shown.origin in _OWN
        self.drop_button.setEnabled(own)
        if own:
            self.place.setCurrentIndex(max(0, self.place.findData(shown.origin)))
        self._show_hiding()
        self.template.show_text(text, id_of(shown) or _NEW)

    def _show_hiding(self) -> None:
        is_hidden = isinstance(self._shown, Template) and self._shown.hidden
        self.hide_button.setEnabled(isinstance(self._shown, Template))
        self.hide_button.setText(self.tr("S&how again") if is_hidden else self.tr("&Hide"))
        self.hide_button.setToolTip(
            self.tr("Offer it in the palette again")
            if is_hidden
            else self.tr("Do not offer it in the palette; it can be shown again")
        )

    def _begin_item(self) -> None:
        body = f"***${{title:{self.tr('Title')}}}***\n\n\\\\\n${{cursor}}"
        self._begin(Kind.ITEM, self.tr("New item"), body)

    def _begin_section(self) -> None:
        name = self.tr("New section")
        self._begin(Kind.SECTION, name, f"# {name}\n\n${{cursor}}")

    def _begin(self, kind: Kind, name: str, body: str) -> None:
        self.templates.choose_none()
        self._shown = None
        template = Template(
            id=_NEW, kind=kind, name=name, body=body, order=500, language=self._language
        )
        self.template.show_text(written(template), _NEW)
        self.drop_button.setEnabled(False)
        self._show_hiding()
        self.template.text.setFocus()

    def _folder(self) -> Path:
        for_team = self.place.currentData() == Origin.REPO and self._library.root is not None
        return repo_folder(self._library.root) if for_team else self._library.user_folder

    def keep(self) -> None:
        """Write the template for the author or the team."""
        try:
            template = self.template.parsed()
            id = id_of(self._shown) or folded(template.name).replace(" ", "-")
            keep_template(self._folder(), id, self.template.text.toPlainText())
        except EditorError as error:
            self.template.explain(error)
            return
        self._library.reload()
        self.fill(choose=id)
        self.template.say(self.tr("Kept."))

    def drop(self) -> None:
        """Remove the author's or the team's version of the template."""
        shown = self._shown
        if shown is not None and shown.path is not None and shown.origin in _OWN:
            self._do(lambda: drop_template(shown.path))

    def hide_or_show(self) -> None:
        """Take the template out of the palette, or offer it there again."""
        shown = self._shown
        if not isinstance(shown, Template):
            return
        if shown.hidden and shown.path is not None:
            self._do(lambda: show_template(shown.path))
        elif not shown.hidden:
            # The team's version would win over a note of the author's own.
            if shown.origin is Origin.REPO:
                self.place.setCurrentIndex(self.place.findData(Origin.REPO))
            self._do(lambda: hide_template(self._folder(), shown))

    def _do(self, change: Callable[[], None]) -> None:
        shown = self._shown
        try:
            change()
        except EditorError as error:
            self.template.explain(error)
            return
        self._library.reload()
        self.fill(choose=id_of(shown))


def _text_of(path: Path) -> str:
    try:
        return text_of_template(path)
    except EditorError:
        return ""
