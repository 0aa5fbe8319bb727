"""Lines in braces: attribute lists, their definitions, and `{::comment}` and its kin.

kramdown's syntax page, sections "Block Inline Attribute Lists", "Attribute List Definitions" and
"Extensions".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from newsletter_editor.kramdown.attribute_lists import read_into
from newsletter_editor.kramdown.blocks.parser import Blank, BlockConstruct, BlockMark, BlockParser
from newsletter_editor.kramdown.definitions import Definition
from newsletter_editor.kramdown.patterns import IDENTIFIER
from newsletter_editor.kramdown.tree import AttributeList, Node

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_START: Final = re.compile(r" {0,3}\{:")
_DEFINITION: Final = re.compile(rf" {{0,3}}\{{:({IDENTIFIER}):", re.ASCII)
_EXTENSION: Final = re.compile(r" {0,3}\{::(\w+)(?=[\s/}])", re.ASCII)


class Comment(Node):
    """`{::comment}`, written as an HTML comment."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def html(self, page: Page, indent: int) -> str:  # noqa: ARG002
        return f"{' ' * indent}<!-- {self.text} -->\n"


class RawBlock(Node):
    """`{::nomarkdown}`: written as it is, if it is meant for HTML."""

    __slots__ = ("is_html", "text")

    def __init__(self, text: str, is_html: bool) -> None:
        super().__init__()
        self.text = text
        self.is_html = is_html

    def html(self, page: Page, indent: int) -> str:  # noqa: ARG002
        return f"{self.text}\n" if self.is_html else ""


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:  # noqa: ARG001
    return _parse_definition(parser) or _parse_extension(parser) or _parse_attributes(parser)


def _parse_definition(parser: BlockParser) -> bool:
    opening = _DEFINITION.match(parser.source, parser.position)
    if opening is None:
        return False
    ends = parser.braces.end_of_line(opening.end())
    parser.looked_to(ends[1] if ends else None)
    if ends is None:
        return False
    lists = parser.context.definitions.attribute_lists
    read_into(parser.source[opening.end() : ends[0]], lists.setdefault(opening[1], AttributeList()))
    parser.position = ends[1]
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


class _Tag(NamedTuple):
    """`{::name options}`; `{::name /}` has no body."""

    name: str
    options: AttributeList
    has_body: bool
    end: int


def _tag(parser: BlockParser) -> _Tag | None:
    """The start tag at the position."""
    source = parser.source
    opening = _EXTENSION.match(source, parser.position)
    if opening is None:
        return None
    start = opening.end()
    if line := _LINE_END.match(source, start):
        ends: tuple[int, int] | None = (start, line.end())
    else:
        ends = parser.braces.end_of_line(start)
    parser.looked_to(ends[1] if ends else None)
    if ends is None:
        return None
    content = source[start : ends[0]]
    if content not in ("", "/") and not content[0].isspace():
        return None
    options = read_into(content.removesuffix("/"), AttributeList())
    return _Tag(opening[1], options, not content.endswith("/"), ends[1])


def _parse_extension(parser: BlockParser) -> bool:
    tag = _tag(parser)
    if tag is None:
        return False
    body: str | None = None
    end = tag.end
    if tag.has_body:
        stop = parser.search(_stop(tag.name), tag.end)
        if stop is None:
            return False
        body = parser.source[tag.end : stop.start()].removesuffix("\n")
        end = stop.end()
    if not _apply(parser, tag, body):
        return False
    parser.position = end
    return True


_LINE_END: Final = re.compile(r"\}[ \t\r\f\v]*+\n", re.ASCII)


@lru_cache(32)
def _stop(name: str) -> re.Pattern[str]:
    return re.compile(rf"^ {{0,3}}\{{:/(?:{name})?\}} *\n", re.MULTILINE)


def _apply(parser: BlockParser, tag: _Tag, body: str | None) -> bool:
    match tag.name:
        case "comment":
            if body is not None:
                parser.parent.children.append(Comment(body))
        case "nomarkdown":
            if body is not None:
                parser.parent.children.append(RawBlock(body, is_for_html(tag.options)))
        case "options":
            for name, value in tag.options.attributes.items():
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


EXTENSION = BlockConstruct("braces", _START, _parse, first="{")
