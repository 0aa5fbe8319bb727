"""The right word comes first."""

from __future__ import annotations

import pytest

from newsletter_editor.spelling.slips import IMPOSSIBLE, slip_cost
from newsletter_editor.spelling.suggestions import suggestions
from tests.bench.slips import make_slips


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("increible", "increíble"),
        ("boletin", "boletín"),
        ("tambien", "también"),
        ("matematicas", "matemáticas"),
        ("hasiendo", "haciendo"),
        ("nesesario", "necesario"),
        ("varrio", "barrio"),
        ("jente", "gente"),
        ("cavallo", "caballo"),
        ("cabayo", "caballo"),
        ("desarollo", "desarrollo"),
        ("porblema", "problema"),
        ("invesrigacion", "investigación"),
        ("informcion", "información"),
        ("aora", "ahora"),
        ("Tambien", "También"),
        ("TAMBIEN", "TAMBIÉN"),
        ("espanol", "español"),
        ("enel", "en el"),
        ("porejemplo", "por ejemplo"),
        ("aveces", "a veces"),
        ("atravez", "a través"),
        ("Haiga", "Haya"),
        ("infuencia", "influencia"),
        ("reparecen", "reaparecen"),
        ("inluye", "incluye"),
        ("espanioles", "españoles"),
    ],
)
def test_the_word_meant_comes_first(written: str, meant: str, spanish, english) -> None:
    assert suggestions(written, spanish, english)[0] == meant


def test_english_terms_are_proposed_too(spanish, english) -> None:
    assert "Intelligence" in suggestions("Inteligence", spanish, english)[:3]


def test_most_slips_are_undone_at_once(spanish, english) -> None:
    listed = [word for word in spanish.frequencies.words()[200:9000:31] if len(word) > 4]
    slips = list(make_slips(listed, 3, lambda word: not spanish.knows(word)))
    first = sum(suggestions(w, spanish, english)[:1] == [meant] for _, w, meant in slips)
    third = sum(meant in suggestions(w, spanish, english)[:3] for _, w, meant in slips)
    assert first >= len(slips) * 0.9
    assert third >= len(slips) * 0.97


def test_likely_slips_cost_less_than_others() -> None:
    assert slip_cost("tambien", "también") < slip_cost("tambien", "tambor")
    assert slip_cost("baca", "vaca") < slip_cost("daca", "vaca")
    assert slip_cost("igual", "igual") == 0
    assert slip_cost("abcdefgh", "zyxwvuts", 300) == IMPOSSIBLE
