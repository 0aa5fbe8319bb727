"""Bytes to text and back: nothing is lost, and an edit changes only its own bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsletter_editor.document.placeholders import HELD_CHARACTERS
from newsletter_editor.document.source import (
    Format,
    decode,
    encode,
    insertable,
    plain_text,
    read_source,
)
from newsletter_editor.text.errors import EditorError

PIECES = [
    *(b"\n", b"\r\n", b"\r", b"\r\r\n", b"\0", b"a", b"\xff", b"\xe9", b"\xc3", b"\xed\xa0\x80"),
    *(b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\xd8", b"\x29\x20", b"\x0d\x00"),
    *(character.encode() for character in f"{HELD_CHARACTERS}é\xa0\u200b\u2028\x85😀\U00100000"),
]
any_bytes = st.one_of(
    st.binary(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join),
    st.text(max_size=40).map(lambda text: text.encode("utf-16", "surrogatepass")),
)


@given(any_bytes)
@example(b"")
@example("\ud800x".encode("utf-16", "surrogatepass") + b"A")
def test_any_bytes_survive(data: bytes) -> None:
    source = decode(data)
    assert encode(source.text, source.format) == data


@given(any_bytes)
def test_the_text_holds_nothing_that_qt_changes(data: bytes) -> None:
    text = decode(data).text
    assert not any(character in f"\r{HELD_CHARACTERS}" for character in text)
    assert not any("\ud800" <= character <= "\udfff" for character in text)


@given(any_bytes)
def test_readers_see_a_text_of_the_same_length(data: bytes) -> None:
    text, form, *_ = decode(data)
    plain = plain_text(text, form)
    assert len(plain) == len(text)
    assert not any("\ud800" <= character <= "\udfff" for character in plain)


@given(any_bytes, st.text(max_size=20), st.data())
def test_an_edit_changes_only_its_own_bytes(data: bytes, typed: str, choice: st.DataObject) -> None:
    text, form, *_ = decode(data)
    if not form.is_utf8 or form.mixed:
        return
    start = choice.draw(st.integers(0, len(text)))
    end = choice.draw(st.integers(start, len(text)))
    typed = insertable(typed, form)
    edited = encode(text[:start] + typed + text[end:], form)
    bare = Format(placeholders=form.placeholders, newline=form.newline)
    assert edited.startswith(form.bom + encode(text[:start], bare))
    assert edited.endswith(encode(text[end:], bare))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_typed_lines_end_as_the_others_do(newline: str) -> None:
    source = decode(f"uno{newline}dos".encode())
    assert source.text == "uno\ndos"
    assert encode("uno\nnuevo\ndos", source.format) == f"uno{newline}nuevo{newline}dos".encode()


@pytest.mark.parametrize(
    ("edited", "expected"),
    [
        ("a\nb\nc\nd\n", b"a\r\nb\nc\r\nd\r\n"),
        ("a\nB\nc\nd\n", b"a\r\nB\nc\r\nd\r\n"),
        ("a\nb\nnew\nc\nd\n", b"a\r\nb\nnew\r\nc\r\nd\r\n"),
        ("a\nb1\nb2\nc\nd\n", b"a\r\nb1\r\nb2\nc\r\nd\r\n"),
        ("ab\nc\nd\n", b"ab\nc\r\nd\r\n"),
        ("a\nc\nd\n", b"a\r\nc\r\nd\r\n"),
    ],
)
def test_lines_of_a_mixed_file_keep_their_ends(edited: str, expected: bytes) -> None:
    source = decode(b"a\r\nb\nc\r\nd\r\n")
    assert source.text == "a\nb\nc\nd\n"
    assert encode(edited, source.format) == expected


def test_posts_of_the_shared_repo_survive(shared: Path) -> None:
    posts = sorted((shared / "corpus" / "site" / "repo" / "posts" / "_posts").iterdir())
    assert len(posts) == 57
    for post in posts:
        source = read_source(post)
        assert encode(source.text, source.format) == post.read_bytes(), post.name
        assert source.format.is_utf8
        assert not source.undecodable


def test_characters_that_the_encoding_lacks_are_refused() -> None:
    with pytest.raises(EditorError, match="😀"):
        encode("😀", Format("cp1252"))


def test_pasted_text_cannot_pass_for_bytes() -> None:
    source = decode("café año ¿qué? ".encode() + b"\xff")
    (placeholder,) = source.text[15:]
    pasted = insertable(f"{placeholder}\r\n\u2029", source.format)
    assert encode(pasted, source.format) == "\ufffd\n\u2029".encode()


@pytest.mark.parametrize("kind", ["missing", "folder", "long", "large"])
def test_what_cannot_be_read_is_explained(tmp_path: Path, kind: str) -> None:
    path = {"folder": tmp_path, "long": tmp_path / ("x" * 300)}.get(kind, tmp_path / "post.md")
    if kind == "large":
        path.write_bytes(b"x" * 11)
    with pytest.raises(EditorError) as caught:
        read_source(path, limit=10)
    assert caught.value.message.es != caught.value.message.en
    assert path.name in caught.value.message.es
