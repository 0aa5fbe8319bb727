"""Dates as Jekyll reads them from front matter and file names."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

_MONTH_NAMES = "janfebmaraprmayjunjulaugsepoctnovdec"
_MONTH = r"(?P<month_name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
# In the order in which they are tried: the year first, as front matter has it nearly always.
_DAYS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>\d{2,4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>\d{3,4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH}[\s,-]+(?P<year>\d{{2,4}})(?!\d)",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:.*\s)?(?P<year>\d{{4}})(?!\d)",
        r"^\s*(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
        r"^\s*(?P<year>\d{4})-(?P<month>\d{1,2})\s*$",
    )
]
_TIME = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?P<fraction>[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>z\b|utc|gmt|[a-z]{3,4}\b|[+-]\d{1,2}:?(?:\d{2})?)?",
    re.IGNORECASE,
)
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "cest": 2, "eet": 2,
    "eest": 3, "msk": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7,
}  # fmt: skip


@lru_cache(maxsize=8)
def zone(name: str) -> tzinfo | None:
    """The time zone that a site names in `timezone`; None, the machine's own, if unknown."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def in_zone(moment: datetime, where: tzinfo | None) -> datetime:
    """The same moment as clocks in `where` show it; one without a zone is taken to be there."""
    if moment.tzinfo is None and where is not None:
        return moment.replace(tzinfo=where)
    return moment.astimezone(where)


def parse_date(value: object, where: tzinfo | None) -> datetime | None:
    """The moment that a value of YAML stands for, on the clocks of `where`; None where it is none.

    YAML takes a timestamp without a zone for UTC, a text without one is local, as in Jekyll.
    """
    if isinstance(value, datetime):
        return in_zone(value if value.tzinfo else value.replace(tzinfo=UTC), where)
    if isinstance(value, date):
        return in_zone(datetime(value.year, value.month, value.day), where)
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return _parse_text(str(value), where)
    return None


def _parse_text(text: str, where: tzinfo | None) -> datetime | None:
    if len(text) > 200:
        return None
    for pattern in _DAYS:
        if day := pattern.search(text):
            break
    else:
        return None
    rest = text[: day.start()] + " " + text[day.end() :].lstrip("Tt")
    try:
        moment = datetime(_year(day["year"]), _month(day), int(dict(day.groupdict()).get("day", 1)))
        return in_zone(_with_time(moment, rest), where)
    except (ValueError, OverflowError, OSError):
        return None


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= 69 else 2000)


def _month(found: re.Match[str]) -> int:
    groups = found.groupdict()
    if groups.get("month"):
        return int(groups["month"])
    return _MONTH_NAMES.index(groups["month_name"][:3].lower()) // 3 + 1


def _with_time(day: datetime, text: str) -> datetime:
    found = _TIME.search(text)
    if found is None:
        return day
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    moment = day + timedelta(days=1) if hour == 24 else day
    moment = moment.replace(
        hour=hour % 24 if hour == 24 else hour,
        minute=int(found["minute"]),
        second=min(int(found["second"] or 0), 59),
        microsecond=int(float("0" + (found["fraction"] or ".0").replace(",", ".")) * 1_000_000),
    )
    offset = _offset(found["zone"])
    return moment if offset is None else moment.replace(tzinfo=timezone(offset))


def _offset(name: str | None) -> timedelta | None:
    if not name:
        return None
    if name[0] in "+-":
        digits = name[1:].replace(":", "")
        hours, minutes = int(digits[:2]), int(digits[2:4] or 0)
        size = timedelta(hours=hours, minutes=minutes)
        return -size if name[0] == "-" else size
    hours_east = _ZONES.get(name.lower())
    return None if hours_east is None else timedelta(hours=hours_east)
