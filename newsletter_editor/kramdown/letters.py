"""Letters as Ruby's regular expressions class them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from unicodedata import category, combining


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


_SIGNS_ON_LETTERS: Final = re.compile(
    "[\u0300-\u0344\u0346-\u0362\u0483-\u0487\u0591-\u05af\u180b-\u180d\u1ab0-\u1abe"
    "\u1dc0-\u1de6\u1df5-\u1dff\u20d0-\u20f0\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U000e0100-\U000e01ef]"
)
"""Accents and selectors of variants: marks, but not letters."""
_ENCLOSED_LETTERS: Final = re.compile(
    "[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]"
)


def _is_other_alphabetic(character: str) -> bool:
    # Python's isalpha knows letters alone; Alphabetic has vowel signs and enclosed letters too.
    match category(character):
        case "Mn" | "Mc":
            # 7 and 9 are the dots and the mutes of Indian scripts.
            is_sign = _SIGNS_ON_LETTERS.match(character) is not None
            return not is_sign and combining(character) not in (7, 9)
        case "Nl":
            return True
        case "So":
            return _ENCLOSED_LETTERS.match(character) is not None
        case _:
            return False
