"""The likeliest encoding of bytes that are not UTF-8."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

_SOUND_UTF8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


def likeliest_encoding(data: bytes) -> str:
    """A Python codec's name; `utf-8` when the bytes are mostly that, with some damage."""
    sound = len(_SOUND_UTF8.findall(data))
    strange = len(re.findall(rb"[\x80-\xff]+", _SOUND_UTF8.sub(b"", data)))
    if sound > strange:
        return "utf-8"
    best = from_bytes(data[:65536]).best()
    return best.encoding if best else "cp1252"
