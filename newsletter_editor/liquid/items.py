"""The items of what filters go over, and the properties of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsletter_editor.liquid.budget import bounded
from newsletter_editor.liquid.ruby_values import Enumerated, RubyError, plain, to_s


def has_items(value: Any) -> bool:
    """Whether Ruby knows something by `value[…]`."""
    return isinstance(value, (Mapping, str, list, tuple)) or is_whole(value)


def is_whole(value: Any) -> bool:
    """Whether it is a whole number, whose `[…]` are its bits."""
    return isinstance(value, int) and not isinstance(value, bool)


def selected(item: Any, name: str) -> Any:
    """Ruby's `item[name]`; raises RubyError for what has no names.

    To Ruby a text between brackets is the part of another text that is equal.
    """
    if isinstance(item, Mapping):
        return plain(item.get(name))
    if isinstance(item, str):
        return name if name in item else None
    raise RubyError(f"cannot select the property '{name}'")


def item_property(item: Any, name: Any) -> Any:
    """A property of a list's item, `a.b` one inside another; numbers in texts become numbers."""
    value: Any = item
    path = to_s(name).split(".")
    for key in path:
        # What has no items gives false to a longer path, and is an error to a name alone.
        value = selected(value, key) if len(path) == 1 or has_items(value) else False
    value = plain(value)
    if isinstance(value, str):
        stripped = value.strip()
        digits = stripped.removeprefix("-")
        if digits.isascii() and len(digits) < 300:
            if digits.isdigit():
                return int(stripped)
            if digits.replace(".", "", 1).isdigit():
                return float(stripped)
    return value


def items_of(value: Any) -> list[Any] | None:
    """The items that Jekyll's own filters go over; None for what is no collection."""
    if isinstance(value, Enumerated):
        return [list(pair) for pair in value.items()]
    if isinstance(value, Mapping):
        return list(value.values())
    if isinstance(value, range):
        return list(bounded(value))
    return list(value) if isinstance(value, (list, tuple)) else None
