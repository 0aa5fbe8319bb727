"""How well a word fits between its neighbours, for putting suggestions in order.

The table holds how often words stood beside each other in other people's Spanish texts, and, for
words too rare to have been seen, the same of their endings; resources/dictionaries/README.md names
the texts and their licences.
"""

from __future__ import annotations

import gzip
import math
import re
from collections import deque
from functools import cache
from typing import NamedTuple

from newsletter_editor.resources import resource_path
from newsletter_editor.spelling.words import words

ENDING = 2
"""Letters by which words that are no frequent ones are told apart."""
STEPS = 2
"""Steps in which a count doubles, and in which it is written as a letter."""
GAIN_STEPS = 5
LEAST_GAIN = -3
"""A letter of the endings stands for its place in fifths of a power of ten from here."""
_UNSEEN = 1.0
_SMOOTHING = 1.0
_LOW, _HIGH = -0.7, 1.5
"""Powers of ten between which a neighbour may count: unseen is no proof, nor is often seen."""
_WINDOW = 120
"""Code points beside a word in which its neighbours are looked for."""
_MARKUP = re.compile(r"[*_~]+")


class Beside(NamedTuple):
    """The words before and after, in lower case; "" where a clause begins or ends."""

    before: str = ""
    after: str = ""


class Pairs:
    """How often words stood side by side."""

    def __init__(self, lines: list[str]) -> None:
        """From lines as `resources/dictionaries/pairs.py` writes them."""
        self._total = int(lines[0])
        self._frequent = frozenset(lines[1].split(" "))
        self._counts: dict[str, float] = {}
        self._rows: dict[str, str] = {}
        self._endings: dict[str, str] = {}
        for line in lines[2:]:
            head, _, row = line.partition(" ")
            if head.startswith("~"):
                self._endings[head[1:]] = row
            else:
                self._counts[head[:-1]] = _count(head[-1])
                self._rows[head[:-1]] = row

    def gain(self, left: str, right: str) -> float:
        """Powers of ten by which the two stand together more often than by chance; bounded."""
        usual = 10 ** self._gain_of_endings(left, right)
        expected = self._counts.get(left, _UNSEEN) * self._counts.get(right, _UNSEEN) / self._total
        seen = _found(self._rows.get(left, ""), right)
        count = _count(seen) if seen else 0.0
        gain = math.log10((count + _SMOOTHING * usual) / (expected + _SMOOTHING))
        return min(max(gain, _LOW), _HIGH)

    def _gain_of_endings(self, left: str, right: str) -> float:
        found = _found(self._endings.get(self._kind(left), ""), self._kind(right))
        return LEAST_GAIN + (ord(found) - ord("A")) / GAIN_STEPS if found else 0.0

    def _kind(self, word: str) -> str:
        return kind_of(word, self._frequent)


def kind_of(word: str, frequent: frozenset[str]) -> str:
    """A frequent word itself, any other's ending."""
    return word if word in frequent else "-" + word[-ENDING:]


def _count(letter: str) -> float:
    return float(2 ** ((ord(letter) - ord("A")) / STEPS))


def _found(row: str, name: str) -> str:
    """The letter behind a name in a row, or ""."""
    at = f" {row}".find(f" {name}|")
    return row[at + len(name) + 1] if at >= 0 else ""


@cache
def pairs(language: str) -> Pairs | None:
    """The table of a language such as `es`; None where there is none."""
    path = resource_path("dictionaries", "pairs", f"{language}.txt.gz")
    if not path.is_file():
        return None
    return Pairs(gzip.decompress(path.read_bytes()).decode("utf-8").splitlines())


def beside(text: str, start: int, end: int) -> Beside:
    """The neighbours of `text[start:end]` in a post's own text, emphasis read over."""
    before = text[max(start - _WINDOW, 0) : start]
    after = text[end : end + _WINDOW]
    if max(start - _WINDOW, 0):
        # The first word may be cut in two.
        before = before[before.find(" ") + 1 :]
    return Beside(_last(before), _first(after))


def _last(text: str) -> str:
    last = deque(words(text), maxlen=1)
    return last[0].lower if last and _is_gap(text[last[0].end :]) else ""


def _first(text: str) -> str:
    word = next(words(text), None)
    return word.lower if word is not None and _is_gap(text[: word.start]) else ""


def _is_gap(text: str) -> bool:
    return not _MARKUP.sub("", text).strip(" \u00a0\n") and text.count("\n") <= 1
