"""A post's text with what is no prose blanked out, character for character.

The order in which constructs are looked for is kramdown's: code wins over all else, then HTML,
then Liquid, then links. Rules: https://kramdown.gettalong.org/syntax.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.sections.blocks import Block, BlockKind
from newsletter_editor.text.ranges import Range

HOLE = "\ufffc"
"""Stands for each character that is no prose; line ends stay."""

_NOT_LINE_END = re.compile(r"[^\n]")
_CODE_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)")
# An opening that is never closed must not cost a search to the end of the post each time.
_MATH = re.compile(r"(?<!\\)\$\$(?:[^$\\]|\\.|\$(?!\$)){0,4000}?\$\$", re.DOTALL)
_COMMENTS = (("<!--", "-->"), ("{::comment}", "{:/"))
_TAG = re.compile(r"</?[A-Za-z][\w:-]*(?:\s[^<>]{0,2000})?/?>")
_LIQUID = re.compile(r"\{\{[^{}\n]{0,500}\}\}|\{%[^{}\n]{0,500}?%\}")
_RAW = re.compile(r"\{%-?\s*(raw|comment|highlight)\b[^%\n]*%\}.*?\{%-?\s*end\1\s*-?%\}", re.DOTALL)
_ATTRIBUTES = re.compile(r"\{:{1,2}[^{}\n]{0,500}\}")
_LONGEST_CODE_SPAN = 4000


def blank(text: str, ranges: Iterator[Range] | list[Range]) -> str:
    """The text with the ranges, in any order, filled with HOLE."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(ranges):
        if end <= at:
            continue
        start = max(start, at)
        pieces += text[at:start], _NOT_LINE_END.sub(HOLE, text[start:end])
        at = end
    return "".join([*pieces, text[at:]])


def code_ranges(text: str, body: Range, blocks: list[Block]) -> list[Range]:
    """Where the body holds code, math or comments: nothing there is Markdown."""
    ranges = [block.range for block in blocks if block.kind in (BlockKind.CODE, BlockKind.COMMENT)]
    ranges += [Range(*match.span()) for match in _RAW.finditer(text, body.start)]
    ranges += _comments(text, body)
    ranges += [Range(*match.span()) for match in _MATH.finditer(text, body.start)]
    for block in blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.HTML):
            ranges += _code_spans(text, block.range)
            ranges += _fences_inside(text, block.range)
    return ranges


def _comments(text: str, body: Range) -> Iterator[Range]:
    for opening, closing in _COMMENTS:
        at = text.find(opening, body.start)
        while at >= 0:
            end = text.find(closing, at)
            if end < 0:
                # Never closed, and so is none of those behind it.
                break
            end = text.find("}", end) + 1 if closing == "{:/" else end + len(closing)
            yield Range(at, max(end, at + len(opening)))
            at = text.find(opening, max(end, at + len(opening)))


def markup_ranges(text: str, body: Range) -> list[Range]:
    """Where the body holds HTML tags, Liquid or attribute lists."""
    return [
        Range(*match.span())
        for pattern in (_TAG, _LIQUID, _ATTRIBUTES)
        for match in pattern.finditer(text, body.start)
    ]


def _code_spans(text: str, block: Range) -> Iterator[Range]:
    at = block.start
    lengths = {len(match[0]) for match in re.finditer(r"`+", block.of(text))}
    while opening := _CODE_SPAN.search(text, at, block.end):
        marks = opening[1]
        closing = None
        if len(marks) in lengths:
            closing = re.compile(rf"(?<!`){marks}(?!`)").search(
                text, opening.end(), min(block.end, opening.end() + _LONGEST_CODE_SPAN)
            )
        if closing is None:
            at = opening.end()
        else:
            yield Range(opening.start(), closing.end())
            at = closing.end()


_FENCE_LINE = re.compile(r"^[ \t>]*(?:[*+-]|\d+\.)?[ \t]*(`{3,}|~{3,})[^`\n]*$", re.M)


def _fences_inside(text: str, block: Range) -> Iterator[Range]:
    """Fences within lists and quotes, which are part of one paragraph block here."""
    opened: re.Match[str] | None = None
    for match in _FENCE_LINE.finditer(text, block.start, block.end):
        if opened is None:
            opened = match
        elif match[1].startswith(opened[1]):
            yield Range(opened.start(), match.end())
            opened = None
