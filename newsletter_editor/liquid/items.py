"""The items of what filters go over, and the properties of one."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from newsletter_editor.liquid.budget import bounded
from newsletter_editor.liquid.ruby_values import (
    EmptyText,
    Enumerated,
    RubyError,
    ends_of,
    plain,
    to_s,
)
from newsletter_editor.site.ruby_text import SPACE

if TYPE_CHECKING:
    from newsletter_editor.site.jekyll import Jekyll

_MOST_BITS = 10_000


def has_items(value: Any) -> bool:
    """Whether Ruby knows something by `value[…]`; those of a whole number are its bits."""
    return isinstance(value, (Mapping, str, list, tuple, int)) and not isinstance(value, bool)


def selected(item: Any, name: Any) -> Any:
    """Ruby's `item[name]`; raises RubyError for what has no such names.

    To Ruby a text between brackets is the part of another text that is equal, and a number is the
    place of one of its letters, or of a bit; a range is that of several.
    """
    if isinstance(item, Mapping):
        return plain(item.get(to_s(name)))
    if isinstance(name, float) and math.isfinite(name):
        name = int(name)
    if isinstance(name, range):
        first, last = ends_of(name)
        return _bits(item, first, last) if isinstance(item, int) else _part(item, first, last)
    if isinstance(name, int) and not isinstance(name, bool):
        if isinstance(item, int):
            return item >> name & 1 if name >= 0 else 0
        return item[name] if -len(item) <= name < len(item) else None
    if isinstance(item, str) and isinstance(name, str) and not isinstance(name, EmptyText):
        return name if name in item else None
    raise RubyError(f"cannot select the property '{to_s(name)}'")


def _part(item: Any, first: int, last: int) -> Any:
    """From one place up to another; below zero they count from the end."""
    first, last = (place + len(item) if place < 0 else place for place in (first, last))
    return item[first : max(last + 1, 0)] if 0 <= first <= len(item) else None


def _bits(number: int, first: int, last: int) -> int:
    """From one place up to another, as a number; all from the first if the last is before it."""
    if first < -_MOST_BITS or last - first > _MOST_BITS:
        raise RubyError("shift width too big")
    shifted = number >> first if first >= 0 else number << -first
    return shifted & (1 << last - first + 1) - 1 if first <= last else shifted


@lru_cache(maxsize=64)
def _path(name: str, is_3: bool) -> list[str]:
    # Ruby's `split` knows no empty texts at the end; an empty name Jekyll 4 does not split.
    kept = name.rstrip(".")
    return kept.split(".") if kept or not (name or is_3) else []


def item_property(item: Any, name: Any, jekyll: Jekyll) -> Any:
    """A property of a list's item, `a.b` one inside another; from Jekyll 4 on numbers in texts
    become numbers."""
    value: Any = item
    # A text like any other, though `blank` be meant.
    text = str(to_s(name))
    # What has no items gives false to a longer path, and is an error to a name alone; to Jekyll 3
    # it is one to every path.
    is_strict = jekyll.is_3 or "." not in text
    for key in _path(text, jekyll.is_3):
        value = selected(value, key) if is_strict or has_items(value) else False
    value = plain(value)
    if isinstance(value, str) and not jekyll.is_3:
        stripped = value.strip(SPACE)
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
