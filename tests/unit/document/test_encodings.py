"""Files that are not UTF-8 are read in the likeliest encoding, and no byte of them is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsletter_editor.document.source import decode, encode, plain_text

GOLDEN = Path(__file__).parents[2] / "golden" / "document" / "encodings.json"
CASES = [
    pytest.param(text, encoding, id=f"{encoding}-{text[:12]}")
    for text, encodings in json.loads(GOLDEN.read_text("utf-8")).items()
    for encoding in encodings
]


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_the_likeliest_encoding_is_the_right_one(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    source = decode(data)
    assert source.text == data.decode(encoding)
    assert encode(source.text, source.format) == data


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_a_guessed_file_becomes_utf8_when_the_author_agrees(text: str, encoding: str) -> None:
    source = decode(text.encode(encoding, "ignore"))
    assert encode(source.text, source.format.as_utf8()) == source.text.encode()


def test_a_utf8_file_with_a_stray_byte_stays_utf8() -> None:
    data = "Añadió ".encode() + b"\xe9" + " más información".encode()
    source = decode(data)
    assert source.format.is_utf8
    assert source.undecodable == 1
    assert plain_text(source.text, source.format) == "Añadió � más información"
    assert encode(source.text, source.format.as_utf8()) == data


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("bom", ["\ufeff", ""])
def test_utf16_is_read(encoding: str, bom: str) -> None:
    text = "---\r\ntitle: Educación 🎓\r\n---\r\n"
    data = f"{bom}{text}".encode(encoding)
    source = decode(data)
    assert source.text == text.replace("\r", "")
    assert source.format.newline == "\r\n"
    edited = encode(source.text.replace("title", "Título"), source.format)
    assert edited == f"{bom}{text.replace('title', 'Título')}".encode(encoding)


def test_an_odd_byte_of_utf16_does_not_shift_what_is_typed_after_it() -> None:
    source = decode("\ufeffab".encode("utf-16-le") + b"x")
    edited = encode(source.text + "c", source.format)
    assert edited == "\ufeffabc".encode("utf-16-le") + b"x"
