"""Values of YAML as Ruby takes them, and writes them where Jekyll makes texts of what is none.

https://docs.ruby-lang.org/en/3.1/ tells `to_s` and `inspect` of each class.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from newsletter_editor.document.front_matter_values import OddKey

SPACE = " \t\n\v\f\r\0"
"""What Ruby's `strip` takes away; no space that is not ASCII."""
_ESCAPED = re.compile(r"[\"\\\x00-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\ufffe\uffff]|#(?=[{$@])")
_ESCAPES = {
    '"': '\\"', "\\": "\\\\", "#": "\\#", "\a": "\\a", "\b": "\\b", "\t": "\\t",
    "\n": "\\n", "\v": "\\v", "\f": "\\f", "\r": "\\r", "\x1b": "\\e",
}  # fmt: skip


def is_something(value: Any) -> bool:
    """Whether Ruby takes a value for true: all but null and false, zero and "" too."""
    return value is not None and value is not False


def value_text(value: Any) -> str:
    """A value as Ruby's `to_s` gives it: null is an empty text, a list as programmers see it."""
    if value is None:
        return ""
    return moment_text(value) if isinstance(value, datetime) else _other(value)


def value_shown(value: Any) -> str:
    """A value as Ruby's `inspect` shows it to programmers."""
    if value is None:
        return "nil"
    if isinstance(value, OddKey):
        return value_shown(value.value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, datetime):
        return inspected_moment(value)
    return inspected_day(value) if isinstance(value, date) else _other(value)


def _other(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return float_text(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(value_shown, value)) + "]"
    if isinstance(value, Mapping):
        pairs = (f"{value_shown(k)}=>{value_shown(v)}" for k, v in value.items())
        return "{" + ", ".join(pairs) + "}"
    return str(value)


def quoted(text: str) -> str:
    """A text as Ruby's `inspect` shows it."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"


def float_text(number: float) -> str:
    """A float as Ruby prints it: `1.0`, `1.0e+20`, `NaN`."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    size = abs(number)
    if number and not 1e-4 <= size < (1e15 if number.is_integer() else 1e16):
        mantissa, _, exponent = f"{number!r}".partition("e")
        if not exponent:
            mantissa, _, exponent = f"{number:.16e}".partition("e")
            mantissa = mantissa.rstrip("0").rstrip(".")
        if "." not in mantissa:
            mantissa += ".0"
        return f"{mantissa}e{exponent[0]}{exponent[1:].zfill(2)}"
    text = repr(number)
    return text if "e" not in text else f"{number:.1f}"


def moment_text(moment: datetime) -> str:
    """As Ruby prints it: `2020-02-23 00:00:00 +0100`, UTC by its name where YAML said `Z`."""
    zone_text = "UTC" if moment.tzinfo is UTC else offset_text(moment)
    return (
        f"{moment.year:04}-{moment.month:02}-{moment.day:02} "
        f"{moment.hour:02}:{moment.minute:02}:{moment.second:02} {zone_text}"
    )


def inspected_moment(moment: datetime) -> str:
    """As Ruby shows it to programmers: with the fraction of its second."""
    fraction = f".{moment.microsecond:06}".rstrip("0").rstrip(".")
    seconds, _, zone_text = moment_text(moment).rpartition(" ")
    return f"{seconds}{fraction} {zone_text}"


def inspected_day(day: date) -> str:
    """As Ruby shows it to programmers: with the number of its Julian day."""
    number = day.toordinal() + 1721425
    return f"#<Date: {day.isoformat()} (({number}j,0s,0n),+0s,2299161j)>"


def offset_text(moment: datetime, flags: str = "") -> str:
    """How far its zone is ahead, as in `+0100`; `flags` are those of a `%z`."""
    offset = moment.utcoffset() or timedelta()
    seconds = int(abs(offset).total_seconds())
    sign = "-" if offset < timedelta() else "+"
    parts = [f"{sign}{seconds // 3600:02}", f"{seconds // 60 % 60:02}", f"{seconds % 60:02}"]
    colons = flags.count(":")
    if colons > 2:
        # As short as it can be said.
        while len(parts) > 1 and parts[-1] == "00":
            parts.pop()
    else:
        del parts[max(2, colons + 1) :]
    return (":" if colons else "").join(parts)
