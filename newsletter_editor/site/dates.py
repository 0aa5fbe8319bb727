"""Dates as Jekyll reads them from front matter and file names."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.date_texts import read_moment
from newsletter_editor.site.ruby_text import value_text

_BY_OFFSET = re.compile(
    r"(?P<name>[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)?"
    r"(?P<sign>[-+]?)(?P<hours>\d{0,2})(?::(?P<minutes>\d\d))?",
    re.ASCII,
)


@lru_cache(maxsize=8)
def zone(name: str) -> tzinfo | None:
    """The time zone that a site names in `timezone`; None, the machine's own, if it names none.

    What no place is called is read as systems read `TZ`, so that `UTC+2` is west of Greenwich, and
    a name that nobody knows is UTC: https://www.gnu.org/software/libc/manual/html_node/TZ-Variable.html.
    """
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        found = _BY_OFFSET.match(name)
    assert found is not None
    west = timedelta(hours=int(found["hours"] or 0), minutes=int(found["minutes"] or 0))
    ahead = west if found["sign"] == "-" else -west
    if not found["name"] or abs(ahead) >= timedelta(days=1):
        return timezone(timedelta(0), "")
    return timezone(ahead, found["name"].strip("<>"))


def in_zone(moment: datetime, where: tzinfo | None) -> datetime:
    """The same moment as clocks in `where` show it; one without a zone is taken to be there.

    Of an hour that the clock shows twice the second is meant, one that it leaves out comes after.
    At the ends of time, as with the year 9999 that keeps a post on top, the clock stays as it is.
    """
    try:
        if moment.tzinfo is not None:
            return moment.astimezone(where)
        first, second = (
            (clock.replace(tzinfo=where) if where else clock).astimezone(UTC).astimezone(where)
            for clock in (moment.replace(fold=0), moment.replace(fold=1))
        )
    except (OverflowError, ValueError):
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return first if first.replace(tzinfo=None) != moment else second


def parse_date(value: object, where: tzinfo | None) -> datetime | None:
    """The moment that a value of YAML stands for, on the clocks of `where`; None where it is none.

    YAML takes a timestamp without a zone for UTC, a text without one is local, as in Jekyll.
    """
    if isinstance(value, datetime):
        return in_zone(value if value.tzinfo else value.replace(tzinfo=UTC), where)
    if isinstance(value, date):
        return in_zone(datetime(value.year, value.month, value.day), where)
    # Jekyll makes a text of whatever it is, and finds a date within a list as well.
    moment = read_moment(value_text(value), where)
    return None if moment is None else in_zone(moment, where)


def fixed_time(config: SiteConfig, where: tzinfo | None) -> datetime | None:
    """The moment that the configuration gives out for that of every build; None without one."""
    fixed = config.get("time")
    return None if fixed is None else parse_date(fixed, where)
