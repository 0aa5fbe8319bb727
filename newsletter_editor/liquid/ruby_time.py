"""Moments as Ruby prints and formats them, in English whatever the machine speaks.

The directives are those of https://docs.ruby-lang.org/en/3.1/strftime_formatting_rdoc.html.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from types import MappingProxyType
from typing import Any

from newsletter_editor.site.date_texts import read_moment
from newsletter_editor.site.dates import in_zone
from newsletter_editor.site.ruby_text import offset_text

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DIRECTIVE = re.compile(
    r"%(?P<flags>[-0^#_]*)(?P<width>\d{0,3})(?P<colons>(?::{1,3}(?=z))?)(?:E(?=[cCxXyY])|O(?=[deHkIlmMSuUVwWy]))?"
    r"(?P<sign>[A-Za-z%+])"
)
_UNFINISHED = re.compile(r"%[-0^#_]*\d*\Z")
_ZONE_OF_DAYS = timezone(timedelta(0), "+00:00")
LONGEST_WIDTH = 100
"""Characters to which a directive may be padded."""


class Moment(datetime):
    """A date and time that Liquid can compare."""

    @classmethod
    def of(cls, value: datetime) -> Moment:
        """The moment that an aware `value` is."""
        if isinstance(value, Moment):
            return value
        return cls(
            value.year, value.month, value.day, value.hour, value.minute, value.second,
            value.microsecond, value.tzinfo, fold=value.fold,
        )  # fmt: skip

    def __liquid__(self) -> float:
        """What python-liquid compares."""
        return self.timestamp()


class Day(date):
    """A date without a time that Liquid can compare."""

    def __liquid__(self) -> float:
        """What python-liquid compares."""
        return float(self.toordinal())


def moment_parts(moment: datetime) -> list[int | bool | str | None]:
    """What Ruby's filters of lists make of a time: from its seconds to its year, the days of the
    week and of the year, whether it is summer time, and its zone, which a bare offset has not."""
    zone = moment.tzname() or None
    days = (moment.isoweekday() % 7, moment.timetuple().tm_yday)
    date_and_time = (moment.second, moment.minute, moment.hour, moment.day, moment.month)
    return [*date_and_time, moment.year, *days, bool(moment.dst()), zone]


def to_moment(value: object, zone: tzinfo | None) -> datetime | None:
    """What a date filter makes of its input; None where Ruby finds no date in it."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=_ZONE_OF_DAYS)
    if isinstance(value, str):
        text = value.lower()
        if text in ("now", "today"):
            return in_zone(datetime.now(UTC), zone)
        if text.isascii() and text.isdigit():
            value = int(text[:18])
        else:
            moment = read_moment(value, zone)
            return moment if moment is None or moment.tzinfo else in_zone(moment, zone)
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return in_zone(datetime.fromtimestamp(value, UTC), zone)
        except (OverflowError, OSError, ValueError):
            return None
    return None


def strftime(moment: datetime, pattern: str) -> str:
    """`moment` in the shape that `pattern` tells, with Ruby's flags and widths.

    A day without a time has directives of its own. Raises ValueError for a pattern whose last sign
    is a per cent sign of its own, which only a day prints.
    """
    is_time = moment.tzinfo is not _ZONE_OF_DAYS
    if is_time and _UNFINISHED.search(_DIRECTIVE.sub("", pattern)):
        raise ValueError(f"invalid format: {pattern}")
    return _DIRECTIVE.sub(lambda found: _format(moment, found), pattern)


def _format(moment: datetime, found: re.Match[str]) -> str:
    sign, flags = found["sign"], found["flags"]
    width = min(int(found["width"] or 0), LONGEST_WIDTH)
    is_day = moment.tzinfo is _ZONE_OF_DAYS
    if sign in "+Q" and not is_day:
        return found.group()
    if sign == "z":
        text = offset_text(moment, found["colons"])
        if is_day and "-" in flags:
            text = text.replace("0", "", 1)
        elif "_" in flags:
            # The sign stands right before the first digit that is none of the zeros in front.
            bare = text[0] + text[1:].removeprefix("0")
            return bare.rjust(max(width, len(text)))
        return text[0] + text[1:].rjust(width - 1, "0")
    if sign in "NL":
        digits = f"{moment.microsecond:06}000"
        return digits.ljust(width, "0")[: width or (3 if sign == "L" else 9)]
    if sign in _COMPOSED:
        text, fill, usual = strftime(moment, _COMPOSED[sign]), " ", 0
    elif sign in _NUMBERS:
        value, usual, fill = _NUMBERS[sign](moment)
        text = str(value)
    elif sign in _NAMES:
        text, fill, usual = _NAMES[sign](moment), " ", 0
    else:
        return found.group()
    if "#" in flags and sign not in _COMPOSED:
        text = text.lower() if sign in "pZ" else text.upper()
    elif "^" in flags:
        text = text.upper()
    for flag in flags:
        fill = {"0": "0", "_": " "}.get(flag, fill)
    if ("-" in flags and (is_day or sign not in _COMPOSED)) or not text:
        return text
    return text.rjust(width or usual, fill)


def _week_from(moment: datetime, first_day: int) -> int:
    """Week of the year whose weeks begin on `first_day`, 0 for Monday and 6 for Sunday."""
    weekday = (moment.weekday() - first_day) % 7
    return (moment.timetuple().tm_yday + 6 - weekday) // 7


def _epoch(moment: datetime) -> int:
    return int(moment.timestamp() // 1)


def _zone_name(moment: datetime) -> str:
    return moment.tzname() or ""


_COMPOSED: Mapping[str, str] = MappingProxyType(
    {
        "+": "%a %b %e %H:%M:%S %Z %Y",
        "c": "%a %b %e %H:%M:%S %Y",
        "D": "%m/%d/%y",
        "F": "%Y-%m-%d",
        "T": "%H:%M:%S",
        "X": "%H:%M:%S",
        "x": "%m/%d/%y",
        "R": "%H:%M",
        "r": "%I:%M:%S %p",
        "v": "%e-%^b-%Y",
    }
)
_NAMES: Mapping[str, Callable[[datetime], str]] = MappingProxyType(
    {
        "A": lambda m: _DAYS[m.weekday()],
        "a": lambda m: _DAYS[m.weekday()][:3],
        "B": lambda m: _MONTHS[m.month - 1],
        "b": lambda m: _MONTHS[m.month - 1][:3],
        "h": lambda m: _MONTHS[m.month - 1][:3],
        "p": lambda m: "PM" if m.hour >= 12 else "AM",
        "P": lambda m: "pm" if m.hour >= 12 else "am",
        "Z": _zone_name,
        "n": lambda _m: "\n",
        "t": lambda _m: "\t",
        "%": lambda _m: "%",
    }
)
# Each gives the number, the width that it usually has, and what fills it up.
_NUMBERS: Mapping[str, Callable[[datetime], tuple[Any, int, str]]] = MappingProxyType(
    {
        "Y": lambda m: (m.year, 4, "0"),
        "C": lambda m: (m.year // 100, 2, "0"),
        "y": lambda m: (m.year % 100, 2, "0"),
        "m": lambda m: (m.month, 2, "0"),
        "d": lambda m: (m.day, 2, "0"),
        "e": lambda m: (m.day, 2, " "),
        "j": lambda m: (m.timetuple().tm_yday, 3, "0"),
        "H": lambda m: (m.hour, 2, "0"),
        "k": lambda m: (m.hour, 2, " "),
        "I": lambda m: (m.hour % 12 or 12, 2, "0"),
        "l": lambda m: (m.hour % 12 or 12, 2, " "),
        "M": lambda m: (m.minute, 2, "0"),
        "S": lambda m: (m.second, 2, "0"),
        "s": lambda m: (_epoch(m), 0, "0"),
        "Q": lambda m: (_epoch(m) * 1000, 0, "0"),
        "u": lambda m: (m.isoweekday(), 1, "0"),
        "w": lambda m: (m.isoweekday() % 7, 1, "0"),
        "G": lambda m: (m.isocalendar().year, 4, "0"),
        "g": lambda m: (m.isocalendar().year % 100, 2, "0"),
        "V": lambda m: (m.isocalendar().week, 2, "0"),
        "U": lambda m: (_week_from(m, 6), 2, "0"),
        "W": lambda m: (_week_from(m, 0), 2, "0"),
    }
)
