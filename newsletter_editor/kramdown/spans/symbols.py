"""Typographic symbols: dashes, the ellipsis, guillemets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.entities import by_number
from newsletter_editor.kramdown.page import escape_text
from newsletter_editor.kramdown.spans.entity import EntitySpan
from newsletter_editor.kramdown.spans.parser import SpanConstruct, SpanParser
from newsletter_editor.kramdown.tree import SpanNode

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_SYMBOL: Final = re.compile(r"---|--|\.\.\.|\\<<|\\>>|<< | >>|<<|>>")
_NAMES: Final = {
    "---": "mdash",
    "--": "ndash",
    "...": "hellip",
    "<< ": "laquo_space",
    " >>": "raquo_space",
    "<<": "laquo",
    ">>": "raquo",
}
_CHARACTERS: Final = {
    "mdash": "—",
    "ndash": "–",
    "hellip": "…",
    "laquo_space": "«\u00a0",
    "raquo_space": "\u00a0»",
    "laquo": "«",
    "raquo": "»",
}


class Symbol(SpanNode):
    """One symbol, by kramdown's name for it."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    @property
    def plain_text(self) -> str:
        return _CHARACTERS[self.name]

    def html(self, page: Page, indent: int) -> str:
        replaced = page.options.typographic_symbols.get(self.name)
        if replaced is not None:
            return escape_text(replaced)
        return "".join(page.entity(by_number(ord(c))) for c in _CHARACTERS[self.name])


def _parse(parser: SpanParser) -> bool:
    match = parser.match(_SYMBOL)
    if match is None:
        return False
    parser.position = match.end()
    name = _NAMES.get(match[0])
    if name is not None:
        parser.add(Symbol(name))
        return True
    for character in match[0][1:]:
        parser.add(EntitySpan(by_number(ord(character)), None))
    return True


SYMBOL = SpanConstruct("symbol", "-.<>\\", _parse)
