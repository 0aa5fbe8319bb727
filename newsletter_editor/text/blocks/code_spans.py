"""Code in a line, between backticks.

kramdown's syntax page, section "Code Spans".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from newsletter_editor.text.blocks.searching import Finders

BACKTICKS: Final = re.compile("`+")
_SPACES: Final = frozenset(" \t\n\r\f\v")


class CodeInLine(NamedTuple):
    """Code and where it stands, its backticks included."""

    start: int
    end: int
    code: str


def read_code(
    text: str,
    opening: re.Match[str],
    search: Callable[[re.Pattern[str], int], re.Match[str] | None],
) -> CodeInLine | None:
    """The code that a match of BACKTICKS opens; None if it opens none.

    `search` gives the first match of a pattern in `text` at or behind a place.
    """
    start, end = opening.span()
    is_single = end - start == 1
    if is_single and (start == 0 or text[start - 1] in _SPACES) and text[end : end + 1] in _SPACES:
        return None
    closing = search(_closing(end - start), end)
    if closing is None:
        return None
    code = text[end : closing.start()]
    if not is_single:
        code = code.removeprefix(" ").removesuffix(" ")
    return CodeInLine(start, closing.end(), code)


@lru_cache(64)
def _closing(length: int) -> re.Pattern[str]:
    return re.compile("`" * length)


def code_spans(text: str) -> Iterator[CodeInLine]:
    """All code of a paragraph or a line, in order. A backslash before a backtick is not heeded."""
    finders = Finders(text)
    position = 0
    while opening := BACKTICKS.search(text, position):
        found = read_code(text, opening, finders.search)
        position = opening.end() if found is None else found.end
        if found is not None:
            yield found
