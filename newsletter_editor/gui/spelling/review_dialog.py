"""A walk through all mistakes of the post, from its top: change, change all, skip, skip all."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.spelling.corrections import Mistake, moved
from newsletter_editor.gui.spelling.suggester import Suggester
from newsletter_editor.gui.spelling.word_lists import WordLists
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.localized import Language

_CONTEXT = 70
"""Characters shown on either side of a mistake."""
_LONG = re.compile(r"\S{24}")


class ReviewDialog(Dialog):
    """Stays open beside the text, in which each mistake is selected in its turn."""

    def __init__(
        self,
        post: OpenPost,
        editor: EditorPane,
        suggester: Suggester,
        lists: WordLists,
        tag: str,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("review")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Review spelling"))
        self.setMinimumWidth(560)
        self._post, self._editor, self._suggester = post, editor, suggester
        self._lists, self._tag, self._language = lists, tag, language
        self._from = 0
        self._mistake: Mistake | None = None
        self._skipped: set[tuple[str, str]] = set()
        self._build()
        suggester.suggested.connect(self._take_suggestions)
        editor.problems_shown.connect(self._look_again)
        post.opened.connect(self.close)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._advance()

    def _build(self) -> None:
        self.message = PlainLabel()
        self.message.setWordWrap(True)
        self.context = QLabel()
        self.context.setTextFormat(Qt.TextFormat.RichText)
        self.context.setWordWrap(True)
        self.context.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.context.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.replacement = QLineEdit()
        self.suggestions = QListWidget()
        self.suggestions.setAccessibleName(self.tr("Suggestions"))
        self.suggestions.currentTextChanged.connect(self._choose)
        self.suggestions.itemDoubleClicked.connect(self._change)
        label = PlainLabel(self.tr("Change &to:"))
        label.setBuddy(self.replacement)
        left = QVBoxLayout()
        left.setSpacing(8)
        for widget in (self.message, self.context, label, self.replacement, self.suggestions):
            left.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 18, 18, 18)
        row.setSpacing(18)
        row.addLayout(left, 1)
        row.addLayout(self._buttons())

    def _buttons(self) -> QGridLayout:
        self.change = self._button(self.tr("&Change"), self._change)
        self.change.setDefault(True)
        self.change_all = self._button(self.tr("Change &all"), self._change_all)
        self.skip = self._button(self.tr("&Skip"), self._skip)
        self.skip_all = self._button(self.tr("S&kip all"), self._skip_all)
        self.team = self._button(self.tr("Add to the team's &glossary"), self._add_to_team)
        self.own = self._button(self.tr("Add to &my words"), self._add_to_own)
        close = self._button(self.tr("C&lose"), self.close)
        column = QGridLayout()
        column.setVerticalSpacing(8)
        for row, button in enumerate((self.change, self.change_all, self.skip, self.skip_all)):
            column.addWidget(button, row, 0)
        column.setRowMinimumHeight(4, 12)
        column.addWidget(self.team, 5, 0)
        column.addWidget(self.own, 6, 0)
        column.setRowStretch(7, 1)
        column.addWidget(close, 8, 0)
        return column

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _mistakes(self) -> list[Mistake]:
        found = [
            Mistake(self._post, place, problem)
            for place, problem in self._editor.language_problems()
        ]
        return [m for m in found if (m.problem.rule, m.word) not in self._skipped]

    def _advance(self) -> None:
        following = (m for m in self._mistakes() if m.place.start >= self._from)
        self._mistake = next(following, None)
        self._show()

    def _look_again(self) -> None:
        """Newer problems have come: what is shown may be none any more."""
        if self._mistake is None:
            return
        same = [m for m in self._mistakes() if m.place == self._mistake.place]
        if same:
            self._mistake = same[0]
        else:
            self._advance()

    def _show(self) -> None:
        mistake = self._mistake
        for widget in (
            self.change, self.change_all, self.skip, self.skip_all, self.team, self.own,
            self.replacement, self.suggestions,
        ):  # fmt: skip
            widget.setEnabled(mistake is not None)
        self.suggestions.clear()
        self.replacement.clear()
        if mistake is None:
            self.message.setText(self.tr("No more mistakes down to the end of the post."))
            self.context.clear()
            return
        self.message.setText(mistake.problem.message.in_language(self._language))
        self.context.setText(self._context(mistake))
        self._editor.select(mistake.place)
        is_word = mistake.problem.rule in ("spelling", "accent")
        self.team.setEnabled(is_word and self._lists.has_team)
        self.own.setEnabled(is_word)
        self.change_all.setEnabled(is_word)
        self.replacement.setEnabled(is_word)
        if mistake.is_spelling:
            self.replacement.setText(mistake.word)
            self._suggester.ask(mistake.word, self._tag, mistake.neighbours)
        elif mistake.problem.suggestions:
            self._offer(list(mistake.problem.suggestions))
        else:
            self._offer([fix.title.in_language(self._language) for fix in mistake.problem.fixes])
            self.change.setEnabled(bool(mistake.problem.fixes) and mistake.is_as_checked)

    def _context(self, mistake: Mistake) -> str:
        text, (start, end) = self._post.text(), mistake.place
        line_start = text.rfind("\n", 0, start) + 1
        line_end = end + len(text[end:].partition("\n")[0])
        before = text[max(start - _CONTEXT, line_start) : start]
        after = text[end : min(end + _CONTEXT, line_end)]
        shown = (
            f"{_breakable(before)}<b><u>{_breakable(text[start:end])}</u></b>{_breakable(after)}"
        )
        is_cut = start - len(before) > line_start, end + len(after) < line_end
        return f"{'…' * is_cut[0]}{shown}{'…' * is_cut[1]}"

    def _take_suggestions(self, word: str, found: list[str]) -> None:
        if self._mistake is not None and self._mistake.is_spelling and self._mistake.word == word:
            self._offer(found)

    def _offer(self, found: list[str]) -> None:
        self.suggestions.clear()
        self.suggestions.addItems(found)
        if found:
            self.suggestions.setCurrentRow(0)

    def _choose(self, text: str) -> None:
        if text and self.replacement.isEnabled():
            self.replacement.setText(text)

    def _change(self) -> None:
        mistake = self._mistake
        if mistake is None:
            return
        if self.replacement.isEnabled():
            edits = mistake.replacing(self.replacement.text())
        else:
            row = max(self.suggestions.currentRow(), 0)
            edits = mistake.edits_of(mistake.problem.fixes[row]) if mistake.problem.fixes else []
        self._from = mistake.place.end + sum(_growth(edit) for edit in edits)
        self._mistake = None
        self._post.apply(edits)
        self._advance()

    def _change_all(self) -> None:
        mistake = self._mistake
        if mistake is None:
            return
        text, new = mistake.word, self.replacement.text()
        same = [m for m in self._mistakes() if m.word == text]
        before = [m for m in same if m.place.start <= mistake.place.start]
        self._from = mistake.place.end + (len(new) - len(text)) * len(before)
        self._skipped.add((mistake.problem.rule, new))
        self._mistake = None
        edits = [edit for m in same for edit in m.replacing(new)]
        others = moved(self._editor.all_problems(), edits)
        self._post.apply(edits)
        self._editor.show_problems(others)
        self._advance()

    def _skip(self) -> None:
        if self._mistake is not None:
            self._from = self._mistake.place.end
            self._advance()

    def _skip_all(self) -> None:
        if self._mistake is not None:
            self._skipped.add((self._mistake.problem.rule, self._mistake.word))
            self._skip()

    def _add_to_team(self) -> None:
        if self._mistake is not None:
            self._lists.add_to_team(self._mistake.word)
            self._skip_all()

    def _add_to_own(self) -> None:
        if self._mistake is not None:
            self._lists.add_to_own(self._mistake.word)
            self._skip_all()


def _growth(edit: Edit) -> int:
    return len(edit.replacement) - edit.range.length


def _breakable(text: str) -> str:
    """As HTML, with places at which a line may end in words as long as an address: Qt would go on
    beyond the edge."""
    return escape(_LONG.sub(lambda part: part[0] + "\u200b", text))
