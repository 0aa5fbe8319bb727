"""Texts without case and accents, byte by byte, to see at the speed of the memory what cannot hold
a word.

Letters of Latin-1 are, in UTF-8, the byte C3 and one more: leaving out C3 and exchanging single
bytes makes each of them the small ASCII letter that it is without its accent. The rarer Latin
letters are exchanged one by one, and accents that are characters of their own are left out. Text
and word are folded alike, so what is found in the text is found in the folded text; what is found
there alone is looked at closely.
"""

from __future__ import annotations

import re
import unicodedata

_LEAD = b"\xc3"
_RARE = re.compile(
    rb"[\xc4-\xc9][\x80-\xbf]|\xe1[\xb8-\xbb][\x80-\xbf]|\xcc[\x80-\xbf]|\xcd[\x80-\xaf]"
)
"""U+0100 to U+027F, U+1E00 to U+1EFF; U+0300 to U+036F, which are accents."""
_USUAL = bytes(set(range(256)) - {*range(0xC4, 0xCA), 0xCC, 0xCD, 0xE1})
_SIGNS = {"\u212a": "k", "\u212b": "a"}
"""Of Kelvin and Ångström, which are letters to whoever does not tell case apart."""
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
_OF_UTF8 = bytes(
    [*_OF_LATIN1[:0x80], *(_latin1(code | 0x40) for code in range(0x80, 0xC0)), *range(0xC0, 0x100)]
)
"""For UTF-8 without C3, whose second byte lacks one bit of the letter's number."""


def _rare_bytes() -> dict[bytes, bytes]:
    letters = [*range(0x100, 0x280), *range(0x1E00, 0x1F00)]
    found = {chr(code).encode(): _base(chr(code)).encode() for code in letters}
    return found | {chr(code).encode(): b"" for code in range(0x300, 0x370)}


_OF_RARE = _rare_bytes()


def folded_bytes(data: bytes) -> bytes | None:
    """A file folded; None for one that is no UTF-8."""
    if data.isascii():
        return data.translate(_OF_UTF8)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return _folded(data)


def folded_word(word: str) -> bytes | None:
    """A word as it is found in `folded_bytes`; None for one that may be missed there."""
    return _folded(word.encode("utf-8")) if word and all(map(_may_be_folded, word)) else None


def folded_letters(text: str) -> bytes | None:
    """A text folded with one byte for each of its characters; None where accents are characters.

    What Latin-1 lacks is a question mark.
    """
    if not text.isascii() and _has_rare(text.encode("utf-8", "replace")):
        if _ACCENTS.search(text):
            return None
        text = _RARE_LETTERS.sub(lambda letter: _base(letter[0]), text)
    return text.encode("latin-1", "replace").translate(_OF_LATIN1)


def _folded(data: bytes) -> bytes:
    if _has_rare(data):
        data = _RARE.sub(lambda letter: _OF_RARE[letter[0]], data)
        for sign, letter in _SIGNS.items():
            data = data.replace(sign.encode(), letter.encode())
    return data.translate(_OF_UTF8, _LEAD)


def _has_rare(data: bytes) -> bool:
    # Looking for single bytes is ten times as fast as the pattern.
    return bool(data.translate(None, _USUAL)) or any(sign.encode() in data for sign in _SIGNS)


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
