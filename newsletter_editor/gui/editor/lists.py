"""What Enter, Tab and Backspace do in lists and quotes. Columns are code points of one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_START = re.compile(
    r"(?P<quote>(?:[ ]{0,3}>[ ]?)*)(?P<indent>[ \t]*)"
    r"(?P<mark>(?:(?P<bullet>[*+\-])|(?P<number>\d{1,9})(?P<point>\.))[ \t]+"
    r"(?P<task>\[[ xX]\][ \t]+)?)?"
)
_USUAL_INDENT = 2
_FIRST_YEAR = 1000


class Enter(NamedTuple):
    """What Enter does: remove `removed` characters before the cursor and `removed_behind` behind
    it, then type `typed`."""

    removed: int
    typed: str
    removed_behind: int = 0


def on_enter(line: str, column: int) -> Enter | None:
    """Continue a list or quote, or end it on an empty item; None where Enter is just Enter."""
    start = _START.match(line)
    if start is None or column < start.end() or line.strip() in ("***", "---", "* * *", "- - -"):
        return None
    quote, indent, mark = start["quote"], start["indent"], start["mark"] or ""
    if not quote and not mark:
        # What is indented stays indented, but a blank line ends even that.
        return Enter(0, "\n" + indent) if indent and line.strip() else None
    if start["number"] and int(start["number"]) >= _FIRST_YEAR:
        # 2019. Fue un gran año: a sentence, and no item of a list.
        return Enter(0, "\n" + quote) if quote else None
    if not line[start.end() :].strip():
        # The empty item is how one says that the list is over; first it loses its own mark.
        return Enter(column - (len(quote) if mark else 0), "")
    if start["number"]:
        number = str(int(start["number"]) + 1)
        mark = number + mark[len(start["number"]) :]
    if start["task"]:
        mark = mark.replace("[x]", "[ ]").replace("[X]", "[ ]")
    return Enter(0, "\n" + quote + indent + mark)


class Renumbering(NamedTuple):
    """What a line below a new item becomes: characters from `start` to `end` are replaced."""

    line: int
    """Counted from the line below the new item, from 0."""
    start: int
    end: int
    replacement: str


def renumberings(new_item: str, below: Iterable[str]) -> Iterator[Renumbering]:
    """Count on the items of the same list below a new one that was numbered in between.

    Only items that counted on before are changed: a list numbered 1., 1., 1. is left as it is.
    Where a number gains a digit, the lines that belong to its item move with their text.
    """
    first = _START.match(new_item)
    if first is None or not first["number"]:
        return
    own, number = _indent(new_item), int(first["number"])
    shift, after_blank = 0, False
    for at, line in enumerate(below):
        start = _START.match(line)
        content = line[len(start["quote"]) :].strip() if start else line.strip()
        if start is None or start["quote"].rstrip() != first["quote"].rstrip():
            return
        if not content:
            after_blank = True
            continue
        inside = start.end("indent") > first.end("indent")
        if inside:
            if shift:
                place = start.end("quote")
                yield Renumbering(at, place, place, " " * shift)
        elif start["number"] and _indent(line) == own:
            # Before the new item came, this one bore the number that the new one has now.
            if int(start["number"]) != number:
                return
            number += 1
            shift = len(str(number)) - len(start["number"])
            yield Renumbering(at, start.start("number"), start.end("number"), str(number))
        elif start["bullet"] or after_blank:
            return
        after_blank = False


def is_item(line: str) -> bool:
    """Whether a line begins a list item."""
    start = _START.match(line)
    return start is not None and start["mark"] is not None


def indented(line: str, before: Sequence[str]) -> str:
    """The spaces to put before a line so that it belongs to the item above it.

    `before` holds the lines above, the nearest first. kramdown takes a line into an item only from
    the column on where the item's own text begins.
    """
    own = _indent(line)
    for other in before:
        start = _START.match(other)
        if start is None or not other.strip():
            continue
        if start["mark"] is not None and _indent(other) <= own:
            text_column = start.end() - len(start["task"] or "")
            wanted = text_column - own
            if wanted > 0:
                return " " * wanted
        if _indent(other) < own:
            break
    return " " * _USUAL_INDENT


def outdented(line: str, before: Sequence[str]) -> int:
    """How many characters to take from a line's start so that it leaves its item."""
    own = _indent(line)
    for other in before:
        if is_item(other) and _indent(other) < own:
            return own - _indent(other)
    return min(own, _USUAL_INDENT)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))
