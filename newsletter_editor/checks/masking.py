"""A post's text with what is no prose blanked out, character for character.

The order in which constructs are looked for is kramdown's: code wins over all else, then HTML,
then Liquid, then links. Rules: https://kramdown.gettalong.org/syntax.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from newsletter_editor.text.blocks.code_spans import code_spans
from newsletter_editor.text.blocks.kinds import Block, BlockKind
from newsletter_editor.text.blocks.liquid import liquid_blocks
from newsletter_editor.text.blocks.searching import Finders
from newsletter_editor.text.ranges import Range

HOLE = "\ufffc"
"""Stands for each character that is no prose; line ends stay."""

_NOT_LINE_END = re.compile(r"[^\n]")
_SILENT = (BlockKind.CODE, BlockKind.COMMENT, BlockKind.MATH)
_WITH_SPANS = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TABLE, BlockKind.HTML)
# An opening that is never closed must not cost a search to the end of the post each time.
_MATH = re.compile(r"(?<!\\)\$\$(?:[^$\\]|\\.|\$(?!\$)){0,4000}?\$\$", re.DOTALL)
_COMMENTS = (("<!--", "-->"), ("{::comment}", "{:/"))
_HTML_CODE = re.compile(
    r"<(?P<tag>pre|code|script|style|kbd|samp|tt|textarea|math|svg)(?=[\s/>])[^<>]*(?<!/)>", re.I
)
_TAG = re.compile(r"</?[A-Za-z][\w:-]*(?:\s[^<>]{0,2000})?/?>")
_LIQUID = re.compile(r"\{\{[^{}\n]{0,500}\}\}|\{%[^{}\n]{0,500}?%\}")
_ATTRIBUTES = re.compile(r"\{:{1,2}[^{}\n]{0,500}\}")


def blank(text: str, ranges: Iterable[Range]) -> str:
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


def code_ranges(text: str, body: Range, blocks: Iterable[Block]) -> Iterator[Range]:
    """Where the body holds code, math or comments: nothing there is Markdown."""
    for found in liquid_blocks(text, body.start):
        yield found.range
    for block in blocks:
        if block.kind in _SILENT:
            yield block.range
        elif block.kind in _WITH_SPANS:
            written = block.range.of(text)
            if any(sign in written for sign in ("`", "$$", "<", "{:")):
                for range_ in _silent_spans(written):
                    yield range_.shifted(block.range.start)


def _silent_spans(written: str) -> Iterator[Range]:
    for start, end, _ in code_spans(written):
        yield Range(start, end)
    for match in _MATH.finditer(written):
        yield Range(*match.span())
    yield from _html_code(written)
    for opening, closing in _COMMENTS:
        at = written.find(opening)
        while at >= 0:
            end = written.find(closing, at)
            if end < 0:
                # Never closed, and so is none of those behind it.
                break
            end = written.find("}", end) + 1 if closing == "{:/" else end + len(closing)
            end = max(end, at + len(opening))
            yield Range(at, end)
            at = written.find(opening, end)


def _html_code(written: str) -> Iterator[Range]:
    """What stands in elements of HTML that show or run code, their tags left out."""
    at = 0
    finders = Finders(written)
    while opening := _HTML_CODE.search(written, at):
        closing = finders.search(_closing_tag(opening["tag"].lower()), opening.end())
        at = closing.start() if closing else opening.end()
        if closing:
            yield Range(opening.end(), at)


@lru_cache(16)
def _closing_tag(tag: str) -> re.Pattern[str]:
    return re.compile(rf"</{tag}\s*>", re.I)


def markup_ranges(text: str, body: Range) -> Iterator[Range]:
    """Where the body holds HTML tags, Liquid or attribute lists."""
    for pattern in (_TAG, _LIQUID, _ATTRIBUTES):
        for match in pattern.finditer(text, body.start):
            yield Range(*match.span())
