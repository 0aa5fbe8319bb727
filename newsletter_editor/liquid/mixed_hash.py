"""Mappings whose keys are of several kinds, as Ruby keeps those of YAML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from newsletter_editor.liquid.ruby_values import inspect, plain


class MixedHash(Mapping[Any, Any]):
    """A mapping in which 1 is another key than "1", 1.0 and true, and a list may be a key."""

    def __init__(self, pairs: Iterable[tuple[Any, Any]]) -> None:
        """Of pairs with the same key the last counts, in the place of the first."""
        self._pairs: dict[Any, tuple[Any, Any]] = {}
        for key, value in pairs:
            self._pairs[identity(key)] = key, value

    def __getitem__(self, key: Any) -> Any:
        return self._pairs[identity(key)][1]

    def __iter__(self) -> Iterator[Any]:
        return (key for key, _ in self._pairs.values())

    def __len__(self) -> int:
        return len(self._pairs)

    __hash__ = object.__hash__


def identity(key: Any) -> tuple[str, str]:
    """What two keys have in common that are one to Ruby."""
    key = plain(key)
    return ("", str(key)) if isinstance(key, str) else (type(key).__name__, inspect(key))
