"""What the first bytes of pictures say, on files made by Qt's writers and by hand."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.repo.picture_heads import PictureHead, picture_head


def _vp8x(flags: int) -> bytes:
    body = b"VP8X" + struct.pack("<I", 10) + bytes([flags, 0, 0, 0]) + b"\x1f\x03\x00\x57\x02\x00"
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _jpeg(orientation: int) -> bytes:
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    exif = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry
    frame = struct.pack(">BHHB", 8, 60, 120, 1) + b"\1\x11\0"
    return (
        b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
        + b"\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame + b"\xff\xd9"
    )  # fmt: skip


_GIF = b"GIF89a" + struct.pack("<HH", 30, 20) + b"\0\0\0"
_PICTURE = b"\x21\xf9\x04\0\0\0\0\0\x2c"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 7, 9), PictureHead("PNG", 7, 9)),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 7, 9) + b"acTL..IDAT",
            PictureHead("PNG", 7, 9, True),
        ),
        (_GIF + _PICTURE, PictureHead("GIF", 30, 20)),
        (_GIF + _PICTURE * 2, PictureHead("GIF", 30, 20, True)),
        (_jpeg(1), PictureHead("JPEG", 120, 60)),
        (_jpeg(6), PictureHead("JPEG", 60, 120)),
        (_vp8x(0), PictureHead("WebP", 800, 600)),
        (_vp8x(2), PictureHead("WebP", 800, 600, True)),
        (b'<svg xmlns="x" width="40px" height="20">', PictureHead("SVG", 40, 20)),
        (b'<svg viewBox="0 0 40.4 20" width="100%">', PictureHead("SVG", 40, 20)),
        (b"<svg>", PictureHead("SVG")),
        (b"GIF89a", PictureHead("GIF")),
        (b"Hola", PictureHead("")),
        (b"", PictureHead("")),
    ],
)
def test_head(data: bytes, expected: PictureHead) -> None:
    assert picture_head(data) == expected


@given(
    st.sampled_from([b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff", b"RIFF....WEBP", b"<svg "]),
    st.binary(max_size=80),
)
def test_any_bytes_raise_nothing(start: bytes, rest: bytes) -> None:
    found = picture_head(start + rest)
    assert found.width >= 0 and found.height >= 0
