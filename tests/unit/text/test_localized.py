"""Sentences within sentences."""

from __future__ import annotations

import pytest

from newsletter_editor.text.localized import Localized


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("Falta una coma.", "falta una coma"),
        ("A comma is missing.", "a comma is missing"),
        ("Jekyll does not read it.", "Jekyll does not read it"),
        ("YAML has no such sign.", "YAML has no such sign"),
        ("“include” has to be a list", "“include” has to be a list"),
        ("", ""),
    ],
)
def test_a_sentence_as_part_of_another(whole: str, part: str) -> None:
    assert Localized(whole, whole).as_part() == (part, part)
