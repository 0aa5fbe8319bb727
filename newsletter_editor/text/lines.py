"""Between offsets of a text and its lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


class Position(NamedTuple):
    """A place as people and editors name it: line and column, both from 1, in code points."""

    line: int
    column: int


class LineMap:
    r"""The line starts of one text; lines end at `\n` alone, as posts have it once decoded."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)
        self._length = len(text)

    @property
    def line_count(self) -> int:
        """Number of lines; a text that ends in a line end has an empty last one."""
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """Line and column of a code-point offset; offsets outside the text count as its ends."""
        offset = min(max(offset, 0), self._length)
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, line: int, column: int = 1) -> int:
        """Code-point offset of a line and column from 1, kept inside that line and the text."""
        line = min(max(line, 1), self.line_count)
        end = self._starts[line] - 1 if line < self.line_count else self._length
        return min(self._starts[line - 1] + max(column, 1) - 1, end)
