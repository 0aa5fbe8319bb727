"""Link definitions: `[name]: address "title"`."""

from __future__ import annotations

import re

from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockParser
from newsletter_editor.kramdown.definitions import Definition, LinkDefinition, link_name
from newsletter_editor.text.blocks.definitions import LINK_DEFINITION_START, defined_link


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    link = defined_link(parser.source, match)
    if link is None:
        return False
    parser.position = link.end
    parser.add(place := Definition())
    definition = LinkDefinition(link.address, link.title, place)
    parser.context.definitions.links[link_name(match[1])] = definition
    return True


LINK_DEFINITION = BlockConstruct("link definition", LINK_DEFINITION_START, _parse, first="[")
