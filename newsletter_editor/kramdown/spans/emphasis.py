"""Emphasis: `*em*`, `_em_`, `**strong**`, `__strong__`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.letters import is_letter, is_letter_or_digit
from newsletter_editor.kramdown.spans.parser import Frame, SpanConstruct, SpanParser
from newsletter_editor.kramdown.tree import SpanNode

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_DELIMITERS: Final = {text: re.compile(re.escape(text)) for text in ("*", "**", "_", "__")}
_SPACES: Final = " \t\n\r\f\v"


class Emphasis(SpanNode):
    """`<em>`."""

    __slots__ = ("sign",)
    tag = "em"

    def __init__(self, sign: str) -> None:
        super().__init__()
        self.sign = sign

    def html(self, page: Page, indent: int) -> str:
        return page.span(self.tag, self.attributes, page.inner(self, indent))


class Strong(Emphasis):
    """`<strong>`."""

    __slots__ = ()
    tag = "strong"


def _parse(parser: SpanParser) -> bool:
    text, start = parser.text, parser.position
    sign = text[start]
    delimiter = sign * 2 if text.startswith(sign * 2, start) else sign
    behind = start + len(delimiter)
    kind = Strong if len(delimiter) == 2 else Emphasis
    if (
        (sign == "_" and _within_word(text, start))
        or text[behind : behind + 1] in _SPACE_SET
        or _is_open(parser, kind)
        or parser.is_too_deep
    ):
        return _pass(parser, delimiter)
    span = _read(parser, delimiter, kind)
    if span is None and kind is Strong and type(parser.node) is not Emphasis:
        parser.position = start
        span = _read(parser, sign, Emphasis)
    if span is None:
        parser.position = start
        return _pass(parser, delimiter)
    parser.add(span)
    return True


def _pass(parser: SpanParser, delimiter: str) -> bool:
    """Take the delimiter as text."""
    node = parser.node
    if isinstance(node, Emphasis) and node.sign == delimiter[0]:
        parser.frame.passed.append(parser.position)
    return parser.add_text(len(delimiter))


_SPACE_SET: Final = frozenset(_SPACES)


def _is_open(parser: SpanParser, kind: type[Emphasis]) -> bool:
    return any(type(frame.node) is kind for frame in parser.open)


def _within_word(text: str, position: int) -> bool:
    before = text[position - 1] if position else ""
    if before == "-" and position >= 2:
        before = text[position - 2]
    return before != "" and is_letter(before)


def _read(parser: SpanParser, delimiter: str, kind: type[Emphasis]) -> Emphasis | None:
    """Read from the delimiter at the position to the one that closes it."""
    hopeless, start = parser.hopeless(delimiter), parser.position
    if start in hopeless:
        return None
    text, sign, width = parser.text, delimiter[0], len(delimiter)
    node = kind(sign)

    def closes(closing: re.Match[str]) -> bool:
        at = closing.start()
        end = at + width
        if not node.children or (at > 0 and text[at - 1] in _SPACES):
            return False
        if width == 1 and text[at : at + 2] == sign * 2 and text[at + 2 : at + 3] != sign:
            # It closes strong text, or opens it.
            return False
        return not (sign == "_" and end < len(text) and is_letter_or_digit(text[end]))

    parser.position += width
    frame = Frame(node)
    if parser.parse_into(frame, _DELIMITERS[delimiter], closes):
        parser.position += width
        return node
    # What it has passed on its level would, as a beginning, go the same way to the same end.
    hopeless.update((start, *frame.passed))
    return None


EMPHASIS = SpanConstruct("emphasis", "*_", _parse)
