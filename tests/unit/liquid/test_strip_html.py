"""`strip_html` is that of Ruby's Liquid, whatever stands open."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.liquid.standard_filters import strip_html

# As Liquid documents and tests it: blocks with their content first, then what is left of tags.
BLOCKS = re.compile(r"<script.*?</script>|<!--.*?-->|<style.*?</style>", re.DOTALL)
TAGS = re.compile(r"<.*?>", re.DOTALL)
PARTS = ("<script", "</script>", "<!--", "-->", "<style", "</style>", "<", ">", "a", "<b>", "\n")


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_what_two_patterns_take_out_is_taken_out(text: str) -> None:
    assert strip_html(text) == TAGS.sub("", BLOCKS.sub("", text))


@pytest.mark.timeout(60)
@pytest.mark.parametrize("opening", ["<", "<script", "<style", "<!--"])
def test_what_never_ends_is_looked_for_once(opening: str) -> None:
    """From each beginning to the end of the text takes a quarter of an hour."""
    text = "<b>a</b>" + opening * (1_000_000 // len(opening))
    assert strip_html(text) == "a" + text[len("<b>a</b>") :]
