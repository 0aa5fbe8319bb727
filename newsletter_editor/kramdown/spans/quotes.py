"""Typographic quotes, by the rules of SmartyPants as kramdown has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from newsletter_editor.kramdown.spans.parser import SpanConstruct, SpanParser
from newsletter_editor.kramdown.tree import SpanNode

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_CHARACTERS: Final = "‘’“”"
_LEFT, _RIGHT = 0, 1


class SmartQuote(SpanNode):
    """One quote; `which` is 0 to 3 for ‘ ’ “ ”."""

    __slots__ = ("which",)

    def __init__(self, which: int) -> None:
        super().__init__()
        self.which = which

    @property
    def plain_text(self) -> str:
        return _CHARACTERS[self.which]

    def html(self, page: Page, indent: int) -> str:
        return page.smart_quote(self.which)


class _Rule(NamedTuple):
    """Where `pattern` matches, its group `before` is text and its `quotes` turn to `side`."""

    pattern: re.Pattern[str]
    side: int


_PUNCTUATION: Final = r"""[!"#$%'()*+,\-./:;<=>?@\[\\\]^_`{|}~]"""
_NO_OPENING: Final = r"[^ \\\t\r\n\[{(-]"


def _rule(pattern: str, side: int) -> _Rule:
    return _Rule(re.compile(pattern, re.ASCII), side)


_RULES: Final = (
    # Before emphasis.
    _rule(r"(?P<before>)(?P<quotes>[\"'])(?=[_*]{1,2}\S)", _LEFT),
    # Before punctuation that no word follows.
    _rule(rf"(?P<before>)(?P<quotes>[\"'])(?={_PUNCTUATION}(?!\.\.)(?u:\B))", _RIGHT),
    # Two at once, around a quotation in a quotation.
    _rule(r"(?P<before>\s?)(?P<quotes>\"'|'\")(?=\w)", _LEFT),
    # Decades: the '80s.
    _rule(r"(?P<before>\s?)(?P<quotes>')(?=\d\ds)", _RIGHT),
    _rule(r"(?P<before>\s)(?P<quotes>[\"'])(?=\w)", _LEFT),
    _rule(rf"(?P<before>{_NO_OPENING})(?P<quotes>[\"'])", _RIGHT),
    _rule(r"(?P<before>)(?P<quotes>[\"'])(?=\s|s(?u:\b)|$|\Z)", _RIGHT),
    _rule(r"(?P<before>[\s\S]?)(?P<quotes>[\"'])", _LEFT),
)


def _parse(parser: SpanParser) -> bool:
    for rule in _RULES:
        if match := parser.match(rule.pattern):
            parser.position = match.end()
            parser.add(match["before"])
            for quote in match["quotes"]:
                parser.add(SmartQuote(rule.side + (2 if quote == '"' else 0)))
            return True
    return False


SMART_QUOTE = SpanConstruct("quote", "\"'", _parse)
