"""Two texts side by side: which lines belong together, and what differs in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from newsletter_editor.text.common_ends import common_ends
from newsletter_editor.text.ranges import Range

CONTEXT = 3
"""Unchanged lines that are shown around a change."""
_MOST_LINES = 4000
"""Above this many changed lines on a side they are shown as one block, not side by side."""
_LONGEST_LINE = 4000
_TOKEN = re.compile(r"\w+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the old text beside one of the new; None where there is no counterpart."""

    old: str | None
    new: str | None
    old_changes: tuple[Range, ...] = ()
    """What differs within the line, in code points of it."""
    new_changes: tuple[Range, ...] = ()

    @property
    def is_change(self) -> bool:
        """Whether the two differ."""
        return self.old != self.new


@dataclass(frozen=True, slots=True)
class Gap:
    """Lines that are the same on both sides and are left out."""

    lines: int


def compare(old: str, new: str) -> list[Row | Gap]:
    """The rows that show the difference, with a little of what surrounds it."""
    return list(_folded(list(_rows(old.split("\n"), new.split("\n")))))


def _rows(old: list[str], new: list[str]) -> Iterator[Row]:
    first, last = common_ends(old, new)
    for line in old[:first]:
        yield Row(line, line)
    old_end, new_end = len(old) - last, len(new) - last
    if max(old_end, new_end) - first > _MOST_LINES:
        yield from (Row(line, None) for line in old[first:old_end])
        yield from (Row(None, line) for line in new[first:new_end])
    else:
        yield from _matched(old[first:old_end], new[first:new_end])
    for line in old[old_end:]:
        yield Row(line, line)


def _matched(old: list[str], new: list[str]) -> Iterator[Row]:
    for _, i, i_end, j, j_end in SequenceMatcher(None, old, new).get_opcodes():
        for k in range(max(i_end - i, j_end - j)):
            before = old[i + k] if i + k < i_end else None
            after = new[j + k] if j + k < j_end else None
            if before is None or after is None or before == after:
                yield Row(before, after)
            else:
                yield Row(before, after, *changes_within(before, after))


def changes_within(old: str, new: str) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """What differs between two lines or paragraphs, word by word: in the old one, in the new."""
    if max(len(old), len(new)) > _LONGEST_LINE:
        return (Range(0, len(old)),), (Range(0, len(new)),)
    old_words, new_words = _TOKEN.findall(old), _TOKEN.findall(new)
    old_starts, new_starts = _starts(old_words), _starts(new_words)
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    old_changes, new_changes = [], []
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        if kind != "equal":
            old_changes.append(Range(old_starts[i], old_starts[i_end]))
            new_changes.append(Range(new_starts[j], new_starts[j_end]))
    return (
        tuple(change for change in old_changes if change.length),
        tuple(change for change in new_changes if change.length),
    )


def _starts(words: list[str]) -> list[int]:
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return starts


def _folded(rows: list[Row]) -> Iterator[Row | Gap]:
    near = [False] * len(rows)
    for number, row in enumerate(rows):
        if row.is_change:
            start, end = max(number - CONTEXT, 0), min(number + CONTEXT + 1, len(rows))
            near[start:end] = [True] * (end - start)
    left_out = 0
    for row, is_near in zip(rows, near, strict=True):
        if is_near:
            if left_out:
                yield Gap(left_out)
            left_out = 0
            yield row
        else:
            left_out += 1
    if left_out:
        yield Gap(left_out)
