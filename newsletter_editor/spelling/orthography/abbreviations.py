"""Abbreviations, symbols, ordinals, centuries and decades.

RAE, Ortografía 2010, V.3 and its list of abbreviations; VIII.2.1.3 for centuries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.spelling.orthography.flaw import NO_BREAK_SPACE, Flaw, Reading, before
from newsletter_editor.text.localized import Localized

_ETC = re.compile(r"\b(?P<etc>etc)(?P<points>\.{2,}|\.?…)", re.IGNORECASE)
_BARE_ETC = re.compile(r"(?<![/\w])(?P<etc>etc)(?![.\w…/])", re.IGNORECASE)
_POINTS = re.compile(r"(?<!\.)\.{4,}(?!\.)")
_AFTER_ETC = Localized(
    es="Después de «etc.» no van puntos suspensivos.", en="No dots follow after “etc.”."
)
_ETC_POINT = Localized(es="«etc.» lleva punto.", en="“etc.” ends in a point.")
_THREE = Localized(es="Los puntos suspensivos son tres.", en="An ellipsis has three points.")


def wrong_ellipses(reading: Reading) -> Iterator[Flaw]:
    """`etc...`, `etc` without its point, more than three points."""
    for found in _ETC.finditer(reading.text):
        yield Flaw(found.start(), found.end(), found["etc"] + ".", _AFTER_ETC)
    for found in _BARE_ETC.finditer(reading.text):
        yield Flaw(found.start(), found.end(), found["etc"] + ".", _ETC_POINT)
    for found in _POINTS.finditer(reading.text):
        yield Flaw(found.start(), found.end(), "...", _THREE)


_FIXED: tuple[tuple[str, str], ...] = (
    (r"\bEE(?:\.| |)UU\b\.?|\bEE\. UU\b(?!\.)", f"EE.{NO_BREAK_SPACE}UU."),
    (r"\bFF(?:\.| |)AA\b\.?", f"FF.{NO_BREAK_SPACE}AA."),
    (r"\bp\.? ?ej\b\.?(?<!p\. ej\.)(?=\s|,|:)|\bp\.e\.(?=\s)", f"p.{NO_BREAK_SPACE}ej."),
    (r"\bpags?\.(?=\s*\d)", "pág."),
    (r"\b[Nn][º°](?=\s*\d)|\b[Nn]ro\.?(?=\s*\d)", "n.º"),
    (r"\bet al(?=\s|,)(?!\.)", "et al."),
    (r"\bvs(?=\s)(?!\.)", "vs."),
)
_SYMBOLS: tuple[tuple[str, str], ...] = (
    (r"(?:Kms?|KMs?|kms|km\.(?=\s[a-z]))", "km"),
    (r"(?:Kgs?|KGs?|kgs|kg\.(?=\s[a-z]))", "kg"),
    (r"(?:hs|hrs|Hs|Hrs)\b\.?", "h"),
    (r"(?:mts|Mts)\b\.?", "m"),
    (r"(?:segs|Seg)\b\.?", "s"),
    (r"(?:mins)\b\.?", "min"),
    (r"(?:gb|Gb)(?!/|ps)", "GB"),
    (r"(?:mb|Mb)(?!/|ps)", "MB"),
)
_FIXED_PATTERNS = [(re.compile(pattern), right) for pattern, right in _FIXED]
_SYMBOL_PATTERNS = [
    (re.compile(rf"(?<=\d)[ \u00a0]?({pattern})(?!\w)"), right) for pattern, right in _SYMBOLS
]
_ABBREVIATION = Localized(es="Se abrevia «{right}».", en="The abbreviation is “{right}”.")
_SYMBOL = Localized(
    es="El símbolo es «{right}», sin plural ni punto.",
    en="The symbol is “{right}”, without plural or point.",
)


def wrong_abbreviations(reading: Reading) -> Iterator[Flaw]:
    """Abbreviations and symbols that have another form, ordinals, centuries and decades."""
    for pattern, right in _FIXED_PATTERNS:
        for found in pattern.finditer(reading.text):
            if found[0].replace(" ", NO_BREAK_SPACE) != right:
                message = _ABBREVIATION.format(right=right)
                yield Flaw(found.start(), found.end(), right, message)
    for pattern, right in _SYMBOL_PATTERNS:
        for found in pattern.finditer(reading.text):
            yield Flaw(found.start(1), found.end(1), right, _SYMBOL.format(right=right))
    for finder in (_ordinals, _centuries, _decades):
        yield from finder(reading.text)


_ORDINAL = re.compile(
    r"(?<![\w.])(?P<number>\d{1,3})(?:(?P<masculine>ro|do|to|mo|vo|no|er|°|º)|(?P<feminine>ra|da|ta"
    r"|ma|va|na|ª))(?![\w.])"
)
_ORDINAL_MESSAGE = Localized(
    es="El ordinal se abrevia «{right}».", en="The ordinal is abbreviated “{right}”."
)


def _ordinals(text: str) -> Iterator[Flaw]:
    for found in _ORDINAL.finditer(text):
        if found["masculine"] == "°" and not _is_counted(text, found):
            continue
        ending = {"er": ".er"}.get(found["masculine"] or "", ".º" if found["masculine"] else ".ª")
        right = found["number"] + ending
        yield Flaw(found.start(), found.end(), right, _ORDINAL_MESSAGE.format(right=right))


def _is_counted(text: str, found: re.Match[str]) -> bool:
    """Whether ° stands for º: el 1° puesto, but giros de 15° o más."""
    article = re.search(r"\b(?:el|al|del|su|un) $", before(text, found.start()))
    return bool(article and re.match(r"\s+[a-záéíóúñ]{3}", text[found.end() : found.end() + 8]))


_CENTURY = re.compile(
    r"\b(?:[Ss]iglos?|s\.)[ \u00a0](?P<number>\d{1,2}|[ivx]+|[IVX]*[ivx][IVX]*)\b"
)
_CENTURY_MESSAGE = Localized(
    es="Los siglos se escriben con números romanos: «{right}».",
    en="Centuries are written in Roman numerals: “{right}”.",
)


def _centuries(text: str) -> Iterator[Flaw]:
    for found in _CENTURY.finditer(text):
        number = found["number"]
        if not number.isdigit():
            right = number.upper()
        elif 1 <= int(number) <= 39:
            right = _roman(int(number))
        else:
            continue
        message = _CENTURY_MESSAGE.format(right=right)
        yield Flaw(found.start("number"), found.end("number"), right, message)


def _roman(number: int) -> str:
    signs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    roman = ""
    for value, sign in signs:
        roman += sign * (number // value)
        number %= value
    return roman


_DECADE = re.compile(r"\b(?P<before>los(?: años)? )['’]?(?P<number>[2-9]0)['’]?s\b")
_DECADES = {
    "20": "veinte", "30": "treinta", "40": "cuarenta", "50": "cincuenta", "60": "sesenta",
    "70": "setenta", "80": "ochenta", "90": "noventa",
}  # fmt: skip
_DECADE_MESSAGE = Localized(
    es="Las décadas no llevan «s»: «los {right}».", en="Decades have no “s”: “los {right}”."
)


def _decades(text: str) -> Iterator[Flaw]:
    for found in _DECADE.finditer(text):
        right = _DECADES[found["number"]]
        message = _DECADE_MESSAGE.format(right=right)
        yield Flaw(found.end("before"), found.end(), right, message)
