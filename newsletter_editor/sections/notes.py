"""The notes that a skeleton leaves in a translation: the original's paragraphs, hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from newsletter_editor.sections.blocks import Block, BlockKind
from newsletter_editor.sections.outline import without_breaks
from newsletter_editor.sections.translation import ELLIPSIS, original_in, visible_part
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range

_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")


class Note(NamedTuple):
    """A hidden paragraph of the original, with what stands below it in the translation."""

    hidden: Range
    below: Range | None
    """The block that is to render it; None where the next one has a note of its own."""
    is_translated: bool


def notes_in(text: str, blocks: Sequence[Block]) -> Iterator[Note]:
    """Every note of a post whose body has the `blocks`, in order."""
    for block, following in zip_longest(blocks, blocks[1:]):
        if block.kind is not BlockKind.COMMENT:
            continue
        original = original_in(block.range.of(text))
        if original is None:
            continue
        if following is None or following.kind is BlockKind.COMMENT:
            yield Note(block.range, None, False)
            continue
        now = without_breaks(following.range.of(text))
        untouched = (ELLIPSIS, without_breaks(visible_part(original)), without_breaks(original))
        yield Note(block.range, following.range, now not in untouched)


def without_notes(text: str, notes: Iterator[Note]) -> list[Edit]:
    """The edits that take notes out of a post, each with the blank lines below it."""
    return [Edit(_with_blank_lines(text, note.hidden), "") for note in notes]


def _with_blank_lines(text: str, hidden: Range) -> Range:
    found = _BLANK_LINES.match(text, hidden.end)
    return Range(hidden.start, found.end() if found else hidden.end)
