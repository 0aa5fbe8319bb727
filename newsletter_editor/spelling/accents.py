"""Accents that no dictionary sees: right words where the neighbours call for another one.

`publico un articulo` holds two right words, yet *publicó un artículo* is meant. Each rule says
where the accented word stands for certain; precision counts for more than finding them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsletter_editor.spelling.accents_by_form import meant_by_form
from newsletter_editor.spelling.accents_of_small_words import SMALL_WORDS
from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.lexicon import Lexicon
from newsletter_editor.spelling.neighbours import Neighbours
from newsletter_editor.spelling.words import Word, words


@dataclass(frozen=True)
class AccentHint:
    """A word that probably lacks its accent."""

    word: Word
    meant: str
    rule: str


def accent_hints(text: str, spanish: Lexicon) -> Iterator[AccentHint]:
    """The hints for a passage's text, in order."""
    found = list(words(text))
    bare = [without_accents(word.lower) for word in found]
    for index, word in enumerate(found):
        lower = word.lower
        if not word.is_prose and len(lower) > 1:
            continue
        rule = SMALL_WORDS.get(lower)
        if rule is not None:
            meant = rule(Neighbours(text, found, bare, index, spanish))
            name = lower
        else:
            meant, name = meant_by_form(lower, Neighbours(text, found, bare, index, spanish))
        if meant:
            yield AccentHint(word, _in_case_of(word, meant), name)


def _in_case_of(word: Word, meant: str) -> str:
    if word.is_shouted:
        return meant.upper()
    return meant[0].upper() + meant[1:] if word.is_capitalised else meant
