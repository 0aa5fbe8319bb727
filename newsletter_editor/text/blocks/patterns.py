r"""Patterns that several constructs share, in kramdown's sense of letters and spaces.

Ruby's `\w`, `\s` and `\d` know ASCII alone, its `\b` knows all letters; hence `re.ASCII` with
islands of `(?u:…)`.
"""

from __future__ import annotations

import re
from typing import Final

INDENT: Final = r"(?:\t| {4})"
UP_TO_THREE: Final = r" {0,3}"
BLANK: Final = r"(?>(?:[ \t\r\f\v]*+\n)+)"
NAME: Final = r"(?u:(?:[^\W\d][\w.\-]*+:)?[^\W\d][\w.\-]*+)"
"""A name of an HTML tag or attribute."""
IDENTIFIER: Final = r"\w[\w-]*"
"""A name of an attribute list definition, of a footnote or of an attribute in `{: …}`."""

SPACES: Final = " \t\n\r\f\v\0"
"""What Ruby strips from the ends of a text."""

BLANK_LINES: Final = re.compile(BLANK, re.ASCII)
INDENT_OF_LINES: Final = re.compile(rf"^{INDENT}", re.MULTILINE)
END_OF_BLOCK: Final = re.compile(r"\^[ \t\r\f\v]*\n", re.ASCII)
TRAILING_SPACE: Final = re.compile(r"[ \t]*\n")

LIST_ITEM_START: Final = rf"{UP_TO_THREE}(?:[+*-]|\d+\.)[\t| ][^\n]*\n"
LIST_START: Final = re.compile(LIST_ITEM_START, re.ASCII)
DEFINITION_START: Final = re.compile(rf"({UP_TO_THREE}:)([\t| ][^\n]*\n)")

PLAIN_LINE: Final = r"(?:[^\s>#*+\-_\d:<\\$\[{^~`=|]|\[(?![^\]\n]*\]:)|\*\*(?=[^\s*]))[^\n|]*\n"
"""A line that is a paragraph's wherever it stands, by its first character; many others are, too."""

HASH_HEADING_START: Final = re.compile(r"(#{1,6})[\t ]++([^\n]*)\n")
"""GitHub's: a space behind the number signs is needed, a blank line before them is not."""
UNDERLINED_HEADING_START: Final = re.compile(
    r" {0,3}(?P<text>[^ \t][^\n]*)\n(?P<line>[-=])[-=]*+[ \t\r\f\v]*+\n"
)
RULE_START: Final = re.compile(r" {0,3}([*_-])[ \t]*+\1[ \t]*+\1(?>(?:\1|[ \t])*)\n")
QUOTE_START: Final = re.compile(r" {0,3}> ?")
QUOTE_MARKS: Final = re.compile(r"^ {0,3}> ?", re.MULTILINE)
MATH_START: Final = re.compile(r" {0,3}(\\)?\$\$")
MATH_END: Final = re.compile(r"\$\$")
REST_OF_LINE: Final = re.compile(r"[ \t\r\f\v]*+\n", re.ASCII)
ABBREVIATION_START: Final = re.compile(rf"{UP_TO_THREE}\*\[([^\n]+?)\]:([^\n]*)\n")
FOOTNOTE_START: Final = re.compile(rf"{UP_TO_THREE}\[\^({IDENTIFIER})\]:([^\n]*\n)", re.ASCII)
COMMENT_END: Final = re.compile("-->")
HTML_START: Final = re.compile(rf"({UP_TO_THREE})<(?:{NAME}|!--|/)", re.ASCII)

_PIPE: Final = r"(?:\||[^\n]*?[^\\\n]\|)"
PIPE_IN_LINE: Final = re.compile(_PIPE)
TABLE_LINE: Final = re.compile(rf"{_PIPE}[^\n]*\n")
TABLE_START: Final = re.compile(rf" {{0,3}}(?=\S){_PIPE}[^\n]*\n", re.ASCII)
TABLE_SEPARATOR: Final = re.compile(r"([+|: \t-]*?-[+|: \t-]*?)[ \t]*\n")
TABLE_FOOT_SEPARATOR: Final = re.compile(r"[+|: \t=]*?=[+|: \t=]*?[ \t]*\n")
