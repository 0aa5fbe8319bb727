"""Templates that let lists and texts grow are cut off by what they do, whatever a clock says."""

from __future__ import annotations

import pytest

from newsletter_editor.liquid.budget import DEEPEST, MOST_ITEMS, MOST_STEPS, Budget, SpentError
from newsletter_editor.rendering.page import render_post

LIST = "{% assign a = 'x,y' | split: ',' %}{% assign b = 'x,y' | split: ',' %}"
FOREVER = "{% for i in (1..100000) %}"
END = "{% endfor %}"

CUT_OFF = {
    "a list in itself": LIST + FOREVER + "{% assign a = a | push: a %}" + END,
    "a list twice in itself": LIST + FOREVER + "{% assign a = a | push: a | push: a %}" + END,
    "lists joined": LIST + FOREVER + "{% assign a = a | concat: a %}" + END,
    "cut and joined": "{% assign a = 'ab' %}"
    + FOREVER
    + "{% assign a = a | split: '' | join: 'xyz' %}"
    + END,
    "a long glue": "{% assign g = (1..100000) | join: 'abc' %}{{ (1..90000) | join: g | size }}",
    "a long name": "{% assign g = (1..90000) | join: '.' %}{{ (1..90000) | where: g, 1 | size }}",
    "compared": LIST
    + "{% for i in (1..40) %}{% assign a = a | push: a | push: a %}"
    + "{% assign b = b | push: b | push: b %}{% if a == b %}x{% endif %}"
    + END,
    "searched": "{% assign g = (1..90000) | join: '' %}"
    + FOREVER
    + "{% assign h = g | replace: 'zz', 'y' %}"
    + END,
    "put in order": FOREVER + "{% assign l = (1..40000) | sort | reverse | uniq %}" + END,
    "text": "{% assign g = 'abcd' %}" + FOREVER + "{% assign g = g | append: g %}" + END,
    "numbers": "{% assign g = 7 %}" + FOREVER + "{% assign g = g | times: g %}" + END,
}


@pytest.mark.parametrize("name", CUT_OFF)
def test_growth_is_cut_off(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The clock never strikes: what is counted has to be enough.
    monkeypatch.setattr("newsletter_editor.liquid.budget.MOST_SECONDS", 1e9)
    monkeypatch.setattr("newsletter_editor.liquid.budget.time.process_time", lambda: 0.0)
    page = render_post("---\ntitle: a\n---\n" + CUT_OFF[name])
    assert len(page.errors) == 1
    sentence = page.errors[0].message.en
    assert "cut off" in sentence or "too much" in sentence, sentence


def test_what_pages_do_is_not_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsletter_editor.liquid.budget.time.process_time", lambda: 0.0)
    text = (
        "---\ntitle: a\n---\n"
        "{% assign all = (1..2000) | sort | reverse %}"
        "{% for i in all %}{% assign l = all | where_exp: 'x', 'x == i' | size %}{% if i == 3 %}"
        "{{ all | join: ', ' | size }}{% endif %}{% if i < 1600 %}{% break %}{% endif %}"
        "{% endfor %}"
    )
    assert not render_post(text).errors


def test_a_list_counts_as_often_as_it_is_there() -> None:
    budget = Budget()
    inner = ["a"] * 10
    assert budget.weight(inner) == 11
    assert budget.weight([inner, inner, {"k": inner}]) == 1 + 11 + 11 + 12
    doubled: list[object] = [1]
    for _ in range(15):
        doubled = [doubled, doubled]
    assert 2**15 < budget.weight(doubled) < 2**17
    for _ in range(10):
        doubled = [doubled, doubled]
    with pytest.raises(SpentError):
        budget.weight(doubled)
    deep: list[object] = []
    for _ in range(DEEPEST + 5):
        deep = [deep]
    with pytest.raises(SpentError):
        Budget().weight(deep)
    assert budget.weight(range(10**12)) == MOST_ITEMS


def test_steps_are_those_of_the_items() -> None:
    budget = Budget()
    for _ in range(8):
        budget.take([0] * 1000, ())
    assert 8 * 200 < budget.steps < 8 * 300
    with pytest.raises(SpentError):
        for _ in range(MOST_STEPS):
            budget.take([0] * 1000, ())
