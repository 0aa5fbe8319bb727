"""Dates in text mean what Ruby's `Time.parse` takes them for, on the clocks of Madrid."""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsletter_editor.site.dates import parse_date

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
