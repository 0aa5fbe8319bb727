r"""Patterns that several constructs share, in kramdown's sense of letters and spaces.

Ruby's `\w`, `\s` and `\d` know ASCII alone, its `\b` knows all letters; hence `re.ASCII` with
islands of `(?u:…)`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Final
from unicodedata import category

INDENT: Final = r"(?:\t| {4})"
UP_TO_THREE: Final = r" {0,3}"
BLANK: Final = r"(?:[ \t\r\f\v]*+\n)++"
NAME: Final = r"(?u:(?:[^\W\d][\w.\-]*+:)?[^\W\d][\w.\-]*+)"
"""A name of an HTML tag or attribute."""
IDENTIFIER: Final = r"\w[\w-]*"
"""A name of an attribute list definition, of a footnote or of an attribute in `{: …}`."""

SPACES: Final = " \t\n\r\f\v\0"
"""What Ruby strips from the ends of a text."""

BLANK_LINES: Final = re.compile(BLANK, re.ASCII)
INDENT_OF_LINES: Final = re.compile(rf"^{INDENT}", re.MULTILINE)
END_OF_BLOCK: Final = re.compile(r"\^[ \t\r\f\v]*\n", re.ASCII)
LINE: Final = re.compile(r"[^\n]*\n")
TRAILING_SPACE: Final = re.compile(r"[ \t]*\n")

LIST_ITEM_START: Final = rf"{UP_TO_THREE}(?:[+*-]|\d+\.)[\t| ][^\n]*\n"
LIST_START: Final = re.compile(LIST_ITEM_START, re.ASCII)
DEFINITION_START: Final = re.compile(rf"({UP_TO_THREE}:)([\t| ][^\n]*\n)")


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


def lower_case(text: str) -> str:
    """Small letters as Ruby makes them, which knows no special sigma at the end of a word."""
    return (text.replace("Σ", "σ") if "Σ" in text else text).lower()


@lru_cache(4096)
def is_letter(character: str) -> bool:
    """Whether Ruby counts the character among `[[:alpha:]]` (Unicode's Alphabetic)."""
    return character.isalpha() or _is_other_alphabetic(character)


@lru_cache(4096)
def is_letter_or_digit(character: str) -> bool:
    """Whether Ruby counts the character among `[[:alnum:]]`."""
    return is_letter(character) or category(character) == "Nd"


@lru_cache(4096)
def is_word_character(character: str) -> bool:
    r"""Whether Ruby counts the character among `\p{Word}`: letters, marks, digits, connectors."""
    return is_letter_or_digit(character) or category(character) in ("Mn", "Mc", "Me", "Pc")


def _is_other_alphabetic(character: str) -> bool:
    # Python's isalpha knows letters alone; Alphabetic has vowel signs and enclosed letters too.
    kind = category(character)
    if kind in ("Mn", "Mc"):
        return True
    return kind == "Nl" or (
        kind == "So"
        and (
            "\u24b6" <= character <= "\u24e9"
            or "\U0001f130" <= character <= "\U0001f149"
            or "\U0001f150" <= character <= "\U0001f169"
            or "\U0001f170" <= character <= "\U0001f189"
        )
    )


class Braces:
    r"""Finds the `}` that ends a `{: …}`; `\}` is a character of it, if it has another end."""

    __slots__ = ("_escaped", "_next", "_text")

    _OPEN_END: Final = re.compile(r"(?<!\\)\}")
    _ESCAPED_END: Final = re.compile(r"\\(?=\}[ \t\r\f\v]*\n)", re.ASCII)
    _LINE_END: Final = re.compile(r"\}[ \t\r\f\v]*\n", re.ASCII)

    def __init__(self, text: str) -> None:
        self._text = text
        self._next = Finder(self._OPEN_END, text)
        self._escaped: list[int] | None = None

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
        last = self._text.rfind("\\}", start)
        return last + 1 if last >= 0 else None
