"""Code: indented by four spaces or a tab, or between fences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from newsletter_editor.kramdown.blocks.paragraph import NO_LAZY_LINE
from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockParser
from newsletter_editor.kramdown.patterns import BLANK_LINES, INDENT, INDENT_OF_LINES
from newsletter_editor.kramdown.tree import Node

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_INDENT: Final = re.compile(INDENT)
_CODE_LINE: Final = re.compile(rf"{INDENT}[ \t]*+[^\s][^\n]*\n", re.ASCII)
_TEXT_LINE: Final = re.compile(r"[ \t]*+[^\s][^\n]*\n", re.ASCII)
_LAZY: Final = re.compile(r"\n( {0,3}[^\s])", re.ASCII)
_ENDS_LAZY: Final = re.compile(rf"\^[ \t\r\f\v]*+\n| {{0,3}}(?:{NO_LAZY_LINE.pattern})", re.ASCII)


class Code(Node):
    """A block of code, coloured where its language is known."""

    __slots__ = ("language", "text")

    def __init__(self, text: str, language: str | None = None) -> None:
        super().__init__()
        self.text = text
        self.language = language

    def html(self, page: Page, indent: int) -> str:
        return page.code_block(self, indent)


def indented_lines(parser: BlockParser, start: int) -> int:
    """The end of the indented lines from `start`, with blank lines and lazy ones between them."""
    source = parser.source
    end = start
    while True:
        blank = BLANK_LINES.match(source, end)
        line = _CODE_LINE.match(source, blank.end() if blank else end)
        if line is None:
            return end
        end = line.end()
        while True:
            line = _CODE_LINE.match(source, end)
            if line is None:
                line = _TEXT_LINE.match(source, end)
                if line is None or _ends_lazy(parser, end):
                    break
            end = line.end()


def _ends_lazy(parser: BlockParser, position: int) -> bool:
    match = _ENDS_LAZY.match(parser.source, position)
    if match is None:
        return False
    return match["attributes"] is None or parser.attributes_at(position) is not None


def _parse_indented(parser: BlockParser, match: re.Match[str]) -> bool:
    start = match.start()
    end = indented_lines(parser, start)
    text = _LAZY.sub(r" \1", parser.source[start:end])
    parser.position = end
    parser.add(Code(INDENT_OF_LINES.sub("", text)))
    return True


class _Fence(NamedTuple):
    """How a dialect writes fences."""

    opening: re.Pattern[str]
    closing_indent: str
    characters: str


_TILDES: Final = _Fence(re.compile(r"(~{3,})"), "", "~")
_GITHUB: Final = _Fence(re.compile(r" {0,3}([~`]{3,})"), " {0,3}", "~`")
_INFO: Final = re.compile(r"[ \t\r\f\v]*+(?P<word>\S++)?[ \t\r\f\v]*+\n", re.ASCII)
_GLUED_INFO: Final = re.compile(r"(?P<word>\S++)?[ \t\r\f\v]*+\n", re.ASCII)


def _parse_fenced(parser: BlockParser, match: re.Match[str]) -> bool:
    dialect = _GITHUB if parser.context.options.is_gfm else _TILDES
    run = match[1]
    # A fence that nothing closes may be a shorter one, with the rest for its language.
    lengths = range(len(run), 2, -1)
    if len(set(run)) == 1:
        closing = re.compile(
            rf"^{dialect.closing_indent}({run[0]}{{3,}})[ \t\r\f\v]*\n", re.MULTILINE | re.ASCII
        )
        line_end = parser.source.find("\n", match.end()) + 1
        longest = _longest_fence(parser, closing, line_end, len(run))
        lengths = range(longest, 2, -1)[:1]
    for length in lengths[:50]:
        info = (_INFO if length == len(run) else _GLUED_INFO).match(
            parser.source, match.start(1) + length
        )
        if info is None:
            continue
        fence = run[:length]
        closing = re.compile(
            rf"^{dialect.closing_indent}{fence}{fence[-1]}*[ \t\r\f\v]*\n", re.MULTILINE | re.ASCII
        )
        end = closing.search(parser.source, info.end())
        if end is None:
            continue
        _add_fenced(parser, parser.source[info.end() : end.start()], info["word"])
        parser.position = end.end()
        return True
    parser.looked_to(None)
    return False


def _longest_fence(parser: BlockParser, closing: re.Pattern[str], start: int, wanted: int) -> int:
    longest = 0
    while longest < wanted and (end := parser.search(closing, start)):
        longest = max(longest, len(end[1]))
        start = end.end()
    return min(longest, wanted)


def _add_fenced(parser: BlockParser, text: str, word: str | None) -> None:
    code = Code(text, word)
    if word:
        # Options for the highlighter stand behind a question mark: `ruby?start_line=2`.
        mark = word.find("?", 1)
        code.attributes["class"] = f"language-{word if mark < 0 else word[:mark]}"
    parser.add(code)


INDENTED_CODE = BlockConstruct("indented code", _INDENT, _parse_indented, first=" \t")
FENCED_CODE = BlockConstruct("fenced code", _TILDES.opening, _parse_fenced, first="~")
GITHUB_FENCED_CODE = BlockConstruct("fenced code", _GITHUB.opening, _parse_fenced, first="~`")
