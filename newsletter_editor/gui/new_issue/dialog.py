"""The dialog of a new issue: what it asks on the left, the file as it will be on the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.new_issue.form import IssueForm
from newsletter_editor.gui.new_issue.planning import Proposal, Repo
from newsletter_editor.gui.pause import Pause
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.sections.issues import PlannedIssue
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language

PAUSE = 150
"""Milliseconds without a change before the file is planned anew."""


class NewIssueDialog(Dialog):
    """Asks for what a new issue needs and shows its file; makes it when the author says so."""

    made = Signal()
    """The file is there, and open."""

    def __init__(
        self,
        repo: Repo,
        open_made: Callable[[Callable[[], Path]], None],
        tasks: Tasks,
        language: Language,
        *,
        translation: bool = False,
        original: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`open_made` is `PostFiles.open_made`."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._open_made = open_made
        self._repo, self._tasks, self._language = repo, tasks, language
        self._wanted_original = original
        self._plan: PlannedIssue | None = None
        self._planning: Job | None = None
        self._proposing: Job | None = None
        self._knows_originals = False
        self.setWindowTitle(self.tr("New translation") if translation else self.tr("New issue"))
        self.resize(980, 660)
        self._assemble()
        self.form.as_translation.setChecked(translation)
        self._pause = Pause(PAUSE, self._plan_soon, self)
        self.form.changed.connect(self._pause.start)
        self.form.basis_changed.connect(self._propose)
        self.buttons.accepted.connect(self._create)
        self.buttons.rejected.connect(self.reject)
        tasks.run(
            lambda: (repo.originals(), repo.languages(language)), self._fill, self._go_without
        )

    @property
    def is_planned(self) -> bool:
        """Whether the file that is shown is the one that the fields ask for."""
        waits = self._pause.is_active or self._planning is not None or self._is_being_proposed
        return self._plan is not None and not waits

    @property
    def _is_being_proposed(self) -> bool:
        """Whether number, language or original are still to come: without them another file, which
        nobody has asked for, would be made."""
        return not self._knows_originals or self._proposing is not None

    def _assemble(self) -> None:
        self.form = IssueForm(self._language)
        self.path = PlainLabel()
        self.path.setWordWrap(True)
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.path.setAccessibleName(self.tr("Where the file will be"))
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.preview.setAccessibleName(self.tr("The file as it will be"))
        right = QVBoxLayout()
        right.addWidget(PlainLabel(self.tr("The file as it will be")))
        right.addWidget(self.preview, 1)
        right.addWidget(self.path)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addWidget(self.form, 5)
        columns.addLayout(right, 6)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.create_button = self.buttons.addButton(
            self.tr("&Create"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.create_button.setEnabled(False)
        self.stack(columns, self.buttons, grows=columns)

    def _fill(self, found: tuple[list[PostFile], list[str]]) -> None:
        originals, languages = found
        self._knows_originals = True
        self.form.fill(originals, languages, self._wanted_original)
        self.form.title_field.setFocus()
        self._pause.start()

    def _go_without(self, error: EditorError) -> None:
        self._knows_originals = True
        self._explain(error)

    def _propose(self) -> None:
        language, original, repo = (
            self.form.chosen_language(),
            self.form.chosen_original(),
            self._repo,
        )
        if not language:
            return
        if self._proposing is not None:
            # An earlier answer may come later, and would be about another original.
            self._proposing.cancel()
        self._proposing = self._tasks.run(
            lambda: repo.propose(language, original), self._show_proposal, self._explain_proposal
        )

    def _show_proposal(self, proposal: Proposal) -> None:
        self._proposing = None
        self.form.show_proposal(proposal)
        self._pause.start()

    def _explain_proposal(self, error: EditorError) -> None:
        self._proposing = None
        self._explain(error)

    def _plan_soon(self) -> None:
        request, translates = self.form.request(), self.form.translates()
        if self._planning is not None:
            self._planning.cancel()
            self._planning = None
        if self._is_being_proposed:
            # The proposal, when it is there, has it planned.
            return
        if not request.title:
            self._refuse(self.tr("Write a title."))
            return
        repo, hidden = self._repo, self.form.with_originals.isChecked()
        self._planning = self._tasks.run(
            lambda: repo.plan(request, as_translation=translates, with_originals=hidden),
            self._show_plan,
            self._explain_plan,
        )

    def _show_plan(self, plan: PlannedIssue) -> None:
        self._plan, self._planning = plan, None
        scrolled = self.preview.verticalScrollBar().value()
        self.preview.setPlainText(plan.text)
        self.preview.verticalScrollBar().setValue(scrolled)
        self.form.file_name.setPlaceholderText(plan.path.name)
        shown = str(plan.path.relative_to(self._repo.site.root))
        if plan.exists:
            sentence = self.tr("%1 is there already: choose another title, date or name.")
            shown = sentence.replace("%1", shown)
        self.path.setText(shown)
        self.create_button.setEnabled(not plan.exists)
        self.create_button.setDefault(True)

    def _explain_plan(self, error: EditorError) -> None:
        self._planning = None
        self._explain(error)

    def _explain(self, error: EditorError) -> None:
        self._refuse(error.message.in_language(self._language))

    def _refuse(self, reason: str) -> None:
        self._plan = None
        self.create_button.setEnabled(False)
        self.path.setText(reason)

    def _create(self) -> None:
        if self._plan is None or not self.is_planned:
            # What was typed last has not been planned yet: it would not be what is shown.
            return
        try:
            self._open_made(self._plan.create)
        except EditorError as error:
            self._explain(error)
            return
        self.made.emit()
        self.accept()
