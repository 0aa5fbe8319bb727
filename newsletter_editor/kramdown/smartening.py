"""Typographic signs in a text that is no Markdown, as Jekyll's filter `smartify` sets them."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.blocks.html import HTML_BLOCK
from newsletter_editor.kramdown.blocks.parser import (
    BlockConstruct,
    BlockParser,
    Context,
    Dispatch,
)
from newsletter_editor.kramdown.document import normalized, read_spans
from newsletter_editor.kramdown.options import Options
from newsletter_editor.kramdown.page import Page
from newsletter_editor.kramdown.spans.entity import ENTITY
from newsletter_editor.kramdown.spans.html import HTML_SPAN
from newsletter_editor.kramdown.spans.parser import SpanConstructs, SpanContext
from newsletter_editor.kramdown.spans.quotes import SMART_QUOTE
from newsletter_editor.kramdown.spans.symbols import SYMBOL
from newsletter_editor.kramdown.tree import Root, add_source

_CONSTRUCTS: Final = SpanConstructs((HTML_SPAN, SMART_QUOTE, ENTITY, SYMBOL))


def _take_line(parser: BlockParser, match: re.Match[str]) -> bool:
    add_source(parser.parent, match[0])
    parser.position = match.end()
    return True


_BLOCKS: Final = Dispatch((HTML_BLOCK, BlockConstruct("line", re.compile(r"[^\n]*\n"), _take_line)))


def smartened(text: str, options: Options) -> str:
    """The text with quotes, dashes and ellipses; lines and spaces stay, HTML is written anew.

    Elements on lines of their own are taken as they are, with all that is in them.
    """
    context = Context(options, _BLOCKS)
    whole = Root()
    BlockParser(normalized(text), context).parse_into(whole)
    read_spans(whole, SpanContext(options, context.definitions, _CONSTRUCTS))
    return Page(options, context.definitions, {}).inner(whole, -2).removesuffix("\n")
