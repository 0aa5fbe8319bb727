"""Verbs with pronouns: which are right, where the accent stands, what is offered for wrong ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.spelling.conjugation import Voseo, is_verb_with_pronouns, voseo
from newsletter_editor.spelling.enclitics import joined
from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.speller import Speller
from newsletter_editor.spelling.stress import stressed_letter, written_with_stress
from newsletter_editor.spelling.suggestions import suggestions
from newsletter_editor.spelling.word_sets import word_set

GOLDEN = json.loads(
    (Path(__file__).parents[2] / "golden/spelling/verbs.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("kind", GOLDEN["right"])
def test_no_right_form_is_called_wrong(kind: str, spanish, english) -> None:
    (found,) = Speller(spanish, english).mistakes([GOLDEN["right"][kind]])
    assert [word.text for word in found] == []


@pytest.mark.parametrize(("written", "meant"), GOLDEN["wrong"].items())
def test_a_wrong_form_is_seen_and_the_right_one_offered(written, meant, spanish, english) -> None:
    (found,) = Speller(spanish, english).mistakes([f"Hay que {written} hoy."])
    assert [word.text for word in found] == [written]
    assert meant in suggestions(written, spanish, english)[:2]


@pytest.mark.parametrize(
    ("form", "pronouns", "written"),
    [
        ("digamos", "lo", "digámoslo"),
        ("digamos", "se lo", "digámoselo"),
        ("vamos", "nos", "vámonos"),
        ("sentad", "os", "sentaos"),
        ("id", "os", "idos"),
        ("reíd", "os", "reíos"),
        ("huid", "os", "huíos"),
        ("dé", "le", "dele"),
        ("dé", "me lo", "démelo"),
        ("está", "te", "estate"),
        ("evalúa", "lo", "evalúalo"),
        ("oír", "lo", "oírlo"),
        ("construir", "lo", "construirlo"),
        ("averigüe", "lo", "averígüelo"),
        ("detén", "lo", "detenlo"),
    ],
)
def test_pronouns_are_joined_as_the_academy_does(form: str, pronouns: str, written: str) -> None:
    assert joined(form, tuple(pronouns.split())) == written


@pytest.mark.parametrize(
    "word",
    sorted(
        word_set(
            """
            camión cantan compás bíceps árbol reloj césped lápiz guion truhan rio rey virrey estoy
            prohíbe búho ahínco desahucio huida jesuita cuídate averigüe lingüística línea héroe
            reúne oído raíz baúl averiguáis limpiáis guiais quisiéramos mío tenía robots jersey
            """
        )
    ),
)
def test_an_accent_stands_where_the_stress_asks_for_it(word: str) -> None:
    assert written_with_stress(without_accents(word), stressed_letter(word)) == word


@given(st.from_regex(r"[bcdfglmnprst]{0,2}([aeiouhnrsl]{1,3}[bcdfglmnprst]?){1,5}", fullmatch=True))
def test_what_was_written_by_the_rules_is_read_back(letters: str) -> None:
    for at, letter in enumerate(letters):
        silent = letter == "u" and letters[at - 1 : at] in ("g", "q")
        if letter in "aeiou" and not silent:
            written = written_with_stress(letters, at)
            if written != letters:
                assert stressed_letter(written) == at


def test_forms_for_vos_are_known_by_themselves_unless_an_accent_may_be_missing(
    spanish, english
) -> None:
    assert voseo("suscribite", spanish, english) is Voseo.YES
    assert voseo("mirame", spanish, english) is Voseo.PERHAPS
    assert voseo("mírame", spanish, english) is Voseo.NO
    speller = Speller(spanish, english)
    assert [len(found) for found in speller.mistakes(["Mirame."])] == [1]
    assert [len(found) for found in speller.mistakes(["Mirame.", "Suscribite acá."])] == [0, 0]


@pytest.mark.parametrize(
    "word", ["piedralo", "tazame", "lugarlo", "dadtelo", "dalosme", "dimelose", "comios"]
)
def test_what_is_no_verb_or_has_pronouns_out_of_order_is_wrong(word, spanish, english) -> None:
    assert not is_verb_with_pronouns(word, spanish, english)
