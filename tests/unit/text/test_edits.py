from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.text.edits import Edit, apply_edits, difference
from newsletter_editor.text.ranges import Range
from newsletter_editor.text.utf16 import Utf16Map, utf16_length


@given(st.text(), st.text())
def test_the_difference_turns_old_into_new(old: str, new: str) -> None:
    edit = difference(old, new)
    assert apply_edits(old, [edit] if edit else []) == new


def test_the_difference_is_the_smallest() -> None:
    assert difference("uno dos tres", "uno DOS tres") == Edit(Range(4, 7), "DOS")


def test_edits_count_in_the_text_before_any_of_them() -> None:
    edits = [Edit(Range(4, 7), "2"), Edit(Range(0, 3), "1"), Edit.insert(4, ">")]
    assert apply_edits("uno dos", edits) == "1 >2"


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply_edits("abcdef", [Edit(Range(0, 3), ""), Edit(Range(2, 4), "")])


@given(st.text(alphabet=st.sampled_from("aé😀\U0001f468‍\u2028")))
def test_the_utf16_map_agrees_with_the_codec(text: str) -> None:
    mapped = Utf16Map(text)
    for at in range(len(text) + 1):
        units = len(text[:at].encode("utf-16-le")) // 2
        assert mapped.to_utf16(at) == units
        assert mapped.to_code_point(units) == at
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2
