"""What a translation lacks or has besides its original, as a list to go through."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from newsletter_editor.gui.translation.originals import Side
from newsletter_editor.sections.alignment import State
from newsletter_editor.text.lines import LineMap
from newsletter_editor.text.localized import Language
from newsletter_editor.text.problems import Problem, Severity
from newsletter_editor.text.ranges import Range


class DifferenceList(QListWidget):
    """Hidden while there is nothing to tell."""

    place_chosen = Signal(object)
    """(Range) of the translation."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self.setAccessibleName(self.tr("Differences from the original"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._tell)
        self.itemClicked.connect(self._tell)

    def show_side(self, side: Side | None, translation: str) -> None:
        """List the differences of `translation` from its original."""
        self.clear()
        lines = LineMap(translation)
        for problem in side.problems if side else ():
            if _is_marked(problem, side):
                continue
            line = lines.position(problem.range.start).line
            item = QListWidgetItem(f"{line}: {problem.message.in_language(self._language)}")
            item.setData(Qt.ItemDataRole.UserRole, problem.range)
            self.addItem(item)
        self.setVisible(self.count() > 0)

    def _tell(self, item: QListWidgetItem) -> None:
        self.place_chosen.emit(Range(*item.data(Qt.ItemDataRole.UserRole)))


def _is_marked(problem: Problem, side: Side) -> bool:
    """Whether it is only that a block is still to be translated.

    That is marked in the text; a list of it would hide the rest.
    """
    return problem.severity is Severity.HINT and any(
        pair.state is State.TO_TRANSLATE
        and pair.translation is not None
        and pair.translation.range == problem.range
        for pair in side.pairs
    )
