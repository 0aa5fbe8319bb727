"""Lines in braces: attribute lists, their definitions, and `{::comment}` and its kin.

kramdown's syntax page, sections "Block Inline Attribute Lists", "Attribute List Definitions" and
"Extensions".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter_editor.kramdown.attribute_lists import read_into
from newsletter_editor.kramdown.blocks.parser import Blank, BlockConstruct, BlockMark, BlockParser
from newsletter_editor.kramdown.definitions import Definition
from newsletter_editor.kramdown.tree import AttributeList, Node
from newsletter_editor.text.blocks.extensions import (
    BRACES_START,
    Extension,
    extension,
    named_attributes,
)

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page


class Comment(Node):
    """`{::comment}`, written as an HTML comment."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def html(self, page: Page, indent: int) -> str:
        return f"{' ' * indent}<!-- {self.text} -->\n"


class RawBlock(Node):
    """`{::nomarkdown}`: written as it is, if it is meant for HTML."""

    __slots__ = ("is_html", "text")

    def __init__(self, text: str, is_html: bool) -> None:
        super().__init__()
        self.text = text
        self.is_html = is_html

    def html(self, page: Page, indent: int) -> str:
        return f"{self.text}\n" if self.is_html else ""


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    return _parse_definition(parser) or _parse_extension(parser) or _parse_attributes(parser)


def _parse_definition(parser: BlockParser) -> bool:
    found = named_attributes(parser)
    if found is None:
        return False
    lists = parser.context.definitions.attribute_lists
    read_into(found.attributes, lists.setdefault(found.name, AttributeList()))
    parser.position = found.end
    # An attribute list right behind this one belongs to the next block.
    parser.add(Definition(joins_attributes=False))
    return True


def _parse_attributes(parser: BlockParser) -> bool:
    found = parser.attributes_at(parser.position)
    if found is None:
        return False
    start, end, line_end = found
    parser.position = line_end
    text = parser.source[start:end]
    last = parser.last
    if last is None or not _takes_attributes(last):
        if parser.pending is None:
            parser.pending = AttributeList()
        read_into(text, parser.pending)
        return True
    if last.ial is None:
        last.ial = AttributeList()
    read_into(text, last.ial)
    if parser.attributes_at(line_end) is None:
        parser.add(Definition(joins_attributes=False))
    return True


def _takes_attributes(node: Node) -> bool:
    if isinstance(node, Definition):
        return node.joins_attributes
    return not isinstance(node, Blank | BlockMark)


def _parse_extension(parser: BlockParser) -> bool:
    found = extension(parser)
    if found is None or not _apply(parser, found):
        return False
    parser.position = found.end
    return True


def _apply(parser: BlockParser, found: Extension) -> bool:
    match found.name:
        case "comment":
            if found.body is not None:
                parser.parent.children.append(Comment(found.body))
        case "nomarkdown":
            if found.body is not None:
                options = read_into(found.options, AttributeList())
                parser.parent.children.append(RawBlock(found.body, is_for_html(options)))
        case "options":
            for name, value in read_into(found.options, AttributeList()).attributes.items():
                parser.context.options = parser.context.options.with_inline(name, value)
                parser.context.definitions.options.append((name, value))
            parser.add(Definition(joins_attributes=False))
        case _:
            return False
    return True


def is_for_html(options: AttributeList) -> bool:
    """Whether `{::nomarkdown type="…"}` names HTML, or nothing at all."""
    types = options.attributes.get("type", "").split()
    return not types or "html" in types


EXTENSION = BlockConstruct("braces", BRACES_START, _parse, first="{")
