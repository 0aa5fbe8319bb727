"""Code in a line: between backticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter_editor.kramdown import highlighting
from newsletter_editor.kramdown.spans.parser import SpanConstruct, SpanParser
from newsletter_editor.kramdown.tree import SpanNode
from newsletter_editor.text.blocks.code_spans import BACKTICKS, code_spans, read_code

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page


class CodeSpan(SpanNode):
    """`<code>`."""

    __slots__ = ("code",)

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code

    @property
    def plain_text(self) -> str:
        return self.code

    def html(self, page: Page, indent: int) -> str:
        return highlighting.code_span(page, self.code, self.attributes)


def _parse(parser: SpanParser) -> bool:
    opening = parser.match(BACKTICKS)
    if opening is None:
        return False
    found = read_code(parser.text, opening, parser.search)
    if found is None:
        return parser.add_text(opening.end() - opening.start())
    parser.position = found.end
    parser.add(CodeSpan(found.code))
    return True


def split_code(text: str) -> list[tuple[str, bool]]:
    """A line cut into text and code, without the backticks; True marks code."""
    pieces: list[tuple[str, bool]] = []
    copied = 0
    for start, end, code in code_spans(text):
        if start > copied:
            pieces.append((text[copied:start], False))
        pieces.append((code, True))
        copied = end
    if copied < len(text):
        pieces.append((text[copied:], False))
    return pieces


CODE_SPAN = SpanConstruct("code", "`", _parse)
