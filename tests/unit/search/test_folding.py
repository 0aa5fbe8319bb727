"""Folding passes over nothing that the engine finds, and the fast way finds the same places."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter_editor.document.source import Format, Source, decode, plain_text
from newsletter_editor.search.folding import folded_letters, folded_word
from newsletter_editor.search.kept import Kept, KeptPosts
from newsletter_editor.search.posts import places_in
from newsletter_editor.search.query import Query, _compiled
from newsletter_editor.text.ranges import Range

ALPHABET = "aAáÁàÂsSşŠſßẞkK\u212aåÅ\u212biIıİíñÑœŒǰđĐ\u0301\u0327e — ¿?µªº×÷😀ệθйи\t1$.-"
texts = st.text(st.sampled_from(ALPHABET), max_size=14)


def kept(text: str) -> Kept:
    return Kept.of(Source(text, Format(), ""))


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
        assert places_in(kept(written), query) == slow
        letters = folded_letters(written)
        if slow and query.folded is not None and letters is not None:
            assert query.folded in letters


LETTERS = [*range(0x20, 0x300), *range(0x370, 0x400), *range(0x1E00, 0x1F00), 0x212A, 0x2014]


def test_of_every_letter_the_fast_way_finds_what_the_engine_finds() -> None:
    text = " ".join(map(chr, LETTERS))
    for code in LETTERS:
        query = Query(chr(code))
        slow = [Range(*m.span()) for m in _compiled(query).finditer(text) if m.end() > m.start()]
        assert places_in(kept(text), query) == slow


def test_an_iota_is_no_accent() -> None:
    for accents in (False, True):
        query = Query("hola ", matches_accents=accents)
        assert places_in(kept("hola ιός"), query) == [Range(0, 5)]


def test_letters_without_case_and_accents() -> None:
    assert folded_letters("BOLETÍN Œuvre İşçi «ça»") == folded_letters("boletin œuvre isci «ca»")
    assert folded_word("Boletín") == b"boletin"
    assert folded_letters("ŞAé😀") == b"sae?"
    assert folded_letters("e\u0301") is None


@pytest.mark.parametrize("word", ["", "a\nb", "a\u0301", "й", "θ", "ª", "µ"])
def test_words_that_may_be_missed_are_not_folded(word: str) -> None:
    assert folded_word(word) is None


@pytest.mark.parametrize(
    "text", ["", "Words", "señal", "“comillas” — 😀", "e\u0301", "\ufeffx\r\ny"]
)
def test_a_kept_text_is_what_readers_see(text: str) -> None:
    source = decode(text.encode())
    known = Kept.of(source)
    assert known.text == plain_text(source.text, source.format)
    assert known.digest == source.digest


def test_posts_are_kept_as_long_as_their_files_stay_the_same_and_there_is_room() -> None:
    posts = KeptPosts(10)
    words = kept("Words")
    posts.keep("a", (1, 5), words)
    assert posts.get("a", (1, 5)) is words
    assert posts.get("a", (2, 5)) is None and posts.get("b", (1, 5)) is None
    posts.keep("b", (1, 6), kept("123"))
    assert posts.get("b", (1, 6)) is None
    posts.keep("a", (2, 3), kept("new"))
    posts.keep("b", (1, 6), kept("12"))
    assert posts.get("b", (1, 6)) is not None
    posts.keep_only({"b"})
    assert posts.get("a", (2, 3)) is None and posts.get("b", (1, 6)) is not None
