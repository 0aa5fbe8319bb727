"""Which known word someone may have meant: counted in slips of the fingers."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

_LONGEST = 120
MOST_LOOKS = 1_000_000
"""A second or so."""
_LOOKS_OF_A_CLOSE_ONE = 30


def slips(one: str, other: str, most: int = 3) -> int:
    """Letters wrong, missing, too many or swapped between two words; `most + 1` for more."""
    if abs(len(one) - len(other)) > most or max(len(one), len(other)) > _LONGEST:
        return most + 1
    one, other = _apart(one, other)
    before: list[int] = []
    row: list[int] = [*range(len(other) + 1)]
    for i, a in enumerate(one, 1):
        # Further from the diagonal than `most` no way leads back.
        first, last = max(1, i - most), min(len(other), i + most)
        before, above, row = row, before, [most + 1] * (len(other) + 1)
        row[0] = i
        least = i
        for j in range(first, last + 1):
            b = other[j - 1]
            cost = before[j - 1]
            if a != b:
                cost = min(before[j], row[j - 1], cost) + 1
                if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                    cost = min(cost, above[j - 2] + 1)
            row[j] = cost
            least = min(least, cost)
        if least > most:
            return most + 1
    return min(row[-1], most + 1)


def _apart(one: str, other: str) -> tuple[str, str]:
    """Two words without what both begin with and both end with."""
    shorter = min(len(one), len(other))
    start = 0
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


class Looks:
    """How often words may still be compared for one post.

    It may have thousands of words that are compared with thousands: each a moment, all a minute.
    """

    __slots__ = ("left",)

    def __init__(self, most: int = MOST_LOOKS) -> None:
        self.left = most


def nearest(
    word: str, known: Iterable[str], count: int = 3, looks: Looks | None = None
) -> tuple[str, ...]:
    """The known words that differ from `word` by case, accents or a slip or two, best first.

    Once no `looks` are left, those that were found by then.
    """
    looks = looks or Looks()
    folded, signs = _shape(word)
    allowed = 0 if len(folded) < 3 else 1 if len(folded) < 5 else 2
    found = []
    for candidate in known:
        if looks.left <= 0:
            break
        looks.left -= 1
        other, others_signs = _shape(candidate)
        # Each slip adds one sign at most, so most words need no closer look.
        if abs(len(other) - len(folded)) > allowed:
            continue
        if (signs & ~others_signs).bit_count() > allowed:
            continue
        looks.left -= _LOOKS_OF_A_CLOSE_ONE
        distance = slips(folded, other, allowed)
        if distance <= allowed and candidate != word:
            found.append((numbers(candidate) != numbers(word), distance, candidate))
    return tuple(candidate for _, _, candidate in sorted(found)[:count])


class Names:
    """Names of files or posts, among which those near another are found without reading all.

    Only names with the same numbers are looked at: of two issues nobody means both.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._alike: dict[tuple[tuple[str, ...], int], list[str]] = defaultdict(list)
        for name in names:
            self._alike[_counted(name), len(_shape(name)[0])].append(name)

    def nearest(self, word: str, count: int = 3, looks: Looks | None = None) -> tuple[str, ...]:
        """Those a slip or two from `word`, best first, as `nearest` has them."""
        length, counted = len(_shape(word)[0]), _counted(word)
        near = range(length - _MOST_SLIPS, length + _MOST_SLIPS + 1)
        found = (name for other in near for name in self._alike.get((counted, other), ()))
        return nearest(word, found, count, looks)


_MOST_SLIPS = 2


def _counted(name: str) -> tuple[str, ...]:
    return tuple(number.lstrip("0") for number in numbers(name))


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
