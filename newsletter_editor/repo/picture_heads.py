"""What a picture's first bytes say: its format, how large it is, whether it moves.

PNG (https://www.w3.org/TR/png-3/), GIF89a, JPEG (ITU T.81, B.2.2) with the turn that Exif 2.32
tells, WebP (RFC 9649), BMP, AVIF (ISO/IEC 23008-12, `ispe`), SVG 1.1.
"""

from __future__ import annotations

import re
import struct
from typing import NamedTuple

from newsletter_editor.repo.kinds import ENOUGH, kind_of

ENOUGH_OF_PICTURE = 256 * 1024
"""Bytes from a picture's start that tell its size, whatever a camera has written before it."""


class PictureHead(NamedTuple):
    """`width` and `height` are in pixels as shown, 0 where the head does not tell."""

    format: str
    """As people say it, such as `WebP`; empty for what is no picture."""
    width: int = 0
    height: int = 0
    is_animated: bool = False


def picture_head(data: bytes) -> PictureHead:
    """What the beginning of a file, at best `ENOUGH_OF_PICTURE` bytes, says. Raises nothing."""
    kind = kind_of(data[:ENOUGH])
    if not kind.is_picture:
        return PictureHead("")
    reader = _READERS.get(kind.name)
    try:
        found = reader(data) if reader else (0, 0, False)
    except (struct.error, IndexError, ValueError):
        found = (0, 0, False)
    return PictureHead(kind.name, *found)


_Found = tuple[int, int, bool]


def _png(data: bytes) -> _Found:
    width, height = struct.unpack_from(">II", data, 16)
    at = data.find(b"IDAT")
    return width, height, b"acTL" in data[: at if at >= 0 else None]


def _gif(data: bytes) -> _Found:
    width, height = struct.unpack_from("<HH", data, 6)
    # Each picture of a series has such a block before it.
    return width, height, data.count(b"\x21\xf9\x04") > 1


def _jpeg(data: bytes) -> _Found:
    at, turned = 2, False
    while at + 9 < len(data):
        if data[at] != 0xFF:
            break
        marker = data[at + 1]
        if marker == 0xFF or 0xD0 <= marker <= 0xD9 or marker == 0x01:
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker == 0xE1:
            turned = _is_turned(data[at + 4 : at + 2 + length])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            return (height, width, False) if turned else (width, height, False)
        at += 2 + length
    return 0, 0, False


def _is_turned(exif: bytes) -> bool:
    """Whether a camera was held on its side."""
    if not exif.startswith(b"Exif\0\0"):
        return False
    order = "<" if exif[6:8] == b"II" else ">"
    (start,) = struct.unpack_from(order + "I", exif, 10)
    (count,) = struct.unpack_from(order + "H", exif, 6 + start)
    for at in range(min(count, 200)):
        tag, _, _, value = struct.unpack_from(order + "HHIH", exif, 8 + start + 12 * at)
        if tag == 0x0112:
            return bool(5 <= value <= 8)
    return False


def _webp(data: bytes) -> _Found:
    form = data[12:16]
    if form == b"VP8X":
        width = int.from_bytes(data[24:27], "little") + 1
        height = int.from_bytes(data[27:30], "little") + 1
        return width, height, bool(data[20] & 2)
    if form == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, False
    width, height = struct.unpack_from("<HH", data, 26)
    return width & 0x3FFF, height & 0x3FFF, False


def _bmp(data: bytes) -> _Found:
    width, height = struct.unpack_from("<ii", data, 18)
    return abs(width), abs(height), False


def _avif(data: bytes) -> _Found:
    at = data.find(b"ispe")
    sizes = struct.unpack_from(">II", data, at + 8) if at >= 0 else (0, 0)
    return *sizes, data[8:12] == b"avis"


_SVG_TAG = re.compile(rb"<svg\b[^>]*>", re.DOTALL)
_LENGTH = r"""\s{}\s*=\s*["']\s*([\d.]+)(?:px)?\s*["']"""


def _svg(data: bytes) -> _Found:
    found = _SVG_TAG.search(data)
    tag = found[0].decode("utf-8", "replace") if found else ""
    lengths = [re.search(_LENGTH.format(name), tag) for name in ("width", "height")]
    if lengths[0] and lengths[1]:
        return round(float(lengths[0][1])), round(float(lengths[1][1])), False
    box = re.search(
        r"""viewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""", tag
    )
    return (round(float(box[1])), round(float(box[2])), False) if box else (0, 0, False)


_READERS = {
    "PNG": _png,
    "GIF": _gif,
    "JPEG": _jpeg,
    "WebP": _webp,
    "BMP": _bmp,
    "AVIF": _avif,
    "SVG": _svg,
}
