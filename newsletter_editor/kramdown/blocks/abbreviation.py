"""Abbreviation definitions: `*[HTML]: Hyper Text Markup Language`."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockParser
from newsletter_editor.kramdown.definitions import Abbreviation, Definition
from newsletter_editor.kramdown.patterns import SPACES, UP_TO_THREE

_START: Final = re.compile(rf"{UP_TO_THREE}\*\[([^\n]+?)\]:([^\n]*)\n")


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    parser.position = match.end()
    parser.add(place := Definition())
    title = match[2].strip(SPACES)
    parser.context.definitions.abbreviations[match[1]] = Abbreviation(title, place)
    return True


ABBREVIATION = BlockConstruct("abbreviation definition", _START, _parse, first="*")
