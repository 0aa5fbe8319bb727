"""Footnote definitions: `[^name]: text`, with indented blocks behind it."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.blocks.code import indented_lines
from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockParser
from newsletter_editor.kramdown.definitions import Definition, FootnoteDefinition
from newsletter_editor.kramdown.patterns import IDENTIFIER, INDENT_OF_LINES, UP_TO_THREE
from newsletter_editor.kramdown.tree import Root

_START: Final = re.compile(rf"{UP_TO_THREE}\[\^({IDENTIFIER})\]:([^\n]*\n)", re.ASCII)


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    parser.position = indented_lines(parser, match.end())
    text = INDENT_OF_LINES.sub("", parser.source[match.start(2) : parser.position])
    content = Root()
    parser.nested(content, text)
    place = Definition()
    parser.add(place)
    parser.context.definitions.footnotes[match[1]] = FootnoteDefinition(content, place)
    return True


FOOTNOTE_DEFINITION = BlockConstruct("footnote definition", _START, _parse, first="[")
