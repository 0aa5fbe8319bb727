"""What was found out about a paragraph, kept while there is room for it."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

MOST_KEPT = 20_000
"""Paragraphs; a post of a megabyte has some ten thousand."""


class Patience:
    """How long work may go on that can be taken up again: some seconds, or for ever."""

    def __init__(self, seconds: float | None = None) -> None:
        self._until = None if seconds is None else time.monotonic() + seconds
        self.was_lost = False
        """Whether something was left undone."""

    def is_over(self) -> bool:
        """Whether to stop now; asking is what notes that something is left undone."""
        if self._until is not None and time.monotonic() > self._until:
            self.was_lost = True
        return self.was_lost


ENDLESS = Patience()


class Remembered(Generic[Key, Value]):
    """A function's answers by its argument; the longest unused are forgotten first."""

    def __init__(self, function: Callable[[Key], Value], most: int = MOST_KEPT) -> None:
        self._function = function
        self._most = most
        self._kept: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key, patience: Patience) -> Value | None:
        """The answer; None where it is not known yet and patience is over."""
        return None if key not in self._kept and patience.is_over() else self[key]

    def __getitem__(self, key: Key) -> Value:
        try:
            self._kept.move_to_end(key)
            return self._kept[key]
        except KeyError:
            pass
        value = self._kept[key] = self._function(key)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return value
