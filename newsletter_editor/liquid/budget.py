"""How much a template may do, so that no post can hang the program or fill the memory."""

from __future__ import annotations

import time

from newsletter_editor.text.localized import Localized

MOST_SECONDS = 3.0
MOST_STEPS = 2_000_000
MOST_ITEMS = 1_000_000
"""Items of one list or range that a filter goes over."""
MOST_CHARACTERS = 8 * 1024 * 1024

TOO_LONG = Localized(
    es="Esta plantilla tarda demasiado; se cortó aquí.",
    en="This template takes too long; it was cut off here.",
)
TOO_LARGE = Localized(
    es="Esta plantilla produce demasiado texto; se cortó aquí.",
    en="This template makes too much text; it was cut off here.",
)


class SpentError(Exception):
    """The budget is spent; nothing more is run."""

    def __init__(self, message: Localized) -> None:
        super().__init__(message.en)
        self.message = message


def bounded(items: range) -> range:
    """The range itself. Raises SpentError for one that no page would go over."""
    if items.stop - items.start > MOST_ITEMS:
        raise SpentError(TOO_LONG)
    return items


class Budget:
    """Seconds, steps and characters of one run."""

    def __init__(self, seconds: float = MOST_SECONDS) -> None:
        self._end = time.monotonic() + seconds
        self._steps = 0
        self._characters = 0

    def step(self) -> None:
        """Count one thing done. Raises SpentError when it was one too many."""
        self._steps += 1
        if self._steps > MOST_STEPS or (self._steps % 64 == 0 and time.monotonic() > self._end):
            raise SpentError(TOO_LONG)

    def write(self, characters: int) -> None:
        """Count text that was made. Raises SpentError when it is too much."""
        self._characters += characters
        if self._characters > MOST_CHARACTERS:
            raise SpentError(TOO_LARGE)
