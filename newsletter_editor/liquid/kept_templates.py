"""Templates that were read, by their text: a site's layouts are the same at every key."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from liquid import Node

Key = tuple[str, bool, frozenset[str], frozenset[str]]
"""The text, and what it is read by: strictly or not, with these tags and filters."""

MOST_TEMPLATES = 500
MOST_CHARACTERS = 4 * 1024 * 1024


class KeptTemplates:
    """The last few; nodes hold nothing of the run that read them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, list[Node]] = OrderedDict()
        self._characters = 0

    def get(self, key: Key, read: Callable[[], list[Node]]) -> list[Node]:
        """The nodes of a template, read if they are not kept."""
        nodes = self._kept.get(key)
        if nodes is not None:
            self._kept.move_to_end(key)
            return nodes
        nodes = read()
        self._kept[key] = nodes
        self._characters += len(key[0])
        while len(self._kept) > MOST_TEMPLATES or self._characters > MOST_CHARACTERS:
            old, _ = self._kept.popitem(last=False)
            self._characters -= len(old[0])
        return nodes
