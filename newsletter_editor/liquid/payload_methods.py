"""What Jekyll's objects answer to by themselves: templates reach some methods of Ruby's lists.

Jekyll looks for a method before it looks into front matter, and asks what all names of a template
belong to as well, so that an undefined `{{ count }}` prints how many names there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from newsletter_editor.liquid.ruby_values import RubyError


def _pairs(values: Mapping[str, Any]) -> list[list[Any]]:
    """Names with values, by name in the order of their bytes."""
    return [[key, values[key]] for key in sorted(values, key=lambda key: str(key).encode())]


def _without_arguments(_: Mapping[str, Any]) -> Any:
    raise RubyError("wrong number of arguments")


METHODS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = MappingProxyType(
    {
        "count": lambda values: sum(1 for _ in values),
        "fetch": _without_arguments,
        "first": lambda values: next(([key, values[key]] for key in values), None),
        "keys": list,
        "max": lambda values: _pairs(values)[-1],
        "merge": _without_arguments,
        "min": lambda values: _pairs(values)[0],
        "sort": _pairs,
    }
)
"""By name, what each gives for the values of an object by their names."""
_NAMES = (
    *("highlighter_prefix", "paginator", "page", "jekyll", "highlighter_suffix", "layout"),
    *("content", "site", "theme"),
)
"""Of the object that all names of a template belong to, in the order in which Debian's Ruby has
them; what else is known stands in scopes of its own."""


class PayloadMethods(Mapping[str, Any]):
    """What `{{ count }}` and its like print where nothing else has the name."""

    def __init__(self, names: Mapping[str, Any], counters: Mapping[str, int]) -> None:
        """`names` are those that the template is given; 3.10 has no `theme` among them.

        `counters`, those of `increment`, come to be among them.
        """
        self._names = names
        self._counters = counters

    def __getitem__(self, key: str) -> Any:
        method, jekyll = METHODS[key], self._names.get("jekyll")
        if jekyll is None:
            # Templates of messages have other names, and no such object.
            raise KeyError(key)
        is_3 = str(jekyll["version"]).startswith("3.")
        known = (name for name in _NAMES if not (is_3 and name == "theme"))
        return method({**{name: self._names.get(name) for name in known}, **self._counters})

    def __iter__(self) -> Iterator[str]:
        return iter(METHODS)

    def __len__(self) -> int:
        return len(METHODS)
