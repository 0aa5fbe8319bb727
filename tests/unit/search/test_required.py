"""What an expression requires is in each match, and looking for it first finds the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter_editor.document.source import Format, Source
from newsletter_editor.search import folded_places
from newsletter_editor.search import query as module
from newsletter_editor.search.folding import folded_letters
from newsletter_editor.search.kept import Kept
from newsletter_editor.search.posts import places_in
from newsletter_editor.search.query import Query, _compiled
from newsletter_editor.search.required import required
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.ranges import Range

CASES = [
    (r"zq[a-z]+jk", (b"zq", True)),
    (r"news\w+er", (b"news", True)),
    (r"^## +Fin", (b"## ", True)),
    (r"^Año$", (b"ano", True)),
    (r"\bseñal", (b"senal", True)),
    (r"\w+ción de", (b"cion de", True)),
    (r"abc\s+defg", (b"defg", False)),
    (r"ab\s+defg", (b"defg", False)),
    (r"(?:un|dos) gatos?", (b" gato", True)),
    (r"uno(?=\ndos)", (b"uno", False)),
    (r"uno[^x]", (b"uno", False)),
    (r"uno[\t-z]", (b"uno", False)),
    (r"un(a|o)+ casa", (b" casa", True)),
    (r"\$\d+\.\d\d", (b"$", True)),
    (r"{% include .*", (b"{% include ", True)),
    (r"colou?r", (b"colo", True)),
    (r"ab{2}cd+", (b"cd", True)),
    (r"a{e<=1}bcd", None),
    ("(?:foo){e<=1}", None),
    ("uno|dos", None),
    ("(uno", None),
    ("(?i)uno", None),
    ("(?x)u n o", None),
    ("(?#a)uno", None),
    (r"[[:alpha:]]uno", None),
    (r"\x41uno", None),
    (r"\p{Lu}uno", None),
    ("e\u0301?\u0301", None),
    (r"\w+", None),
    ("", None),
]


@pytest.mark.parametrize(("expression", "expected"), CASES)
def test_what_an_expression_requires(expression: str, expected: tuple[bytes, bool] | None) -> None:
    found = required(expression)
    assert (found and (found.letters, found.is_in_line)) == expected


ATOMS = st.one_of(
    st.text("abé kß-", min_size=1, max_size=3),
    st.sampled_from(
        [
            *(".", "^", "$", "[ab]", "[^a]", "[b-k]", "(?=b)", "(?<!a)", "(?!k)", "{%", "|"),
            *(r"\w", r"\s", r"\S", r"\n", r"\.", r"\b", r"\A", r"\Z", r"\1", r"\W", r"[\sk]"),
            *("e\u0301", "ñ"),
        ]
    ),
)
REPEATS = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{0}", "{,1}", "+?", "*?", "++"])
PIECES = st.recursive(
    st.builds("{}{}".format, ATOMS, REPEATS),
    lambda inner: st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds("({}){}".format, inner, REPEATS),
        st.builds("(?:{}|{}){}".format, inner, inner, REPEATS),
        st.builds("(?>{})".format, inner),
    ),
    max_leaves=6,
)
TEXTS = st.text(st.sampled_from("aAbBéÉñ kKßẞ-\u212a\n\n.1"), max_size=30)


# The same ones each time: at one of some hundred thousand the engine itself has ended the process.
# The program asks it in processes of its own.
@settings(max_examples=600, derandomize=True)
@given(PIECES, TEXTS, st.booleans(), st.booleans(), st.sampled_from([-1, 0, 1, 5]))
def test_the_fast_way_finds_what_the_engine_finds(
    expression: str, text: str, case: bool, whole: bool, first_tries: int
) -> None:
    query = Query(expression, True, whole, case)
    try:
        query.check()
    except EditorError:
        return
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(folded_places, "FIRST_TRIES", first_tries)
        for written in (text, text + expression + text):
            found = [Range(*m.span()) for m in _compiled(query).finditer(written)]
            slow = [each for each in found if each.end > each.start or query.finds_places]
            kept = Kept.of(Source(written, Format(), ""))
            assert places_in(kept, query) == slow
            known = required(expression)
            if slow and known is not None and (letters := folded_letters(written)) is not None:
                assert known.letters in letters


@pytest.mark.parametrize("expression", [r"\w+ \dpalabra", r"\w+\s\dpalabra", r"\w+ \d"])
def test_what_takes_too_long_is_ended_however_it_is_looked_for(
    expression: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in (module, folded_places):
        monkeypatch.setattr(each, "SECONDS_A_TEXT", 1e-9)
    kept = Kept.of(Source("palabra " * 20_000, Format(), ""))
    with pytest.raises(EditorError, match="too long"):
        places_in(kept, Query(expression, is_regex=True))
