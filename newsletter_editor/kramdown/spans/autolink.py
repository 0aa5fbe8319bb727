"""Addresses between angle brackets."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.spans.link import Link
from newsletter_editor.kramdown.spans.parser import SpanConstruct, SpanParser

_START: Final = re.compile(
    r"<(?:(?P<web>(?P<scheme>mailto|https?|ftps?):[^\n]+?)|(?P<mail>[\w.-]+?@[\w.-]+?))>"
)
_END: Final = re.compile(">")


def _parse(parser: SpanParser) -> bool:
    match = parser.match(_START) if parser.search(_END, parser.position) else None
    if match is None:
        return False
    parser.position = match.end()
    address = match["web"] or match["mail"]
    link = Link([address.removeprefix("mailto:")])
    link.attributes["href"] = address if match["web"] else f"mailto:{address}"
    parser.add(link)
    return True


AUTOLINK = SpanConstruct("autolink", "<", _parse)
