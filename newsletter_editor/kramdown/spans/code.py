"""Code in a line: between backticks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown import highlighting
from newsletter_editor.kramdown.spans.parser import SpanConstruct, SpanParser
from newsletter_editor.kramdown.tree import SpanNode
from newsletter_editor.text.blocks.searching import Finder

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsletter_editor.kramdown.page import Page

_RUN: Final = re.compile("`+")
_SPACES: Final = frozenset(" \t\n\r\f\v")


class CodeSpan(SpanNode):
    """`<code>`."""

    __slots__ = ("code",)

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code

    @property
    def plain_text(self) -> str:
        return self.code

    def html(self, page: Page, indent: int) -> str:  # noqa: ARG002
        return highlighting.code_span(page, self.code, self.attributes)


@lru_cache(64)
def _closing(length: int) -> re.Pattern[str]:
    return re.compile("`" * length)


def _read(
    text: str,
    run: re.Match[str],
    search: Callable[[re.Pattern[str], int], re.Match[str] | None],
) -> tuple[str, int] | None:
    """The code that the backticks `run` open, and where it ends; None if they open none."""
    start, end = run.span()
    simple = end - start == 1
    if simple and (start == 0 or text[start - 1] in _SPACES) and text[end : end + 1] in _SPACES:
        return None
    closing = search(_closing(end - start), end)
    if closing is None:
        return None
    code = text[end : closing.start()]
    if not simple:
        code = code.removeprefix(" ").removesuffix(" ")
    return code, closing.end()


def _parse(parser: SpanParser) -> bool:
    run = parser.match(_RUN)
    if run is None:
        return False
    found = _read(parser.text, run, parser.search)
    if found is None:
        return parser.add_text(run.end() - run.start())
    code, parser.position = found
    parser.add(CodeSpan(code))
    return True


def split_code(text: str) -> list[tuple[str, bool]]:
    """A line cut into text and code, without the backticks; True marks code."""
    if "`" not in text:
        return [(text, False)] if text else []
    pieces: list[tuple[str, bool]] = []
    finders: dict[re.Pattern[str], Finder] = {}

    def search(pattern: re.Pattern[str], position: int) -> re.Match[str] | None:
        return finders.setdefault(pattern, Finder(pattern, text))(position)

    position = copied = 0
    while run := _RUN.search(text, position):
        found = _read(text, run, search)
        if found is None:
            position = run.end()
            continue
        if run.start() > copied:
            pieces.append((text[copied : run.start()], False))
        code, position = found
        pieces.append((code, True))
        copied = position
    if copied < len(text):
        pieces.append((text[copied:], False))
    return pieces


CODE_SPAN = SpanConstruct("code", "`", _parse)
