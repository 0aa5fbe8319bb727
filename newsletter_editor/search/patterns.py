"""Words and expressions of authors as patterns of `regex`.

Letters with accents are looked for as classes of letters, so that every place is one of the text
itself and no second copy of it is made.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from itertools import chain

import regex

_MARKS = r"[\u0300-\u0344\u0346-\u036f]"
"""All but the iota below a letter, which is Greek's iota to whoever does not tell case apart."""
_ACCENTED = (range(0xC0, 0x250), range(0x370, 0x530), range(0x1E00, 0x2000))
"""Where Unicode has Latin, Greek and Cyrillic letters with accents."""
_PIECE = re.compile(
    # What is no letter that is looked for: escapes, sets, names of groups.
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P?[<=]\w+"
    r"|[^\W_a-zA-Z0-9][\u0300-\u036f]*|[a-zA-Z][\u0300-\u036f]+",
    re.DOTALL,
)
_NO_LETTER = ("\\", "[", "(")


def of_words(words: str, matches_case: bool, matches_accents: bool) -> str:
    """The pattern of words, whose letters may be written in one character or in several."""
    letters = unicodedata.normalize("NFC", words)
    if not matches_case and not matches_accents:
        # Some letters with accents have no capital.
        letters = "".join(each.lower() if len(each.lower()) == 1 else each for each in letters)
    written = _both_ways if matches_accents else _with_any_accent
    pattern = "".join(map(written, letters))
    # A bare letter is not the beginning of one with an accent.
    is_letter = matches_accents and letters[-1:].isalpha()
    return pattern + (rf"(?!{_MARKS})" if is_letter else "")


def of_expression(expression: str) -> str:
    """An expression in which letters with accents, outside of brackets, are found both ways."""
    return _PIECE.sub(
        lambda piece: piece[0] if piece[0].startswith(_NO_LETTER) else _both_ways(piece[0]),
        expression,
    )


def _both_ways(letter: str) -> str:
    composed = unicodedata.normalize("NFC", letter)
    parted = unicodedata.normalize("NFD", letter)
    same = regex.escape(composed, special_only=True)
    return same if parted == composed else f"(?:{same}|{parted})"


def _with_any_accent(letter: str) -> str:
    if "\u0300" <= letter <= "\u036f":
        # Of a letter that is no single character; what stands before takes it in.
        return ""
    if not letter.isalpha():
        return f"{regex.escape(letter, special_only=True)}{_MARKS}*+"
    base = unicodedata.normalize("NFD", letter)[0]
    # Of the typed letter's case alone: the engine takes the other one in where case is no matter.
    alike = [each for each in _alike()[base.lower()] if each.islower() == base.islower()]
    return f"(?:[{''.join(dict.fromkeys([base, letter, *alike]))}]{_MARKS}*+)"


@cache
def _alike() -> dict[str, list[str]]:
    """Plain lower-case letter to the letters that are it with an accent, in both cases."""
    found: dict[str, list[str]] = defaultdict(list)
    for code in chain.from_iterable(_ACCENTED):
        parted = unicodedata.normalize("NFD", chr(code))
        if len(parted) > 1 and chr(code).isalpha():
            found[parted[0].lower()].append(chr(code))
    found["i"].append("ı")
    return found
