"""Characters written as `&name;` or `&#number;`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.entities import Entity, by_name, by_number
from newsletter_editor.kramdown.spans.parser import SpanConstruct, SpanParser
from newsletter_editor.kramdown.tree import SpanNode

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_REFERENCE: Final = re.compile(
    r"&(?:(?P<name>[\w:][-\w.:]*)|#(?P<number>\d+)|#x(?P<hex>[0-9a-fA-F]+));", re.ASCII
)


class EntitySpan(SpanNode):
    """One character, and how it was written."""

    __slots__ = ("entity", "original")

    def __init__(self, entity: Entity, original: str | None) -> None:
        super().__init__()
        self.entity = entity
        self.original = original

    @property
    def plain_text(self) -> str:
        return self.entity.character or ""

    def html(self, page: Page, indent: int) -> str:
        return page.entity(self.entity, self.original)


def _parse(parser: SpanParser) -> bool:
    match = parser.match(_REFERENCE)
    if match is None:
        return False
    parser.position = match.end()
    entity = _entity(match)
    if entity is not None:
        parser.add(EntitySpan(entity, match[0]))
    else:
        parser.add(EntitySpan(by_number(38), None))
        parser.add(match[0][1:])
    return True


def _entity(match: re.Match[str]) -> Entity | None:
    if match["name"]:
        return by_name(match["name"])
    digits, base = (match["number"], 10) if match["number"] else (match["hex"], 16)
    # Longer ones are no characters, and Python reads very long ones slowly or not at all.
    return by_number(int(digits[:4000], base))


ENTITY = SpanConstruct("entity", "&", _parse)
