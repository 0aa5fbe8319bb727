"""Stretches of a text, counted in code points as Python counts them."""

from __future__ import annotations

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
