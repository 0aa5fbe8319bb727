"""Numbers: groups of thousands, decimals, percentages and number words.

RAE, Ortografía 2010, VIII.2.2 and VIII.2.3; Diccionario panhispánico de dudas, «números».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.orthography.flaw import NO_BREAK_SPACE, Flaw, Reading, before
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.numerals import small_number

_NOT_INSIDE = r"(?<![\w.,/:#–-])"
_GROUPS = re.compile(rf"{_NOT_INSIDE}\d{{1,3}}(?:\.\d{{3}}){{2,}}(?:,\d+)?(?![\w/])(?![.,]\d)")
_COMMA_GROUPS = re.compile(
    rf"{_NOT_INSIDE}\d{{1,3}}(?:,\d{{3}}){{2,}}(?:\.\d+)?(?![\w/])(?![.,]\d)"
)
_ONE_GROUP = re.compile(rf"{_NOT_INSIDE}(?!0)\d{{1,3}}[.,](?:\d00|0\d0|500)(?![\w/%])(?![.,]\d)")
_DECIMAL = re.compile(rf"{_NOT_INSIDE}\d+([.,])\d+(?![\w/–-])(?![.,]\d)")
_PERCENT = re.compile(r"(?<=\d)(?P<space> ?)(?=[%‰])")
_VERSIONED = re.compile(
    r"(?:\b(?:[Vv]ersi[oó]n|[Vv]\.?|[Rr]elease|[Ff]ig(?:ura|\.)|[Tt]abla|[Cc]uadro|[Ss]ecci[oó]n"
    r"|[Cc]ap[ií]tulo|[Aa]partado|[Ee]cuaci[oó]n|[Aa]rt(?:ículo|\.)|[Ll]ey)"
    r"|\b\w*[A-Z]\w*[A-Z]\w*)[ -]*$"
)

_THOUSANDS = Localized(
    es="Los millares se separan con un espacio, no con punto ni coma: «{right}».",
    en="In Spanish thousands are grouped by a space, not by point or comma: “{right}”.",
)
_DECIMALS = Localized(
    es="El equipo escribe los decimales con {sign}.", en="The team writes decimals with a {sign}."
)
_SIGNS = {
    ",": Localized(es="coma", en="comma"),
    ".": Localized(es="punto", en="point"),
}
_PERCENT_SPACE = Localized(
    es="Entre la cifra y «%» va un espacio (que no se parta).",
    en="In Spanish a space (one that does not break) stands between the number and “%”.",
)


def wrong_numbers(reading: Reading) -> Iterator[Flaw]:
    """Thousands grouped by points or commas, and decimals with the sign the team does not use."""
    text = reading.text
    grouped: set[int] = set()
    for pattern, sign in ((_GROUPS, "."), (_COMMA_GROUPS, ",")):
        for found in pattern.finditer(text):
            grouped.add(found.start())
            if not _is_address(found[0]):
                yield _thousands(found, sign)
    for found in _ONE_GROUP.finditer(text):
        if not _VERSIONED.search(before(text, found.start())):
            grouped.add(found.start())
            yield _thousands(found, "." if "." in found[0] else ",")
    wanted = {"comma": ",", "point": "."}.get(reading.choices.decimal)
    if wanted is None:
        return
    for found in _DECIMAL.finditer(text):
        if found[1] == wanted or found.start() in grouped:
            continue
        if _VERSIONED.search(before(text, found.start())):
            continue
        yield Flaw(
            found.start(1),
            found.end(1),
            wanted,
            _DECIMALS.format(sign=_SIGNS[wanted]),
            shown=found.span(),
        )


def _is_address(digits: str) -> bool:
    """Whether four groups are a machine's address: 192.168.100.255."""
    groups = digits.split(".")
    numbers = [small_number(group) for group in groups]
    return len(numbers) == 4 and all(each is not None and each <= 255 for each in numbers)


def _thousands(found: re.Match[str], sign: str) -> Flaw:
    digits = found[0]
    whole, _, rest = digits.partition("," if sign == "." else ".")
    parts = whole.split(sign)
    # Four digits are not grouped.
    joiner = "" if len(parts) == 2 and len(parts[0]) == 1 else NO_BREAK_SPACE
    right = joiner.join(parts) + (digits[len(whole) :] if rest else "")
    return Flaw(found.start(), found.end(), right, _THOUSANDS.format(right=right))


def percent_without_space(reading: Reading) -> Iterator[Flaw]:
    """Per cent and per mille signs joined to the number."""
    for found in _PERCENT.finditer(reading.text):
        if found["space"]:
            continue
        digits = re.search(r"[\d.,]+$", before(reading.text, found.start()))
        begin = digits.start() if digits else found.start() - 1
        yield Flaw(
            found.start() - 1,
            found.start(),
            reading.text[found.start() - 1] + NO_BREAK_SPACE,
            _PERCENT_SPACE,
            shown=(begin, found.end() + 1),
        )


_UNITS = "un uno una dos tres cuatro cinco seis siete ocho nueve"
_TWENTIES = {
    "un": "veintiún", "uno": "veintiuno", "una": "veintiuna", "dos": "veintidós",
    "tres": "veintitrés", "cuatro": "veinticuatro", "cinco": "veinticinco", "seis": "veintiséis",
    "siete": "veintisiete", "ocho": "veintiocho", "nueve": "veintinueve",
}  # fmt: skip
_TENS = {
    "seis": "dieciséis", "siete": "diecisiete", "ocho": "dieciocho", "nueve": "diecinueve",
}  # fmt: skip
_TWO_WORDS = re.compile(rf"\b(veinte|diez)\s+y\s+({_UNITS.replace(' ', '|')})\b", re.IGNORECASE)
_HUNDREDS = re.compile(r"\b(dos|tres|cuatro|seis|ocho)\s+cient([oa]s)\b", re.IGNORECASE)
_ONE_THOUSAND = re.compile(r"(?<!\w)un\s+mil(?=\s+(?!millones)[a-záéíóúñ])")
_ELEVENTH = re.compile(r"\b(d[eé]cimo)\s+(primer[oa]?|segund[oa])\b", re.IGNORECASE)
_ONE_WORD = Localized(
    es="Este número se escribe en una palabra: «{right}».",
    en="This number is written as one word: “{right}”.",
)


def wrong_number_words(reading: Reading) -> Iterator[Flaw]:
    """Numbers up to thirty and hundreds are one word: veintiuno, dieciséis, doscientos."""
    text = reading.text
    for found in _TWO_WORDS.finditer(text):
        table = _TWENTIES if found[1].lower() == "veinte" else _TENS
        right = table.get(without_accents(found[2].lower()))
        if right:
            yield _one_word(found, right)
    for found in _HUNDREDS.finditer(text):
        yield _one_word(found, found[1].lower() + "cient" + found[2].lower())
    for found in _ONE_THOUSAND.finditer(text):
        message = Localized(es="Se escribe «mil», sin «un».", en="It is “mil”, without “un”.")
        yield Flaw(found.start(), found.end(), "mil", message)
    for found in _ELEVENTH.finditer(text):
        yield _one_word(found, "decimo" + found[2].lower())


def _one_word(found: re.Match[str], right: str) -> Flaw:
    if found[0][0].isupper():
        right = right[0].upper() + right[1:]
    return Flaw(found.start(), found.end(), right, _ONE_WORD.format(right=right))
