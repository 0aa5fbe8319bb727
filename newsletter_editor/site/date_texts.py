"""Dates in text as Ruby's `Time.parse` finds them, found by asking it.

The order in which shapes are tried decides: what a later one would see is never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from types import MappingProxyType

LONGEST = 128
"""Bytes of a text in which Ruby looks for a date."""

_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTH = rf"(?P<month>{_NAMES})"
_OTHER_SIGNS = re.compile(r"[^\w+',./:@\[\]-]+|_+")
_WEEKDAY = re.compile(r"\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*", re.IGNORECASE)
_TIME = re.compile(
    r"""(?P<hour>\d+)\s*
    (?: :\s*(?P<minute>\d+)(?:\s*:\s*(?P<second>\d+)(?:[,.](?P<fraction>\d*))?)?
        (?:\s*(?P<half>[ap])(?:m\b|\.m\.))?
      | h(?:\s*(?P<minute_h>\d+)m?(?:\s*(?P<second_h>\d+)s?)?)?(?:\s*(?P<half_h>[ap])(?:m\b|\.m\.))?
      | (?P<half_alone>[ap])(?:m\b|\.m\.) )
    (?:\s*(?P<zone>(?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|[^\W\d_]+\b))?""",
    re.IGNORECASE | re.VERBOSE,
)
_ERAS = MappingProxyType({"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018})
_DIGITS = re.compile(
    r"[-+]?(?P<run>\d{2,14})(?:\s*t?\s*(?P<time>\d{2,6})?(?:[,.](?P<fraction>\d*))?)?"
    r"\s*(?P<zone>z\b|[-+]\d{1,4}\b)?",
    re.IGNORECASE,
)
_LEFT_OVER = re.compile(r"\s*(\d{1,2})\s*", re.A)
_OFFSET = re.compile(r"([-+])(\d\d):?(\d\d)?")
_NAMED_OFFSETS: Mapping[str, int] = MappingProxyType(
    {
        "UTC": 0, "UT": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5,
        "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
        **{letter: hours for hours, letter in enumerate("ABCDEFGHIKLM", 1)},
        **{letter: -hours for hours, letter in enumerate("NOPQRSTUVWXY", 1)},
    }
)  # fmt: skip


@dataclass(slots=True)
class _Found:
    """What a text says of a moment; None for what it leaves open."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    day_of_year: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    microsecond: int | None = None
    zone: str = ""


def read_moment(text: str, where: tzinfo | None) -> datetime | None:
    """The moment that a text names; without a zone where it names none, None where it is no date.

    What is missing before the first element that it tells is today's on the clocks of `where`.
    """
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST:
        return None
    found = _Found()
    rest = _WEEKDAY.sub(" ", _OTHER_SIGNS.sub(" ", text), count=1)
    if time := _TIME.search(rest):
        _read_time(time, found)
        rest = f"{rest[: time.start()]} {rest[time.end() :]}"
    for shape, read in _SHAPES:
        if match := shape.search(rest):
            read(match, found)
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
            break
    if left := _LEFT_OVER.fullmatch(rest):
        _read_left_over(int(left[1]), found)
    try:
        return _moment(found, where)
    except (ValueError, OverflowError, OSError):
        return None


def _read_time(time: re.Match[str], found: _Found) -> None:
    found.hour = int(time["hour"])
    half = time["half"] or time["half_h"] or time["half_alone"]
    if half:
        found.hour = found.hour % 12 + (12 if half in "pP" else 0)
    minute = time["minute"] or time["minute_h"]
    second = time["second"] or time["second_h"]
    found.minute = int(minute) if minute else None
    found.second = int(second) if second else None
    found.microsecond = int((time["fraction"] or "").ljust(6, "0")[:6])
    found.zone = time["zone"] or ""


def _set_date(found: _Found, year: str | None, month: str | None, day: str | None) -> None:
    """Say which of three texts is which: long ones and those behind an apostrophe are years."""
    if year and month and not day:
        year, month, day = day, year, month
    if not year and _is_year(day):
        year, day = day, None
    if year and not re.fullmatch(r"'?[-+]?\d+", year):
        year, day = day, year
    if _is_year(month):
        year, month, day = month, day, year
    if _is_year(day):
        year, day = day, year
    if year:
        found.year = _full_year(year)
    if month:
        by_name = _NAMES.split("|")
        name = month[:3].lower()
        found.month = by_name.index(name) + 1 if name in by_name else int(re.sub(r"\D", "", month))
    if day:
        found.day = int(re.sub(r"\D", "", day))


def _is_year(text: str | None) -> bool:
    return bool(text and re.match(r"'|-?\d{3}|-\d{2}", text))


def _full_year(text: str) -> int:
    digits = re.sub(r"[^\d-]", "", text)
    year = int(digits)
    if len(digits.lstrip("-")) > 2 or digits.startswith("-"):
        return year
    return year + (1900 if year >= 69 else 2000)


def _reader(year: int | str | None, month: int | str, day: int | str | None) -> _Reader:
    def read(match: re.Match[str], found: _Found) -> None:
        parts = (None if group is None else match[group] for group in (year, month, day))
        _set_date(found, *parts)

    return read


def _read_era(match: re.Match[str], found: _Found) -> None:
    found.year = int(match[2]) + _ERAS[match[1].lower()]
    found.month, found.day = int(match[3]), int(match[4])


def _read_day_of_year(match: re.Match[str], found: _Found) -> None:
    found.year, found.day_of_year = _full_year(match[1]), int(match[2])


def _read_year(match: re.Match[str], found: _Found) -> None:
    found.year = _full_year(match[1])


def _read_month(match: re.Match[str], found: _Found) -> None:
    _set_date(found, None, match["month"], None)


def _read_day(match: re.Match[str], found: _Found) -> None:
    found.day = int(match[1])


def _read_nothing(match: re.Match[str], found: _Found) -> None:
    """A week is seen, and then not heeded."""


def _read_digits(match: re.Match[str], found: _Found) -> None:
    run, time, fraction = match["run"], match["time"], match["fraction"]
    pairs = [int(run[at : at + 2]) for at in range(len(run) % 2, len(run), 2)]
    if time is None and fraction is not None:
        _set_from_seconds(found, run)
    elif len(run) in (3, 5, 7):
        found.day_of_year = int(run[-3:])
        found.year = _full_year(run[:-3]) if len(run) > 3 else None
    elif len(run) <= 4:
        found.day = pairs.pop()
        found.month = pairs.pop() if pairs else None
    elif len(run) == 6:
        found.year, found.month, found.day = _full_year(run[:2]), *pairs[1:]
    elif len(run) % 2 == 0:
        found.year, found.month, found.day = int(run[:4]), *pairs[2:4]
        _set_clock(found, pairs[4:])
    if time and len(time) % 2 == 0:
        if fraction is None:
            _set_clock(found, [int(time[at : at + 2]) for at in range(0, len(time), 2)])
        else:
            _set_from_seconds(found, time)
    if fraction is not None:
        found.microsecond = int(fraction.ljust(6, "0")[:6])
    if match["zone"]:
        found.zone = match["zone"]


def _read_left_over(number: int, found: _Found) -> None:
    """Read what alone is left: a day beside a time, or an hour beside a day."""
    if found.hour is not None and found.day is None and 1 <= number <= 31:
        found.day = number
    elif found.day is not None and found.hour is None and number <= 24:
        found.hour = number


def _set_from_seconds(found: _Found, run: str) -> None:
    """Read digits before a fraction, the last two of which are seconds."""
    if len(run) in (9, 11, 13):
        return
    year = run[:-10] if len(run) in (12, 14) else ""
    parts = [int(run[max(end - 2, 0) : end]) for end in range(len(run), 0, -2)]
    for name, part in zip(("second", "minute", "hour", "day", "month"), parts, strict=False):
        setattr(found, name, part)
    found.year = _full_year(year) if year else found.year


def _set_clock(found: _Found, parts: list[int]) -> None:
    if parts:
        hour, minute, second = (*parts, None, None)[:3]
        found.hour, found.minute, found.second = hour, minute, second


_FROM_NOW = ("year", "month", "day", "hour", "minute", "second")
_Reader = Callable[[re.Match[str], _Found], None]
_SHAPES: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (
            rf"(?P<day>'?\d+)[^-\d\s']*\s*{_MONTH}[^-\d\s']*"
            r"(?:\s*(?:ce|a\.?d\.?)?\s*(?P<year>'?-?\d+(?:(?:st|nd|rd|th)\b)?))?",
            _reader("year", "month", "day"),
        ),
        (
            rf"\b{_MONTH}[^-\d\s']*\s*(?P<day>'?\d+)[^-\d\s']*"
            r"(?:\s*,?\s*(?:ce|a\.?d\.?)?\s*(?P<year>'?-?\d+))?",
            _reader("year", "month", "day"),
        ),
        (r"('?[-+]?\d+)-(\d+)-('?-?\d+)", _reader(1, 2, 3)),
        (r"\b([mtshr])(\d+)\.(\d+)\.(\d+)", _read_era),
        (rf"('?-?\d+)-{_MONTH}[^-/.]*-('?-?\d+)", _reader(3, "month", 1)),
        (rf"\b{_MONTH}[^-/.]*-('?-?\d+)(?:-('?-?\d+))?", _reader(3, "month", 2)),
        (r"('?-?\d+)/\s*('?\d+)(?:\D\s*('?-?\d+))?", _reader(1, 2, 3)),
        (r"('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)", _reader(1, 2, 3)),
        (r"\b(?:\d{2}|\d{4})?-?w\d{2}(?:-?\d)?\b", _read_nothing),
        (r"\b(\d{2}|\d{4})-(\d{3})\b", _read_day_of_year),
        (r"'(\d+)\b", _read_year),
        (rf"\b{_MONTH}\S*", _read_month),
        (r"(?<!\d)(\d+)(?:st|nd|rd|th)\b", _read_day),
        (_DIGITS.pattern, _read_digits),
    )
)


def _moment(found: _Found, where: tzinfo | None) -> datetime | None:
    known = (
        found.year, found.day_of_year, found.month, found.day, found.hour, found.minute,
        found.second, found.microsecond,
    )  # fmt: skip
    if all(element is None for element in known):
        return None
    zone = _zone(found.zone, found.year, where)
    now = datetime.now(UTC).astimezone(zone or where)
    year = now.year if found.year is None else found.year
    for name in _FROM_NOW:
        if getattr(found, name) is not None or (name != "year" and found.day_of_year is not None):
            break
        setattr(found, name, getattr(now, name))
    if found.day_of_year is not None and found.month is None:
        day = datetime(year, 1, 1) + timedelta(days=found.day_of_year - 1)
        if day.year != year:
            raise ValueError(found.day_of_year)
    else:
        number = 1 if found.day is None else found.day
        if not 1 <= number <= 31:
            raise ValueError(number)
        # Days that a month does not have are those of the next one.
        month = 1 if found.month is None else found.month
        day = datetime(year, month, 1) + timedelta(days=number - 1)
    hour, minute, second = (found.hour or 0, found.minute or 0, found.second or 0)
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        raise ValueError(hour)
    moment = day + timedelta(hours=hour, minutes=minute, seconds=second)
    moment = moment.replace(microsecond=found.microsecond or 0, tzinfo=zone)
    if zone is None or zone is UTC:
        return moment
    # An offset that the clocks of the place have is theirs, with their name.
    with suppress(OverflowError):
        there = moment.astimezone(where)
        return there if there.utcoffset() == moment.utcoffset() else moment
    return moment


def _zone(name: str, year: int | None, where: tzinfo | None) -> tzinfo | None:
    """The zone that a text names; None, that of `where`, for a name that Ruby does not know."""
    if offset := _OFFSET.fullmatch(name):
        size = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        if offset[1] == "-" and not size:
            return UTC
        return timezone(-size if offset[1] == "-" else size, "")
    wanted = name.upper()
    if not wanted:
        return None
    if wanted in _NAMED_OFFSETS:
        hours = _NAMED_OFFSETS[wanted]
        return UTC if wanted in ("UTC", "UT", "Z") else timezone(timedelta(hours=hours), "")
    own = year or datetime.now(UTC).year
    for month in (1, 7):
        there = datetime(own, month, 1, tzinfo=UTC).astimezone(where)
        if (there.tzname() or "").upper() == wanted:
            return timezone(there.utcoffset() or timedelta(), "")
    return None
