"""A set of ranges answers as its ranges would one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.text.ranges import Range, RangeSet

RANGES = st.builds(
    lambda start, length: Range(start, start + length), st.integers(0, 30), st.integers(0, 12)
)


@given(st.lists(RANGES), RANGES)
def test_a_place_overlaps_a_set_where_it_overlaps_one_of_its_ranges(
    ranges: list[Range], place: Range
) -> None:
    some = any(place.overlaps(each) for each in ranges if each.length and place.length)
    assert RangeSet(ranges).overlaps(place) == some
