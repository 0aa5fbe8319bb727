"""The headings and items of a post, and how they are put into another order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsletter_editor.sections.blocks import BlockKind, blocks_of
from newsletter_editor.sections.outline import title_of
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range

ITEM_LEVEL = 7
"""Below all headings: a title line, as `***Title***`, has no level of its own."""
_SPACE_AT_END = re.compile(r"\s*\Z")


class Entry(NamedTuple):
    """A heading, or the title line of an item: its level from 1, its words, where it begins."""

    level: int
    title: str
    start: int


class Move(NamedTuple):
    """The edit that moves an entry with all that is in it, and where it begins afterwards."""

    edit: Edit
    start: int


def entries_of(text: str) -> list[Entry]:
    """The headings and the titled items of a post in order."""
    found = []
    for block in blocks_of(text):
        if block.kind is BlockKind.HEADING:
            found.append(Entry(block.level, block.title, block.range.start))
        elif block.kind is BlockKind.PARAGRAPH and (title := title_of(text, block)):
            found.append(Entry(ITEM_LEVEL, title, block.range.start))
    return found


def siblings(entries: Sequence[Entry], index: int) -> list[int]:
    """The indices of an entry and those that stand beside it, in the same part of the post."""
    level = entries[index].level
    first = index
    while first and entries[first - 1].level >= level:
        first -= 1
    last = index + 1
    while last < len(entries) and entries[last].level >= level:
        last += 1
    return [at for at in range(first, last) if entries[at].level == level]


def move(text: str, entries: Sequence[Entry], index: int, before: int | None) -> Move | None:
    """The entry put before its sibling `before`, or behind the last one where that is None.

    Blank lines stay where they are. None where nothing would change, or `before` is no sibling.
    """
    beside = siblings(entries, index)
    if before is not None and before not in beside:
        return None
    order = [at for at in beside if at != index]
    order.insert(
        len(order) if before is None else order.index(before) if before != index else 0, index
    )
    if before == index or order == beside:
        return None
    after = beside[-1] + 1
    while after < len(entries) and entries[after].level > entries[index].level:
        after += 1
    end = entries[after].start if after < len(entries) else len(text)
    edges = [*(entries[at].start for at in beside), end]
    parts = {at: text[edges[n] : edges[n + 1]] for n, at in enumerate(beside)}
    gaps = [_gap(parts[at]) for at in beside]
    written, start = "", edges[0]
    for at, gap in zip(order, gaps, strict=True):
        if at == index:
            start = edges[0] + len(written)
        written += parts[at].rstrip() + gap
    return Move(Edit(Range(edges[0], end), written), start)


def step(text: str, entries: Sequence[Entry], index: int, by: int) -> Move | None:
    """The entry put past its neighbour above (-1) or below (1)."""
    beside = siblings(entries, index)
    at = beside.index(index) + by
    if not 0 <= at < len(beside):
        return None
    if by < 0:
        return move(text, entries, index, beside[at])
    return move(text, entries, index, beside[at + 1] if at + 1 < len(beside) else None)


def _gap(part: str) -> str:
    match = _SPACE_AT_END.search(part)
    return match[0] if match else ""
