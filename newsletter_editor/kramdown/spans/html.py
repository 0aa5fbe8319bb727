"""HTML inside a line of text.

kramdown's syntax page, section "HTML Spans".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.spans.parser import SpanConstruct, SpanConstructs, SpanParser
from newsletter_editor.kramdown.tree import Attributes, SpanNode, Verbatim
from newsletter_editor.text.blocks.html_names import (
    BLOCK_ELEMENTS,
    CLOSING_TAG,
    EMPTY_ELEMENTS,
    TAG,
    ContentModel,
    asked_model,
    canonical,
    content_model,
    is_known,
    read_attributes,
)
from newsletter_editor.text.blocks.patterns import NAME

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_START: Final = re.compile(rf"<(?:{NAME}|!--|/)", re.ASCII)
_COMMENT_END: Final = re.compile("-->")
_LINE_ENDS: Final = re.compile(r"\n+")


class HtmlSpan(SpanNode):
    """An element inside a line; `~~deleted~~` text too."""

    __slots__ = ("reads_markdown", "tag")

    def __init__(self, tag: str, attributes: Attributes, reads_markdown: bool = True) -> None:
        super().__init__()
        self.tag = tag
        self.attributes = attributes
        self.reads_markdown = reads_markdown

    @property
    def is_raw(self) -> bool:
        return not self.reads_markdown

    def html(self, page: Page, indent: int) -> str:
        inner = page.inner(self, indent)
        if not inner and self.tag in EMPTY_ELEMENTS:
            return f"<{self.tag}{page.attributes(self.attributes)} />"
        return page.span(self.tag, self.attributes, inner)


def _parse(parser: SpanParser) -> bool:
    if not parser.match(_START):
        return False
    start = parser.position
    if parser.text.startswith("<!--", start) and (end := parser.search(_COMMENT_END, start + 4)):
        parser.position = end.end()
        parser.add(Verbatim(parser.text[start : end.end()]))
        return True
    if closing := parser.match(CLOSING_TAG):
        return parser.add_text(closing.end() - start)
    tag = parser.match(TAG)
    if tag is None or parser.is_too_deep:
        return parser.add_text(1)
    name = canonical(tag["name"])
    if name in BLOCK_ELEMENTS:
        return parser.add_text(tag.end() - start)
    parser.position = tag.end()
    _read_element(parser, name, tag)
    return True


def _read_element(parser: SpanParser, name: str, tag: re.Match[str]) -> None:
    attributes = read_attributes(tag["attributes"], name)
    for key, value in attributes.items():
        attributes[key] = _LINE_ENDS.sub(" ", value or "")
    reads = (
        content_model(name) is not ContentModel.RAW
        and not parser.node.is_raw
        and parser.context.options.parse_span_html
    )
    # Blocks cannot stand in a line: `block` asks for nothing here.
    is_for_blocks = attributes.get("markdown") == "block"
    asked = asked_model(attributes, name)
    if asked is not None and not is_for_blocks:
        reads = asked is not ContentModel.RAW
    element = HtmlSpan(name, attributes, reads)
    parser.add(element)
    if tag["closed"] is not None or name in EMPTY_ELEMENTS:
        return
    end_tag = _end_tag(name)
    constructs = parser.context.constructs if reads else HTML_ONLY
    if parser.parse_into(element, end_tag, constructs=constructs):
        closing = parser.match(end_tag)
        parser.position = closing.end() if closing else parser.position
        return
    rest = parser.text[parser.position :]
    parser.spend(len(rest) // 200)
    if rest:
        last = element.children[-1] if element.children else None
        if isinstance(last, str):
            element.children[-1] = last + rest
        else:
            element.children.append(rest)
    parser.position = len(parser.text)


@lru_cache(200)
def _end_tag(name: str) -> re.Pattern[str]:
    flags = re.ASCII | re.IGNORECASE if is_known(name) else re.ASCII
    return re.compile(rf"</{re.escape(name)}\s*+>", flags)


HTML_SPAN = SpanConstruct("HTML", "<", _parse)
HTML_ONLY: Final = SpanConstructs((HTML_SPAN,))
"""What is read inside of elements whose text is no Markdown."""
