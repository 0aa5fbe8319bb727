"""What sections and captions are called in other languages: a glossary that can be edited.

A line says what is the same: `en: Research and Publications = es: Publicaciones`. Lines that begin
with `#` are comments. The repo's file wins over the author's, and that over the program's.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from newsletter_editor.repo.door import Door
from newsletter_editor.repo.regular import read_regular
from newsletter_editor.resources import resource_path
from newsletter_editor.sections.headings import folded, icon_of
from newsletter_editor.sections.templates import TemplateLibrary, main_language

FILE_NAME = "section-names.txt"
REPO_FILE = f".newsletter-editor/{FILE_NAME}"
"""Where a team keeps its glossary of section names, in the repo."""
_LARGEST = 256 * 1024

Names = dict[str, str]
"""One line: language to name."""


class SectionNames:
    """Names that mean the same in several languages."""

    def __init__(self, lines: Iterable[Names], library: TemplateLibrary) -> None:
        """`lines` in the order in which they are asked; the first that knows a name answers."""
        self._lines = list(lines)
        self._library = library

    @classmethod
    def load(
        cls, library: TemplateLibrary, user_file: Path | None = None, repo: Path | None = None
    ) -> SectionNames:
        """Read the glossaries; a file that is absent or unreadable counts as empty."""
        lines: list[Names] = []
        if repo is not None:
            lines += read_names(repo / REPO_FILE, Door(repo))
        if user_file is not None:
            lines += read_names(user_file)
        return cls([*lines, *read_names(resource_path("sections", FILE_NAME))], library)

    def translated(self, name: str, source: str, target: str) -> str | None:
        """What a heading or caption is called in another language, or None where nobody knows.

        Emoji, spaces, accents and case do not matter; the name gets the emoji of the original
        where the glossary gives none.
        """
        source, target = main_language(source), main_language(target)
        found = self._in_glossary(name, source, target)
        if found is None:
            template = self._library.section_for(name, source)
            other = self._library.in_language(template.id, target) if template else None
            found = other.heading if other else None
        if found is None:
            return None
        icon = icon_of(name)
        return f"{found} {icon}" if icon and not icon_of(found) else found

    def _in_glossary(self, name: str, source: str, target: str) -> str | None:
        words = folded(name)
        if not words:
            return None
        for names in self._lines:
            if target in names and folded(names.get(source, "")) == words:
                return names[target]
        return None


def read_names(file: Path, door: Door | None = None) -> list[Names]:
    """The lines of one glossary, of the repo behind `door` where one is given.

    What is no such line is passed over.
    """
    try:
        if door is None:
            data = read_regular(file, _LARGEST, cut=True)
        else:
            data = door.read(file, _LARGEST, cut=True)
    except OSError:
        return []
    return parse_names(data.decode("utf-8-sig", "replace"))


def parse_names(text: str) -> list[Names]:
    """The lines of a glossary's text."""
    found = []
    for line in text.splitlines():
        if line.lstrip().startswith("#"):
            continue
        names: Names = {}
        for part in line.split(" = "):
            language, colon, name = part.partition(":")
            if colon and name.strip() and 2 <= len(language.strip()) <= 8:
                names[main_language(language.strip())] = name.strip()
        if len(names) > 1:
            found.append(names)
    return found


def misread_lines(text: str) -> list[int]:
    """The lines, from 1, that are neither comments nor blank nor say what is the same."""
    return [
        number
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.lstrip().startswith("#") and not parse_names(line)
    ]
