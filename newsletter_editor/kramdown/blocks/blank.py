"""Empty lines between blocks."""

from __future__ import annotations

import re

from newsletter_editor.kramdown.blocks.parser import Blank, BlockConstruct, BlockParser
from newsletter_editor.text.blocks.patterns import BLANK_LINES


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    parser.position = match.end()
    last = parser.last
    if isinstance(last, Blank):
        last.value += match[0]
    else:
        parser.add(Blank(match[0]))
    return True


BLANK = BlockConstruct("blank lines", BLANK_LINES, _parse, first=" \t\r\f\v\n")
