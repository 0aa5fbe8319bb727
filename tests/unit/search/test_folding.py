"""Folding passes over nothing that the engine finds, and the fast way finds the same places."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter_editor.search.folding import folded_bytes, folded_letters, folded_word
from newsletter_editor.search.kept import FoldedPosts
from newsletter_editor.search.query import Query, _compiled
from newsletter_editor.text.ranges import Range

ALPHABET = "aAáÁàÂsSşŠſßẞkK\u212aåÅ\u212biIıİíñÑœŒǰđĐ\u0301\u0327e — ¿?µªº×÷😀ệθйи\t1$.-"
texts = st.text(st.sampled_from(ALPHABET), max_size=14)


@settings(max_examples=400)
@given(texts, texts.filter(bool), st.booleans(), st.booleans(), st.booleans())
def test_the_fast_way_finds_what_the_engine_finds(
    text: str, word: str, case: bool, accents: bool, whole: bool
) -> None:
    for written in (
        text,
        text + word + text,
        text + word.upper() + unicodedata.normalize("NFD", word),
    ):
        query = Query(word, False, whole, case, accents)
        found = _compiled(query).finditer(written)
        slow = [Range(*m.span()) for m in found if m.end() > m.start()]
        assert list(query.places(written, [Range(0, len(written))])) == slow
        folded = folded_bytes(written.encode())
        if slow and query.folded is not None:
            assert folded is not None and query.folded in folded


def test_letters_without_case_and_accents() -> None:
    assert folded_bytes("BOLETÍN Œuvre İşçi e\u0301 «ça»".encode()) == (
        folded_bytes("boletin œuvre isci e «ca»".encode())
    )
    assert folded_word("Boletín") == b"boletin"
    assert folded_letters("ŞAé😀") == b"sae?"
    assert folded_letters("e\u0301") is None


@pytest.mark.parametrize("word", ["", "a\nb", "a\u0301", "й", "θ", "ª", "µ"])
def test_words_that_may_be_missed_are_not_folded(word: str) -> None:
    assert folded_word(word) is None


def test_what_is_no_utf8_is_looked_at() -> None:
    assert folded_bytes("boletín".encode("latin-1")) is None
    assert folded_bytes("boletín".encode("utf-16")) is None


def test_posts_are_kept_as_long_as_their_files_stay_the_same_and_there_is_room() -> None:
    posts = FoldedPosts(10)
    posts.keep("a", (1, 5), b"Words")
    assert (
        posts.knows("a", (1, 5)) and not posts.knows("a", (2, 5)) and not posts.knows("b", (1, 5))
    )
    assert posts.may_hold("a", b"word") and not posts.may_hold("a", b"x")
    posts.keep("b", (1, 6), b"123456")
    assert not posts.knows("b", (1, 6))
    posts.keep("a", (2, 3), b"new")
    posts.keep("b", (1, 6), b"123456")
    assert posts.knows("b", (1, 6))
    posts.keep("c", (1, 2), b"\xff\xfe")
    assert posts.may_hold("c", b"anything")
    posts.keep_only({"b"})
    assert not posts.knows("a", (2, 3)) and posts.knows("b", (1, 6))
