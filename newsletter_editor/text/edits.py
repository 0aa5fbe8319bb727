"""Changes to a text: the only way in which any part of the program changes a post."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from newsletter_editor.text.ranges import Range


class Edit(NamedTuple):
    """Replace what `range` covers by `replacement`; an empty range inserts."""

    range: Range
    replacement: str

    @classmethod
    def insert(cls, at: int, text: str) -> Edit:
        """Put `text` before the code point `at`."""
        return cls(Range(at, at), text)


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """The edits sorted by place; those at the same place keep their order.

    Raises ValueError when two of them change the same characters.
    """
    ordered = sorted(edits, key=lambda edit: edit.range)
    for before, after in pairwise(ordered):
        if before.range.end > after.range.start:
            raise ValueError(f"edits overlap: {before.range} and {after.range}")
    return ordered


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with all `edits` made; their ranges count in the text before any of them.

    Raises ValueError when edits overlap or reach outside the text.
    """
    pieces: list[str] = []
    copied = 0
    for (start, end), replacement in in_order(edits):
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"edit outside the text: {start} to {end} of {len(text)}")
        pieces += text[copied:start], replacement
        copied = end
    return "".join([*pieces, text[copied:]])


def difference(old: str, new: str) -> Edit | None:
    """The one smallest edit that turns `old` into `new`; None when they are equal."""
    if old == new:
        return None
    limit = min(len(old), len(new))
    start = _common_prefix(old, new, limit)
    limit -= start
    end = _common_prefix(old[::-1], new[::-1], limit)
    return Edit(Range(start, len(old) - end), new[start : len(new) - end])


def _common_prefix(a: str, b: str, limit: int) -> int:
    # Halving on slices compares at C speed; a loop over a megabyte would be felt while typing.
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
