"""Fenced code: where it ends, and what its first line says.

kramdown's syntax page, section "Fenced Code Blocks"; GitHub's dialect has backticks too.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from newsletter_editor.text.blocks.lines import Lines


class Fence(NamedTuple):
    """How a dialect writes fences."""

    opening: re.Pattern[str]
    closing_indent: str


TILDES: Final = Fence(re.compile(r"(~{3,})"), "")
GITHUB: Final = Fence(re.compile(r" {0,3}([~`]{3,})"), " {0,3}")
_INFO: Final = re.compile(r"[ \t\r\f\v]*+(?P<word>\S++)?[ \t\r\f\v]*+\n", re.ASCII)
_GLUED_INFO: Final = re.compile(r"(?P<word>\S++)?[ \t\r\f\v]*+\n", re.ASCII)
_MOST_LENGTHS: Final = 50
"""Of a run of mixed signs, which may close in as many ways as it is long."""


class FencedCode(NamedTuple):
    """Places in the source: `start` to `end` is the code, `close` is behind the closing line."""

    start: int
    end: int
    close: int
    word: str | None
    """What stands behind the opening fence: the language, as a rule."""


def fenced_code(lines: Lines, opening: re.Match[str], fence: Fence) -> FencedCode | None:
    """The code behind a match of `fence.opening`; None if nothing closes it."""
    run = opening[1]
    # A fence that nothing closes may be a shorter one, with the rest for its language.
    lengths = range(len(run), 2, -1)
    if len(set(run)) == 1:
        closing = re.compile(
            rf"^{fence.closing_indent}({run[0]}{{3,}})[ \t\r\f\v]*\n", re.MULTILINE | re.ASCII
        )
        line_end = lines.source.find("\n", opening.end()) + 1
        longest = _longest_fence(lines, closing, line_end, len(run))
        lengths = range(longest, 2, -1)[:1]
    for length in lengths[:_MOST_LENGTHS]:
        info = (_INFO if length == len(run) else _GLUED_INFO).match(
            lines.source, opening.start(1) + length
        )
        if info is None:
            continue
        signs = run[:length]
        closing = re.compile(
            rf"^{fence.closing_indent}{signs}{signs[-1]}*[ \t\r\f\v]*\n", re.MULTILINE | re.ASCII
        )
        end = closing.search(lines.source, info.end())
        if end is not None:
            return FencedCode(info.end(), end.start(), end.end(), info["word"])
    lines.looked_to(None)
    return None


def _longest_fence(lines: Lines, closing: re.Pattern[str], start: int, wanted: int) -> int:
    longest = 0
    while longest < wanted and (end := lines.search(closing, start)):
        longest = max(longest, len(end[1]))
        start = end.end()
    return min(longest, wanted)
