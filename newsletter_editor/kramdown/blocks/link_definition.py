"""Link definitions: `[name]: address "title"`."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockParser
from newsletter_editor.kramdown.definitions import Definition, LinkDefinition, link_name
from newsletter_editor.kramdown.patterns import UP_TO_THREE

_START: Final = re.compile(rf"{UP_TO_THREE}\[([^\n\]]+)\]:[ \t]*([^\n]*)\n")
_QUOTED_LINE: Final = re.compile(r"""[ \t]*(["'])([^\n]+)\1[ \t]*\n""")
_SPACE_AND_QUOTE: Final = re.compile(r"""[ \t]+["']""")


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    rest = match[2].rstrip(" \t")
    if not rest:
        return False
    definition = _on_one_line(rest)
    end = match.end()
    if definition is None:
        title = None
        if line := _QUOTED_LINE.match(parser.source, end):
            title, end = line[2], line.end()
        definition = LinkDefinition(_unbracketed(rest) or rest, title)
    if not (rest.startswith("<") and definition.address != rest) and _SPACE_AND_QUOTE.search(
        definition.address
    ):
        return False
    parser.position = end
    parser.add(place := Definition())
    definition.place = place
    parser.context.definitions.links[link_name(match[1])] = definition
    return True


def _on_one_line(rest: str) -> LinkDefinition | None:
    """The definition if its title ends the line."""
    quote = rest[-1]
    if quote not in "\"'":
        return None
    last = len(rest) - 1
    if rest.startswith("<"):
        for match in re.finditer(rf">[ \t]+{quote}", rest):
            if match.end() < last:
                return LinkDefinition(rest[1 : match.start()], rest[match.end() : last])
            break
    for match in re.finditer(rf"(?<=[^ \t])[ \t]+{quote}", rest):
        if match.end() < last:
            return LinkDefinition(rest[: match.start()], rest[match.end() : last])
        break
    return None


def _unbracketed(address: str) -> str | None:
    return address[1:-1] if address.startswith("<") and address.endswith(">") else None


LINK_DEFINITION = BlockConstruct("link definition", _START, _parse, first="[")
