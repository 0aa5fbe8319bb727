"""Words that a team or an author accepts: one word or phrase a line, `#` for comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from newsletter_editor.spelling.words import Word

TEAM_FILE = ".newsletter-editor/glossary.txt"
"""In the repo, so that the team commits it; Jekyll publishes no folder that begins with a dot."""
LARGEST_FILE = 1_000_000
"""Bytes; a longer file is no list of words."""


def glossary_file(root: Path) -> Path:
    """The team's glossary in a repo."""
    return root / TEAM_FILE


def own_glossary_file() -> Path:
    """The author's own glossary, for all repos."""
    return platformdirs.user_config_path("newsletter-editor", appauthor=False) / "glossary.txt"


@dataclass(frozen=True)
class Glossary:
    """Accepted words and phrases; those in lower case are accepted with a capital too."""

    words: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, ...], ...] = ()
    _of_phrases: frozenset[str] = field(init=False, repr=False, compare=False, default=frozenset())

    def __post_init__(self) -> None:
        inside = frozenset(word for phrase in self.phrases for word in phrase)
        object.__setattr__(self, "_of_phrases", inside)

    def accepts(self, word: Word) -> bool:
        """Whether the word alone, or the hyphenated word that it is a part of, is listed."""
        return (
            word.text in self.words
            or word.lower in self.words
            or (word.whole != "" and word.whole.lower() in self.words)
        )

    def accepted_in_phrases(self, found: list[Word]) -> set[int]:
        """Indexes of the words of a passage that are part of a listed phrase."""
        inside: set[int] = set()
        if not self.phrases:
            return inside
        lower = [word.lower for word in found]
        for index, word in enumerate(lower):
            if word not in self._of_phrases:
                continue
            for phrase in self.phrases:
                if tuple(lower[index : index + len(phrase)]) == phrase:
                    inside.update(range(index, index + len(phrase)))
        return inside

    def __or__(self, other: Glossary) -> Glossary:
        return Glossary(self.words | other.words, self.phrases + other.phrases)

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)


def read_glossary(text: str) -> Glossary:
    """A glossary from its file's text."""
    return glossary_of(entries(text))


def glossary_of(accepted: Iterable[str]) -> Glossary:
    """A glossary of words and phrases."""
    words: set[str] = set()
    phrases: set[tuple[str, ...]] = set()
    for entry in accepted:
        parts = [part for part in re.split(r"[\s‐‑-]+", entry) if part]
        if len(parts) == 1:
            words.add(parts[0])
        elif parts:
            phrases.add(tuple(part.lower() for part in parts))
            words.add(entry.lower())
    return Glossary(frozenset(words), tuple(sorted(phrases)))


def entries(text: str) -> Iterator[str]:
    """The words and phrases of a glossary's text, without comments and empty lines."""
    for line in text.removeprefix("\ufeff").splitlines():
        entry = re.sub(r"(?:^|\s)#.*", "", line).strip()
        if entry:
            yield entry


def with_entry(text: str, entry: str) -> str:
    """The glossary's text with one entry more at its end, unless it is there already."""
    entry = " ".join(entry.split())
    if not entry or entry in entries(text):
        return text
    return text + ("" if not text or text.endswith("\n") else "\n") + entry + "\n"
