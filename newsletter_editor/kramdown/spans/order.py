"""The spans of each dialect, in the order in which a character is offered to them."""

from __future__ import annotations

from functools import lru_cache

from newsletter_editor.kramdown.options import Options
from newsletter_editor.kramdown.spans.autolink import AUTOLINK
from newsletter_editor.kramdown.spans.code import CODE_SPAN
from newsletter_editor.kramdown.spans.emphasis import EMPHASIS
from newsletter_editor.kramdown.spans.entity import ENTITY
from newsletter_editor.kramdown.spans.escape import ESCAPE, GITHUB_ESCAPE
from newsletter_editor.kramdown.spans.extension import SPAN_EXTENSION
from newsletter_editor.kramdown.spans.footnote import FOOTNOTE_MARK
from newsletter_editor.kramdown.spans.html import HTML_SPAN
from newsletter_editor.kramdown.spans.line_break import LINE_BREAK
from newsletter_editor.kramdown.spans.link import LINK
from newsletter_editor.kramdown.spans.math import MATH_SPAN
from newsletter_editor.kramdown.spans.parser import SpanConstruct, SpanConstructs
from newsletter_editor.kramdown.spans.quotes import SMART_QUOTE
from newsletter_editor.kramdown.spans.strikethrough import STRIKETHROUGH
from newsletter_editor.kramdown.spans.symbols import SYMBOL

SPAN_ORDER: tuple[SpanConstruct, ...] = (
    EMPHASIS,
    CODE_SPAN,
    AUTOLINK,
    HTML_SPAN,
    FOOTNOTE_MARK,
    LINK,
    SMART_QUOTE,
    MATH_SPAN,
    SPAN_EXTENSION,
    ENTITY,
    SYMBOL,
    LINE_BREAK,
    ESCAPE,
)
"""kramdown's own dialect."""

GITHUB_SPAN_ORDER: tuple[SpanConstruct, ...] = (*SPAN_ORDER[:-1], GITHUB_ESCAPE, STRIKETHROUGH)


@lru_cache(8)
def _constructs(github: bool, hard_wrap: bool, symbols: bool) -> SpanConstructs:
    if not github:
        return SpanConstructs(SPAN_ORDER)
    without = {LINE_BREAK} if hard_wrap else set()
    without |= set() if symbols else {SYMBOL}
    return SpanConstructs(tuple(c for c in GITHUB_SPAN_ORDER if c not in without))


def span_constructs(options: Options) -> SpanConstructs:
    """The spans of the dialect that `options` ask for."""
    symbols = "no_auto_typographic" not in options.gfm_quirks
    return _constructs(options.is_gfm, options.hard_wrap, symbols)
