"""Proposes words for the team's glossary; nothing is accepted that nobody has ticked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.checks.glossary_proposals import Proposal, glossary_proposals
from newsletter_editor.gui.spelling.word_lists import WordLists
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.site.site import Site


class GlossaryDialog(QDialog):
    """A list of names and recurring words with a box to tick before each."""

    def __init__(
        self, site: Site, lists: WordLists, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("glossary")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Words for the team's glossary"))
        self.resize(460, 520)
        self._lists = lists
        self.explanation = QLabel(
            self.tr(
                "Names of your authors and words that several of your posts use, but no "
                "dictionary knows. Tick those that are right."
            )
        )
        self.explanation.setWordWrap(True)
        self.words = QListWidget()
        self.words.setAccessibleName(self.tr("Proposed words"))
        self.words.itemChanged.connect(self._count)
        self.state = QLabel(self.tr("Reading the posts…"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add = self._buttons.addButton(
            self.tr("&Add ticked words"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.add.setEnabled(False)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 18)
        layout.setSpacing(12)
        for widget in (self.explanation, self.words, self.state, self._buttons):
            layout.addWidget(widget)
        self._job: Job = tasks.run(
            lambda _report, job: glossary_proposals(site, lambda: job.is_cancelled),
            done=self.show_proposals,
            progress=_ignore,
        )

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
        self._job.cancel()
        super().done(result)

    def _count(self) -> None:
        count = len(self.ticked())
        self.state.setText(self.tr("%n words ticked", "", count))
        self.add.setEnabled(count > 0)


def _ignore(_value: object) -> None:
    """Nothing is shown of the way."""
