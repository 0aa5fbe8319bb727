"""The dialog of a new issue: what it asks on the left, the file as it will be on the right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.new_issue.planning import Proposal, Repo, language_label
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.sections.issues import IssueRequest, PlannedIssue
from newsletter_editor.sections.known_posts import LANGUAGE_NAMES
from newsletter_editor.sections.templates import main_language
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language

PAUSE = 150
"""Milliseconds without a change before the file is planned anew."""


class NewIssueDialog(QDialog):
    """Asks for what a new issue needs and shows its file; makes it when the author says so."""

    made = Signal(object)
    """(Path): the file is there."""

    def __init__(
        self,
        repo: Repo,
        tasks: Tasks,
        language: Language,
        *,
        translation: bool = False,
        original: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._repo, self._tasks, self._own_language = repo, tasks, language
        self._plan: PlannedIssue | None = None
        self._job: Job | None = None
        self._proposing: Job | None = None
        self._originals: list[PostFile] = []
        self._touched: set[QWidget] = set()
        self._wanted_original = original
        self.setWindowTitle(self.tr("New translation") if translation else self.tr("New issue"))
        self.resize(980, 660)
        self._assemble(translation)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._plan_soon)
        self._connect()
        tasks.run(lambda: (repo.originals(), repo.languages(language)), self._fill, self._explain)

    # Assembly

    def _assemble(self, translation: bool) -> None:
        self.original = QComboBox()
        self.original.setEditable(True)
        self.original.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.original.completer().setFilterMode(Qt.MatchFlag.MatchContains)
        self.original.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.original.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.original.setMinimumContentsLength(28)
        self.edition_language = QComboBox()
        self.number = QSpinBox()
        self.number.setRange(0, 99999)
        self.title_field = QLineEdit()
        self.author = QComboBox()
        self.author.setEditable(True)
        self.day = QDateEdit(QDate.currentDate())
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.file_name = QLineEdit()
        self.file_name.setClearButtonEnabled(True)
        self.sections = QListWidget()
        self.as_translation = QCheckBox(self.tr("Skeleton of a translation"))
        self.as_translation.setChecked(translation)
        self.as_translation.setToolTip(
            self.tr("Headings, images and links of the original stay; its words are to be written.")
        )
        self.with_originals = QCheckBox(self.tr("Keep the original's paragraphs as hidden notes"))
        self.with_originals.setChecked(True)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, widget in (
            (self.tr("&Original"), self.original),
            ("", self.as_translation),
            ("", self.with_originals),
            (self.tr("&Language"), self.edition_language),
            (self.tr("&Number"), self.number),
            (self.tr("&Title"), self.title_field),
            (self.tr("&Author"), self.author),
            (self.tr("&Date"), self.day),
            (self.tr("&Sections"), self.sections),
            (self.tr("&File name"), self.file_name),
        ):
            form.addRow(label, widget)
            if label:
                widget.setAccessibleName(label.replace("&", ""))
        form.labelForField(self.sections).setAlignment(Qt.AlignmentFlag.AlignTop)
        self.path = QLabel()
        self.path.setWordWrap(True)
        self.path.setTextFormat(Qt.TextFormat.PlainText)
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.path.setAccessibleName(self.tr("Where the file will be"))
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.preview.setAccessibleName(self.tr("The file as it will be"))
        right = QVBoxLayout()
        right.addWidget(QLabel(self.tr("The file as it will be")))
        right.addWidget(self.preview, 1)
        right.addWidget(self.path)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(form, 5)
        columns.addLayout(right, 6)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.create_button = self.buttons.addButton(
            self.tr("&Create"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.create_button.setDefault(True)
        self.create_button.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(14)
        layout.addLayout(columns, 1)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.original.currentIndexChanged.connect(self._propose)
        self.edition_language.currentIndexChanged.connect(self._propose)
        self.title_field.textEdited.connect(self._touch)
        self.number.valueChanged.connect(self._pause.start)
        self.title_field.textChanged.connect(self._pause.start)
        self.author.editTextChanged.connect(self._pause.start)
        self.day.dateChanged.connect(self._pause.start)
        self.file_name.textChanged.connect(self._pause.start)
        self.sections.itemChanged.connect(self._pause.start)
        self.as_translation.toggled.connect(self._pause.start)
        self.with_originals.toggled.connect(self._pause.start)
        self.buttons.accepted.connect(self._create)
        self.buttons.rejected.connect(self.reject)

    # Filling

    def _fill(self, found: tuple[list[PostFile], list[str]]) -> None:
        self._originals, languages = found
        for widget in (self.original, self.edition_language):
            widget.blockSignals(True)
        self.original.addItem(self.tr("— none —"))
        for post in self._originals:
            self.original.addItem(language_label(post))
        for tag in languages:
            name = LANGUAGE_NAMES.get(tag)
            label = name.in_language(self._own_language) if name else tag
            self.edition_language.addItem(label[:1].upper() + label[1:], tag)
        self.original.setCurrentIndex(self._place_of_original())
        self.edition_language.setCurrentIndex(self._other_language())
        for widget in (self.original, self.edition_language):
            widget.blockSignals(False)
        self.title_field.setFocus()
        self._propose()

    def _place_of_original(self) -> int:
        wanted = self._wanted_original
        paths = [post.path for post in self._originals]
        if wanted is not None and wanted in paths:
            return paths.index(wanted) + 1
        if not self.as_translation.isChecked():
            return 0
        # Most of the work is the newest issue that is not in the author's own language.
        own = main_language(self._own_language)
        foreign = (
            at
            for at, post in enumerate(self._originals, 1)
            if post.edition is not None and main_language(post.language or "") not in ("", own)
        )
        return next(foreign, 0)

    def _other_language(self) -> int:
        original = self.chosen_original()
        taken = main_language(original.language or "") if original else ""
        for at in range(self.edition_language.count()):
            if self.edition_language.itemData(at) != taken:
                return at
        return 0

    def chosen_original(self) -> PostFile | None:
        """The post that the new one is an edition of."""
        index = self.original.currentIndex()
        return self._originals[index - 1] if index > 0 else None

    def _propose(self) -> None:
        language = self.edition_language.currentData()
        if language is None:
            return
        repo, original = self._repo, self.chosen_original()
        if self._proposing is not None:
            # An earlier answer may come later, and would be about another original.
            self._proposing.cancel()
        self._proposing = self._tasks.run(
            lambda: repo.propose(language, original), self._show_proposal, self._explain
        )

    def _show_proposal(self, proposal: Proposal) -> None:
        has_original = self.chosen_original() is not None
        self.number.setValue(proposal.number)
        if self.title_field not in self._touched:
            self.title_field.setText(proposal.title)
            self.title_field.setCursorPosition(0)
        self.original.lineEdit().setCursorPosition(0)
        self.author.clear()
        for key, name in proposal.authors:
            self.author.addItem(f"{name} ({key})" if name != key else key, key)
        place = self.author.findData(proposal.author)
        self.author.setCurrentIndex(place)
        if place < 0:
            self.author.setEditText(proposal.author)
        self.sections.clear()
        for template in proposal.sections:
            item = QListWidgetItem(template.heading)
            item.setData(Qt.ItemDataRole.UserRole, template.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = template.id in proposal.ticked
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.sections.addItem(item)
        self.as_translation.setEnabled(has_original)
        self._pause.start()

    def _touch(self) -> None:
        self._touched.add(self.sender())

    # Planning

    def request(self) -> IssueRequest:
        """What the form says."""
        items = [self.sections.item(row) for row in range(self.sections.count())]
        day = self.day.date()
        typed = self.author.currentText().strip()
        at = self.author.findText(typed)
        return IssueRequest(
            title=self.title_field.text().strip(),
            language=self.edition_language.currentData() or self._own_language,
            day=date(day.year(), day.month(), day.day()),
            number=self.number.value() or None,
            author=self.author.itemData(at) if at >= 0 else typed,
            original=self.chosen_original(),
            sections=tuple(
                item.data(Qt.ItemDataRole.UserRole)
                for item in items
                if item.checkState() == Qt.CheckState.Checked
            ),
            file_name=self.file_name.text().strip(),
        )

    def _plan_soon(self) -> None:
        translates = self.as_translation.isChecked() and self.chosen_original() is not None
        self.with_originals.setEnabled(translates)
        self.sections.setEnabled(not translates)
        request = self.request()
        if self._job is not None:
            self._job.cancel()
        if not request.title:
            self._explain_text(self.tr("Write a title."))
            return
        repo, hidden = self._repo, self.with_originals.isChecked()
        self._job = self._tasks.run(
            lambda: repo.plan(request, as_translation=translates, with_originals=hidden),
            self._show_plan,
            self._explain,
        )

    def _show_plan(self, plan: PlannedIssue) -> None:
        self._plan = plan
        scrolled = self.preview.verticalScrollBar().value()
        self.preview.setPlainText(plan.text)
        self.preview.verticalScrollBar().setValue(scrolled)
        self.file_name.setPlaceholderText(plan.path.name)
        exists = plan.exists
        shown = plan.path.relative_to(self._repo.site.root)
        self.path.setText(
            self.tr("%1 is there already: choose another title, date or name.").replace(
                "%1", str(shown)
            )
            if exists
            else str(shown)
        )
        self.create_button.setEnabled(not exists)
        self.create_button.setDefault(True)

    def _explain(self, error: EditorError) -> None:
        self._explain_text(error.message.in_language(self._own_language))

    def _explain_text(self, text: str) -> None:
        self._plan = None
        self.create_button.setEnabled(False)
        self.path.setText(text)

    def _create(self) -> None:
        if self._pause.isActive() or self._plan is None:
            # The last key has not been planned yet: what is shown would not be what is made.
            return
        try:
            path = self._plan.create()
        except EditorError as error:
            self._explain(error)
            return
        self.made.emit(path)
        self.accept()
