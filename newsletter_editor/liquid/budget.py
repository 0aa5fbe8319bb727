"""How much a template may do, so that no post can hang the program or fill the memory."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

from newsletter_editor.text.localized import Localized

MOST_SECONDS = 3.0
"""Of the processor, so that no page depends on what else the machine has to do."""
MOST_STEPS = 2_000_000
MOST_ITEMS = 1_000_000
"""Items of one list or range that a filter goes over."""
MOST_SORTED = 50_000
"""Items of a list that is put in order."""
MOST_CHARACTERS = 8 * 1024 * 1024
MOST_KEPT = 64 * 1024 * 1024
"""Characters of all texts that variables are given."""
MOST_MARKS = 100_000
"""Signs in what is made at which Markdown looks closely: some 8 µs each, 400 KB of JSON."""
DEEPEST = 200
"""Lists in lists; what is nested deeper was nested to go on for ever."""
_STEPS_BETWEEN_LOOKS = 64
_ITEMS_OF_A_STEP = 4
_CHARACTERS_OF_AN_ITEM = 64
_STEPS_OF_A_PRINTED_VALUE = 4
_MARKS = "\n\"'*_[`|~$&{\\"
_MOST_KNOWN = 4_096

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


def _count(value: Any) -> int:
    if isinstance(value, range):
        return max(_length(value), 1)
    return max(len(value), 1) if isinstance(value, (list, tuple, dict)) else 1


def _length(items: range) -> int:
    # `len` raises for what no memory could hold.
    return min(max(items.stop - items.start, 0), MOST_ITEMS)


class Budget:
    """Seconds, steps and characters of one run."""

    def __init__(
        self, seconds: float = MOST_SECONDS, source: str = "", *, for_markdown: bool = False
    ) -> None:
        """What `source` says is free once, within tags too.

        `for_markdown` is whether what is made will be read as Markdown.
        """
        self._end = time.process_time() + seconds
        self._for_markdown = for_markdown
        self._marks = -_marks(source) if for_markdown else 0
        self._steps = 0
        self._looked = 0
        self._characters = -len(source)
        self._kept = 0
        self._known: dict[int, tuple[Any, int]] = {}

    @property
    def steps(self) -> int:
        """Things done so far."""
        return self._steps

    def step(self, count: int = 1) -> None:
        """Count things done. Raises SpentError when it was one too many."""
        # What would be too much is not begun, so that the text behind it can still be written.
        if self._steps + count > MOST_STEPS:
            raise SpentError(TOO_LONG)
        self._steps += count
        if self._steps - self._looked >= _STEPS_BETWEEN_LOOKS:
            self._looked = self._steps
            if time.process_time() > self._end:
                raise SpentError(TOO_LONG)

    def take(self, value: Any, arguments: Iterable[Any]) -> None:
        """Count the work of a filter on `value`: who goes over a list does so item by item."""
        weight = self.weight(value)
        for argument in arguments:
            # A long name of a property is cut anew for each item.
            weight += self.weight(argument) * _count(value)
        self.step(1 + weight // _ITEMS_OF_A_STEP)

    def give(self, value: Any) -> None:
        """Count what a filter made. Raises SpentError where no page would need as much."""
        if isinstance(value, str) and len(value) > MOST_CHARACTERS:
            raise SpentError(TOO_LARGE)
        self.step(self.weight(value) // _ITEMS_OF_A_STEP)

    def weight(self, value: Any, depth: int = 0) -> int:
        """How many items a value has when it is written out, those of lists in it counted as often
        as they are there: a list that holds another one twice is small and says much.

        Raises SpentError where they are more than `MOST_ITEMS`, or nested deeper than `DEEPEST`.
        """
        if isinstance(value, str):
            return 1 + len(value) // _CHARACTERS_OF_AN_ITEM
        if isinstance(value, range):
            return _length(value)
        if not isinstance(value, (list, tuple, dict)):
            return 1
        known = self._known.get(id(value))
        if known is not None and known[0] is value:
            return known[1]
        if depth > DEEPEST:
            raise SpentError(TOO_LONG)
        total = 1
        for item in value.values() if isinstance(value, dict) else value:
            total += self.weight(item, depth + 1)
            if total > MOST_ITEMS:
                raise SpentError(TOO_LONG)
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        # The value itself is kept, so that no other one can have its identity.
        self._known[id(value)] = value, total
        return total

    def keep(self, value: Any) -> None:
        """Count what a variable is given. Raises SpentError where variables would fill memory."""
        if isinstance(value, str):
            self._kept += str.__len__(value)
            if self._kept > MOST_KEPT:
                raise SpentError(TOO_LARGE)

    def write(self, text: str) -> None:
        """Count text that was made. Raises SpentError when it is too much."""
        self._characters += len(text)
        if self._characters > MOST_CHARACTERS:
            raise SpentError(TOO_LARGE)
        if self._for_markdown:
            self.read(text)

    def read(self, text: str) -> None:
        """Count text that will be read as Markdown. Raises SpentError when it is too much."""
        self._marks += _marks(text)
        if self._marks > MOST_MARKS:
            raise SpentError(TOO_LARGE)

    def print(self, text: str) -> None:
        """Count a value within another one that a filter writes out.

        A post is one value to `weight`, and names others. Raises SpentError when it is too much.
        """
        items = 1 + len(text) // _CHARACTERS_OF_AN_ITEM
        self.step(items * _STEPS_OF_A_PRINTED_VALUE)


def _marks(text: str) -> int:
    # HTML costs a tenth: its tags are passed over, and quotes around attributes are none. What Ruby
    # shows of an object begins as a tag, and is looked into for none.
    quoted = 2 * text.count('="')
    looked_at = max(sum(map(text.count, _MARKS)) - quoted, 0)
    return looked_at + text.count("<") // 4 + 2 * text.count("#<")
