"""Code: indented by four spaces or a tab, or between fences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockParser
from newsletter_editor.kramdown.tree import Node
from newsletter_editor.text.blocks.fences import GITHUB, TILDES, fenced_code
from newsletter_editor.text.blocks.patterns import INDENT, INDENT_OF_LINES

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_INDENT: Final = re.compile(INDENT)
_LAZY: Final = re.compile(r"\n( {0,3}[^\s])", re.ASCII)


class Code(Node):
    """A block of code, coloured where its language is known."""

    __slots__ = ("language", "text")

    def __init__(self, text: str, language: str | None = None) -> None:
        super().__init__()
        self.text = text
        self.language = language

    def html(self, page: Page, indent: int) -> str:
        return page.code_block(self, indent)


def _parse_indented(parser: BlockParser, match: re.Match[str]) -> bool:
    start = match.start()
    end = parser.end_of_indented(start)
    text = _LAZY.sub(r" \1", parser.source[start:end])
    parser.position = end
    parser.add(Code(INDENT_OF_LINES.sub("", text)))
    return True


def _parse_fenced(parser: BlockParser, match: re.Match[str]) -> bool:
    fence = GITHUB if parser.context.options.is_gfm else TILDES
    found = fenced_code(parser, match, fence)
    if found is None:
        return False
    _add_fenced(parser, parser.source[found.start : found.end], found.word)
    parser.position = found.close
    return True


def _add_fenced(parser: BlockParser, text: str, word: str | None) -> None:
    code = Code(text, word)
    if word:
        # Options for the highlighter stand behind a question mark: `ruby?start_line=2`.
        mark = word.find("?", 1)
        code.attributes["class"] = f"language-{word if mark < 0 else word[:mark]}"
    parser.add(code)


INDENTED_CODE = BlockConstruct("indented code", _INDENT, _parse_indented, first=" \t")
FENCED_CODE = BlockConstruct("fenced code", TILDES.opening, _parse_fenced, first="~")
GITHUB_FENCED_CODE = BlockConstruct("fenced code", GITHUB.opening, _parse_fenced, first="~`")
