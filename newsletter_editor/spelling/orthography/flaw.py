"""What a rule of orthography finds in a passage, and what it sees of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.lexicon import Lexicon
from newsletter_editor.spelling.orthography.choices import Choices
from newsletter_editor.spelling.words import Word, words
from newsletter_editor.text.localized import Localized

NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True)
class Flaw:
    """`text[start:end]` of a passage should be `replacement`; an empty stretch is a place."""

    start: int
    end: int
    replacement: str
    message: Localized
    shown: tuple[int, int] | None = None
    """What to mark, where it is not what is replaced."""


def before(text: str, at: int, most: int = 40) -> str:
    """What stands right before a place: rules that look back must not read all of a long text."""
    return text[max(at - most, 0) : max(at, 0)]


@dataclass(frozen=True)
class Reading:
    """A passage with its words."""

    text: str
    spanish: Lexicon
    english: Lexicon
    choices: Choices = field(default_factory=Choices)

    @cached_property
    def words(self) -> list[Word]:
        """All words in order."""
        return list(words(self.text))

    @cached_property
    def bare(self) -> list[str]:
        """The words in lower case without accents."""
        return [without_accents(word.lower) for word in self.words]

    def is_spanish(self, start: int, end: int) -> bool:
        """Whether at least as many words of a stretch are Spanish as are English only."""
        inside = self.words_within(start, end)
        own = sum(self.spanish.knows(word.lower) for word in inside)
        other = sum(
            not self.spanish.knows(word.lower) and self.english.knows(word.text) for word in inside
        )
        return bool(inside) and own >= other

    def words_within(self, start: int, end: int) -> list[Word]:
        """The words of a stretch."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [word for word in self.words[first:last] if word.end <= end]

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def gap(self, index: int) -> str:
        """What stands between a word and the next one."""
        return self.text[self.words[index].end : self.words[index + 1].start]


Finder = Callable[[Reading], Iterator[Flaw]]
"""A rule of orthography: gives the flaws of a passage."""
