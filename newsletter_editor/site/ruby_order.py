"""How Ruby puts values in order: https://docs.ruby-lang.org/en/3.1/Comparable.html."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

T = TypeVar("T")
_DAYS_BEFORE_YEAR_ONE = 1_721_424.5


def compare(left: Any, right: Any) -> int | None:
    """Ruby's `<=>`: -1, 0, 1, or None where the two cannot be compared."""
    if left is None and right is None:
        return 0
    if isinstance(left, bool) or isinstance(right, bool):
        return 0 if left is right else None
    numbers = isinstance(left, (int, float)) and isinstance(right, (int, float))
    alike = (
        numbers
        or (isinstance(left, str) and isinstance(right, str))
        or (isinstance(left, datetime) and isinstance(right, datetime))
        or (_is_day(left) and _is_day(right))
    )
    if isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)):
        for one, other in zip(left, right, strict=False):
            order = compare(one, other)
            if order != 0:
                return order
        return (len(left) > len(right)) - (len(left) < len(right))
    if hasattr(left, "rank") and hasattr(right, "rank"):
        return compare(left.rank, right.rank)
    if _is_day(left) and isinstance(right, (int, float)):
        # To Ruby a day is a number as well, that of astronomers.
        left, alike = left.toordinal() + _DAYS_BEFORE_YEAR_ONE, True
    if not alike:
        return 0 if not is_day_and_time(left, right) and left == right else None
    return int(left > right) - int(left < right)


def is_day_and_time(left: Any, right: Any) -> bool:
    """Whether one is a day and one a moment, which Ruby compares with neither."""
    dates = isinstance(left, date) and isinstance(right, date)
    return dates and _is_day(left) is not _is_day(right)


def _is_day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def in_order(items: Sequence[T], order: Callable[[T, T], int]) -> list[T]:
    """The items as `sort` leaves them by `order`, which says which of two comes first.

    Values of several kinds have no order that all pairs agree on, and then the way of sorting
    tells: Ruby leaves it to the system's library, which on Linux halves, sorts and merges.
    """
    if len(items) < 2:
        return [*items]
    half = len(items) // 2
    first, second = in_order(items[:half], order), in_order(items[half:], order)
    merged: list[T] = []
    at = other = 0
    while at < len(first) and other < len(second):
        if order(first[at], second[other]) <= 0:
            merged.append(first[at])
            at += 1
        else:
            merged.append(second[other])
            other += 1
    return merged + first[at:] + second[other:]
