"""Which known word someone may have meant: counted in slips of the fingers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LONGEST = 120


def slips(one: str, other: str, most: int = 3) -> int:
    """Letters wrong, missing, too many or swapped between two words; `most + 1` for more."""
    if abs(len(one) - len(other)) > most or max(len(one), len(other)) > _LONGEST:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def nearest(word: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The known words that differ from `word` by case, accents or a slip or two, best first."""
    folded, signs = _shape(word)
    allowed = 0 if len(folded) < 3 else 1 if len(folded) < 5 else 2
    found = []
    for candidate in known:
        other, others_signs = _shape(candidate)
        # Each slip adds one sign at most, so most words need no closer look.
        if abs(len(other) - len(folded)) > allowed:
            continue
        if (signs & ~others_signs).bit_count() > allowed:
            continue
        distance = slips(folded, other, allowed)
        if distance <= allowed and candidate != word:
            found.append((numbers(candidate) != numbers(word), distance, candidate))
    return tuple(candidate for _, _, candidate in sorted(found)[:count])


def numbers(text: str) -> list[str]:
    """The numbers in a name: those of two issues differ by a slip, and yet nobody means both."""
    return re.findall(r"\d+", text)


@lru_cache(maxsize=50_000)
def _shape(word: str) -> tuple[str, int]:
    """A word folded, and a bit for each sign in it; some share one."""
    folded = fold(word)
    signs = 0
    for sign in folded:
        signs |= 1 << (ord(sign) & 63)
    return folded, signs


def fold(word: str) -> str:
    """A word without case and accents, hyphens and spaces for underscores."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return bare.replace("-", "_").replace(" ", "_")
