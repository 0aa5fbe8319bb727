"""Code that lexers would chew on for ever is shown without colours, whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import count

import pytest

from newsletter_editor.kramdown import highlighting
from newsletter_editor.kramdown.cutting import (
    LONGEST_LINE,
    MOST_BLANK_LINES,
    MOST_SECONDS,
    Patience,
    is_unlike_code,
)
from newsletter_editor.kramdown.highlighting import highlight


@pytest.mark.parametrize(
    ("code", "is_odd"),
    [
        ("int a;\n" * 5_000, False),
        ("a" * LONGEST_LINE + "\n", False),
        ("a" * (LONGEST_LINE + 1), True),
        ("a\n" + "\n" * MOST_BLANK_LINES + "b", False),
        ("a\n" + "\n" * (MOST_BLANK_LINES + 1) + "b", True),
        ("a\n" + "  \t\n" * (MOST_BLANK_LINES + 1) + "b", True),
    ],
)
def test_what_people_write_is_told_from_what_they_do_not(code: str, is_odd: bool) -> None:
    assert is_unlike_code(code) is is_odd


def test_odd_code_is_whole_but_plain() -> None:
    for language in ("verilog", "haxe", "lean"):
        assert "<span" in highlight("int a = 1;\n", language)
        assert highlight("\n" * 5_000 + "a < b\n", language) == "\n" * 5_000 + "a &lt; b\n"


def test_patience_shrinks_with_each_cut_and_comes_back() -> None:
    now = 0.0
    patience = Patience(lambda: now)

    def tokens(step: float) -> Iterator[int]:
        nonlocal now
        for token in range(1000):
            now += step
            yield token

    assert len(list(patience.of(tokens(MOST_SECONDS / 10_000)))) == 1000
    first = len(list(patience.of(tokens(MOST_SECONDS / 100))))
    second = len(list(patience.of(tokens(MOST_SECONDS / 100))))
    assert 90 < first < 110 and 40 < second < 60
    for _ in range(20):
        list(patience.of(tokens(MOST_SECONDS / 100)))
    assert now < 6 * MOST_SECONDS
    now += 100
    assert abs(len(list(patience.of(tokens(MOST_SECONDS / 100)))) - first) < 3


@pytest.mark.parametrize("language", ["python", "yaml", "html", "ruby", "cpp"])
def test_code_goes_on_plain_where_a_lexer_takes_too_long(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = 'a: "b" # <c> &\n' * 400
    ticks = count()
    monkeypatch.setattr(highlighting, "PATIENCE", Patience(lambda: next(ticks) / 12))
    marked = highlighting._marked_up.__wrapped__(code, language)
    assert unescape(re.sub(r"<[^>]+>", "", marked)) == code
    spans = marked.count("<span")
    assert 0 < spans < 400
    assert marked.endswith("&lt;c&gt; &amp;\n") and marked.count("</span>") == spans
