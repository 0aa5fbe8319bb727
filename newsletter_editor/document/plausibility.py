"""How much a decoded text looks like writing: the judge between encodings.

Only characters outside ASCII count, each by what it is and by its two neighbours: an accented
letter belongs beside letters of its own script, an opening quote before a word, a degree sign
after a number. Box drawing in the middle of a word or a capital after a small letter speak
against a reading.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_STRANGE = re.compile(r"[^\x00-\x7f]")
_OPENING = "“«‘„‚¿¡‹「『（《【"
_CLOSING = "”»’…›」』）》】，。、！？：；"
_IN_WORDS = "’‘·\u00ad\u200b\u200c\u200d"
_AFTER_APOSTROPHE, _BEFORE_APOSTROPHE = "stdmrvl", "ldjnscmuLDJNSCTM"
"""As in English contractions and in French and Italian elision."""
_QUIET = "\u00a0\u202f\u2009\u2028\ufeff\u3000"
_AFTER_NUMBERS = "°ªº€£¥‰²³½¼¾×"
_FREQUENT = "áéíóúüñçàèìòùâêîôûãõäöåßøæœğış"
"""Letters of the languages that newsletters of this kind are written in."""
_SELDOM = "ðþÐÞýÝ"
"""Letters that one small language has; Turkish's own lie on the same bytes."""
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "THAI", "DEVANAGARI", "HANGUL")
_ALPHABETS = _SCRIPTS[1:-1]
_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA")


def plausibility(text: str) -> float:
    """Points for all characters outside ASCII; negative for a reading that nobody wrote."""
    return sum(points_at(text, match.start()) for match in _STRANGE.finditer(text))


def points_at(text: str, at: int) -> float:
    """Points for the character at `at`; above 0 where prose has it beside these neighbours."""
    return _points(text[at - 1 : at], text[at], text[at + 1 : at + 2])


def is_usual(character: str) -> bool:
    """Whether a character outside ASCII is one that prose has: a letter, quote, sign or emoji."""
    if character in _OPENING + _CLOSING + _IN_WORDS + _QUIET + _AFTER_NUMBERS + "–—•™®©→€§":
        return True
    category = unicodedata.category(character)
    if category.startswith("L"):
        return script_of(character) != "" and not "\u0180" <= character <= "\u02ff"
    if category in ("Mn", "Mc", "Zs", "Cf"):
        return True
    return character >= "\u0300" and category[0] in "PNS" and category != "Sk"


@lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """The script of a letter, Chinese and Japanese being one; empty for all else."""
    if character.isascii():
        return "LATIN" if character.isalpha() else ""
    if not character or not unicodedata.category(character).startswith(("L", "M")):
        return ""
    name = unicodedata.name(character, "")
    if name.startswith(_EAST_ASIAN):
        return "CJK"
    return next((script for script in _SCRIPTS if name.startswith(script)), "")


@lru_cache(maxsize=65536)
def _points(before: str, character: str, after: str) -> float:
    category = unicodedata.category(character)
    if category in ("Cc", "Cn", "Co", "Cs") or character == "\ufffd":
        return -3
    if category.startswith("L") and character not in "ªº":
        return _letter_points(before, character, after)
    if category == "Mn" and character != "\ufe0f" and not before.isalpha():
        return -2
    if character in _QUIET or category in ("Mn", "Mc", "Nd", "Zs", "Cf"):
        return 0.5
    if character in _OPENING and not before.isalnum():
        return 2
    # French, and Spanish of old, put a no-break space inside guillemets and before high signs.
    is_close = not before.isspace() or before in _QUIET
    if character in _CLOSING and is_close and not after.isalnum():
        return 2
    if character in _IN_WORDS and before.isalpha():
        elided = after in _AFTER_APOSTROPHE or before in _BEFORE_APOSTROPHE
        return 3 if character == "’" and after.isalpha() and elided else 0.5
    if character in _AFTER_NUMBERS and before.isdigit():
        return 1
    if character in "–—•→":
        return 1.5 if before.isalpha() and after.isalpha() else 2
    if category == "So" and character >= "\u2600":
        return 1
    return -1.5 if before.isalpha() or after.isalpha() else -1


def _letter_points(before: str, character: str, after: str) -> float:
    script = script_of(character)
    if not script or "\u0180" <= character <= "\u02ff":
        return -1
    points = 0.0
    for neighbour in (before, after):
        other = script_of(neighbour)
        if other == script:
            # Words of accented letters alone are another script, read wrongly.
            points += 0.5 if script == "LATIN" and not neighbour.isascii() else 1
        elif other:
            points -= 1.5
    if character.isupper() and before.islower():
        points -= 3
    if character.islower() and before.isupper() and after.isupper():
        points -= 3
    if script != "LATIN":
        if script in _ALPHABETS:
            return points + (points > 0)
        # An East Asian character takes two bytes, so it counts for two.
        return 2 * points + 2 + (script == "HANGUL" or "\u3040" <= character < "\u3100")
    points += 0.5 * (character in _FREQUENT) - 0.5 * (character in _SELDOM)
    return points
