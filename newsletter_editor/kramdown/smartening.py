"""Typographic signs in a text that is no Markdown, as Jekyll's filter `smartify` sets them."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.definitions import Definitions
from newsletter_editor.kramdown.document import normalized
from newsletter_editor.kramdown.options import Options
from newsletter_editor.kramdown.page import Page
from newsletter_editor.kramdown.spans.entity import ENTITY
from newsletter_editor.kramdown.spans.html import HTML_SPAN
from newsletter_editor.kramdown.spans.parser import SpanConstructs, SpanContext, SpanParser
from newsletter_editor.kramdown.spans.quotes import SMART_QUOTE
from newsletter_editor.kramdown.spans.symbols import SYMBOL
from newsletter_editor.kramdown.tree import SpanNode

_CONSTRUCTS: Final = SpanConstructs((HTML_SPAN, SMART_QUOTE, ENTITY, SYMBOL))


def smartened(text: str, options: Options) -> str:
    """The text with quotes, dashes and ellipses; lines and spaces stay, HTML is written anew."""
    definitions = Definitions()
    whole = SpanNode()
    source = normalized(text)
    SpanParser(source, SpanContext(options, definitions, _CONSTRUCTS)).parse_into(whole)
    return Page(options, definitions, {}).inner(whole, 0).removesuffix("\n")
