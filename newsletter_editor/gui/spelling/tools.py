"""Assembles spelling in the window: menu, review, next mistake, status bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.notices import Choice, Notices
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.problems.post_checks import PostChecks
from newsletter_editor.gui.spelling.glossary_dialog import GlossaryDialog
from newsletter_editor.gui.spelling.post_language import (
    PostLanguage,
    language_as_in,
    language_by,
    language_edits,
)
from newsletter_editor.gui.spelling.review_dialog import ReviewDialog
from newsletter_editor.gui.spelling.status import SpellingStatus
from newsletter_editor.gui.spelling.suggester import Suggester
from newsletter_editor.gui.spelling.suggestion_menu import SuggestionMenu
from newsletter_editor.gui.spelling.word_lists import WordLists
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow

_LANGUAGE = "language"


class SpellingTools(QObject):
    """Works on the problems that the editor shows; who shows them checks again when asked."""

    recheck_wanted = Signal()
    """A list of accepted words has changed."""
    failed = Signal(object)
    """(EditorError): to be shown in the window."""

    def __init__(
        self,
        post: OpenPost,
        editor: EditorPane,
        checks: PostChecks,
        tasks: Tasks,
        actions: Actions,
        notices: Notices,
        language: Language,
    ) -> None:
        super().__init__(editor)
        self._notices = notices
        self._post, self._editor, self._tasks, self._language = post, editor, tasks, language
        self._checks = checks
        self._job: Job | None = None
        self._known = PostLanguage()
        self.suggester = Suggester(self)
        self.lists = WordLists(post, self)
        self.menu = SuggestionMenu(post, editor, self.suggester, self.lists, language)
        self.status = SpellingStatus(language)
        self.lists.changed.connect(self.recheck_wanted)
        self.lists.failed.connect(self.failed)
        self.status.next_wanted.connect(self.next_mistake)
        self.status.language_chosen.connect(self.choose_language)
        actions["tools.next_mistake"].triggered.connect(self.next_mistake)
        actions["tools.review_spelling"].triggered.connect(self.review)
        self._propose = actions["tools.glossary"]
        self._propose.triggered.connect(self.propose_words)
        post.path_changed.connect(self._enable)
        self._enable()
        editor.problems_shown.connect(self._count)
        checks.found.connect(self._take_dictionary)
        for settled in (post.opened, post.saved):
            settled.connect(self._forget_choice)
        editor.destroyed.connect(self.suggester.stop)
        self._take_dictionary()

    def next_mistake(self) -> None:
        """Select the next mistake behind the cursor, from the end on the first one."""
        places = [place for place, _ in self._editor.language_problems()]
        if not places:
            return
        behind = self._editor.selection.end
        following = [place for place in places if place.start >= behind]
        self._editor.select((following or places)[0])
        self._editor.edit.setFocus()

    def review(self) -> None:
        """Walk through all mistakes."""
        ReviewDialog(
            self._post,
            self._editor,
            self.suggester,
            self.lists,
            self._known.tag,
            self._language,
            self._editor.window(),
        ).show()

    def propose_words(self) -> None:
        """Offer names and recurring words for the team's glossary."""
        if self._post.site is not None:
            GlossaryDialog(self._post.site, self.lists, self._editor.window()).open()

    def choose_language(self, tag: str) -> None:
        """Note the language in the post's front matter, where the command line finds it too.

        The author is told, for that place is mostly out of view.
        """
        before = self._post.text()
        try:
            edits = language_edits(before, tag)
        except EditorError as error:
            self.failed.emit(error)
            return
        if not edits:
            return
        self._post.apply(edits)
        said = self.tr("The front matter of this post says “{0}” now.")
        undo = partial(self._take_back, before, self._post.revision)
        self._notices.say(
            said.format(f"lang: {tag.replace('_', '-')}"),
            choices=[Choice(self.tr("Undo"), undo)],
            key=_LANGUAGE,
        )

    def _take_back(self, before: str, revision: int) -> None:
        if self._post.revision == revision:
            edit = self._editor.edit
            here, top = edit.textCursor(), edit.verticalScrollBar().value()
            edit.undo()
            # Undo goes to what it takes back; the author has only pressed a button.
            edit.setTextCursor(here)
            edit.verticalScrollBar().setValue(top)
            return
        try:
            # What was written since then stays.
            self._post.apply(language_as_in(before, self._post.text()))
        except EditorError as error:
            self.failed.emit(error)

    def _forget_choice(self) -> None:
        self._notices.withdraw(_LANGUAGE)

    def _enable(self) -> None:
        self._propose.setEnabled(self.lists.has_team)

    def _take_dictionary(self) -> None:
        if not self._checks.has_answer:
            # What is known of the last post stands until then.
            return
        if self._job is not None:
            self._job.cancel()
        tag = self._checks.dictionary
        if tag != self._known.tag:
            self._job = self._tasks.run(lambda: language_by(tag), done=self._show_language)

    def _show_language(self, found: PostLanguage) -> None:
        self._job = None
        self._known = found
        self.menu.tag = found.tag or "es_ES"
        self.status.show_language(found)
        self._count()

    def _count(self) -> None:
        if self._post.is_blank or self.status.parent() is not None:
            self.status.setVisible(not self._post.is_blank)
        problems = [problem for _, problem in self._editor.language_problems()]
        self.status.show_problems(problems, are_all=self._editor.shows_all_problems)


def hang(window: MainWindow) -> SpellingTools:
    """Hang spelling into the window."""
    tools = SpellingTools(
        window.post,
        window.editor,
        window.problems.checks,
        window.tasks,
        window.actions_,
        window.notices,
        window.language,
    )
    window.add_status(tools.status, 1)
    tools.recheck_wanted.connect(window.problems.checks.check)
    tools.failed.connect(window.explain)
    return tools
