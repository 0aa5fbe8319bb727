"""Quotation marks: in pairs, and nested « “ ‘ ’ ” » (RAE, Ortografía 2010, III.3.4.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.spelling.orthography.flaw import Flaw, Reading
from newsletter_editor.text.localized import Localized

_NESTED = {
    "angular": ("«»", "“”", "‘’"),
    "curly": ("“”", "‘’", "«»"),
    "straight": ('""', "''", '""'),
}
_MARK = re.compile(r"[«»“”„\"]|(?<!\w)[‘'](?=\w)|(?<=[\w.?!…)])[’'](?!\w)|(?<!\w)‘")
_INCHES = re.compile(r"\d[\"”]")
_OPENING = "«“„‘"
_CLOSING = "»”’"
_PAIRS = {"«": "»", "“": "”", "„": "“", "‘": "’", '"': '"', "'": "'"}

_STYLE = Localized(
    es="Las comillas de este nivel son «{right}».", en="Quotation marks here are “{right}”."
)
_UNPAIRED = Localized(
    es="A estas comillas les falta su pareja.", en="This quotation mark lacks its partner."
)
_MIXED = Localized(
    es="Las comillas de apertura y de cierre no son del mismo tipo.",
    en="Opening and closing quotation marks are of different kinds.",
)


def wrong_quotes(reading: Reading) -> Iterator[Flaw]:
    """Quotation marks of another kind than the team's, of two kinds in a pair, or alone."""
    pairs, alone = _pairs(reading.text)
    for at in alone:
        if reading.text[at] not in "'’‘" and not _INCHES.match(reading.text, max(at - 1, 0)):
            yield Flaw(at, at + 1, reading.text[at], _UNPAIRED)
    for opening, closing, depth in pairs:
        written = reading.text[opening] + reading.text[closing]
        if reading.choices.quotes != "any":
            levels = _NESTED[reading.choices.quotes]
            right = levels[min(depth, len(levels) - 1)]
            message = _STYLE.format(right=right)
        elif _PAIRS.get(written[0]) != written[1]:
            right, message = written[0] + _PAIRS.get(written[0], written[1]), _MIXED
        else:
            continue
        for at, sign in zip((opening, closing), right, strict=True):
            if reading.text[at] != sign:
                yield Flaw(at, at + 1, sign, message)


def _pairs(text: str) -> tuple[list[tuple[int, int, int]], list[int]]:
    """Pairs as opening, closing and depth; and the places of marks without a partner."""
    pairs: list[tuple[int, int, int]] = []
    alone: list[int] = []
    opened: list[int] = []
    for found in _MARK.finditer(text):
        at, sign = found.start(), found[0]
        if _opens(text, at, opened):
            opened.append(at)
        elif opened:
            begin = opened.pop()
            pairs.append((begin, at, len(opened)))
        elif sign not in "'’":
            alone.append(at)
    return sorted(pairs), alone + [at for at in opened if text[at] not in "'‘"]


def _opens(text: str, at: int, opened: list[int]) -> bool:
    sign = text[at]
    if sign in _OPENING:
        return not (sign == "“" and opened and text[opened[-1]] == "„")
    if sign in _CLOSING:
        return False
    before = text[at - 1 : at]
    if any(text[begin] == sign for begin in opened):
        return False
    return not before or before.isspace() or before in "([¿¡—–-«“‘\"'=/"
