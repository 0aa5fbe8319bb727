"""A formula of its own: `$$ … $$` between blank lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockParser
from newsletter_editor.kramdown.tree import Node
from newsletter_editor.text.blocks.patterns import MATH_END, MATH_START, REST_OF_LINE, SPACES

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page


class MathBlock(Node):
    """A formula, for MathJax to set."""

    __slots__ = ("formula",)

    def __init__(self, formula: str) -> None:
        super().__init__()
        self.formula = formula

    def html(self, page: Page, indent: int) -> str:
        return page.math_block(self.formula, self.attributes, indent)


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    end = parser.search(MATH_END, match.end())
    if end is None or not parser.after_boundary():
        return False
    line_end = REST_OF_LINE.match(parser.source, end.end())
    if match[1]:
        if line_end:
            # The backslash has said that no block is meant.
            parser.position = match.end(1)
        return False
    position = line_end.end() if line_end else end.end()
    if not parser.is_boundary(position):
        return False
    parser.position = position
    parser.add(MathBlock(parser.source[match.end() : end.start()].strip(SPACES)))
    return True


MATH_BLOCK = BlockConstruct("formula", MATH_START, _parse, first="\\$")
