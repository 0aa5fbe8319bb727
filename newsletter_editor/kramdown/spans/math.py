"""Formulas in a line: `$$ … $$`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.spans.parser import SpanConstruct, SpanParser
from newsletter_editor.kramdown.tree import SpanNode
from newsletter_editor.text.blocks.patterns import SPACES

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_DELIMITER: Final = re.compile(r"\$\$")


class MathSpan(SpanNode):
    """A formula, for MathJax to set."""

    __slots__ = ("formula",)

    def __init__(self, formula: str) -> None:
        super().__init__()
        self.formula = formula

    @property
    def plain_text(self) -> str:
        return self.formula

    def html(self, page: Page, indent: int) -> str:
        return page.math_span(self.formula, self.attributes)


def _parse(parser: SpanParser) -> bool:
    start = parser.position
    if not parser.text.startswith("$$", start):
        return False
    end = parser.search(_DELIMITER, start + 2)
    if end is None:
        return False
    parser.position = end.end()
    parser.add(MathSpan(parser.text[start + 2 : end.start()].strip(SPACES)))
    return True


MATH_SPAN = SpanConstruct("formula", "$", _parse)
