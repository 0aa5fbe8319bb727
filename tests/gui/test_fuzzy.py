from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.gui.finder.fuzzy import folded, score


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("neg", "Negrita", "Panel siguiente"),
        ("gc", "Guardar como", "Guardar el código"),
        ("codigo", "Código", "Código y cita con más palabras"),
        ("test", "Message › Send me a test", "Many cursors › At the next place that says the same"),
        ("ir l", "Ir a la línea", "Abrir repositorio del boletín"),
    ],
)
def test_the_better_name_comes_first(query: str, better: str, worse: str) -> None:
    best, other = score(query, better), score(query, worse)
    assert best is not None
    assert other is None or best > other


def test_letters_must_come_in_their_order() -> None:
    assert score("xb", "bx") is None
    assert score("", "algo") == 0


@given(st.text(max_size=20), st.text(max_size=40))
def test_any_text_can_be_asked_for(query: str, name: str) -> None:
    found = score(query, name)
    if found is not None:
        rest = iter(folded(name))
        assert all(letter in rest for letter in folded(query).replace(" ", ""))


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=20))
def test_a_name_is_found_by_itself(name: str) -> None:
    assert score(name, name) is not None
