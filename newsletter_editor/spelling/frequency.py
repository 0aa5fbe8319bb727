"""How common words are: rarity in centibels, 0 for every word of a text, 600 for one in a million.

The lists are made from wordfreq's; resources/dictionaries/README.md names sources and licence.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from functools import cache

from newsletter_editor.resources import resource_path

UNLISTED = 800
"""Centibels given to words that the list leaves out."""


class Frequencies:
    """Rarity by word, and the accented words by their letters without accents."""

    def __init__(self, lines: list[str]) -> None:
        self._rarity: dict[str, int] = {}
        for line in lines:
            step, *words = line.split(" ")
            self._rarity.update(dict.fromkeys(words, int(step)))
        self._accented: dict[str, list[str]] = {}
        for word in self._rarity:
            if not word.isascii() and (bare := without_accents(word)) != word:
                self._accented.setdefault(bare, []).append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._rarity

    def __len__(self) -> int:
        return len(self._rarity)

    def rarity(self, word: str) -> int:
        """Centibels of a word in lower case; UNLISTED for those that the list leaves out."""
        return self._rarity.get(word, UNLISTED)

    def accented(self, bare: str) -> list[str]:
        """Listed words that have these letters and at least one acute accent, commonest first."""
        return sorted(self._accented.get(bare, ()), key=self.rarity)

    def spelled_with(self, candidates: Iterable[str]) -> frozenset[str]:
        """Those of many candidates that are words, or would be with their accents."""
        tried = frozenset(candidates)
        return frozenset((self._rarity.keys() & tried) | (self._accented.keys() & tried))

    def words(self) -> list[str]:
        """All listed words, commonest first."""
        return list(self._rarity)


_BARE = str.maketrans("áéíóúÁÉÍÓÚ", "aeiouAEIOU")


def without_accents(word: str) -> str:
    """The word without acute accents; ñ and ü, which are letters of their own, stay."""
    return word.translate(_BARE)


@cache
def frequencies(language: str) -> Frequencies:
    """The list of `es` or `en`; an empty one for other languages."""
    path = resource_path("dictionaries", "frequency", f"{language}.txt.gz")
    return Frequencies(_lines(path.name) if path.is_file() else [])


@cache
def common_names() -> frozenset[str]:
    """Names of people, places and companies that no dictionary has, in lower case."""
    return frozenset(_lines("names.txt.gz"))


def _lines(name: str) -> list[str]:
    path = resource_path("dictionaries", "frequency", name)
    return gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
