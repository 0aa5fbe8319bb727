"""Gender and number of common Spanish nouns and adjectives, where they are certain.

The list is made from Apertium's; resources/dictionaries/README.md names source and licence.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newsletter_editor.spelling.word_table import WordTable, read_table


class Nominal(NamedTuple):
    """What a word can be."""

    parts: str
    """Of `n` noun, `a` adjective or participle, `v` a verb's form."""
    gender: str
    """`m`, `f`, or `mf` for a word that is of either."""
    number: str
    """`sg` or `pl`."""

    @property
    def is_noun(self) -> bool:
        """Whether it may be a noun."""
        return "n" in self.parts

    @property
    def is_verb(self) -> bool:
        """Whether it may be a verb's form too."""
        return "v" in self.parts


@cache
def _nominals() -> WordTable:
    return read_table("agreement", "es.txt.gz")


@cache
def _read(kind: str) -> Nominal:
    return Nominal(*kind.split("-"))


def nominal(word: str) -> Nominal | None:
    """What a word in lower case is; None where it is rare or may be something else."""
    kind = _nominals().get(word)
    return None if kind is None else _read(kind)
