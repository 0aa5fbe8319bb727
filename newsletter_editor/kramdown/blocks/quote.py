"""Block quotes: lines that begin with `>`, and the lazy ones behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.blocks.paragraph import lazy_lines
from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockParser
from newsletter_editor.kramdown.tree import Node

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_MARKS: Final = re.compile(r"^ {0,3}> ?", re.MULTILINE)


class Quote(Node):
    """`<blockquote>`."""

    __slots__ = ()

    def html(self, page: Page, indent: int) -> str:
        return page.indented_block("blockquote", self.attributes, page.inner(self, indent), indent)


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:  # noqa: ARG001
    text = lazy_lines(parser)
    quote = Quote()
    parser.add(quote)
    parser.nested(quote, _MARKS.sub("", text))
    return True


QUOTE = BlockConstruct("quote", re.compile(r" {0,3}> ?"), _parse, first=">")
