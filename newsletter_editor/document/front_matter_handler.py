"""What SafeYAML makes of keys that it cannot hold.

It puts a tree together as libyaml names its parts, and knows one key that waits for a value, for
all mappings. So a key that is nothing is passed over, and what should be its value is the next key;
a mapping that is a key becomes one of its own keys; and `<<` takes what a mapping holds when it
begins, which is nothing but for an alias.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from newsletter_editor.document.front_matter_values import OddKey, Value

if TYPE_CHECKING:
    from newsletter_editor.document.front_matter_nodes import Node


class NotMergedError(Exception):
    """What stands behind `<<` is no mapping, and ends the reading."""

    def __init__(self, node: Node) -> None:
        super().__init__(node.range)
        self.node = node


class Handler:
    """Gives each node of a tree the value that SafeYAML gives it."""

    def __init__(self, name_of: Callable[[Node], str]) -> None:
        """`name_of` says how a key is written."""
        self._name_of = name_of
        self._key: Node | None = None
        self._inner: list[dict[str, Value] | list[Value]] = []
        self._anchors: dict[str, Value] = {}

    def read(self, node: Node) -> None:
        """Take a node and what is in it. Raises NotMergedError."""
        if node.style == "alias":
            # One within what it names has no value here.
            known = self._anchors.get(node.anchor or "")
            node.value = node.value if isinstance(known, str) else known
            self._add(node)
            return
        is_open = node.is_mapping or node.is_list
        if is_open:
            node.value = {} if node.is_mapping else []
        self._add(node)
        if is_open:
            assert isinstance(node.value, (dict, list))
            self._inner.append(node.value)
            for entry in node.entries:
                self.read(entry.key)
                self.read(entry.node)
            for item in node.items:
                self.read(item)
            self._inner.pop()
        if node.anchor:
            self._anchors[node.anchor] = node.value

    def _add(self, node: Node) -> None:
        outer = self._inner[-1] if self._inner else None
        if isinstance(outer, list):
            outer.append(node.value)
        elif isinstance(outer, dict):
            key, self._key = self._key, None
            if key is None:
                # Of one that is nothing it cannot tell that there is one.
                self._key = None if node.value is None else node
            elif key.value == "<<":
                if not isinstance(node.value, dict):
                    raise NotMergedError(node)
                outer.update(node.value)
            elif not any(key.value is each for each in self._inner):
                # What would be a key within itself is left out.
                name = self._name_of(key)
                is_text = isinstance(key.value, str)
                outer[name if is_text else OddKey.of(name, key.value)] = node.value
