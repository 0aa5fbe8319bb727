r"""Line breaks: two spaces, or `\\`, at the end of a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.spans.parser import SpanConstruct, SpanParser
from newsletter_editor.kramdown.tree import SpanNode

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_BREAK: Final = re.compile(r"(?:  |\\\\)(?=\n)")


class LineBreak(SpanNode):
    """`<br />`."""

    __slots__ = ()

    def html(self, page: Page, indent: int) -> str:
        return "<br />"


def _parse(parser: SpanParser) -> bool:
    match = parser.match(_BREAK)
    if match is None:
        return False
    parser.position = match.end()
    parser.add(LineBreak())
    return True


LINE_BREAK = SpanConstruct("line break", "\n\\", _parse)
