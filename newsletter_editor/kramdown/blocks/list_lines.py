"""How deep the text of a list item or of a definition stands, and which lines belong to it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from newsletter_editor.kramdown.attribute_lists import read_into
from newsletter_editor.kramdown.blocks.paragraph import NO_LAZY_LINE
from newsletter_editor.kramdown.blocks.parser import BlockParser
from newsletter_editor.kramdown.patterns import IDENTIFIER
from newsletter_editor.kramdown.tree import AttributeList, Node

_ITEM_ATTRIBUTES: Final = rf"\s*\{{:(?!(?:{IDENTIFIER})?:|/)((?:\\\}}|[^\}}])+)\}}\s*"
ITEM_ATTRIBUTES: Final = re.compile(_ITEM_ATTRIBUTES, re.ASCII)
_ATTRIBUTES_OR_NOTHING: Final = re.compile(rf"(?:{_ITEM_ATTRIBUTES})?\s*\n", re.ASCII)
_TABS: Final = re.compile(r"( *)(\t+)")


class FirstLine(NamedTuple):
    """The text behind a marker, and the column in which it begins."""

    text: str
    indent: int


def first_line(marker_width: int, text: str) -> FirstLine:
    """Read the rest of a line behind its marker; tabs go to the next multiple of four."""
    indent = marker_width
    if _ATTRIBUTES_OR_NOTHING.match(text):
        indent = 4
    else:
        while tabs := _TABS.match(text):
            column = len(tabs[1]) + marker_width
            width = 4 - column % 4 + (len(tabs[2]) - 1) * 4
            text = tabs[1] + " " * width + text[tabs.end() :]
        indent += len(text) - len(text.lstrip(" "))
    return FirstLine(text.lstrip(" \t\n\r\f\v"), indent)


def take_attributes(node: Node, text: str) -> str:
    """Give the `{: …}` at the beginning of `text` to `node`, and return the rest."""
    match = ITEM_ATTRIBUTES.match(text)
    if match is None:
        return text
    if node.ial is None:
        node.ial = AttributeList()
    read_into(match[1], node.ial)
    return text[match.end() :]


class ItemLines:
    """Takes the lines of one item: those indented as far as its text, and lazy ones."""

    __slots__ = ("_indented", "_lazy", "indent")

    def __init__(self, indent: int) -> None:
        self.indent = indent
        self._indented = _indented_line(indent)
        self._lazy = min(indent, 3)

    def take(self, parser: BlockParser, after_blank: bool) -> str | None:
        """The line at the position, if it belongs to the item; the parser moves behind it."""
        source, position = parser.source, parser.position
        match = self._indented.match(source, position)
        if match is None and not after_blank and not self._ends(parser):
            match = _LINE_WITH_TEXT.match(source, position)
        if match is None:
            return None
        parser.position = match.end()
        line = match[0]
        if line.startswith("\t"):
            tabs = len(line) - len(line.lstrip("\t"))
            line = "    " * tabs + line[tabs:]
        return line

    def unindented(self, line: str) -> str | None:
        """The line without the item's indentation; None if it is indented less."""
        return line[self.indent :] if line.startswith(" " * self.indent) else None

    def _ends(self, parser: BlockParser) -> bool:
        match = _no_lazy_line(self._lazy).match(parser.source, parser.position)
        if match is None:
            return False
        return match["attributes"] is None or parser.attributes_at(parser.position) is not None


_LINE_WITH_TEXT: Final = re.compile(r"[^\n]*\S[^\n]*\n", re.ASCII)


@lru_cache(100)
def _indented_line(indent: int) -> re.Pattern[str]:
    tabs, spaces = divmod(indent, 4)
    unit = r"(?:\t| {4})"
    return re.compile(
        rf"(?:{unit}{{{tabs}}} {{{spaces}}}|{unit}{{{tabs + 1}}})[^\n]*\S[^\n]*\n", re.ASCII
    )


@lru_cache(4)
def _no_lazy_line(spaces: int) -> re.Pattern[str]:
    return re.compile(rf" {{0,{spaces}}}(?:{NO_LAZY_LINE.pattern})", re.ASCII)
