"""Writes the lists of accepted words: the team's, the author's own, and what a post may hold."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from newsletter_editor.checks.language import LARGEST_FILE, glossary_file, own_glossary_file
from newsletter_editor.document.placing import writable
from newsletter_editor.document.saving import save
from newsletter_editor.document.source import read_bytes
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.repo.door import Door
from newsletter_editor.site.settings import FILE_NAME, Ignored, ignoring, read_settings_text
from newsletter_editor.spelling.glossary import with_entry
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
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
            text = ignoring(read_settings_text(site.root), ignored)
            self._write(site.root / FILE_NAME, text, site.door)
        except (EditorError, ValueError) as error:
            self.failed.emit(error if isinstance(error, EditorError) else _unwritable(FILE_NAME))

    def _add(self, path: Path, words: list[str], header: str, door: Door | None = None) -> None:
        try:
            text = read_bytes(path, LARGEST_FILE, door).decode() if path.exists() else header
        except (EditorError, OSError, ValueError):
            self.failed.emit(_unwritable(path.name))
            return
        for word in words:
            text = with_entry(text, word)
        self._write(path, text, door)

    def _write(self, path: Path, text: str, door: Door | None) -> None:
        try:
            save(writable(path, door), text.encode("utf-8"))
        except OSError:
            self.failed.emit(_unwritable(path.name))
        except EditorError as error:
            self.failed.emit(error)
        else:
            self.changed.emit()


_TEAM_HEADER = (
    "# Palabras que este equipo da por buenas, una palabra o frase por línea.\n"
    "# Words that this team accepts, one word or phrase a line.\n"
)


def _unwritable(name: str) -> EditorError:
    return EditorError(
        Localized(
            es="No se puede escribir «{name}»: comprueba los permisos de su carpeta.",
            en="“{name}” cannot be written: check the permissions of its folder.",
        ).format(name=name)
    )
