"""Blocks that hold others; the functions are as those in `simple_blocks`."""

from __future__ import annotations

import re
from typing import Final, Literal

from newsletter_editor.text.blocks.block_reader import BlockReader
from newsletter_editor.text.blocks.items import ItemLine, read_definitions, read_items
from newsletter_editor.text.blocks.kinds import Block, BlockKind
from newsletter_editor.text.blocks.patterns import (
    DEFINITION_START,
    FOOTNOTE_START,
    INDENT,
    LIST_START,
    PLAIN_LINE,
    QUOTE_START,
)
from newsletter_editor.text.ranges import Range

_INDENT: Final = re.compile(INDENT)
_LINE: Final = re.compile(r"[^\n]*\n")
_ITEM_LINES: Final = rf"{PLAIN_LINE}(?>(?: {{0,3}}{PLAIN_LINE})*)"
_SIMPLE_ITEM: Final = re.compile(rf"(?P<marker>[*+-] |\d+\. ){_ITEM_LINES}", re.ASCII)
# Most lists are so: one paragraph an item, no blank lines between, no doubt where it ends.
_SIMPLE_LIST: Final = re.compile(
    rf"(?>(?:[*+-] {_ITEM_LINES})+|(?:\d+\. {_ITEM_LINES})+)"
    r"(?=\Z|(?>(?:[ \t]*\n)+)(?:\Z|[^\s*+\-\d^]))",
    re.ASCII,
)


def quote(reader: BlockReader) -> bool:
    start = reader.position
    text = reader.lazy_lines()
    reader.add(BlockKind.QUOTE, reader.position, start=start)
    lines = []
    for line in _LINE.finditer(text):
        mark = QUOTE_START.match(line[0])
        lines.append(ItemLine(line[0][mark.end() if mark else 0 :], start + line.end()))
    reader.read_inside(lines)
    return True


def list_of_items(reader: BlockReader) -> bool:
    match = LIST_START.match(reader.source, reader.position)
    if match is None:
        return False
    if simple := _SIMPLE_LIST.match(reader.source, reader.position):
        return _simple_list(reader, simple.end())
    tag: Literal["ul", "ol"] = "ol" if match[0].lstrip(" ")[0].isdigit() else "ul"
    start = reader.position
    items = read_items(reader, tag)
    end = reader.position
    filled = start + len(reader.source[start:end].rstrip())
    reader.add(BlockKind.LIST, filled, start=start)
    for item in items.texts:
        for piece in item.pieces:
            if any(line.text for line in piece):
                reader.read_inside(piece)
    reader.position = end
    if items.ends_blank and not items.is_ended:
        reader.before = None
    return True


def _simple_list(reader: BlockReader, end: int) -> bool:
    start = reader.position
    reader.add(BlockKind.LIST, end)
    for item in _SIMPLE_ITEM.finditer(reader.source, start, end):
        range_ = reader.range_of(item.end("marker"), item.end())
        reader.blocks.append(Block(BlockKind.PARAGRAPH, range_, range_, 0, reader.depth + 1))
    return True


def definitions(reader: BlockReader) -> bool:
    if not reader.may_be_terms or not DEFINITION_START.match(reader.source, reader.position):
        return False
    terms = reader.blocks.pop()
    start = reader.position
    items = read_definitions(reader, reader.before is None)
    end = reader.position
    filled = start + len(reader.source[start:end].rstrip())
    reader.add(BlockKind.DEFINITIONS, filled, start=start)
    whole = Range(terms.range.start, reader.blocks[-1].range.end)
    reader.blocks[-1] = reader.blocks[-1]._replace(range=whole, text=whole)
    reader.blocks.append(terms._replace(depth=reader.depth + 1))
    for item in items.texts:
        if any(line.text for line in item.pieces[0]):
            reader.read_inside(item.pieces[0])
    reader.position = end
    if items.ends_blank:
        reader.before = None
    return True


def footnote(reader: BlockReader) -> bool:
    match = FOOTNOTE_START.match(reader.source, reader.position)
    if match is None:
        return False
    end = reader.end_of_indented(match.end())
    reader.add(BlockKind.FOOTNOTE, end)
    lines = []
    for line in _LINE.finditer(reader.source, match.start(2), end):
        indent = _INDENT.match(line[0])
        lines.append(ItemLine(line[0][indent.end() if indent else 0 :], line.end()))
    reader.read_inside(lines)
    return True
