"""What the dialog of a new issue asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateEdit,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from newsletter_editor.gui.new_issue.planning import Proposal, language_label
from newsletter_editor.gui.number_field import NumberField
from newsletter_editor.sections.front_matter_habit import number_in
from newsletter_editor.sections.issues import IssueRequest
from newsletter_editor.sections.known_posts import LANGUAGE_NAMES
from newsletter_editor.sections.templates import main_language
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.text.localized import Language


class IssueForm(QWidget):
    """The fields; they say what is asked for and show what is proposed."""

    changed = Signal()
    """Another issue is asked for."""
    basis_changed = Signal()
    """Original or language are others: a new proposal is wanted."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own_language = language
        self._originals: Sequence[PostFile] = ()
        self._title_is_the_authors = False
        self._make_fields()
        self._lay_out()
        self._connect()

    def _make_fields(self) -> None:
        self.original = QComboBox()
        self.original.setEditable(True)
        self.original.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.original.completer().setFilterMode(Qt.MatchFlag.MatchContains)
        self.original.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.original.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.original.setMinimumContentsLength(28)
        self.as_translation = QCheckBox(self.tr("Skeleton of a translation"))
        self.as_translation.setToolTip(
            self.tr("Headings, images and links of the original stay; its words are to be written.")
        )
        self.with_originals = QCheckBox(self.tr("Keep the original's paragraphs as hidden notes"))
        self.with_originals.setChecked(True)
        self.edition_language = QComboBox()
        self.number = NumberField()
        self.number.setRange(0, 99999)
        self.title_field = QLineEdit()
        self.author = QComboBox()
        self.author.setEditable(True)
        self.day = QDateEdit(QDate.currentDate())
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.sections = QListWidget()
        self.file_name = QLineEdit()
        self.file_name.setClearButtonEnabled(True)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
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

    def _connect(self) -> None:
        self.original.currentIndexChanged.connect(self.basis_changed)
        self.edition_language.currentIndexChanged.connect(self.basis_changed)
        self.title_field.textEdited.connect(self._take_title)
        for signal in (
            self.number.valueChanged,
            self.title_field.textChanged,
            self.author.editTextChanged,
            self.day.dateChanged,
            self.file_name.textChanged,
            self.sections.itemChanged,
            self.as_translation.toggled,
            self.with_originals.toggled,
        ):
            signal.connect(self.changed)

    def fill(
        self, originals: Sequence[PostFile], languages: Sequence[str], wanted: Path | None
    ) -> None:
        """Offer originals and languages; `wanted` is the path of the original to choose."""
        self._originals = originals
        silence = (QSignalBlocker(self.original), QSignalBlocker(self.edition_language))
        self.original.addItem(self.tr("— none —"))
        for post in originals:
            self.original.addItem(language_label(post))
        for tag in languages:
            name = LANGUAGE_NAMES.get(tag)
            label = name.in_language(self._own_language) if name else tag
            self.edition_language.addItem(label[:1].upper() + label[1:], tag)
        self.original.setCurrentIndex(self._place_of_original(wanted))
        self.edition_language.setCurrentIndex(self._other_language())
        del silence
        self.basis_changed.emit()

    def _place_of_original(self, wanted: Path | None) -> int:
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
        places = range(self.edition_language.count())
        return next((at for at in places if self.edition_language.itemData(at) != taken), 0)

    def chosen_original(self) -> PostFile | None:
        """The post that the new one is an edition of."""
        index = self.original.currentIndex()
        return self._originals[index - 1] if index > 0 else None

    def chosen_language(self) -> str:
        """The language of the new issue; empty before `fill`."""
        return self.edition_language.currentData() or ""

    def translates(self) -> bool:
        """Whether a skeleton of a translation is wanted."""
        return self.as_translation.isChecked() and self.chosen_original() is not None

    def show_proposal(self, proposal: Proposal) -> None:
        """Fill the fields; a title that the author has typed stays."""
        self.number.setValue(proposal.number)
        if self._title_is_the_authors:
            self._take_number_of_title()
        else:
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
        self.as_translation.setEnabled(self.chosen_original() is not None)
        self.changed.emit()

    def _take_title(self) -> None:
        self._title_is_the_authors = True
        self._take_number_of_title()

    def _take_number_of_title(self) -> None:
        number = number_in(self.title_field.text())
        if number is not None:
            self.number.setValue(number)

    def request(self) -> IssueRequest:
        """What the fields say."""
        self.with_originals.setEnabled(self.translates())
        self.sections.setEnabled(not self.translates())
        items = [self.sections.item(row) for row in range(self.sections.count())]
        day = self.day.date()
        typed = self.author.currentText().strip()
        at = self.author.findText(typed)
        return IssueRequest(
            title=self.title_field.text().strip(),
            language=self.chosen_language() or self._own_language,
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
