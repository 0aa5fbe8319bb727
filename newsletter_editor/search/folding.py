"""Texts without case and accents, one byte for each letter, to see at the speed of the memory where
a word may stand.

Letters of Latin-1 become the small ASCII letter that they are without their accent, the rarer Latin
letters are exchanged one by one, and what is left is a question mark. Text and word are folded
alike, so each place of the text at which the word is found is one of the folded text as well.
"""

from __future__ import annotations

import re
import unicodedata

_RARE_LEADS = bytes([*range(0xC4, 0xCA), 0xCC, 0xCD, 0xE1])
"""Begin U+0100 to U+027F, U+0300 to U+037F and U+1000 to U+1FFF in UTF-8."""
_SIGNS = "\u212a\u212b"
"""Of Kelvin and Ångström, which are letters to whoever does not tell case apart."""
_SIGNS_UTF8 = tuple(sign.encode() for sign in _SIGNS)
_RARE_LETTERS = re.compile("[\u0100-\u027f\u1e00-\u1eff\u212a\u212b]")
_ACCENTS = re.compile("[\u0300-\u036f]")


def _base(letter: str) -> str:
    """The small letter without its accent."""
    # The engine takes the Turkish letters for the others' small and capital one.
    bare = "i" if letter == "ı" else unicodedata.normalize("NFD", letter)[0]
    folded = bare.casefold()
    return folded if len(folded) == 1 else bare.lower()


def _latin1(code: int) -> int:
    base = ord(_base(chr(code)))
    return base if base < 0x100 else code


_OF_LATIN1 = bytes(map(_latin1, range(256)))
"""For texts of one byte a letter."""


def folded_word(word: str) -> bytes | None:
    """A word as it is found in `folded_letters`; None for one that may be missed there."""
    return folded_letters(word) if word and all(map(_may_be_folded, word)) else None


def folded_letters(text: str) -> bytes | None:
    """A text folded with one byte for each of its characters; None where accents are characters.

    What Latin-1 lacks is a question mark.
    """
    try:
        return text.encode("latin-1").translate(_OF_LATIN1)
    except UnicodeEncodeError:
        # Most posts have a dash or quotes beyond it, and no rarer letters.
        pass
    if _has_rare(text.encode("utf-8", "replace")):
        if _ACCENTS.search(text):
            return None
        text = _RARE_LETTERS.sub(lambda letter: _base(letter[0]), text)
    return text.encode("latin-1", "replace").translate(_OF_LATIN1)


def _has_rare(utf8: bytes) -> bool:
    # Looking for single bytes is ten times as fast as a pattern.
    return any(lead in utf8 for lead in _RARE_LEADS) or any(sign in utf8 for sign in _SIGNS_UTF8)


def _may_be_folded(sign: str) -> bool:
    """Whether all that is taken for a sign is folded as it is."""
    code = ord(sign)
    if code < 0x80:
        # Line ends are written in several ways.
        return code >= 0x20
    is_latin = 0xC0 <= code < 0x280 or 0x1E00 <= code < 0x1F00
    # Signs that are asked for as they are have no case and no accent.
    is_sign = unicodedata.category(sign)[0] in "NPSZ" and sign.lower() == sign.upper() == sign
    return is_latin or is_sign
