"""The dialog that offers the headings of the repo's own posts as templates."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from newsletter_editor.document.source import plain_text, read_source
from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.palette.section_library import SectionLibrary
from newsletter_editor.gui.palette.template_files import keep_template, repo_folder
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.sections.learning import LearnedSection, learn, written
from newsletter_editor.sections.templates import TemplateLibrary, main_language
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language

MOST_POSTS = 200
"""The newest posts of a language that are read."""


class LearnDialog(Dialog):
    """Lists what the posts of a language share, with how often; keeps what is ticked."""

    def __init__(
        self,
        library: SectionLibrary,
        site: Site,
        tasks: Tasks,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._library, self._site, self._tasks = library, site, tasks
        self._language = language
        self._learned: list[LearnedSection] = []
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Learn from these posts"))
        self.resize(560, 520)
        self._assemble()
        self.edition.currentIndexChanged.connect(self._learn)
        self.buttons.accepted.connect(self.keep)
        self.buttons.rejected.connect(self.reject)
        tasks.run(lambda: _languages(site), self._fill, self._explain)

    def _assemble(self) -> None:
        self.edition = QComboBox()
        self.edition.setAccessibleName(self.tr("Language of the posts"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Headings that the posts share"))
        self.told = PlainLabel(self.tr("Reading the posts…"))
        self.told.setWordWrap(True)
        self.told.setAccessibleName(self.tr("What was found"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep_button = self.buttons.addButton(
            self.tr("&Keep for the team"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.keep_button.setEnabled(False)
        row = QHBoxLayout()
        label = PlainLabel(self.tr("Posts in"))
        label.setBuddy(self.edition)
        row.addWidget(label)
        row.addWidget(self.edition)
        row.addStretch(1)
        self.stack(row, self.list, self.told, self.buttons, grows=self.list)

    def _fill(self, languages: list[str]) -> None:
        self.edition.blockSignals(True)
        self.edition.addItems(languages)
        place = self.edition.findText(self._language)
        self.edition.setCurrentIndex(max(0, place))
        self.edition.blockSignals(False)
        self._learn()

    def _learn(self) -> None:
        language = self.edition.currentText()
        site, templates = self._site, self._library.templates
        if self._job is not None:
            self._job.cancel()
        self._job = self._tasks.run(
            lambda: _learned(site, templates, language), self._show, self._explain
        )

    def _show(self, learned: list[LearnedSection]) -> None:
        self._learned = learned
        self.list.clear()
        often = self.tr("in %1 of %2 posts")
        for each in learned:
            count = often.replace("%1", str(each.count)).replace("%2", str(each.posts))
            item = QListWidgetItem(f"{each.template.heading}   —   {count}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = Qt.CheckState.Unchecked if each.is_known else Qt.CheckState.Checked
            item.setCheckState(ticked)
            self.list.addItem(item)
        self.keep_button.setEnabled(bool(learned))
        if learned:
            self.told.setText(
                self.tr("What is ticked becomes a template, with its emoji, spacing and order.")
            )
        else:
            self.told.setText(self.tr("The posts of this language share no headings."))

    def keep(self) -> None:
        """Write what is ticked into the team's folder."""
        for row, each in enumerate(self._learned):
            if self.list.item(row).checkState() != Qt.CheckState.Checked:
                continue
            try:
                folder = repo_folder(self._site.root)
                keep_template(folder, each.template.id, written(each.template))
            except EditorError as error:
                self._explain(error)
                return
        self._library.reload()
        self.accept()

    def _explain(self, error: EditorError) -> None:
        self.told.setText(error.message.in_language(self._language))


def _languages(site: Site) -> list[str]:
    return sorted({main_language(post.language) for post in site.posts() if post.language})


def _learned(site: Site, templates: TemplateLibrary, language: str) -> list[LearnedSection]:
    posts = [post for post in site.posts() if main_language(post.language or "") == language]
    texts = []
    for post in posts[:MOST_POSTS]:
        if post.error is None:
            source = read_source(post.path)
            texts.append(plain_text(source.text, source.format))
    return learn(texts, templates, language)
