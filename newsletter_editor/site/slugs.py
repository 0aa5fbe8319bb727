"""Slugs: texts made fit to be part of an address, in Jekyll's six ways.

https://jekyllrb.com/docs/liquid/filters/#options-for-the-slugify-filter
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MODES = ("raw", "default", "pretty", "ascii", "latin")
"""What `slugify` takes besides; any other mode, such as `none`, replaces nothing."""

_RAW = re.compile(r"[ \t\r\n\f\v]+")
_ASCII = re.compile(r"[^A-Za-z0-9]+")
_HYPHENS_AT_ENDS = re.compile(r"^-|-$", re.MULTILINE)
_PRETTY_SIGNS = frozenset("._~!$&'()+,;=@")
# Letters of Latin-1 and Latin Extended-A that do not come apart into a letter and an accent.
_LATIN = {
    "Æ": "AE", "Ð": "D", "×": "x", "Ø": "O", "Þ": "Th", "ß": "ss", "æ": "ae", "ð": "d", "ø": "o",
    "þ": "th", "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ĳ": "IJ", "ĳ": "ij", "ĸ": "k",
    "Ŀ": "L", "ŀ": "l", "Ł": "L", "ł": "l", "ŉ": "'n", "Ŋ": "NG", "ŋ": "ng", "Œ": "OE",
    "œ": "oe", "Ŧ": "T", "ŧ": "t",
}  # fmt: skip


def slugify(text: str, mode: str = "default", *, cased: bool = False) -> str:
    """`text` with all that `mode` does not keep replaced by hyphens, lower case unless `cased`.

    "default" keeps letters and digits of every script, "pretty" also `._~!$&'()+,;=@`, "ascii"
    only `A-Z a-z 0-9`, "latin" first takes the accents off, "raw" replaces white space alone. Any
    other leaves all as it is.
    """
    if mode not in MODES:
        return text if cased else text.lower()
    if mode == "latin":
        text = "".join(map(_transliterated, text))
    if mode == "raw":
        slug = _RAW.sub("-", text)
    elif mode == "ascii":
        slug = _ASCII.sub("-", text)
    else:
        slug = _hyphenated(text, pretty=mode == "pretty")
    slug = _HYPHENS_AT_ENDS.sub("", slug)
    return slug if cased else slug.lower()


def _hyphenated(text: str, *, pretty: bool) -> str:
    pieces: list[str] = []
    for sign in text:
        if _is_word_sign(sign) or (pretty and sign in _PRETTY_SIGNS):
            pieces.append(sign)
        elif pieces[-1:] != ["-"]:
            pieces.append("-")
    return "".join(pieces)


@lru_cache(maxsize=4096)
def _is_word_sign(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] in "LM" or category == "Nd"


def _transliterated(sign: str) -> str:
    if sign.isascii():
        return sign
    if sign in _LATIN:
        return _LATIN[sign]
    base = unicodedata.normalize("NFD", sign)[0]
    return base if sign <= "\u017e" and base.isascii() else "?"
