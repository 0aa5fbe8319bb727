"""Headings of a post compared as readers compare them: by their words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ATTRIBUTES = re.compile(r"\{(?:#|:)[^}\n]*\}\s*$")
_LINK = re.compile(r"!?\[([^\]\n]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])?")
_NUMBERING = re.compile(r"^\s*(?:\d+\s*[.、,):\-–]\s*)+")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_KEYCAP = re.compile(r"[0-9#*]\ufe0f?\u20e3")
_ENTITY = re.compile(r"&(?:#?\w+);")


def folded(heading: str) -> str:
    """The words of a heading without markup, numbering, emoji, accents and case.

    `# 1、**Ética  en la IA** 🚨` and `Etica en la IA` fold to the same `etica en la ia`. Signs and
    emoji count as spaces, so `Publicaciones📙` is `publicaciones`. A heading that holds no letter
    or digit at all folds to the empty string.
    """
    return _remembered(heading) if len(heading) <= _LONGEST_REMEMBERED else _folded(heading)


def _folded(heading: str) -> str:
    text = _ATTRIBUTES.sub("", heading.strip().strip("#"))
    text = _ENTITY.sub(" ", _LINK.sub(r"\1", text))
    text = _KEYCAP.sub("", text).replace("*", "").replace("_", " ")
    text = _NUMBERING.sub("", text)
    if text.isascii():
        return " ".join(_NO_WORD.sub(" ", text.casefold()).split())
    # Only the accents of European scripts are dropped: elsewhere a mark is a letter of its own.
    bare = "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if not "\u0300" <= sign <= "\u036f"
    )
    kept = [sign if _is_word_sign(sign) else " " for sign in bare.casefold()]
    return " ".join("".join(kept).split())


_LONGEST_REMEMBERED = 200
_remembered = lru_cache(1024)(_folded)
"""Several rules ask for the words of each heading, and posts have the same ones."""


def _is_word_sign(sign: str) -> bool:
    if "\ufe00" <= sign <= "\ufe0f":  # variation selectors belong to the emoji before them
        return False
    return unicodedata.category(sign)[0] in "LNM"


def icon_of(heading: str) -> str:
    """The emoji with which a heading ends, or the empty string.

    Everything after the last word that is a symbol, a joiner or a skin tone belongs to it.
    """
    text = _ATTRIBUTES.sub("", heading).rstrip(" \t*_#")
    start = len(text)
    while start and _is_emoji_part(text[start - 1]):
        start -= 1
    icon = text[start:].strip()
    return icon if any(unicodedata.category(sign) == "So" for sign in icon) else ""


def _is_emoji_part(sign: str) -> bool:
    return (
        unicodedata.category(sign) in ("So", "Sk")
        or sign in "\u200d\ufe0e\ufe0f\u20e3"
        or "\U000e0020" <= sign <= "\U000e007f"
    )
