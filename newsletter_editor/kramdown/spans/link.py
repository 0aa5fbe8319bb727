"""Links and images: `[text](address "title")`, `[text][name]`, `[name]`, `![image](…)`."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from newsletter_editor.kramdown.definitions import LinkDefinition, link_name
from newsletter_editor.kramdown.spans.parser import SpanConstruct, SpanParser
from newsletter_editor.kramdown.tree import AttributeList, SpanNode
from newsletter_editor.text.blocks.patterns import SPACES

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_START: Final = re.compile(r"!?\[(?=[^^])")
_BRACKET: Final = re.compile(r"(\])|!?\[")
_CLOSING_BRACKET: Final = re.compile(r"\]")
_NAME: Final = re.compile(r"\s*?\[([^\]]+)?\]", re.ASCII)
_ANGLE_OR_LINE_END: Final = re.compile(r"[>\n]")
_TITLE_END: Final = {quote: re.compile(rf"{quote}\s*\)", re.ASCII) for quote in "\"'"}
_TITLE_START: Final = re.compile(r"""\s*(["'])""", re.ASCII)
_PARENTHESIS: Final = re.compile(r"""(\()|(\))|\s(?=['"])""", re.ASCII)
_ESCAPED: Final = re.compile(r"""\\([\\.*_+`<>()\[\]{}#!:|"'$=-])""")
_LONGEST_NAME: Final = 1000
"""Characters; looking up whole pages of text between brackets would take its time."""


class Link(SpanNode):
    """`<a>`."""

    __slots__ = ()

    def html(self, page: Page, indent: int) -> str:
        inner = page.inner(self, indent)
        return inner if page.in_contents else page.span("a", self.attributes, inner)


class Image(SpanNode):
    """`<img>`."""

    __slots__ = ()

    def html(self, page: Page, indent: int) -> str:
        return f"<img{page.attributes(self.attributes)} />"


class _Target(NamedTuple):
    """Where a link leads, and where in the text it ends."""

    definition: LinkDefinition
    end: int


def _parse(parser: SpanParser) -> bool:
    match = parser.match(_START)
    if match is None:
        return False
    start, inside = match.span()
    kind = Image if match[0] == "![" else Link
    if (
        (kind is Link and parser.is_inside(Link, Image))
        or parser.is_too_deep
        or not parser.search(_CLOSING_BRACKET, inside)
        or _is_hopeless(parser, start, inside)
    ):
        return parser.add_text(inside - start)
    parser.position = inside
    span = kind()
    closing = _read_text(parser, span, start)
    target = None if closing is None else _target(parser, inside, closing)
    if closing is None or target is None:
        parser.position = start
        return parser.add_text(inside - start)
    _finish(parser, span, target, parser.text[inside:closing])
    parser.position = target.end
    return True


def _read_text(parser: SpanParser, span: SpanNode, start: int) -> int | None:
    """Read what stands between the brackets; returns the place of the closing one."""
    counted = images = 0
    closings = parser.frame.closings
    open_brackets = [start]

    def forget_images(since: int) -> None:
        # An image has read its closing bracket itself.
        nonlocal counted, images
        new = sum(isinstance(child, Image) for child in span.children[since:])
        new -= 0 if since else images
        counted, images = len(span.children), images + new
        del open_brackets[len(open_brackets) - new :]

    def closes(bracket: re.Match[str]) -> bool:
        forget_images(counted)
        if not bracket[1]:
            open_brackets.append(bracket.start())
            return False
        closing = open_brackets.pop()
        if parser.text[closing] == "[":
            closings[closing] = bracket.start()
        return not open_brackets

    if parser.parse_into(span, _BRACKET, closes, brackets=True):
        return parser.position
    forget_images(0)
    for bracket in open_brackets:
        closings.setdefault(bracket, None)
    return None


def _is_hopeless(parser: SpanParser, start: int, inside: int) -> bool:
    """Whether an earlier look has passed this bracket and found that no link begins here."""
    closings = parser.frame.closings
    if start not in closings:
        return False
    closing = closings[start]
    return closing is None or _target(parser, inside, closing) is None


def _target(parser: SpanParser, inside: int, closing: int) -> _Target | None:
    """What follows the closing bracket, or the definition that the text itself names."""
    text = parser.text
    behind = closing + 1
    name = _NAME.match(text, behind)
    if name is None and text.startswith("(", behind):
        return _inline_target(parser, behind)
    definitions = parser.context.definitions
    if name is None or name[1] is None:
        if closing - inside > _LONGEST_NAME:
            return None
        wanted = _ESCAPED.sub(r"\1", text[inside:closing])
    else:
        wanted = name[1]
    wanted = link_name(wanted)
    parser.context.looked_up.add(("link", wanted))
    definition = definitions.links.get(wanted)
    if definition is None or not definitions.repeats.take(definition.size):
        return None
    return _Target(definition, name.end() if name else behind)


def _inline_target(parser: SpanParser, opening: int) -> _Target | None:
    text = parser.text
    angle = None
    if text.startswith("(<", opening):
        angle = parser.search(_ANGLE_OR_LINE_END, opening + 2)
    if angle is not None and angle[0] == ">":
        address, end = text[opening + 2 : angle.start()], angle.end()
        if text.startswith(")", end):
            return _Target(LinkDefinition(address, None), end + 1)
    else:
        stop = _parentheses(parser).stop(opening)
        if stop is None:
            return None
        closes, at = stop
        address = text[opening + 1 : at].strip(SPACES)
        if closes:
            return _Target(LinkDefinition(address, None), at + 1)
        end = at + 1
    quote = _TITLE_START.match(text, end)
    title_end = quote and parser.search(_TITLE_END[quote[1]], quote.end() + 1)
    if not quote or not title_end:
        return None
    title = text[quote.end() : title_end.start()]
    return _Target(LinkDefinition(address, title), title_end.end())


class _Parentheses:
    """Which parentheses of a text belong together, and where a title may cut in."""

    __slots__ = ("_closings", "_titles")

    def __init__(self, text: str) -> None:
        self._closings: dict[int, int] = {}
        self._titles: list[int] = []
        opened: list[int] = []
        for match in _PARENTHESIS.finditer(text):
            if match[1]:
                opened.append(match.start())
            elif not match[2]:
                self._titles.append(match.start())
            elif opened:
                self._closings[opened.pop()] = match.start()

    def stop(self, opening: int) -> tuple[bool, int] | None:
        """Whether the closing parenthesis comes before a title, and where that comes."""
        closing = self._closings.get(opening)
        after = bisect_left(self._titles, opening)
        title = self._titles[after] if after < len(self._titles) else None
        if closing is not None and (title is None or closing < title):
            return True, closing
        return None if title is None else (False, title)


def _parentheses(parser: SpanParser) -> _Parentheses:
    known = parser.memory.get(_Parentheses)
    if not isinstance(known, _Parentheses):
        known = parser.memory[_Parentheses] = _Parentheses(parser.text)
    return known


def _finish(parser: SpanParser, span: SpanNode, target: _Target, source: str) -> None:
    definition = target.definition
    place = definition.place
    if place is not None and place.ial is not None:
        span.ial = AttributeList()
        span.ial.merge(place.ial)
        parser.context.apply(span.ial, span)
    if isinstance(span, Link):
        span.attributes["href"] = definition.address
    else:
        span.attributes["src"] = definition.address
        span.attributes["alt"] = _ESCAPED.sub(r"\1", source)
        span.children.clear()
    if definition.title is not None:
        span.attributes["title"] = definition.title
    parser.add(span)


LINK = SpanConstruct("link", "![", _parse)
