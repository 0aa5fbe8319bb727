"""Named and numbered characters of HTML as kramdown knows them."""

from __future__ import annotations

import html.entities
from typing import Final, NamedTuple

_CODE_POINTS: Final[dict[str, int]] = html.entities.name2codepoint | {
    # Where kramdown's table is not HTML's.
    "apos": 39,
    "vellip": 8942,
    "rceil": 8968,
    "lceil": 8969,
    "lang": 9002,
    "rang": 9001,
}
_NAMES: Final[dict[int, str]] = {point: name for name, point in _CODE_POINTS.items()}


class Entity(NamedTuple):
    """One character: its code point, and its name where it has one."""

    code_point: int
    name: str | None

    @property
    def character(self) -> str | None:
        """The character, or None where Unicode has none of that number."""
        try:
            character = chr(self.code_point)
        except (ValueError, OverflowError):
            return None
        return None if 0xD800 <= self.code_point < 0xE000 else character


def by_name(name: str) -> Entity | None:
    """The entity `&name;`, or None if kramdown knows none of that name."""
    point = _CODE_POINTS.get(name)
    return None if point is None else Entity(point, _NAMES[point])


def by_number(number: int) -> Entity:
    """The entity `&#number;`; 128 to 159 mean what Windows means by those bytes."""
    if 128 <= number <= 159:
        try:
            number = ord(bytes([number]).decode("cp1252"))
        except UnicodeDecodeError:
            return Entity(number, None)
    return Entity(number, _NAMES.get(number))
