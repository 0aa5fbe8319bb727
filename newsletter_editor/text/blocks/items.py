"""Which lines the items of a list, or the definitions of a definition list, are made of.

kramdown's syntax page, sections "Lists" and "Definition Lists".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from newsletter_editor.text.blocks.lines import NO_LAZY_LINE, Lines
from newsletter_editor.text.blocks.patterns import (
    BLANK_LINES,
    END_OF_BLOCK,
    IDENTIFIER,
    LIST_START,
    RULE_START,
)

_MARKERS: Final = {"ul": "[+*-]", "ol": r"\d+\."}
_LIST_MARKERS: Final = {
    (tag, spaces): re.compile(rf"( {{0,{spaces}}}{marker})([\t| ][^\n]*\n)", re.ASCII)
    for tag, marker in _MARKERS.items()
    for spaces in range(4)
}
_DEFINITION_MARKERS: Final = tuple(
    re.compile(rf"( {{0,{spaces}}}:)([\t| ][^\n]*\n)") for spaces in range(4)
)
_ITEM_ATTRIBUTES: Final = rf"\s*\{{:(?!(?:{IDENTIFIER})?:|/)((?:\\\}}|[^\}}])+)\}}\s*"
ITEM_ATTRIBUTES: Final = re.compile(_ITEM_ATTRIBUTES, re.ASCII)
_ATTRIBUTES_OR_NOTHING: Final = re.compile(rf"(?:{_ITEM_ATTRIBUTES})?\s*\n", re.ASCII)
_TABS: Final = re.compile(r"( *)(\t+)")
_LINE_WITH_TEXT: Final = re.compile(r"[^\n]*\S[^\n]*\n", re.ASCII)


class ItemLine(NamedTuple):
    """A line of an item without its indentation, or several that are blank."""

    text: str
    end: int
    """Behind its line end, in the source of the list; it is this end that line and source share."""


class ItemText:
    """What one item holds."""

    __slots__ = ("attributes", "is_loose", "pieces")

    def __init__(self, line: ItemLine, attributes: str | None, is_loose: bool = False) -> None:
        self.pieces: list[list[ItemLine]] = [[line]]
        """Its lines, cut where a list in it may begin."""
        self.attributes = attributes
        """What a `{: …}` right behind the marker says."""
        self.is_loose = is_loose
        """Of a definition: whether a blank line stands before it."""

    def sources(self) -> list[str]:
        """The text of each piece that has any."""
        joined = ("".join([line.text for line in piece]) for piece in self.pieces)
        return [text for text in joined if text]


class Items(NamedTuple):
    """The items of one list."""

    texts: list[ItemText]
    is_ended: bool
    """Whether `^` ended the list."""
    ends_blank: bool
    """Whether its last lines are blank."""


def read_items(lines: Lines, tag: Literal["ul", "ol"]) -> Items:
    """Take the lines of the list at the position."""
    source = lines.source
    start = _LIST_MARKERS[tag, 3]
    items: list[ItemText] = []
    taking = _ItemLines(0)
    nested = after_blank = False
    while lines.position < len(source):
        if after_blank and RULE_START.match(source, lines.position):
            break
        if source[lines.position] == "^" and (match := END_OF_BLOCK.match(source, lines.position)):
            lines.position = match.end()
            return Items(items, True, after_blank)
        if match := start.match(source, lines.position):
            lines.position = match.end()
            item, indent = _begun(match)
            items.append(item)
            taking = _ItemLines(indent)
            # An item's text may not begin right of where the next marker may stand.
            start = _LIST_MARKERS[tag, min(max(indent, 1), 4) - 1]
            nested = LIST_START.match(item.pieces[0][0].text) is not None
            after_blank = False
        elif (line := taking.take(lines, after_blank)) is not None:
            inner = taking.unindented(line)
            line = line if inner is None else inner
            if LIST_START.match(line):
                if inner is not None and not nested:
                    items[-1].pieces.append([])
                    nested = True
                elif inner is None and nested:
                    line = " " * (taking.indent + 4) + line
            items[-1].pieces[-1].append(ItemLine(line, lines.position))
            after_blank = False
        elif match := BLANK_LINES.match(source, lines.position):
            lines.position = match.end()
            nested = after_blank = True
            items[-1].pieces[-1].append(ItemLine(match[0], match.end()))
        else:
            break
    return Items(items, False, after_blank)


def read_definitions(lines: Lines, is_loose: bool) -> Items:
    """Take the lines of the definitions at the position; `is_loose` speaks of the first."""
    source = lines.source
    start = _DEFINITION_MARKERS[3]
    definitions: list[ItemText] = []
    taking = _ItemLines(0)
    after_blank = False
    while lines.position < len(source):
        if match := start.match(source, lines.position):
            lines.position = match.end()
            item, indent = _begun(match)
            item.is_loose = is_loose
            definitions.append(item)
            taking = _ItemLines(indent)
            start = _DEFINITION_MARKERS[min(max(indent, 1), 4) - 1]
            is_loose = after_blank = False
        elif END_OF_BLOCK.match(source, lines.position):
            break
        elif (line := taking.take(lines, after_blank)) is not None:
            inner = taking.unindented(line)
            text = line if inner is None else inner
            definitions[-1].pieces[-1].append(ItemLine(text, lines.position))
            is_loose = after_blank = False
        elif match := BLANK_LINES.match(source, lines.position):
            lines.position = match.end()
            is_loose = after_blank = True
            definitions[-1].pieces[-1].append(ItemLine(match[0], match.end()))
        else:
            break
    return Items(definitions, False, after_blank)


def _begun(marker: re.Match[str]) -> tuple[ItemText, int]:
    """The item whose first line was matched, and the column in which its text begins.

    Tabs go to the next multiple of four.
    """
    width, text = len(marker[1]), marker[2]
    indent = width
    if _ATTRIBUTES_OR_NOTHING.match(text):
        indent = 4
    else:
        while tabs := _TABS.match(text):
            column = len(tabs[1]) + width
            spaces = 4 - column % 4 + (len(tabs[2]) - 1) * 4
            text = tabs[1] + " " * spaces + text[tabs.end() :]
        indent += len(text) - len(text.lstrip(" "))
    text = text.lstrip(" \t\n\r\f\v")
    attributes = ITEM_ATTRIBUTES.match(text)
    if attributes is not None:
        text = text[attributes.end() :]
    line = ItemLine(text, marker.end())
    return ItemText(line, attributes[1] if attributes else None), indent


class _ItemLines:
    """Takes the lines of one item: those indented as far as its text, and lazy ones."""

    __slots__ = ("_indented", "_lazy", "indent")

    def __init__(self, indent: int) -> None:
        self.indent = indent
        self._indented = _indented_line(indent)
        self._lazy = _no_lazy_line(min(indent, 3))

    def take(self, lines: Lines, after_blank: bool) -> str | None:
        """The line at the position, if it belongs to the item; the place moves behind it."""
        source, position = lines.source, lines.position
        match = self._indented.match(source, position)
        if match is None and not after_blank and not lines.is_end(position, self._lazy):
            match = _LINE_WITH_TEXT.match(source, position)
        if match is None:
            return None
        lines.position = match.end()
        line = match[0]
        if line.startswith("\t"):
            tabs = len(line) - len(line.lstrip("\t"))
            line = "    " * tabs + line[tabs:]
        return line

    def unindented(self, line: str) -> str | None:
        """The line without the item's indentation; None if it is indented less."""
        return line[self.indent :] if line.startswith(" " * self.indent) else None


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
