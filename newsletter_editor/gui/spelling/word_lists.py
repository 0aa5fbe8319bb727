"""Writes the lists of accepted words: the team's, the author's own, and what a post may hold."""

from __future__ import annotations

from functools import reduce
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from newsletter_editor.document.small_files import change_small
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.repo.door import Door
from newsletter_editor.site.settings import Ignored
from newsletter_editor.site.settings_changes import change_settings, ignoring
from newsletter_editor.spelling.glossary import glossary_file, own_glossary_file, with_entry
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.problems import Problem


class WordLists(QObject):
    """Adds words; `changed` tells that the post should be checked again."""

    changed = Signal()
    failed = Signal(object)
    """(EditorError)"""

    def __init__(self, post: OpenPost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post

    @property
    def has_team(self) -> bool:
        """Whether the post belongs to a repo, which can have a glossary."""
        return self._post.site is not None

    def add_to_team(self, word: str) -> None:
        """Add a word to the repo's glossary, a file for the team to commit."""
        self.add_all_to_team([word])

    def add_all_to_team(self, words: list[str]) -> None:
        """Add words to the repo's glossary."""
        if self._post.site is not None:
            site = self._post.site
            self._add(glossary_file(site.root), words, _TEAM_HEADER, site.door)

    def add_to_own(self, word: str) -> None:
        """Add a word to the author's own list, which is for all repos."""
        self._add(own_glossary_file(), [word], "")

    def ignore_here(self, problem: Problem, word: str) -> None:
        """Hear no more of a word in this post alone."""
        site, path = self._post.site, self._post.path
        if site is None or path is None:
            return
        try:
            ignored = Ignored(problem.rule, site.relative(path), word)
            change_settings(site.root, lambda text: ignoring(text, ignored))
        except EditorError as error:
            self.failed.emit(error)
        else:
            self.changed.emit()

    def _add(self, path: Path, words: list[str], header: str, door: Door | None = None) -> None:
        try:
            change_small(path, lambda text: reduce(with_entry, words, text), door, header)
        except EditorError as error:
            self.failed.emit(error)
        else:
            self.changed.emit()


_TEAM_HEADER = (
    "# Palabras que este equipo da por buenas, una palabra o frase por línea.\n"
    "# Words that this team accepts, one word or phrase a line.\n"
)
