"""The right word comes first."""

from __future__ import annotations

import pytest

from newsletter_editor.spelling.context import Beside, beside, pairs
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
        ("polimorficás", "polimórficas"),
        ("particeyas", "particellas"),
    ],
)
def test_the_word_meant_comes_first(written: str, meant: str, spanish, english) -> None:
    assert suggestions(written, spanish, english)[0] == meant


@pytest.mark.parametrize(
    ("written", "before", "after", "meant"),
    [
        ("cerar", "para", "la", "cerrar"),
        ("seciones", "siguientes", "", "secciones"),
        ("permisso", "los", "que", "permisos"),
        ("fiheros", "de", "", "ficheros"),
        ("subi", "pueden", "sus", "subir"),
    ],
)
def test_the_neighbours_decide(written, before, after, meant, spanish, english) -> None:
    inside = suggestions(written, spanish, english, neighbours=Beside(before, after))
    assert inside[0] == meant
    alone = suggestions(written, spanish, english, most=500)
    assert set(suggestions(written, spanish, english, 500, Beside(before, after))) == set(alone)


def test_a_well_known_mistake_stays_first_whatever_stands_beside_it(spanish, english) -> None:
    for before, after in (("los", "de"), ("", ""), ("una", "casa")):
        assert suggestions("haiga", spanish, english, 3, Beside(before, after))[0] == "haya"


@pytest.mark.parametrize(
    ("text", "word", "before", "after"),
    [
        ("Compré un suto rojo.", "suto", "un", "rojo"),
        ("Compré un **suto** rojo.", "suto", "un", "rojo"),
        ("Compré un\nsuto\nrojo.", "suto", "un", "rojo"),
        ("Hola, suto. Adiós.", "suto", "", ""),
        ("Fin.\n\nsuto\n\nrojo", "suto", "", ""),
        ("suto", "suto", "", ""),
        ("Mira [suto](x) ya", "suto", "", ""),
        ("palabra " * 40 + "un suto de " + "palabra " * 40, "suto", "un", "de"),
    ],
)
def test_what_stands_beside_a_word(text: str, word: str, before: str, after: str) -> None:
    start = text.index(word)
    assert beside(text, start, start + len(word)) == (before, after)


def test_neighbours_are_bounded() -> None:
    table = pairs("es")
    assert table is not None
    for left, right in (("el", "los"), ("la", "casa"), ("", ""), ("zzz", "qqq"), ("de", "la")):
        assert -1 <= table.gain(left, right) <= 2
    assert pairs("en") is None


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
