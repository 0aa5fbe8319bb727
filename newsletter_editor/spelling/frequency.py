"""How common words are: rarity in centibels, 0 for every word of a text, 600 for one in a million.

The lists are made from wordfreq's; resources/dictionaries/README.md names sources and licence.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newsletter_editor.spelling.edits import LETTERS
from newsletter_editor.spelling.word_table import WordTable, read_table

UNLISTED = 800
"""Centibels given to words that the list leaves out."""


_STEP = 5
_NOT_LISTED = "-"


class Frequencies:
    """Rarity by word, and the accented words by their letters without accents."""

    def __init__(self, table: WordTable) -> None:
        """From a table as `resources/dictionaries/frequency` holds it.

        It says of a word its rarity in steps of five centibels, then, after blanks, the words that
        have its letters and accents; of letters that are no word a hyphen and those words.
        """
        self._table = table

    def __contains__(self, word: str) -> bool:
        said = self._table.get(word)
        return said is not None and not said.startswith(_NOT_LISTED)

    def rarity(self, word: str) -> int:
        """Centibels of a word in lower case; UNLISTED for those that the list leaves out."""
        said = self._table.get(word)
        return UNLISTED if said is None else _rarity(said)

    def accented(self, bare: str) -> list[str]:
        """Listed words that have these letters and at least one acute accent, commonest first."""
        said = self._table.get(bare)
        return [] if said is None else said.split(" ")[1:]

    def near(self, word: str, letters: str = LETTERS) -> frozenset[str]:
        """What is one slip of `letters` away and a word, or would be with its accents."""
        return self._table.near(word, letters)

    def words_near(self, word: str, letters: str = LETTERS) -> list[str]:
        """Listed words that are one slip of `letters` away."""
        return [other for other in self._table.near(word, letters) if other in self]

    def words(self) -> list[str]:
        """All listed words, commonest first; takes some tenths of a second."""
        rarities = {word: _rarity(said) for word, said in self._table.items()}
        return sorted((word for word in rarities if word in self), key=rarities.__getitem__)


def _rarity(said: str) -> int:
    step = said.partition(" ")[0]
    return UNLISTED if step == _NOT_LISTED else int(step) * _STEP


def as_lines(rarities: Mapping[str, int]) -> list[str]:
    """Words and their rarity in centibels as a table's lines."""
    steps = {word: round(rarity / _STEP) for word, rarity in rarities.items()}
    accented: dict[str, list[str]] = {}
    for word in sorted(steps, key=lambda word: (steps[word], word)):
        if (bare := without_accents(word)) != word:
            accented.setdefault(bare, []).append(word)
    return [
        f"{word}\t{' '.join([str(steps.get(word, _NOT_LISTED)), *accented.get(word, ())])}"
        for word in sorted({*steps, *accented})
    ]


_BARE = str.maketrans("áéíóúÁÉÍÓÚ", "aeiouAEIOU")


def without_accents(word: str) -> str:
    """The word without acute accents; ñ and ü, which are letters of their own, stay."""
    return word.translate(_BARE)


@cache
def frequencies(language: str) -> Frequencies:
    """The list of `es` or `en`; an empty one for other languages."""
    return Frequencies(read_table("frequency", f"{language}.txt.gz"))


@cache
def common_names() -> WordTable:
    """Names of people, places and companies that no dictionary has, in lower case."""
    return read_table("frequency", "names.txt.gz")
