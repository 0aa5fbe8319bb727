"""Searches that stay linear where a text asks them thousands of times."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final


class Finder:
    """Searches one text for one pattern again and again from rising places, in linear time.

    What was found last answers for every place before it, so a text full of openings without a
    closing costs one look at it, not one for each.
    """

    __slots__ = ("_found", "_from", "_pattern", "_text", "_until")

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._pattern = pattern
        self._text = text
        self._from = -1
        self._until = -1
        self._found: re.Match[str] | None = None

    def __call__(self, position: int) -> re.Match[str] | None:
        """The first match that begins at or behind `position`."""
        if not self._from <= position <= self._until:
            self._found = self._pattern.search(self._text, position)
            self._from = position
            self._until = self._found.start() if self._found else len(self._text)
        return self._found


class Finders:
    """The finders of one text, one for each pattern that was asked for."""

    __slots__ = ("_by_pattern", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_pattern: dict[re.Pattern[str], Finder] = {}

    def search(self, pattern: re.Pattern[str], position: int) -> re.Match[str] | None:
        """The first match of `pattern` that begins at or behind `position`."""
        finder = self._by_pattern.get(pattern)
        if finder is None:
            finder = self._by_pattern[pattern] = Finder(pattern, self._text)
        return finder(position)


class Braces:
    r"""Finds the `}` that ends a `{: …}`; `\}` is a character of it, if it has another end."""

    __slots__ = ("_escaped", "_last", "_next", "_text")

    _OPEN_END: Final = re.compile(r"(?<!\\)\}")
    _ESCAPED_END: Final = re.compile(r"\\(?=\}[ \t\r\f\v]*\n)", re.ASCII)
    _LINE_END: Final = re.compile(r"\}[ \t\r\f\v]*\n", re.ASCII)

    def __init__(self, text: str) -> None:
        self._text = text
        self._next = Finder(self._OPEN_END, text)
        self._escaped: list[int] | None = None
        self._last: int | None = None

    def end_of_line(self, start: int) -> tuple[int, int] | None:
        """Where the content from `start` ends, and the line; None without `}` at a line's end."""
        found = self._next(start)
        # A backslash before `start` is none of the content's.
        end = found.start() if found else len(self._text)
        if self._text.startswith("}", start):
            end = start
        elif found and (line := self._LINE_END.match(self._text, end)):
            return end, line.end()
        if self._escaped is None:
            self._escaped = [match.end() for match in self._ESCAPED_END.finditer(self._text)]
        before = bisect_left(self._escaped, end)
        if before and (last := self._escaped[before - 1]) > start:
            line = self._LINE_END.match(self._text, last)
            return (last, line.end()) if line else None
        return None

    def anywhere(self, start: int) -> int | None:
        """Where the content from `start` ends, be it in the midst of a line."""
        if self._text.startswith("}", start):
            return None
        if found := self._next(start):
            return found.start()
        if self._last is None:
            # Asked for the whole text once: a search back to every `start` grows with the square.
            self._last = self._text.rfind("\\}")
        return self._last + 1 if self._last >= start else None
