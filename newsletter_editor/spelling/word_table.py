"""Tens of thousands of words in one text: a dict of them takes ten times the memory.

A table's file is a gzip of sorted lines: a word, or a word, a tab and what is said of it.
"""

from __future__ import annotations

import gzip
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from newsletter_editor.resources import resource_path
from newsletter_editor.spelling.edits import LETTERS, is_one_slip_away, one_slip_away

_CHUNK = 240
"""Letters searched for one word; with fewer, more words are kept to begin a search at."""
_LAST = "\U0010ffff"
_LONG_START = 4
"""Letters; words that begin with the same are few enough to look at each."""
_MOST_REMEMBERED = 1_000
"""Words whose neighbours are kept."""
_WORDS = re.compile(r"\n([^\t\n]+)")


class WordTable:
    """Looks words up as they are written, in about half a microsecond each."""

    def __init__(self, text: str = "") -> None:
        """From lines that are sorted by their words; words have no tab and no line end."""
        lines = text.strip("\n")
        self._text = f"\n{lines}\n" if lines else "\n"
        self._near: dict[tuple[str, str], frozenset[str]] = {}
        self._starts = array("I", [0])
        self._firsts: list[str] = []
        end = len(self._text) - 1
        at = 0
        while at < end:
            self._firsts.append(self._word_at(at + 1))
            at = self._text.find("\n", min(at + _CHUNK, end))
            self._starts.append(at)

    def _word_at(self, start: int) -> str:
        end = self._text.index("\n", start)
        return self._text[start:end].partition("\t")[0]

    def __contains__(self, word: str) -> bool:
        return self._behind(word) > 0

    def get(self, word: str) -> str | None:
        """What is said of a word; None where it is absent."""
        at = self._behind(word)
        return self._text[at + 1 : self._text.index("\n", at)] if at > 0 else None

    def __iter__(self) -> Iterator[str]:
        return (found[1] for found in _WORDS.finditer(self._text))

    def items(self) -> Iterator[tuple[str, str]]:
        """Words and what is said of them, sorted by word."""
        for line in self._text[1:].splitlines():
            word, _, said = line.partition("\t")
            yield word, said

    def near(self, word: str, letters: str = LETTERS) -> frozenset[str]:
        """Words that one slip makes of this one: a letter of `letters` added or changed, one
        dropped, two neighbours swapped."""
        key = word, letters
        near = self._near.get(key)
        if near is None:
            # A slip that is made all over a post is asked about at each of its places.
            if len(self._near) >= _MOST_REMEMBERED:
                self._near.clear()
            near = self._near[key] = self._found_near(word, letters)
        return near

    def _found_near(self, word: str, letters: str) -> frozenset[str]:
        start = word[:_LONG_START]
        if len(word) <= _LONG_START:
            return frozenset(slip for slip in one_slip_away(word, letters) if slip in self)
        early = one_slip_away(word, letters, len(start))
        return frozenset(slip for slip in early if slip in self) | frozenset(
            other
            for other in self._beginning_with(start)
            if is_one_slip_away(word, other, letters, len(start))
        )

    def _behind(self, word: str) -> int:
        """Where a word ends; 0 where it is absent."""
        chunk = bisect_right(self._firsts, word)
        if not chunk:
            return 0
        starts = self._starts
        # Of the words that begin so, the shortest is the first.
        at = self._text.find(f"\n{word}", starts[chunk - 1], starts[chunk])
        if at < 0:
            return 0
        at += len(word) + 1
        return at if self._text[at] in "\t\n" and "\n" not in word and "\t" not in word else 0

    def _beginning_with(self, start: str) -> list[str]:
        first = self._starts[max(bisect_left(self._firsts, start) - 1, 0)]
        last = self._starts[bisect_right(self._firsts, start + _LAST)]
        begin = self._text.find(f"\n{start}", first, last)
        if begin < 0:
            return []
        end = self._text.index("\n", self._text.rfind(f"\n{start}", begin, last) + 1)
        return _WORDS.findall(self._text, begin, end)


def read_table(folder: str, name: str) -> WordTable:
    """A table of `resources/dictionaries`; an empty one where there is no such file."""
    path = resource_path("dictionaries", folder, name)
    if not path.is_file():
        return WordTable()
    return WordTable(gzip.decompress(path.read_bytes()).decode("utf-8"))
