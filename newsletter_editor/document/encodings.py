"""The likeliest encoding of bytes that are not UTF-8."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

from newsletter_editor.document.plausibility import plausibility

_USUAL = (
    *("utf-8", "cp1252", "mac_roman", "cp850", "cp437", "cp1250", "cp1254", "iso8859_2", "cp1251"),
    *("koi8_r", "cp1253", "cp1256", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
)
"""In the order in which they win when they read equally well."""
_UNUSABLE = re.compile("utf|iso2022|hz|ascii")
"""Encodings with states or marks, in which an edit would change other bytes too."""
_MAKES_SENSE = 0.5
"""Points of plausibility per byte outside ASCII."""
_SAMPLE = 32 * 1024
_STRANGE_LINE = re.compile(rb"[^\n]*[\x80-\xff][^\n]*\n?")


def likeliest_encoding(data: bytes) -> str:
    """A Python codec's name; `utf-8` when the bytes are mostly that, with some damage."""
    if wide := _wide_without_mark(data):
        return wide
    sample = _telling_lines(data)
    scores = {encoding: _score(sample, encoding) for encoding in _USUAL}
    best = max(_USUAL, key=lambda encoding: scores[encoding])
    if scores[best] >= _MAKES_SENSE:
        return best
    guess = from_bytes(sample, steps=5, chunk_size=512).best()
    if guess and not _UNUSABLE.match(guess.encoding):
        return guess.encoding if _score(sample, guess.encoding) > scores[best] else best
    return best


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 whose mark is missing shows by NULs in every other byte."""
    for encoding, odd in (("utf-16-le", 1), ("utf-16-be", 0)):
        half, other = data[odd::2], data[1 - odd :: 2]
        if len(half) > 8 and half.count(0) > len(half) * 0.4 and other.count(0) < len(other) * 0.05:
            return encoding
    return None


def _telling_lines(data: bytes) -> bytes:
    """The first lines that hold anything but ASCII; the others fit every encoding."""
    lines: list[bytes] = []
    size = 0
    for match in _STRANGE_LINE.finditer(data):
        lines.append(match[0][:_SAMPLE])
        size += len(lines[-1])
        if size >= _SAMPLE:
            break
    return b"".join(lines)


def _score(sample: bytes, encoding: str) -> float:
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        text = sample.decode(encoding, "replace")
    # Per byte, for an encoding of two bytes a character has half as many to count.
    strange = len(text.encode("ascii", "ignore"))
    return plausibility(text) / max(len(sample) - strange, 1)
