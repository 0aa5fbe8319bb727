"""How likely it is that one word was written where another was meant.

Costs are in centibels like rarities, so the two can be added: 100 more is ten times less likely.
They hold for people who write Spanish on a Spanish keyboard.
"""

from __future__ import annotations

from functools import cache, lru_cache

from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.text.common_ends import common_ends

IMPOSSIBLE = 10_000

_ACCENT_FORGOTTEN = 65
_ACCENT_MISPLACED = 90
_ACCENT_TOO_MANY = 120
_TILDE = 70
_SOUND = 85
_NEIGHBOUR_KEY = 190
_WEAK_VOWEL = 190
_ANY_OTHER = 260
_SWAPPED = 130
_DOUBLED = 110
_SILENT_H = 80
_DROPPED = 130
_NEIGHBOUR_TOO_MANY = 180
_TOO_MANY = 300
_AT_FIRST_LETTER = 45
"""People rarely miss the first letter; h is the exception."""
SPLIT = 250
"""A space forgotten between two words."""

_SAME_SOUND = {
    frozenset(pair) for pair in ("bv", "sz", "sc", "cz", "gj", "xs", "xj", "iy", "ck", "qk", "mn")
} | {frozenset("cq"), frozenset("kq"), frozenset("wu"), frozenset("wg")}
"""Letters that one takes for another by ear, by seseo, or before p and b."""
_ALIKE_UNSTRESSED = {frozenset("ei"), frozenset("ou"), frozenset("ae")}
"""Vowels that are taken for each other where the stress is elsewhere."""
_SAME_SOUND_LONG = (
    ("ll", "y"), ("qu", "k"), ("qu", "c"), ("gu", "g"), ("gü", "gu"), ("gü", "g"), ("cc", "x"),
    ("cc", "c"), ("sc", "c"), ("sc", "s"), ("xc", "c"), ("xc", "s"), ("xc", "sc"), ("x", "cs"),
    ("hu", "gü"), ("hu", "gu"), ("hu", "w"), ("hie", "ye"), ("ps", "s"), ("bs", "s"), ("cs", "x"),
    ("ks", "x"), ("mm", "nm"), ("th", "t"), ("ph", "f"), ("sh", "ch"),
    ("ñ", "ni"), ("ñ", "nn"), ("ñ", "gn"), ("ss", "s"), ("nn", "n"),
)  # fmt: skip
"""What is meant, and how it is written by ear; either way round."""

_ROWS = ("qwertyuiop", "asdfghjklñ", "zxcvbnm")


@cache
def neighbour_keys(letter: str) -> str:
    """The keys around a letter's on a Spanish keyboard."""
    letter = without_accents(letter).replace("ü", "u")
    for row, keys in enumerate(_ROWS):
        at = keys.find(letter)
        if at < 0:
            continue
        found = keys[max(at - 1, 0) : at] + keys[at + 1 : at + 2]
        if row:
            found += _ROWS[row - 1][at : at + 2]
        if row < len(_ROWS) - 1:
            found += _ROWS[row + 1][max(at - 1, 0) : at + 1]
        return found
    return ""


@cache
def _change(written: str, meant: str) -> int:
    if without_accents(written) == without_accents(meant):
        return _ACCENT_FORGOTTEN if written < "\x80" else _ACCENT_TOO_MANY
    if {written, meant} in ({"n", "ñ"}, {"u", "ü"}, {"ú", "ü"}):
        return _TILDE
    bare_written, bare_meant = without_accents(written), without_accents(meant)
    extra = 0 if bare_written == written and bare_meant == meant else _ACCENT_FORGOTTEN
    if frozenset((bare_written, bare_meant)) in _SAME_SOUND:
        return _SOUND + extra
    if frozenset((bare_written, bare_meant)) in _ALIKE_UNSTRESSED and not extra:
        return _WEAK_VOWEL
    if bare_written in neighbour_keys(bare_meant):
        return _NEIGHBOUR_KEY + extra
    return _ANY_OTHER + extra


def _missing(letter: str, before: str, after: str) -> int:
    if letter == "h":
        return _SILENT_H
    if letter in (before, after):
        return _DOUBLED
    return _DROPPED


def _too_many(letter: str, before: str, after: str) -> int:
    if letter == "h":
        return _SILENT_H
    if letter in (before, after):
        return _DOUBLED
    if letter in neighbour_keys(before) or letter in neighbour_keys(after):
        return _NEIGHBOUR_TOO_MANY
    return _TOO_MANY


_LONG_BY_ENDS: dict[str, list[tuple[str, str, int]]] = {}
"""What is meant, what is written, and the cost, by the last letters written and meant."""
for _meant, _written in _SAME_SOUND_LONG:
    for _one, _other in ((_meant, _written), (_written, _meant)):
        _LONG_BY_ENDS.setdefault(_other[-1] + _one[-1], []).append((_one, _other, _SOUND))


@lru_cache(maxsize=2_000)
def slip_cost(written: str, meant: str, limit: int = IMPOSSIBLE) -> int:
    """Centibels of writing `written` for `meant`, both in lower case; IMPOSSIBLE past `limit`."""
    bare = without_accents(meant)
    if written != meant and without_accents(written) == bare:
        if written != bare:
            return _ACCENT_TOO_MANY if meant == bare else _ACCENT_MISPLACED
        return _ACCENT_FORGOTTEN
    written, meant = _unlike_part(written, meant)
    rows: list[list[int]] = []
    for i in range(len(written) + 1):
        row = [IMPOSSIBLE] * (len(meant) + 1)
        for j in range(len(meant) + 1):
            row[j] = _cell(written, meant, i, j, rows, row)
        if min(row) > limit and (not rows or min(rows[-1]) > limit):
            return IMPOSSIBLE
        rows.append(row)
    cost = rows[-1][-1]
    return cost if cost <= limit else IMPOSSIBLE


_CONTEXT = 3
"""Letters kept around what differs: digraphs and doubled letters look that far."""


def _unlike_part(written: str, meant: str) -> tuple[str, str]:
    """Both words without the beginning and the end that they share, but for some context."""
    same, same_end = common_ends(written, meant)
    # The first letter is kept, for it costs more than the others.
    start = 0 if same <= _CONTEXT else same - _CONTEXT
    cut = max(same_end - _CONTEXT, 0)
    return written[start : len(written) - cut], meant[start : len(meant) - cut]


def _cell(written: str, meant: str, i: int, j: int, rows: list[list[int]], row: list[int]) -> int:
    if i == 0 and j == 0:
        return 0
    a, b = written[i - 1 : i], meant[j - 1 : j]
    first = _AT_FIRST_LETTER if i <= 1 and j <= 1 else 0
    best = IMPOSSIBLE
    if i and j:
        best = rows[i - 1][j - 1] + (0 if a == b else _change(a, b) + first)
    if j:
        missing = _missing(b, meant[j - 2 : j - 1] if j > 1 else "", meant[j : j + 1])
        best = min(best, row[j - 1] + missing + (first if b != "h" else 0))
    if i:
        extra = _too_many(a, written[i - 2 : i - 1] if i > 1 else "", written[i : i + 1])
        best = min(best, rows[i - 1][j] + extra + (first if a != "h" else 0))
    if i > 1 and j > 1 and a != b:
        if a == meant[j - 2] and b == written[i - 2]:
            best = min(best, rows[i - 2][j - 2] + _SWAPPED)
        elif without_accents(a + written[i - 2]) == without_accents(meant[j - 2] + b):
            best = min(best, rows[i - 2][j - 2] + _SWAPPED + _ACCENT_FORGOTTEN)
    for ending in _LONG_BY_ENDS.get(a + b, ()):
        long_meant, long_written, cost = ending
        if meant.endswith(long_meant, 0, j) and written.endswith(long_written, 0, i):
            best = min(best, rows[i - len(long_written)][j - len(long_meant)] + cost)
    return best
