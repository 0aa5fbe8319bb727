"""Numbers that others wrote."""

from __future__ import annotations

_MOST_DIGITS = 9


def small_number(text: str) -> int | None:
    """The number that up to nine digits of ASCII say; None for all else.

    `int` raises for superscripts, which `isdigit` takes for digits, and for thousands of digits.
    """
    if len(text) <= _MOST_DIGITS and text.isascii() and text.isdigit():
        return int(text)
    return None


def first_of_list(start: str) -> int:
    """The number that an ordered list begins with, by its attribute `start`; else 1."""
    number = small_number(start)
    return 1 if number is None else number
