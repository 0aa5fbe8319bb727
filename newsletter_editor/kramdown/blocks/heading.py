"""Headings: `# …` and text underlined with `=` or `-`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockParser
from newsletter_editor.kramdown.tree import Node, SourceText
from newsletter_editor.text.blocks.headings import text_and_id, without_closing_signs
from newsletter_editor.text.blocks.patterns import (
    HASH_HEADING_START,
    SPACES,
    UNDERLINED_HEADING_START,
)

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page
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


def _add(parser: BlockParser, match: re.Match[str], level: int, text: str, id_: str | None) -> bool:
    if not text:
        return False
    parser.position = match.end()
    parser.add(Heading(level, text, id_))
    return True


def _parse_github_hashes(parser: BlockParser, match: re.Match[str]) -> bool:
    text, identifier = text_and_id(match[2])
    text = without_closing_signs(text)
    return _add(parser, match, len(match[1]), text, identifier)


def _parse_hashes(parser: BlockParser, match: re.Match[str]) -> bool:
    if not parser.after_boundary():
        return False
    text, identifier = text_and_id(match[2])
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
    text, identifier = text_and_id(match["text"])
    return _add(parser, match, 2 if match["line"] == "-" else 1, text, identifier)


HASH_HEADING = BlockConstruct("heading with #", _HASHES, _parse_hashes, first="#")
GITHUB_HEADING = BlockConstruct("heading with # ", HASH_HEADING_START, _parse_hashes, first="#")
INTERRUPTING_HEADING = BlockConstruct(
    "heading within a paragraph", HASH_HEADING_START, _parse_github_hashes, first="#"
)
UNDERLINED_HEADING = BlockConstruct(
    "underlined heading", UNDERLINED_HEADING_START, _parse_underlined
)
