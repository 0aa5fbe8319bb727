"""Footnote definitions: `[^name]: text`, with indented blocks behind it."""

from __future__ import annotations

import re

from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockParser
from newsletter_editor.kramdown.definitions import Definition, FootnoteDefinition
from newsletter_editor.kramdown.tree import Root
from newsletter_editor.text.blocks.patterns import FOOTNOTE_START, INDENT_OF_LINES


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    parser.position = parser.end_of_indented(match.end())
    text = INDENT_OF_LINES.sub("", parser.source[match.start(2) : parser.position])
    content = Root()
    parser.nested(content, text)
    place = Definition()
    parser.add(place)
    parser.context.definitions.footnotes[match[1]] = FootnoteDefinition(content, place)
    return True


FOOTNOTE_DEFINITION = BlockConstruct("footnote definition", FOOTNOTE_START, _parse, first="[")
