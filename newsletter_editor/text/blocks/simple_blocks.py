"""Blocks that hold no others.

Each function adds the block at the reader's position and moves behind it, if it is such a block.
"""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.text.blocks.block_reader import BlockReader
from newsletter_editor.text.blocks.definitions import LINK_DEFINITION_START, defined_link
from newsletter_editor.text.blocks.extensions import (
    BRACES_START,
    Extension,
    extension,
    named_attributes,
)
from newsletter_editor.text.blocks.fences import GITHUB, fenced_code
from newsletter_editor.text.blocks.headings import text_and_id, without_closing_signs
from newsletter_editor.text.blocks.kinds import BlockKind
from newsletter_editor.text.blocks.lines import GITHUB_PARAGRAPH_END
from newsletter_editor.text.blocks.patterns import (
    ABBREVIATION_START,
    BLANK_LINES,
    END_OF_BLOCK,
    HASH_HEADING_START,
    INDENT,
    MATH_END,
    MATH_START,
    REST_OF_LINE,
    RULE_START,
    UNDERLINED_HEADING_START,
)
from newsletter_editor.text.blocks.tables import table_end
from newsletter_editor.text.ranges import Range

_INDENT: Final = re.compile(INDENT)
_PARAGRAPH_START: Final = re.compile(r" {0,3}[^ \t][^\n]*\n")
_PARAGRAPH_STOP: Final = re.compile(rf"\n(?=\Z|{GITHUB_PARAGRAPH_END.pattern})", re.ASCII)
_EXTENSIONS: Final = {
    "comment": BlockKind.COMMENT,
    "nomarkdown": BlockKind.HTML,
    "options": BlockKind.ATTRIBUTES,
}


def blank(reader: BlockReader) -> bool:
    match = BLANK_LINES.match(reader.source, reader.position)
    if match is None:
        return False
    reader.may_be_terms = reader.may_be_terms and match[0] == "\n"
    reader.before = None
    reader.position = match.end()
    return True


def indented_code(reader: BlockReader) -> bool:
    if not _INDENT.match(reader.source, reader.position):
        return False
    return reader.add(BlockKind.CODE, reader.end_of_indented(reader.position))


def code_between_fences(reader: BlockReader) -> bool:
    opening = GITHUB.opening.match(reader.source, reader.position)
    found = fenced_code(reader, opening, GITHUB) if opening else None
    return found is not None and reader.add(BlockKind.CODE, found.close)


def hash_heading(reader: BlockReader) -> bool:
    match = HASH_HEADING_START.match(reader.source, reader.position)
    if match is None:
        return False
    text = without_closing_signs(text_and_id(match[2])[0])
    return _heading(reader, match.start(2), text, match.end(), len(match[1]))


def underlined_heading(reader: BlockReader) -> bool:
    match = UNDERLINED_HEADING_START.match(reader.source, reader.position)
    if match is None or not reader.after_boundary():
        return False
    text = text_and_id(match["text"])[0]
    return _heading(
        reader, match.start("text"), text, match.end(), 2 if match["line"] == "-" else 1
    )


def _heading(reader: BlockReader, start: int, text: str, end: int, level: int) -> bool:
    if not text:
        return False
    range_ = reader.range_of(start, start + len(text))
    return reader.add(BlockKind.HEADING, end, text=range_, level=level)


def rule(reader: BlockReader) -> bool:
    match = RULE_START.match(reader.source, reader.position)
    return match is not None and reader.add(BlockKind.RULE, match.end())


def math(reader: BlockReader) -> bool:
    match = MATH_START.match(reader.source, reader.position)
    if match is None or match[1] or not reader.after_boundary():
        return False
    closing = reader.search(MATH_END, match.end())
    if closing is None:
        return False
    rest = REST_OF_LINE.match(reader.source, closing.end())
    end = rest.end() if rest else closing.end()
    return reader.is_boundary(end) and reader.add(BlockKind.MATH, end)


def table(reader: BlockReader) -> bool:
    if not reader.after_boundary():
        return False
    end = table_end(reader)
    return end is not None and reader.add(BlockKind.TABLE, end)


def link_definition(reader: BlockReader) -> bool:
    match = LINK_DEFINITION_START.match(reader.source, reader.position)
    link = defined_link(reader.source, match) if match else None
    return link is not None and reader.add(BlockKind.DEFINITION, link.end)


def abbreviation(reader: BlockReader) -> bool:
    match = ABBREVIATION_START.match(reader.source, reader.position)
    return match is not None and reader.add(BlockKind.DEFINITION, match.end())


def braces(reader: BlockReader) -> bool:
    if not BRACES_START.match(reader.source, reader.position):
        return False
    named = named_attributes(reader)
    if named is not None:
        return reader.add(BlockKind.ATTRIBUTES, named.end)
    found = extension(reader)
    if found is not None and found.name in _EXTENSIONS:
        return _extension(reader, found)
    attributes = reader.attributes_at(reader.position)
    if attributes is None:
        return False
    before = reader.before
    reader.add(BlockKind.ATTRIBUTES, attributes[2])
    if before in (None, BlockKind.ATTRIBUTES):
        reader.before, reader.has_attributes = before, True
    elif reader.attributes_at(reader.position) is not None:
        reader.before = before
    return True


def _extension(reader: BlockReader, found: Extension) -> bool:
    before = reader.before
    is_written = found.body is not None or found.name == "options"
    reader.add(_EXTENSIONS[found.name] if is_written else BlockKind.ATTRIBUTES, found.end)
    if not is_written:
        reader.before = before
    return True


def end_of_block(reader: BlockReader) -> bool:
    match = END_OF_BLOCK.match(reader.source, reader.position)
    if match is None:
        return False
    reader.add(BlockKind.ATTRIBUTES, match.end())
    reader.before = None
    return True


def paragraph(reader: BlockReader) -> bool:
    if not _PARAGRAPH_START.match(reader.source, reader.position):
        return False
    stop = _PARAGRAPH_STOP.search(reader.source, reader.position)
    while stop is not None and not reader.is_more_than_a_brace(stop, stop.end()):
        stop = _PARAGRAPH_STOP.search(reader.source, stop.end())
    end = stop.end() if stop else len(reader.source)
    if reader.before is not BlockKind.PARAGRAPH:
        return reader.add(BlockKind.PARAGRAPH, end)
    # What looked like another block was none, so the paragraph before it goes on.
    last = reader.blocks[-1]
    whole = Range(last.range.start, reader.range_of(reader.position, end).end)
    reader.blocks[-1] = last._replace(range=whole, text=whole)
    reader.position = end
    return True


def other_text(reader: BlockReader) -> bool:
    """Spaces and then a tab: too much for a paragraph, no indentation of code either."""
    reader.add(BlockKind.PARAGRAPH, reader.source.find("\n", reader.position) + 1)
    reader.before, reader.may_be_terms = BlockKind.HTML, False
    return True
