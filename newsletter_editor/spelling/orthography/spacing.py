"""Spaces around signs, doubled spaces and doubled signs (RAE, Ortografía 2010, III.3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.spelling.orthography.flaw import Flaw, Reading, before
from newsletter_editor.text.localized import Localized

_BEFORE_CLOSING = re.compile(r"(?<=[\w)»”\]%])[ \u00a0]+(?=[,.;:?!)»”](?:[\s)»”,.;:?!]|$))")
_AFTER_OPENING = re.compile(r"(?<=[¿¡(«“])[ \u00a0]+(?=\S)")
_NO_SPACE_AFTER = re.compile(
    r"(?<=[a-záéíóúñ)»”])(?:[,;](?=[^\W\d_])|[.:?!](?=[¿¡]?[A-ZÁÉÍÓÚÑ][a-záéíóúñ])|[?!](?=[a-z]))"
)
_DOUBLED = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=[^\s|])")
_TWICE = re.compile(r"([,;]|:(?!:\w))\1+|(?<!\.)\.\.(?!\.)|(?<=[?!])\.(?!\.)|(?<=…)\.+")

_BEFORE = Localized(
    es="Antes de «{sign}» no hay espacio.", en="There is no space before “{sign}” in Spanish."
)
_AFTER = Localized(es="Después de «{sign}» no hay espacio.", en="There is no space after “{sign}”.")
_MISSING = Localized(
    es="Falta el espacio después de «{sign}».", en="The space after “{sign}” is missing."
)
_TWO = Localized(es="Hay más de un espacio.", en="There is more than one space.")
_SIGN = Localized(es="El signo «{sign}» sobra.", en="The sign “{sign}” is one too many.")


def wrong_spaces(reading: Reading) -> Iterator[Flaw]:
    """Spaces that are missing or too many beside a sign."""
    text = reading.text
    for found in _BEFORE_CLOSING.finditer(text):
        sign = text[found.end()]
        yield Flaw(found.start(), found.end(), "", _BEFORE.format(sign=sign))
    for found in _AFTER_OPENING.finditer(text):
        yield Flaw(found.start(), found.end(), "", _AFTER.format(sign=text[found.start() - 1]))
    for found in _NO_SPACE_AFTER.finditer(text):
        if _joins_a_name(text, found.start(), found.end()):
            continue
        yield Flaw(found.start(), found.end(), found[0] + " ", _MISSING.format(sign=found[0]))


def _joins_a_name(text: str, start: int, end: int) -> bool:
    """Whether the point is part of a name such as Node.Js or of initials."""
    word = re.search(r"\w+$", before(text, start))
    following = re.match(r"\w+", text[end : end + 40])
    return text[start] == "." and bool(
        word and following and (len(word[0]) == 1 or len(following[0]) < 3)
    )


def doubled_spaces(reading: Reading) -> Iterator[Flaw]:
    """Two or more spaces within a line."""
    for found in _DOUBLED.finditer(reading.text):
        yield Flaw(found.start(), found.end(), " ", _TWO)


def doubled_signs(reading: Reading) -> Iterator[Flaw]:
    """Signs written twice, and points after a sign that already ends the sentence."""
    for found in _TWICE.finditer(reading.text):
        keeps = found[1] or ("." if found[0] == ".." else "")
        yield Flaw(found.start(), found.end(), keeps, _SIGN.format(sign=found[0]))
