"""Gender and number of common Spanish nouns and adjectives, where they are certain.

The list is made from Apertium's; resources/dictionaries/README.md names source and licence.
"""

from __future__ import annotations

import gzip
from functools import cache
from typing import NamedTuple

from newsletter_editor.resources import resource_path


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
def _nominals() -> dict[str, Nominal]:
    path = resource_path("dictionaries", "agreement", "es.txt.gz")
    found: dict[str, Nominal] = {}
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        kind, *words = line.split(" ")
        found.update(dict.fromkeys(words, Nominal(*kind.split("-"))))
    return found


def nominal(word: str) -> Nominal | None:
    """What a word in lower case is; None where it is rare or may be something else."""
    return _nominals().get(word)
