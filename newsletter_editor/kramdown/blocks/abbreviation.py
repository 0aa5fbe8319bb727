"""Abbreviation definitions: `*[HTML]: Hyper Text Markup Language`."""

from __future__ import annotations

import re

from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockParser
from newsletter_editor.kramdown.definitions import Abbreviation, Definition
from newsletter_editor.text.blocks.patterns import ABBREVIATION_START, SPACES


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    parser.position = match.end()
    parser.add(place := Definition())
    title = match[2].strip(SPACES)
    parser.context.definitions.abbreviations[match[1]] = Abbreviation(title, place)
    return True


ABBREVIATION = BlockConstruct("abbreviation definition", ABBREVIATION_START, _parse, first="*")
