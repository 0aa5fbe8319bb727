"""What a file is by its content: names lie, and a picture that is saved as text is lost.

The signatures are those of each format's own specification, as the WHATWG's MIME Sniffing standard
(https://mimesniff.spec.whatwg.org) lists them for what browsers show.
"""

from __future__ import annotations

import re
from typing import NamedTuple

ENOUGH = 4096
"""Bytes from a file's start that tell what it is."""

_LARGEST_SHARE = 0.02
"""Of control characters in a text; bytes at random have eleven in a hundred."""
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1b"))
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class Kind(NamedTuple):
    """A format of files."""

    name: str
    """As people say it, such as `HEIC`; empty where only is known that it is no text."""
    ending: str = ""
    """With its dot, in lower case."""
    is_picture: bool = False
    is_shown: bool = False
    """Whether every browser in use shows it as a picture."""


def _shown(name: str, ending: str) -> Kind:
    return Kind(name, ending, is_picture=True, is_shown=True)


def _not_shown(name: str, ending: str) -> Kind:
    return Kind(name, ending, is_picture=True)


TEXT = Kind("text", ".txt")
UNKNOWN = Kind("")
_SIGNATURES = [
    (re.compile(pattern, re.DOTALL), kind)
    for pattern, kind in (
        (rb"\x89PNG\r\n\x1a\n", _shown("PNG", ".png")),
        (rb"\xff\xd8\xff", _shown("JPEG", ".jpg")),
        (rb"GIF8[79]a", _shown("GIF", ".gif")),
        (rb"RIFF.{4}WEBP", _shown("WebP", ".webp")),
        (rb"BM.{4}\0{4}", _shown("BMP", ".bmp")),
        (rb".{4}ftypavi[fs]", _shown("AVIF", ".avif")),
        (rb"\x00\x00\x01\x00", _shown("ICO", ".ico")),
        (rb".{4}ftyp(?:hei|hev|mif1|msf1)", _not_shown("HEIC", ".heic")),
        (rb"II\*\0|MM\0\*", _not_shown("TIFF", ".tiff")),
        (rb"8BPS", _not_shown("Photoshop", ".psd")),
        (rb"\xff\x0a|\0\0\0\x0cJXL ", _not_shown("JPEG XL", ".jxl")),
        (rb"\0\0\0\x0cjP  ", _not_shown("JPEG 2000", ".jp2")),
        (rb"%PDF-", Kind("PDF", ".pdf")),
        (rb"PK\x03\x04", Kind("ZIP", ".zip")),
        (rb"\x1f\x8b\x08", Kind("gzip", ".gz")),
        (rb"7z\xbc\xaf\x27\x1c", Kind("7-Zip", ".7z")),
        (rb"Rar!\x1a\x07", Kind("RAR", ".rar")),
        (rb"\xfd7zXZ\0", Kind("xz", ".xz")),
        (rb"BZh[1-9]1AY&SY", Kind("bzip2", ".bz2")),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind("Word", ".doc")),
        (rb"\{\\rtf", Kind("RTF", ".rtf")),
        (rb"SQLite format 3\0", Kind("SQLite", ".sqlite")),
        (rb".{4}ftyp", Kind("video", ".mp4")),
    )
]
_SVG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml(?>.*?\?>)\s*)?"
    rb"(?>(?:<!--(?>.*?-->)\s*+|<!DOCTYPE\s[^\[>]*+(?>\[.*?\]\s*+>|>)\s*+)*)<svg[\s/>]",
    re.DOTALL,
)
"""What has begun never ends elsewhere: else each comment doubled the time."""


def kind_of(head: bytes) -> Kind:
    """What a file is whose first bytes, `ENOUGH` or all of them, are `head`."""
    for signature, kind in _SIGNATURES:
        if signature.match(head):
            return kind
    if _SVG.match(head):
        return _shown("SVG", ".svg")
    return TEXT if _is_text(head) else UNKNOWN


def _is_text(head: bytes) -> bool:
    if head.startswith(_BYTE_ORDER_MARKS):
        return True
    strange = len(head) - len(head.translate(None, _CONTROLS))
    # A text in UTF-16 without its mark has a zero in nearly every other place.
    halves = (head[::2].count(0), head[1::2].count(0))
    is_utf16 = max(halves) > 0.3 * len(head) and min(halves) < 0.02 * len(head)
    return strange <= max(_LARGEST_SHARE * len(head), 2) or is_utf16
