"""The part of the editor's context menu that stands on a mistake."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.plain import plain_caption
from newsletter_editor.gui.spelling.corrections import Mistake
from newsletter_editor.gui.spelling.suggester import Suggester
from newsletter_editor.gui.spelling.word_lists import WordLists
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.localized import Language
from newsletter_editor.text.ranges import Range


class SuggestionMenu(QObject):
    """Puts suggestions and word lists on top of the menu; suggestions come while it is open."""

    def __init__(
        self,
        post: OpenPost,
        editor: EditorPane,
        suggester: Suggester,
        lists: WordLists,
        language: Language,
    ) -> None:
        super().__init__(editor)
        self._post, self._editor, self._suggester = post, editor, suggester
        self._lists, self._language = lists, language
        self.tag = "es_ES"
        """The dictionary for the open post."""
        self._menu: QMenu | None = None
        self._waiting: QAction | None = None
        self._mistake: Mistake | None = None
        editor.add_to_menu(self.fill)
        suggester.suggested.connect(self._show)

    def fill(self, menu: QMenu, offset: int) -> None:
        """Add what helps with the mistake at a place, if there is one."""
        mistake = self._mistake_at(offset)
        if mistake is None:
            return
        self._menu, self._mistake = menu, mistake
        menu.destroyed.connect(self._forget)
        first = menu.actions()[0] if menu.actions() else None
        if mistake.is_spelling:
            self._waiting = QAction(self.tr("Looking for suggestions…"), menu)
            self._waiting.setEnabled(False)
            menu.insertAction(first, self._waiting)
        else:
            for fix in mistake.problem.fixes:
                self._insert(first, fix.title.in_language(self._language), mistake.edits_of(fix))
        menu.insertSeparator(first)
        self._add_lists(menu, first, mistake)
        if mistake.is_spelling:
            self._suggester.ask(mistake.word, self.tag, mistake.neighbours)

    def _add_lists(self, menu: QMenu, first: QAction | None, mistake: Mistake) -> None:
        if mistake.problem.rule in ("spelling", "accent"):
            for text, slot, enabled in (
                (self.tr("Add to the team's glossary"), self._add_to_team, self._lists.has_team),
                (self.tr("Add to my words"), self._add_to_own, True),
            ):
                action = QAction(text, menu)
                action.setEnabled(enabled)
                action.triggered.connect(slot)
                menu.insertAction(first, action)
        ignore = QAction(self.tr("Ignore in this post"), menu)
        ignore.setEnabled(self._lists.has_team and self._post.path is not None)
        ignore.triggered.connect(self._ignore)
        menu.insertAction(first, ignore)
        menu.insertSeparator(first)

    def _mistake_at(self, offset: int) -> Mistake | None:
        touching = [
            Mistake(self._post, place, problem)
            for place, problem in self._editor.language_problems()
            if place.start <= offset <= place.end
        ]
        return min(touching, key=lambda mistake: mistake.place.length, default=None)

    def _show(self, word: str, found: list[str]) -> None:
        waiting, menu, mistake = self._waiting, self._menu, self._mistake
        if waiting is None or menu is None or mistake is None or mistake.word != word:
            return
        self._waiting = None
        for suggestion in found:
            action = self._insert(waiting, suggestion, mistake.replacing(suggestion))
            font = action.font()
            font.setBold(True)
            action.setFont(font)
        if found:
            menu.removeAction(waiting)
        else:
            waiting.setText(self.tr("No suggestions"))

    def _insert(self, before: QAction | None, text: str, edits: list[Edit]) -> QAction:
        assert self._menu is not None
        action = QAction(plain_caption(text), self._menu)
        action.setData(edits)
        action.setEnabled(bool(edits))
        action.triggered.connect(self._apply)
        self._menu.insertAction(before, action)
        return action

    def _apply(self) -> None:
        edits = [Edit(Range(*place), text) for place, text in self.sender().data()]
        if edits:
            self._post.apply(edits)

    def _add_to_team(self) -> None:
        if self._mistake is not None:
            self._lists.add_to_team(self._mistake.word)

    def _add_to_own(self) -> None:
        if self._mistake is not None:
            self._lists.add_to_own(self._mistake.word)

    def _ignore(self) -> None:
        if self._mistake is not None:
            self._lists.ignore_here(self._mistake.problem, self._mistake.word)

    def _forget(self) -> None:
        self._menu = self._waiting = None
