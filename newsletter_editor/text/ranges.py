"""Stretches of a text, counted in code points as Python counts them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple


class Range(NamedTuple):
    """The half-open stretch `[start, end)` of a text, in code points from 0."""

    start: int
    end: int

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.end

    @property
    def length(self) -> int:
        """Number of code points in the range, 0 for a place between two characters."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that the range covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Range:
        """The range moved by `by` code points, negative towards the start."""
        return Range(self.start + by, self.end + by)

    def overlaps(self, other: Range) -> bool:
        """Whether the two share a character; empty ranges overlap nothing."""
        return self.start < other.end and other.start < self.end


class RangeSet:
    """Ranges, in any order and shared in part, of which one is sought again and again."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        ordered = sorted(range_ for range_ in ranges if range_.length)
        self._starts = [range_.start for range_ in ordered]
        self._furthest = list(accumulate(map(itemgetter(1), ordered), max))

    def overlaps(self, place: Range) -> bool:
        """Whether one of the ranges shares a character with the place."""
        before = bisect_left(self._starts, place.end)
        return before > 0 and place.start < self._furthest[before - 1] and place.length > 0
