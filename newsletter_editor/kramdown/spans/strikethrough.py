"""GitHub's deleted text: `~~gone~~`."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.spans.html import HtmlSpan
from newsletter_editor.kramdown.spans.parser import SpanConstruct, SpanParser

_OPENING: Final = re.compile(r"~~(?![\s~])", re.ASCII)
_CLOSING: Final = re.compile(r"[^\s~]~~", re.ASCII)


def _parse(parser: SpanParser) -> bool:
    opening = parser.match(_OPENING)
    if opening is None:
        return False
    closing = parser.search(_CLOSING, opening.end())
    if closing is None or parser.is_too_deep:
        return False
    span = HtmlSpan("del", {})
    parser.add(span)
    parser.read_part(span, opening.end(), closing.end() - 2)
    parser.position = closing.end()
    return True


STRIKETHROUGH = SpanConstruct("strikethrough", "~", _parse)
