"""Between Python's code points and the UTF-16 units in which Qt counts."""

from __future__ import annotations

from bisect import bisect_left


class Utf16Map:
    """Offsets of one text in both countings; building it is one pass, a question is a bisection.

    An offset in the middle of a surrogate pair is taken for the character's start.
    """

    def __init__(self, text: str) -> None:
        self._wide: list[int] = (
            []
            if text.isascii()
            else [at for at, character in enumerate(text) if character > "\uffff"]
        )
        # The k-th wide character begins at unit `wide[k] + k` and ends two units later.
        self._wide_units = [at + k for k, at in enumerate(self._wide)]

    def to_utf16(self, code_point: int) -> int:
        """The UTF-16 offset of a code-point offset, both from 0."""
        return code_point + bisect_left(self._wide, code_point)

    def to_code_point(self, unit: int) -> int:
        """The code-point offset of a UTF-16 offset, both from 0."""
        before = bisect_left(self._wide_units, unit)
        if before and unit == self._wide_units[before - 1] + 1:
            return self._wide[before - 1]
        return unit - before


def utf16_length(text: str) -> int:
    """Number of UTF-16 units that `text` takes in Qt."""
    return len(text) + sum(character > "\uffff" for character in text)
