"""Ids of headings, as kramdown makes them of ASCII letters and as GitHub does of any."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import combining, normalize

from newsletter_editor.kramdown.letters import is_word_character, lower_case

_NO_LETTERS_FIRST: Final = re.compile(r"^[^a-zA-Z]+", re.MULTILINE)
_NOT_ALLOWED: Final = re.compile(r"[^a-zA-Z0-9 -]")


def simple(text: str) -> str:
    """ASCII letters, digits and hyphens, from the first letter on; may be empty."""
    text = _NO_LETTERS_FIRST.sub("", text)
    return _NOT_ALLOWED.sub("", text).replace(" ", "-").lower()


def github(text: str) -> str:
    """Letters of any alphabet, digits, `_` and `-`; spaces become hyphens. May be empty."""
    kept = [c for c in lower_case(text) if c in "- \t" or is_word_character(c)]
    return "".join(kept).replace(" ", "-").replace("\t", "-")


def numbered(identifier: str, used: dict[str, int]) -> str:
    """`identifier`, with `-1`, `-2` and so on behind it if `used` has it already."""
    count = used.get(identifier)
    used[identifier] = 0 if count is None else count + 1
    return identifier if count is None else f"{identifier}-{count + 1}"


def transliterated(text: str) -> str:
    """Latin letters without their accents; other alphabets are left to `simple` to drop.

    kramdown uses Ruby's stringex for it, whose tables reach further.
    """
    decomposed = normalize("NFKD", text.translate(_LATIN))
    return "".join(character for character in decomposed if not combining(character))


_LATIN: Final = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ð": "d",
        "Ð": "D", "þ": "th", "Þ": "Th", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i",
    }
)  # fmt: skip
