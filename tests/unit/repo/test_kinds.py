"""What a file is by its content."""

from __future__ import annotations

import random

import pytest

from newsletter_editor.document.source import read_source
from newsletter_editor.repo.kinds import TEXT, kind_of
from newsletter_editor.text.errors import EditorError

FTYP = b"\0\0\0\x20ftyp"
FILES = {
    "PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "JPEG": b"\xff\xd8\xff\xe1\0\x18Exif",
    "GIF": b"GIF89a\1\0\1\0",
    "WebP": b"RIFF\x24\0\0\0WEBPVP8 ",
    "BMP": b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0",
    "AVIF": FTYP + b"avif\0\0\0\0",
    "HEIC": FTYP + b"heic\0\0\0\0",
    "TIFF": b"MM\0*\0\0\0\x08",
    "SVG": b'<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    "PDF": b"%PDF-1.7\n%\xe2\xe3",
    "gzip": b"\x1f\x8b\x08\0\0\0",
    "7-Zip": b"7z\xbc\xaf\x27\x1c\0\x04",
    "RAR": b"Rar!\x1a\x07\x01\0",
    "xz": b"\xfd7zXZ\0\0\x04",
    "bzip2": b"BZh91AY&SY",
    "ZIP": b"PK\x03\x04\x14\0",
    "video": FTYP + b"isom\0\0\0\0",
    "": random.Random(1).randbytes(4096),
}
TEXTS = [
    b"",
    b"hola",
    "---\ntitle: Boletín\n---\n\n# Año 🎓\n".encode(),
    "título".encode("utf-16"),
    "un párrafo en UTF-16 sin marca".encode("utf-16-le"),
    "bolet\u00edn".encode("latin-1"),
    b"a\0b\0\n",
    b"BM es una sigla de todos los boletines.\n",
    b"<p>html</p>\n<svg></svg>",
    b"\x1b[1mcolor\x1b[0m de una consola\n",
    "简报".encode("gb18030") * 50,
]


@pytest.mark.parametrize("name", FILES)
def test_kinds(name: str) -> None:
    assert kind_of(FILES[name]).name == name


@pytest.mark.parametrize("data", TEXTS)
def test_texts(data: bytes) -> None:
    assert kind_of(data) == TEXT


def test_a_drawing_may_declare_entities() -> None:
    declared = b"<!ENTITY ns_a 'http://a.example/'>\n" * 4
    assert (
        kind_of(b"<!DOCTYPE svg PUBLIC '-//W3C' 'a' [\n" + declared + b"] >\n<svg>").name == "SVG"
    )
    assert kind_of(b"<!DOCTYPE svg>\n<svg>").name == "SVG"
    assert kind_of(b"<!DOCTYPE svg [" + declared * 100) == TEXT


def test_many_comments_take_no_longer_than_their_length() -> None:
    comments = b"<!-- a -->\n" * 300
    assert kind_of(comments) == TEXT
    assert kind_of(comments + b"<svg>").name == "SVG"


@pytest.mark.parametrize("name", [name for name in FILES if name != "SVG"])
def test_no_other_file_is_read_as_a_post(tmp_path, name: str) -> None:
    path = tmp_path / "2024-01-01-post.md"
    path.write_bytes(FILES[name])
    with pytest.raises(EditorError) as error:
        read_source(path)
    assert name in error.value.message.es
    assert path.name in error.value.message.en


def test_every_real_post_is_a_text(shared) -> None:
    for path in (shared / "corpus" / "site" / "repo").rglob("_posts/*"):
        assert kind_of(path.read_bytes()[:4096]) == TEXT, path.name
