"""Block quotes: lines that begin with `>`, and the lazy ones behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockParser
from newsletter_editor.kramdown.tree import Node
from newsletter_editor.text.blocks.patterns import QUOTE_MARKS, QUOTE_START

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page


class Quote(Node):
    """`<blockquote>`."""

    __slots__ = ()

    def html(self, page: Page, indent: int) -> str:
        return page.indented_block("blockquote", self.attributes, page.inner(self, indent), indent)


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    text = parser.lazy_lines()
    quote = Quote()
    parser.add(quote)
    parser.nested(quote, QUOTE_MARKS.sub("", text))
    return True


QUOTE = BlockConstruct("quote", QUOTE_START, _parse, first=">")
