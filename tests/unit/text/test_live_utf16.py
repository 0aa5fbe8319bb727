from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.text.live_utf16 import LiveUtf16Map
from newsletter_editor.text.utf16 import Utf16Map, utf16_length

TEXTS = st.text(alphabet=st.sampled_from("aé😀\U0001f468‍\n"), max_size=30)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 10), TEXTS), max_size=12))
def test_it_stays_equal_to_a_map_made_afresh(text: str, edits: list[tuple[int, int, str]]) -> None:
    live = LiveUtf16Map(text)
    for place, count, inserted in edits:
        start = min(place, len(text))
        removed = min(count, len(text) - start)
        text = text[:start] + inserted + text[start + removed :]
        live.replace(start, removed, inserted)
        fresh = Utf16Map(text)
        assert (live.length, live.utf16_length) == (len(text), utf16_length(text))
        for at in range(len(text) + 1):
            assert live.to_utf16(at) == fresh.to_utf16(at)
        for unit in range(live.utf16_length + 1):
            assert live.to_code_point(unit) == fresh.to_code_point(unit)


def test_an_edit_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="2 characters at 2 of 3"):
        LiveUtf16Map("abc").replace(2, 2, "")
