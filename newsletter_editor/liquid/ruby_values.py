"""Values as Ruby prints, counts and compares them, for filters that must do as Jekyll's do."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from liquid import Undefined
from liquid.builtin.tags.for_tag import ForLoop
from liquid.builtin.tags.tablerow_tag import TableRow

from newsletter_editor.document.front_matter_values import OddKey
from newsletter_editor.liquid.budget import bounded
from newsletter_editor.liquid.ruby_time import moment_parts
from newsletter_editor.site import ruby_order
from newsletter_editor.site.ruby_text import (
    SPACE,
    float_text,
    inspected_day,
    inspected_moment,
    moment_text,
    quoted,
)

_INTEGER = re.compile(r"\s*([-+]?)(?:0d)?(\d+(?:_\d+)*)", re.IGNORECASE | re.ASCII)
_WHOLE_INTEGER = re.compile(
    r"([-+]?)(0[xbod]|0_|0(?=\d))?([0-9a-f]+(?:_[0-9a-f]+)*)", re.IGNORECASE | re.ASCII
)
_BASES = {"": 10, "0": 8, "0_": 8, "0b": 2, "0d": 10, "0o": 8, "0x": 16}
_WHOLE_DECIMAL = re.compile(r"-?\d+\.\d+", re.ASCII)
_DEEPEST = 50


class EmptyText(str):
    """What `empty` and `blank` are to filters: no text, and to `where` anything without a text."""

    __slots__ = ()


class RubyError(Exception):
    """What Ruby would raise as an ArgumentError or the like; shown at the place of the tag."""


def plain(value: Any) -> Any:
    """A value without python-liquid's stand-ins: what is undefined is None."""
    if isinstance(value, Undefined):
        return None
    if isinstance(value, Decimal):
        return float(value)
    return value


def printed(value: Any) -> str:
    """A value as an output prints it: the items of a list one behind the other."""
    value = plain(value)
    if not isinstance(value, (list, tuple)):
        return to_s(value)
    return "".join(item.in_list if hasattr(item, "in_list") else printed(item) for item in value)


LOOPS = {ForLoop: "Liquid::ForloopDrop", TableRow: "Liquid::TablerowloopDrop"}
"""What a loop tells of itself, to Ruby no mapping, and how that is printed."""


def to_s(value: Any) -> str:
    """A value as Ruby's `to_s` gives it, which is what the filters for texts work on."""
    value = plain(value)
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, float):
        return float_text(value)
    if isinstance(value, (list, tuple)):
        return inspect(value)
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, range):
        return "{}..{}".format(*ends_of(value))
    if type(value) in LOOPS:
        return LOOPS[type(value)]
    if isinstance(value, Mapping) and type(value).__str__ is object.__str__:
        return inspect(value)
    if isinstance(value, dict):
        return inspect(value)
    return str(value)


def ends_of(numbers: range) -> tuple[int, int]:
    """The ends of a range as they were written, whether a number lies between them or not."""
    return numbers.start, numbers.stop - 1


def inspect(value: Any, depth: int = 0) -> str:
    """A value as Ruby's `inspect` shows it, which is how Liquid prints a mapping."""
    value = plain(value.value if isinstance(value, OddKey) else value)
    if depth > _DEEPEST:
        return "..."
    if value is None:
        return "nil"
    if hasattr(value, "inspected"):
        # Posts name each other, so going into them would never end.
        return str(value.inspected)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(inspect(item, depth + 1) for item in value) + "]"
    if isinstance(value, Mapping) and type(value) not in LOOPS:
        pairs = (f"{inspect(k, depth + 1)}=>{inspect(v, depth + 1)}" for k, v in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, datetime):
        return inspected_moment(value)
    if isinstance(value, date):
        return inspected_day(value)
    return to_s(value)


def to_number(value: Any) -> int | Decimal:
    """A value as Liquid's arithmetic takes it: texts that are no number are 0."""
    value = plain(value)
    if isinstance(value, bool):
        return 0
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        try:
            return Decimal(repr(value))
        except InvalidOperation:
            return 0
    if isinstance(value, str):
        text = value.strip(SPACE)
        if _WHOLE_DECIMAL.fullmatch(text):
            return Decimal(text)
        return leading_integer(text)
    return 0


def from_number(number: int | Decimal) -> int | float:
    """The result of Liquid's arithmetic as it goes on."""
    return float(number) if isinstance(number, Decimal) else number


def bytes_of(number: int) -> int:
    """What Ruby gives as the `size` of a whole number: the bytes in which it keeps it."""
    return max(8, (number.bit_length() + 7) // 8)


def leading_integer(text: str) -> int:
    """What Ruby's `to_i` makes of a text: the number at its start, or 0."""
    found = _INTEGER.match(text)
    return int(found[1] + found[2][:4000].rstrip("_")) if found else 0


def to_i(value: Any) -> int:
    """What Ruby's `to_i` makes of a value. Raises RubyError for one that has no such method."""
    if isinstance(value, str) and not isinstance(value, EmptyText):
        return leading_integer(value)
    if isinstance(value, datetime):
        return int(value.timestamp())
    if value is not None and (isinstance(value, bool) or not isinstance(value, (int, float))):
        raise RubyError("invalid integer")
    try:
        return int(value or 0)
    except (OverflowError, ValueError):
        raise RubyError(to_s(value)) from None


def to_integer(value: Any) -> int:
    """A value as the filters take a count. Raises RubyError where Ruby would."""
    value = plain(value)
    if isinstance(value, bool) or value is None:
        raise RubyError("invalid integer")
    if isinstance(value, int):
        return value
    text = to_s(value).strip(SPACE)
    found = _WHOLE_INTEGER.fullmatch(text) if len(text) <= 4000 else None
    if found is None:
        raise RubyError("invalid integer")
    try:
        return int(found[1] + found[3], _BASES[(found[2] or "").lower()])
    except ValueError:
        raise RubyError("invalid integer") from None


def compare(left: Any, right: Any) -> int | None:
    """Ruby's `<=>`: -1, 0, 1, or None where the two cannot be compared."""
    return ruby_order.compare(plain(left), plain(right))


class Enumerated(Mapping[str, Any]):
    """A mapping that Liquid goes over by its keys, where it takes others for one item.

    Jekyll's own filters see pairs. It has no size.
    """


def as_list(value: Any) -> list[Any]:
    """The items that a filter goes over: those of a list, flat, or the one value."""
    value = plain(value)
    if isinstance(value, (list, tuple)):
        return _flat(value)
    if isinstance(value, range):
        return list(bounded(value))
    if isinstance(value, Mapping):
        return list(value) if isinstance(value, Enumerated) else [value]
    if isinstance(value, datetime):
        return moment_parts(value)
    return [] if value is None else [value]


def _flat(value: Any, depth: int = 0) -> list[Any]:
    items: list[Any] = []
    for item in value:
        if isinstance(item, (list, tuple)) and depth < _DEEPEST:
            items += _flat(item, depth + 1)
        else:
            items.append(item)
    return items


def to_json(value: Any, count: Callable[[str], Any] = len, depth: int = 0) -> str:
    """A value as Ruby's `to_json` writes it, without spaces.

    `count` is told of each value, with its text where it holds no others, and may raise to end it.
    Raises RubyError where Ruby refuses.
    """
    value = plain(value)
    if depth > _DEEPEST:
        raise RubyError("nesting is too deep")
    if hasattr(value, "for_json"):
        value = value.for_json(depth)
    if isinstance(value, (list, tuple)):
        count("")
        return "[" + ",".join(to_json(item, count, depth + 1) for item in value) + "]"
    if isinstance(value, Mapping) and type(value) not in LOOPS:
        count("")
        pairs = (
            f"{json.dumps(to_s(key), ensure_ascii=False)}:{to_json(item, count, depth + 1)}"
            for key, item in value.items()
        )
        return "{" + ",".join(pairs) + "}"
    text = _one_in_json(value)
    count(text)
    return text


_JSON_SIGN = re.compile(r'"(?:[^"\\]|\\.)*"|\[\]|\{\}|[\[{\]},:]')


def pretty_json(text: str) -> str:
    """JSON as `to_json` writes it, cut into lines as Ruby's `pretty_generate` cuts it."""
    depth = 0

    def spaced(found: re.Match[str]) -> str:
        nonlocal depth
        sign = found[0]
        if sign in ("[]", "{}"):
            return f"{sign[0]}\n" + "\n" * (sign == "[]") + "  " * depth + sign[1]
        depth += (sign in "[{") - (sign in "]}")
        line = "\n" + "  " * depth
        if sign in "]}":
            return line + sign
        if sign in "[{,":
            return sign + line
        return ": " if sign == ":" else sign

    return _JSON_SIGN.sub(spaced, text)


def _one_in_json(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise RubyError(f"{float_text(value)} not allowed in JSON")
        return float_text(value)
    return json.dumps(to_s(value), ensure_ascii=False)
