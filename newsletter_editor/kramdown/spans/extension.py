"""Braces in a line: attributes for the span before them, `{::comment}` and its kin."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.attribute_lists import read_into
from newsletter_editor.kramdown.blocks.extension import is_for_html
from newsletter_editor.kramdown.spans.parser import SpanConstruct, SpanParser
from newsletter_editor.kramdown.tree import AttributeList, SpanNode, Verbatim

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_EXTENSION: Final = re.compile(r"\{::(\w+)(?=[\s/}])(?:\s|(?=[/}]))", re.ASCII)


class SpanComment(SpanNode):
    """`{::comment}`, written as an HTML comment."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def html(self, page: Page, indent: int) -> str:
        return f"<!-- {self.text} -->"


def _parse(parser: SpanParser) -> bool:
    text, start = parser.text, parser.position
    if not text.startswith("{:", start):
        return False
    return _parse_extension(parser) or _parse_attributes(parser) or parser.add_text(1)


def _parse_attributes(parser: SpanParser) -> bool:
    start = parser.position + 2
    if _STOP_TAG.match(parser.text, parser.position) or _tag(parser) is not None:
        return False
    end = parser.braces.anywhere(start)
    last = parser.node.children[-1] if parser.node.children else None
    if end is None or last is None or isinstance(last, str):
        return False
    attributes = read_into(parser.text[start:end], AttributeList())
    if last.ial is None:
        last.ial = AttributeList()
    last.ial.merge(attributes)
    parser.context.apply(attributes, last)
    parser.position = end + 1
    return True


_STOP_TAG: Final = re.compile(r"\{:/(?:\w[\w-]*)?\}", re.ASCII)


def _tag(parser: SpanParser) -> tuple[str, str, int] | None:
    """Name, options and end of the `{::name …}` at the position."""
    opening = parser.match(_EXTENSION)
    if opening is None:
        return None
    start = opening.end()
    end = start if parser.text.startswith("}", start) else parser.braces.anywhere(start)
    if end is None:
        return None
    content = parser.text[start:end]
    if not opening[0][-1].isspace() and content not in ("", "/"):
        return None
    return opening[1], content, end + 1


def _parse_extension(parser: SpanParser) -> bool:
    tag = _tag(parser)
    if tag is None:
        return False
    name, content, end = tag
    options = read_into(content.removesuffix("/"), AttributeList())
    body: str | None = None
    if not content.endswith("/"):
        stop = parser.search(_stop(name), end)
        if stop is None:
            return False
        body = parser.text[end : stop.start()]
        end = stop.end()
    match name:
        case "comment":
            if body is not None:
                parser.add(SpanComment(body))
        case "nomarkdown":
            if body is not None:
                parser.add(Verbatim(body if is_for_html(options) else ""))
        case "options":
            parser.context.set_options(options.attributes)
        case _:
            return False
    parser.position = end
    return True


@lru_cache(32)
def _stop(name: str) -> re.Pattern[str]:
    return re.compile(rf"\{{:/(?:{name})?\}}")


SPAN_EXTENSION = SpanConstruct("braces", "{", _parse)
