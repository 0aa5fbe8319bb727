from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from newsletter_editor.gui.searching.matches import find_all, replacements
from newsletter_editor.search.query import Query
from newsletter_editor.text.errors import EditorError


def _found(query: Query, text: str) -> list[str]:
    units = text.encode("utf-16-le")
    places, _ = find_all(query, text)
    return [units[2 * a : 2 * b].decode("utf-16-le") for a, b in places]


CASES = [
    (Query("ética"), "Ética y etica", ["Ética", "etica"]),
    (Query("ética", matches_case=True), "Ética y ética", ["ética"]),
    (Query("a.b"), "a.b axb", ["a.b"]),
    (Query("a.b", is_regex=True), "a.b axb", ["a.b", "axb"]),
    (Query("red", whole_words=True), "red redes pared 😀red", ["red", "red"]),
    (Query("C++", whole_words=True), "C++ y C++11", ["C++"]),
    (Query(r"^#+ .*$", is_regex=True), "# uno\ntexto\n## dos", ["# uno", "## dos"]),
    (Query(r"\w+", is_regex=True), "año 😀 niño", ["año", "niño"]),
    (Query(r"😀."), "😀.", ["😀."]),
    (Query("x*", is_regex=True), "aaa", []),
    (Query(""), "aaa", []),
]


@pytest.mark.parametrize(("query", "text", "expected"), CASES)
def test_finding(query: Query, text: str, expected: list[str]) -> None:
    assert _found(query, text) == expected


@pytest.mark.parametrize("pattern", ["(", "[a", "(?P<x>a"])
def test_what_is_no_expression_is_said_in_both_languages(pattern: str) -> None:
    with pytest.raises(EditorError) as error:
        find_all(Query(pattern, is_regex=True), "a")
    assert error.value.message.es.startswith("La expresión regular no es válida")


def test_an_expression_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsletter_editor.search.query.SECONDS_A_TEXT", 1e-9)
    with pytest.raises(EditorError) as error:
        find_all(Query(r"\w+ \d", is_regex=True), "palabra " * 20_000)
    assert "simpler" in error.value.message.en


REPLACE = [
    (Query("uno"), "1 $1", "uno uno", ["1 $1", "1 $1"]),
    (Query(r"(\w)(\w)", is_regex=True), r"$2\1", "ab", ["ba"]),
    (Query(r"(a)|(b)", is_regex=True), r"[$2]", "ab", ["[]", "[b]"]),
    (Query(r"a", is_regex=True), r"${0}0\n\t\\$$", "a", ["a0\n\t\\$"]),
]


@pytest.mark.parametrize(("query", "template", "text", "expected"), REPLACE)
def test_replacing(query: Query, template: str, text: str, expected: list[str]) -> None:
    assert [new for _, _, new in replacements(query, text, template)] == expected


@pytest.mark.parametrize("written", ["acci\u00f3n", "accio\u0301n"])
@pytest.mark.parametrize("asked", ["acci\u00f3n", "accio\u0301n"])
@pytest.mark.parametrize("is_regex", [False, True])
def test_composed_and_decomposed_letters_are_one(written: str, asked: str, is_regex: bool) -> None:
    found, _ = find_all(Query(asked, is_regex=is_regex), f"una {written} más")
    assert found == [(4, 4 + len(written))]


def test_a_bare_letter_is_not_the_beginning_of_another() -> None:
    cafe = Query("cafe", matches_accents=True)
    assert find_all(cafe, "cafe\u0301 café") == ([], False)
    assert find_all(cafe, "cafe, cafe")[0] == [(0, 4), (6, 10)]


def test_lines_begin_and_end_where_an_expression_says() -> None:
    text = "uno\ndos"
    assert replacements(Query("^", is_regex=True), text, "> ") == [(0, 0, "> "), (4, 4, "> ")]
    assert replacements(Query("$", is_regex=True), text, ";") == [(3, 3, ";"), (7, 7, ";")]
    assert find_all(Query("x*", is_regex=True), text)[0] == []
    assert find_all(Query(r"\$", is_regex=True), text)[0] == []


def test_replace_all_puts_signs_before_every_line(open_text, window, post, qtbot) -> None:
    editor = open_text("uno\ndos\n\ntres¦")
    QTest.keyClick(editor.edit, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    bar = editor.find_bar
    bar.regex.setChecked(True)
    bar.query.clear()
    QTest.keyClicks(bar.query, "^")
    QTest.keyClicks(bar.replacement, "> ")
    bar.replace_all()
    qtbot.waitUntil(lambda: post.text() == "> uno\n> dos\n> \n> tres", timeout=20_000)
    post.document.undo()
    assert post.text() == "uno\ndos\n\ntres"
