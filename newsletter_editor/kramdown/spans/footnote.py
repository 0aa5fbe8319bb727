"""Marks of footnotes: `[^name]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.spans.parser import SpanConstruct, SpanParser
from newsletter_editor.kramdown.tree import SpanNode
from newsletter_editor.text.blocks.patterns import IDENTIFIER

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_MARK: Final = re.compile(rf"\[\^({IDENTIFIER})\]", re.ASCII)


class FootnoteMark(SpanNode):
    """The number that leads to a footnote."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def html(self, page: Page, indent: int) -> str:
        if page.in_contents:
            return ""
        name = page.options.footnote_prefix + self.name
        definition = page.definitions.footnotes[self.name]
        number, repeat = page.footnote_reference(name, definition)
        return (
            f'<sup id="fnref:{name}{repeat}" role="doc-noteref">'
            f'<a href="#fn:{name}" class="footnote" rel="footnote">{number}</a></sup>'
        )


def _parse(parser: SpanParser) -> bool:
    match = parser.match(_MARK)
    if match is None:
        return False
    name = match[1]
    parser.context.looked_up.add(("footnote", name))
    if name not in parser.context.definitions.footnotes:
        return parser.add_text(match.end() - match.start())
    parser.position = match.end()
    parser.add(FootnoteMark(name))
    return True


FOOTNOTE_MARK = SpanConstruct("footnote mark", "[", _parse)
