"""Proposes words for the team's glossary; nothing is accepted that nobody has ticked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from newsletter_editor.checks.proposal import Proposal
from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.spelling.word_lists import WordLists
from newsletter_editor.gui.worker_process import WorkerProcess
from newsletter_editor.site.site import Site

MODULE = "newsletter_editor.checks.worker"
SECONDS_TO_ANSWER = 120.0


class GlossaryDialog(Dialog):
    """A list of names and recurring words with a box to tick before each."""

    def __init__(self, site: Site, lists: WordLists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("glossary")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Words for the team's glossary"))
        self.resize(460, 520)
        self._lists = lists
        self.explanation = PlainLabel(
            self.tr(
                "Names of your authors and words that several of your posts use, but no "
                "dictionary knows. Tick those that are right."
            )
        )
        self.explanation.setWordWrap(True)
        self.words = QListWidget()
        self.words.setAccessibleName(self.tr("Proposed words"))
        self.words.itemChanged.connect(self._count)
        self.state = PlainLabel(self.tr("Reading the posts…"))
        self._buttons = self.button_box(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        self.add = self._buttons.addButton(
            self.tr("&Add ticked words"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.add.setEnabled(False)
        self.stack(self.explanation, self.words, self.state, self._buttons, grows=self.words)
        # Not a thread: each look-up hands the interpreter to the window's, which is slow to return.
        self._worker = WorkerProcess(MODULE, seconds=SECONDS_TO_ANSWER, parent=self)
        self._worker.answered.connect(self._take)
        self._worker.cut_off.connect(self._give_up)
        self._worker.failed.connect(self._give_up)
        self._worker.ask(1, "", site=str(site.root), path=None, proposals=True)

    def _take(self, answer: dict[str, Any]) -> None:
        self.show_proposals([Proposal(word, posts) for word, posts in answer["proposals"]])

    def _give_up(self) -> None:
        self.show_proposals([])

    def show_proposals(self, proposals: list[Proposal]) -> None:
        """Fill the list."""
        for proposal in proposals:
            uses = self.tr("%n posts", "", proposal.posts) if proposal.posts else self.tr("author")
            item = QListWidgetItem(f"{proposal.word}   ({uses})")
            item.setData(Qt.ItemDataRole.UserRole, proposal.word)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.words.addItem(item)
        self._count()
        if not proposals:
            self.state.setText(self.tr("There is nothing to propose."))

    def ticked(self) -> list[str]:
        """The words that were chosen."""
        items = (self.words.item(row) for row in range(self.words.count()))
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    def accept(self) -> None:
        self._lists.add_all_to_team(self.ticked())
        super().accept()

    def done(self, result: int) -> None:
        self._worker.stop()
        super().done(result)

    def _count(self) -> None:
        count = len(self.ticked())
        self.state.setText(self.tr("%n words ticked", "", count))
        self.add.setEnabled(count > 0)
