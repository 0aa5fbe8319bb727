"""Marks of bold, italic, code and strikethrough that belong together, in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsletter_editor.text.ranges import Range

_RUN = re.compile(r"\\.|`+|\*+|_+|~~")
LONGEST_PARAGRAPH = 5000
"""Characters to either side of a place in which marks around it are looked for."""


class Pair(NamedTuple):
    """An opening and a closing mark, both as they stand in the text."""

    opening: Range
    closing: Range


class _Opener(NamedTuple):
    start: int
    length: int


def pair_around(text: str, target: Range, mark: str) -> Pair | None:
    """The innermost pair of `mark` (`**`, `*`, a backtick or `~~`) that `target` lies between.

    Underscores count as asterisks. Of three signs the inner one is italic, as kramdown has it.
    """
    start = max(text.rfind("\n\n", 0, target.start), target.start - LONGEST_PARAGRAPH, 0)
    end = text.find("\n\n", target.end)
    end = min(len(text) if end < 0 else end, target.end + LONGEST_PARAGRAPH)
    for pair in _pairs(text, start, end):
        found = pair.opening.of(text).replace("_", "*")
        if found == mark and pair.opening.end <= target.start and target.end <= pair.closing.start:
            return pair
    return None


def _pairs(text: str, start: int, end: int) -> Iterator[Pair]:
    """Inner pairs come before those around them."""
    openers: list[_Opener] = []
    at = start
    while (run := _RUN.search(text, at, end)) is not None:
        at = run.end()
        sign, left = run[0][0], run.start()
        if sign == "\\":
            continue
        if sign == "`":
            closing = re.compile(rf"(?<!`){run[0]}(?!`)").search(text, at, end)
            if closing is not None:
                yield Pair(Range(*run.span()), Range(*closing.span()))
                at = closing.end()
            continue
        before, after = text[left - 1 : left], text[at : at + 1]
        is_inside_word = sign == "_" and before.isalnum() and after.isalnum()
        if is_inside_word:
            continue
        if before.strip():
            while left < at and (found := _last(openers, text, sign)) is not None:
                del openers[found + 1 :]
                opener = openers.pop()
                both = min(opener.length, at - left)
                width = 2 if both == 2 or sign == "~" else 1
                tip = opener.start + opener.length
                yield Pair(Range(tip - width, tip), Range(left, left + width))
                left += width
                if opener.length > width:
                    openers.append(opener._replace(length=opener.length - width))
        if left < at and after.strip():
            openers.append(_Opener(left, at - left))


def _last(openers: list[_Opener], text: str, sign: str) -> int | None:
    for index in range(len(openers) - 1, -1, -1):
        if text[openers[index].start] == sign:
            return index
    return None
