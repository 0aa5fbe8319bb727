"""Bounds for lexers, some of which look from every sign to the end of the code.

Their work cannot be counted from outside, so code that no person writes is not given to those of
Pygments, and what takes any of them too long is shown without colours.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

LONGEST_LINE: Final = 2_000
"""Characters of a line of code; in longer ones the time of several lexers grows with the square."""
MOST_BLANK_LINES: Final = 100
"""Empty lines on end, at which the lexers of C and its kin do the same."""
MOST_SECONDS: Final = 1.5
_LEAST_SECONDS: Final = 0.02
_FORGOTTEN_AFTER: Final = 10.0
_TOKENS_A_LOOK: Final = 8

_UNLIKE_CODE: Final = re.compile(
    rf"[^\n]{{{LONGEST_LINE + 1}}}|(?:^[ \t]*\n){{{MOST_BLANK_LINES + 1}}}", re.MULTILINE
)


def is_unlike_code(code: str) -> bool:
    """Whether lines are longer, or more of them empty, than people write."""
    return _UNLIKE_CODE.search(code) is not None


_Token = TypeVar("_Token")


class Patience:
    """How long lexers may take: less after each that took too long, so that many take no longer."""

    def __init__(self, clock: Callable[[], float] = time.process_time) -> None:
        """`clock` gives the seconds that this process has worked, of which no more can have gone by
        than of those on the wall."""
        self._clock = clock
        # The clock of work is the system's, and asking it takes twenty times as long.
        self._glance = time.monotonic if clock is time.process_time else clock
        self._seconds = MOST_SECONDS
        self._cut = float("-inf")

    def of(self, tokens: Iterable[_Token]) -> Iterator[_Token]:
        """The tokens, up to where they have taken too long."""
        start, seen = self._clock(), self._glance()
        if start - self._cut > _FORGOTTEN_AFTER:
            self._seconds = MOST_SECONDS
        for number, token in enumerate(tokens):
            if number % _TOKENS_A_LOOK == 0 and self._glance() - seen > self._seconds:
                now = self._clock()
                if now - start > self._seconds:
                    self._seconds = max(self._seconds / 2, _LEAST_SECONDS)
                    self._cut = now
                    return
            yield token


PATIENCE: Final = Patience()
"""That of this process."""
