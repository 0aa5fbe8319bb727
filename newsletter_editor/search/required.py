"""What stands in each match of an expression, to look for it at the speed of memory first.

Only what is sure is read of an expression; of one with anything else nothing is told.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from newsletter_editor.search.folding import folded_word

_TOKEN = re.compile(
    r"""
      \\(?P<sign>\W)
    | (?P<bounded>\\[dwStbB] | \\[1-9](?!\d) | [.^$] )
    | (?P<far>\\[sDWnrfvAZ] | \[\^\]?(?:\\.|[^\]\\\[])*\] )
    | (?P<set>\[\]?(?:\\.|[^\]\\\[])*\])
    | (?P<open>\((?![?*]) | \(\?[:>|] | \(\?P?<\w+> )
    | (?P<look>\(\?<?[=!])
    | (?P<close>\))
    | (?P<repeat>(?:[*+?] | \{\d*(?:,\d*)?\})[+?]?)
    | (?P<bar>\|)
    | (?P<letter>\{(?=%) | [^\\\[(){*+?|.^$] )
    """,
    re.VERBOSE | re.DOTALL,
)
_SET_IN_A_LINE = re.compile(r"\[(?:\\[dwS\W]|[^\\\x00-\x1f])+\]\Z")


class Required(NamedTuple):
    """Letters that each match has."""

    letters: bytes
    """As they stand in `folded_letters` of a text that has a match."""
    words: str
    """The same, as the expression has them."""
    is_in_line: bool
    """Whether a match is within one line, and looks at no other."""


def required(expression: str) -> Required | None:
    """The longest such letters; None for an expression of which none are known."""
    composed = unicodedata.normalize("NFC", expression)
    if any(map(unicodedata.combining, composed)):
        return None
    runs, is_in_line, before = [""], True, ""
    depth = at = 0
    while at < len(composed):
        token = _TOKEN.match(composed, at)
        kind = token.lastgroup if token is not None else None
        if token is None or kind is None:
            return None
        at = token.end()
        outside = depth == 0
        letter = token["sign"] or token["letter"]
        if kind in ("open", "look"):
            depth += 1
        elif kind == "close":
            depth -= 1
        is_in_line = is_in_line and kind not in ("far", "look") and letter != "\n"
        if kind == "set":
            is_in_line = is_in_line and _SET_IN_A_LINE.match(token[0]) is not None
        if kind == "repeat" and before == "repeat":
            return None
        if depth < 0 or (kind == "bar" and outside):
            return None
        may_lack = kind == "repeat" and not token[0].startswith("+")
        if may_lack and outside and before in ("sign", "letter"):
            runs[-1] = runs[-1][:-1]
        if letter and outside and folded_word(letter) is not None:
            runs[-1] += letter
        else:
            runs.append("")
        before = kind
    if depth:
        return None
    longest = max(runs, key=len)
    letters = folded_word(longest)
    return Required(letters, longest, is_in_line) if letters else None
