"""The UTF-16 map of a text that is being typed in, kept true without reading the text again."""

from __future__ import annotations

import re
from bisect import bisect_left

# Ten times as quick as a look at each character, which a megabyte would let be felt.
_WIDE = re.compile("[\U00010000-\U0010ffff]")


class LiveUtf16Map:
    """Offsets of a changing text in code points and in UTF-16 units.

    Wide characters (two units each) before the place of the last edit are held by their distance
    from the start of the text, those after it by their distance from its end, so that typing moves
    none of them. An offset in the middle of a surrogate pair is taken for the character's start.
    """

    def __init__(self, text: str = "") -> None:
        self._length = len(text)
        self._before: list[int] = _wide_offsets(text)
        # Code points from the end of the text to the start of the character; ascending means
        # towards the start of the text, so the list is walked backwards to go forwards.
        self._after: list[int] = []

    @property
    def length(self) -> int:
        """Code points of the whole text."""
        return self._length

    @property
    def utf16_length(self) -> int:
        """UTF-16 units of the whole text."""
        return self._length + len(self._before) + len(self._after)

    def to_utf16(self, code_point: int) -> int:
        """The UTF-16 offset of a code-point offset, both from 0."""
        return code_point + self._wide_before(code_point)

    def to_code_point(self, unit: int) -> int:
        """The code-point offset of a UTF-16 offset, both from 0."""
        low, high = 0, len(self._before) + len(self._after)
        # The k-th wide character begins at unit `offset + k`.
        while low < high:
            middle = (low + high) // 2
            if self._wide_at(middle) + middle < unit:
                low = middle + 1
            else:
                high = middle
        if low and unit == self._wide_at(low - 1) + low:
            return self._wide_at(low - 1)
        return unit - low

    def replace(self, start: int, removed: int, inserted: str) -> None:
        """Follow an edit: `removed` code points from `start` on became `inserted`.

        Raises ValueError when that reaches outside the text.
        """
        if start < 0 or removed < 0 or start + removed > self._length:
            raise ValueError(f"{removed} characters at {start} of {self._length}")
        self._move_gap(start)
        kept = self._length - start - removed
        while self._after and self._after[-1] > kept:
            self._after.pop()
        self._before += (start + at for at in _wide_offsets(inserted))
        self._length += len(inserted) - removed

    def _move_gap(self, place: int) -> None:
        while self._before and self._before[-1] >= place:
            self._after.append(self._length - self._before.pop())
        while self._after and self._length - self._after[-1] < place:
            self._before.append(self._length - self._after.pop())

    def _wide_at(self, index: int) -> int:
        if index < len(self._before):
            return self._before[index]
        return self._length - self._after[len(self._before) - index - 1]

    def _wide_before(self, code_point: int) -> int:
        if not self._before or self._before[-1] < code_point:
            # Those at a distance from the end of `length - code_point` or less do not come before.
            stay = bisect_left(self._after, self._length - code_point + 1)
            return len(self._before) + len(self._after) - stay
        return bisect_left(self._before, code_point)


def _wide_offsets(text: str) -> list[int]:
    return [] if text.isascii() else [match.start() for match in _WIDE.finditer(text)]
