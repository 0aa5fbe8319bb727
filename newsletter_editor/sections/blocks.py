"""The blocks of a post's body as sections see them: what is moved, translated or counted as one.

What stands together without a blank line is one block, be it a paragraph, a list, a table or all
three. A heading right below a list counts, though kramdown puts it inside: whoever writes it means
a section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from newsletter_editor.document import front_matter
from newsletter_editor.text.blocks import kinds
from newsletter_editor.text.blocks.reader import read_blocks
from newsletter_editor.text.ranges import Range


class BlockKind(StrEnum):
    """What a block is, as far as sections need to know."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    """Also a list, a quote or a table: text that readers read."""
    CODE = "code"
    """Also a formula."""
    HTML = "html"
    COMMENT = "comment"
    """An HTML, kramdown or Liquid comment: not on the page."""
    RULE = "rule"
    DEFINITION = "definition"
    """Where a reference, a footnote, an abbreviation or attributes are defined."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block; `range` runs from its first line's start to the end of its last line's text."""

    kind: BlockKind
    range: Range
    level: int = 0
    """1 to 6 for a heading, else 0."""
    title: str = ""
    """A heading's text without its number signs or underline."""


_KINDS = {
    kinds.BlockKind.HEADING: BlockKind.HEADING,
    kinds.BlockKind.CODE: BlockKind.CODE,
    kinds.BlockKind.MATH: BlockKind.CODE,
    kinds.BlockKind.HTML: BlockKind.HTML,
    kinds.BlockKind.ELEMENT: BlockKind.HTML,
    kinds.BlockKind.COMMENT: BlockKind.COMMENT,
    kinds.BlockKind.RULE: BlockKind.RULE,
    kinds.BlockKind.DEFINITION: BlockKind.DEFINITION,
    kinds.BlockKind.FOOTNOTE: BlockKind.DEFINITION,
    kinds.BlockKind.ATTRIBUTES: BlockKind.DEFINITION,
}
"""All others are paragraphs."""
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def body_start(text: str) -> int:
    """Where the body begins, in code points: after the front matter, or 0 without one."""
    return front_matter.split(text).body.start


def blocks_of(text: str, start: int | None = None) -> list[Block]:
    """The blocks of a post's body in order; blank lines belong to none.

    `start` is where the body begins; None finds it.
    """
    blocks = read_blocks(text, body_start(text) if start is None else start)
    joined: list[Block] = []
    for block in _pieces(text, blocks):
        last = joined[-1] if joined else None
        if last is not None and _go_together(text, last, block):
            joined[-1] = Block(BlockKind.PARAGRAPH, Range(last.range.start, block.range.end))
        else:
            joined.append(block)
    return joined


def _pieces(text: str, blocks: Sequence[kinds.Block]) -> Iterator[Block]:
    """One piece a block, or several of a list or quote that blank lines and code part."""
    tops = [at for at, block in enumerate(blocks) if not block.depth]
    for first, end in pairwise([*tops, len(blocks)]):
        block = blocks[first]
        if block.kind is kinds.BlockKind.HEADING:
            yield _heading(text, block)
        elif block.kind in _KINDS:
            yield Block(_KINDS[block.kind], block.range)
        elif end == first + 1:
            yield Block(BlockKind.PARAGRAPH, block.range)
        else:
            yield from _pieces_inside(text, block, blocks[first + 1 : end])


def _heading(text: str, block: kinds.Block) -> Block:
    return Block(BlockKind.HEADING, block.range, block.level, block.text.of(text))


_APART = (
    kinds.BlockKind.CODE,
    kinds.BlockKind.MATH,
    kinds.BlockKind.HTML,
    kinds.BlockKind.COMMENT,
)


def _pieces_inside(text: str, outer: kinds.Block, inner: Sequence[kinds.Block]) -> Iterator[Block]:
    at = outer.range.start
    for block in inner:
        line_start = text.rfind("\n", 0, block.range.start) + 1
        is_heading = (
            block.kind is kinds.BlockKind.HEADING
            and block.range.start == line_start
            and text[line_start] == "#"
        )
        if is_heading or (block.kind in _APART and block.range.start >= at):
            yield from _paragraphs(text, at, max(line_start, at))
            if is_heading:
                yield _heading(text, block)
            else:
                yield Block(_KINDS[block.kind], Range(max(line_start, at), block.range.end))
            at = block.range.end
    yield from _paragraphs(text, at, outer.range.end)


def _paragraphs(text: str, start: int, end: int) -> Iterator[Block]:
    """What stands between two places, cut at blank lines."""
    while start < end:
        blank = _BLANK_LINES.search(text, start, end)
        stop = blank.start() if blank else end
        filled = text[start:stop]
        if filled.strip():
            first = start + len(filled) - len(filled.lstrip("\n"))
            yield Block(BlockKind.PARAGRAPH, Range(first, start + len(filled.rstrip("\n"))))
        start = blank.end() if blank else end


def _go_together(text: str, above: Block, below: Block) -> bool:
    if (
        above.kind is not BlockKind.PARAGRAPH
        or text.count("\n", above.range.end, below.range.start) > 1
    ):
        return False
    # An attribute list is of the paragraph that it follows.
    is_attributes = below.kind is BlockKind.DEFINITION and text.startswith(
        ("{:", "^"), below.range.start
    )
    return below.kind is BlockKind.PARAGRAPH or is_attributes
