"""Months, days and languages have no capital (RAE, Ortografía 2010, IV.4.2.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.spelling.orthography.flaw import Flaw, Reading
from newsletter_editor.text.localized import Localized

_MONTHS = (
    "Enero|Febrero|Marzo|Abril|Mayo|Junio|Julio|Agosto|Septiembre|Setiembre|Octubre|Noviembre"
    "|Diciembre"
)
_DAYS = "Lunes|Martes|Miércoles|Miercoles|Jueves|Viernes|Sábado|Sabado|Domingo"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<=\d de )(?P<word>{_MONTHS})\b",
        rf"\b(?P<word>{_MONTHS})(?= (?:de|del) (?:\d{{4}}|año|presente|próximo|pasado)\b)",
        rf"(?<=\b(?:en|de) )(?P<word>{_MONTHS})(?=\s*(?:[,.;)]|$| de \d| \d{{4}}))".replace(
            r"(?<=\b(?:en|de) )", r"(?<=(?: en| de) )"
        ),
        rf"(?<=(?: el| un) )(?P<word>{_DAYS})\b(?! [A-ZÁÉÍÓÚÑ])",
        rf"(?<=(?:los|ada|ste|imo|ado) )(?P<word>{_DAYS})\b(?! [A-ZÁÉÍÓÚÑ])",
        rf"\b(?P<word>{_DAYS})(?=,? \d{{1,2}} de )",
    )
)
_MESSAGE = Localized(
    es="Los meses y los días van con minúscula: «{right}».",
    en="In Spanish months and days have no capital: “{right}”.",
)


def wrong_capitals(reading: Reading) -> Iterator[Flaw]:
    """Months and days with a capital inside a sentence, where a date or an article shows them."""
    starts = {word.start for word in reading.words if word.starts_sentence}
    seen: set[int] = set()
    for pattern in _PATTERNS:
        for found in pattern.finditer(reading.text):
            at = found.start("word")
            if at in starts or at in seen:
                continue
            seen.add(at)
            right = found["word"].lower()
            yield Flaw(at, found.end("word"), right, _MESSAGE.format(right=right))
