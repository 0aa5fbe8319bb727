"""Dates in text mean what Ruby's `Time.parse` takes them for, on the clocks of Madrid."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsletter_editor.site.dates import parse_date, zone

MADRID = ZoneInfo("Europe/Madrid")
CASES = json.loads(
    (Path(__file__).resolve().parents[2] / "golden" / "site" / "dates.json").read_text("utf-8")
)


@pytest.mark.parametrize(("text", "moment"), CASES, ids=[text for text, _ in CASES])
def test_a_date_is_read_as_ruby_reads_it(text: str, moment: str | None) -> None:
    found = parse_date(text, MADRID)
    assert (found and f"{found.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}") == moment


@pytest.mark.parametrize("text", ["5 May", "May 5", "12:30", "10 de mayo"])
def test_what_a_text_leaves_open_is_todays(text: str) -> None:
    assert parse_date(text, MADRID) is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("750.0", "%M:07:50"),
        ("12.5", "%M:%M:12"),
        ("123456.7", "12:34:56"),
        ("12:30 9", "09 12:30"),
        ("9 12:30", "09 12:30"),
        ("12:30 13", "13 12:30"),
    ],
)
def test_digits_before_a_fraction_end_in_seconds_and_those_beside_a_time_are_a_day(
    text: str, told: str
) -> None:
    found = parse_date(text, MADRID)
    assert found is not None
    shown = f"{found:%d %H:%M:%S}"
    # What is left open is that of now.
    assert re.search(told.replace("%M", "[0-9]{2}"), shown)


@pytest.mark.parametrize(
    "text", ["9" * 200, "1:" * 100, "may" * 60, "'" * 200, "1-" * 99, "x" * 999]
)
def test_no_text_makes_reading_fail(text: str) -> None:
    parse_date(text, MADRID)


@pytest.mark.parametrize("where", [None, MADRID, ZoneInfo("America/New_York")])
@pytest.mark.parametrize(
    "day", ["0001-01-01", "0001-01-02", "9999-12-31", "9999-12-31 23:59:59 -1200", "9999-12-30"]
)
def test_a_day_at_an_end_of_time_is_a_day(day: str, where: ZoneInfo | None) -> None:
    moment = parse_date(day, where)
    assert moment is not None
    assert moment.tzinfo is not None
    assert f"{moment:%m-%d}" in (day[5:10], "01-01", "12-31")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        # As Ruby of a Linux tells it with each of these in TZ.
        ("UTC+2", "2019-12-31 22:00 -0200 UTC"),
        ("GMT-3", "2020-01-01 03:00 +0300 GMT"),
        ("<-03>3", "2019-12-31 21:00 -0300 -03"),
        ("IST-5:30", "2020-01-01 05:30 +0530 IST"),
        ("Europe/Nowhere", "2020-01-01 00:00 +0000 Europe"),
        ("CEST", "2020-01-01 00:00 +0000 CEST"),
        ("Z", "2020-01-01 00:00 +0000 "),
        ("../x", "2020-01-01 00:00 +0000 "),
    ],
)
def test_a_zone_that_no_place_has_is_read_as_the_system_does(name: str, told: str) -> None:
    moment = datetime(2020, 1, 1, tzinfo=UTC)
    assert f"{moment.astimezone(zone(name)):%Y-%m-%d %H:%M %z %Z}" == told
