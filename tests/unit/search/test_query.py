"""Matches by words and expressions: `⟦` and `⟧` are around what has to be found."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.search.query import LONGEST_PATTERN, Query
from newsletter_editor.text.edits import apply_edits
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.ranges import Range

CASE, ACCENTS, WHOLE, REGEX = "matches_case", "matches_accents", "whole_words", "is_regex"
NFD = unicodedata.normalize("NFD", "edición")

CASES = [
    ("edicion", (), "La ⟦edición⟧, la ⟦EDICION⟧ y la ⟦Edición⟧"),
    ("EDICIÓN", (), "La ⟦edición⟧, la ⟦EDICION⟧ y la ⟦Edición⟧"),
    ("edición", (), f"⟦{NFD}⟧ y más"),
    ("edicion", (), f"⟦{NFD}⟧ y más"),
    ("edición", (ACCENTS,), f"La ⟦edición⟧, la edicion y la ⟦{NFD}⟧"),
    ("edicio", (ACCENTS,), "⟦edicio⟧nes, edició"),
    ("o", (ACCENTS,), f"{NFD[-3:]} ⟦o⟧"),
    ("Edición", (CASE,), "edición, ⟦Edición⟧, ⟦Edicion⟧, EDICIÓN"),
    ("Edición", (CASE, ACCENTS), "edición, ⟦Edición⟧, Edicion"),
    ("el", (WHOLE,), "⟦el⟧ elefante del ⟦El⟧"),
    ("C++", (WHOLE,), "⟦C++⟧ y ⟦c++⟧, C++x"),
    ("niño", (), "⟦nino⟧ ⟦niño⟧ ⟦NIÑO⟧"),
    ("a.b", (), "⟦a.b⟧ axb"),
    ("[x]", (), "⟦[x]⟧ x"),
    ("😀", (), "a⟦😀⟧b"),
    ("straße", (), "⟦Straße⟧"),
    ("ώρα", (), "⟦ωρα⟧ ⟦Ώρα⟧"),
    ("й", (), "⟦й⟧ ⟦и⟧"),
    (r"^# .*$", (REGEX,), "x\n⟦# Uno⟧\n\n⟦# Dos⟧"),
    (r"\d+", (REGEX,), "⟦12⟧ y ⟦3⟧"),
    (r"x*", (REGEX,), "a⟦xx⟧b"),
    (r"Uno", (REGEX, CASE), "uno ⟦Uno⟧"),
    (r"a\nb", (REGEX,), "⟦a\nb⟧"),
]


def marked(text: str, places: list[Range]) -> str:
    for start, end in reversed(places):
        text = text[:start] + "⟦" + text[start:end] + "⟧" + text[end:]
    return text


@pytest.mark.parametrize(("pattern", "options", "expected"), CASES)
def test_matches(pattern: str, options: tuple[str, ...], expected: str) -> None:
    text = expected.replace("⟦", "").replace("⟧", "")
    query = Query(pattern, **dict.fromkeys(options, True))
    places = list(query.places(text, [Range(0, len(text))]))
    assert marked(text, places) == expected
    assert query.finds(text) is bool(places)


def test_only_the_parts_that_are_meant() -> None:
    text = "uno dos uno dos uno"
    assert list(Query("uno").places(text, [Range(4, 15), Range(16, 18)])) == [Range(8, 11)]


@pytest.mark.parametrize(
    ("pattern", "template", "before", "after"),
    [
        (r"(\w+) (\w+)", r"$2 \1", "uno dos", "dos uno"),
        (r"\[(.*?)\]\(http:", "[${1}](https:", "[a](http://x)", "[a](https://x)"),
        (r"(x)|(y)", "<$1$2$3>", "xy", "<x><y>"),
        (r" +$", "", "a  \nb", "a\nb"),
        (r", ", r"\n", "a, b", "a\nb"),
        (r"a", r"$$\\", "a", "$\\"),
    ],
)
def test_templates(pattern: str, template: str, before: str, after: str) -> None:
    edits = Query(pattern, is_regex=True).edits(before, [Range(0, len(before))], template)
    assert apply_edits(before, edits) == after


def test_words_are_replaced_as_they_are_written() -> None:
    edits = Query("a").edits("a $1 a", [Range(0, 6)], r"$1\n")
    assert apply_edits("a $1 a", edits) == r"$1\n $1 $1\n"


def test_what_stays_the_same_is_no_edit() -> None:
    assert Query("Uno").edits("uno Uno", [Range(0, 7)], "Uno") == [((0, 3), "Uno")]


@pytest.mark.parametrize(
    "pattern", ["(", "[a", "*", "(?P<x", r"\p{Nada}", "a" * (LONGEST_PATTERN + 1)]
)
def test_what_is_no_expression_is_said(pattern: str) -> None:
    with pytest.raises(EditorError):
        Query(pattern, is_regex=True).check()


def test_an_expression_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsletter_editor.search.query.SECONDS_A_TEXT", 1e-9)
    text = "palabra " * 20_000
    with pytest.raises(EditorError, match="too long"):
        list(Query(r"\w+ \d", is_regex=True).places(text, [Range(0, len(text))]))


LETTERS = st.text(alphabet="aáàeéoónñNÑcç e\u0301o\u0303", max_size=12)


@given(LETTERS, LETTERS, LETTERS)
def test_accents_and_case_are_no_matter(before: str, word: str, after: str) -> None:
    """Whatever is written is found in itself, bare, and in the other case."""
    word = word.strip() or "a"
    if unicodedata.combining(word[0]):
        word = "a" + word
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    for text in (word, bare, bare.upper(), unicodedata.normalize("NFD", word)):
        assert Query(word).finds(before + text + " " + after)


@given(st.text(max_size=30), st.text(max_size=3), st.text(max_size=5))
def test_words_are_found_where_python_finds_them(text: str, word: str, template: str) -> None:
    """Apart in case and accents, for texts of whole letters, as `str.replace` does it."""
    text, word = (unicodedata.normalize("NFC", each) for each in (text, word))
    if not word or any(unicodedata.combining(c) for c in text + word):
        return
    query = Query(word, matches_case=True, matches_accents=True)
    edits = query.edits(text, [Range(0, len(text))], template)
    assert apply_edits(text, edits) == text.replace(word, template)
