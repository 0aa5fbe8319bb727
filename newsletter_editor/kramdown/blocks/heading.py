"""Headings: `# …` and text underlined with `=` or `-`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockParser
from newsletter_editor.kramdown.tree import Node, SourceText
from newsletter_editor.text.blocks.patterns import (
    HASH_HEADING_START,
    SPACES,
    UNDERLINED_HEADING_START,
)

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_NAME_START: Final = (
    r":A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D"
    r"\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_ID: Final = re.compile(
    rf"[\t ]\{{#([{_NAME_START}][{_NAME_START}\-.0-9\u00B7\u0300-\u036F\u203F-\u2040]*)\}}\Z"
)

_HASHES: Final = re.compile(r"(#{1,6})[\t ]*([^ \t][^\n]*)\n")


class Heading(Node):
    """`<h1>` to `<h6>`."""

    __slots__ = ("base_id", "given_id", "level", "source_text")

    def __init__(self, level: int, text: str, identifier: str | None) -> None:
        super().__init__([SourceText(text)])
        self.level = level
        self.source_text = text
        """What the id is made of, once the text has been read with its markup taken away."""
        self.base_id = ""
        """What GitHub makes of the text alone."""
        self.given_id: str | None = None
        """The id that it has on the page, which depends on the headings before it."""
        if identifier is not None:
            self.attributes["id"] = identifier

    def html(self, page: Page, indent: int) -> str:
        attributes = dict(self.attributes)
        if self.given_id is not None and "id" not in attributes:
            attributes["id"] = self.given_id
        page.identify(self, attributes)
        page.enter_in_contents(self, attributes)
        tag = f"h{min(max(self.level + page.options.header_offset, 1), 6)}"
        return page.block(tag, attributes, page.inner(self, indent), indent)


def _text_and_id(text: str) -> tuple[str, str | None]:
    text = text.rstrip(SPACES)
    if match := _ID.search(text):
        return text[: match.start()].rstrip(SPACES), match[1]
    return text, None


def _add(parser: BlockParser, match: re.Match[str], level: int, text: str, id_: str | None) -> bool:
    if not text:
        return False
    parser.position = match.end()
    parser.add(Heading(level, text, id_))
    return True


def _parse_github_hashes(parser: BlockParser, match: re.Match[str]) -> bool:
    text, identifier = _text_and_id(match[2])
    without = text.rstrip("#")
    if len(without) < len(text) and without.endswith((" ", "\t")):
        text = without.rstrip(SPACES)
    return _add(parser, match, len(match[1]), text, identifier)


def _parse_hashes(parser: BlockParser, match: re.Match[str]) -> bool:
    if not parser.after_boundary():
        return False
    text, identifier = _text_and_id(match[2])
    hashes = len(text) - len(text.rstrip("#"))
    if hashes and text[:-hashes].endswith("\\"):
        # The first of them is escaped.
        hashes -= 1
    if hashes:
        text = text[:-hashes].rstrip(SPACES)
    return _add(parser, match, len(match[1]), text, identifier)


def _parse_underlined(parser: BlockParser, match: re.Match[str]) -> bool:
    if not parser.after_boundary():
        return False
    text, identifier = _text_and_id(match["text"])
    return _add(parser, match, 2 if match["line"] == "-" else 1, text, identifier)


HASH_HEADING = BlockConstruct("heading with #", _HASHES, _parse_hashes, first="#")
GITHUB_HEADING = BlockConstruct("heading with # ", HASH_HEADING_START, _parse_hashes, first="#")
INTERRUPTING_HEADING = BlockConstruct(
    "heading within a paragraph", HASH_HEADING_START, _parse_github_hashes, first="#"
)
UNDERLINED_HEADING = BlockConstruct(
    "underlined heading", UNDERLINED_HEADING_START, _parse_underlined
)
