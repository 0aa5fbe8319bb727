"""Right words in each other's place: haber and a ver, ves and vez, a cerca and acerca.

Rules by word are in `confused_*`. Each pattern here holds the neighbours without which the other
word could be meant; RAE, Diccionario panhispánico de dudas, under the words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.neighbours import Neighbours
from newsletter_editor.spelling.orthography import (
    confused_haber,
    confused_joins,
    confused_sounds,
    confused_there,
)
from newsletter_editor.spelling.orthography.flaw import Flaw, Reading
from newsletter_editor.text.localized import Localized

_Check = Callable[[str, Reading], bool]


def _infinitive(word: str, reading: Reading) -> bool:
    return grammar.is_infinitive(without_accents(word.lower()), reading.spanish)


_NO_ARTICLE = r"(?<!un )(?<!el )(?<!del )(?<!ese )(?<!este )(?<!su )(?<!mi )(?<!tu )"
_GOING = ("voy", "vas", "va", "vamos", "vais", "van", "iba", "ibas", "íbamos", "iban")
_NEAR = ("está", "esta", "están", "estoy", "estás", "estamos", "estaba", "estaban", "estuvo")
_PATTERNS: tuple[tuple[str, str] | tuple[str, str, _Check], ...] = (
    # What stands between ‹ and › is wrong; `next`, where there is one, is put to the check.
    (
        rf"\b(?:{'|'.join(_GOING)})‹› "
        r"(?!haber (?:si|qué|cómo|cuándo)\b)(?!de[rn]\b)(?P<next>\w+)",
        " a",
        _infinitive,
    ),
    (
        r"\b‹a cerca›(?= de (?:la|las|los|lo|el|del|su|sus|este|esta|cómo|qué|nuestr[oa]s?)\b)",
        "acerca",
    ),
    (r"\b‹a demás›\b", "además"),
    (
        r"(?:^|[.,;:(¡¿]\s?)‹a parte›(?= de (?:es[oa]s?|est[oa]s?|ello|lo|que|ser|tener)\b)",
        "aparte",
    ),
    (rf"\b(?:{'|'.join(_NEAR)}) ‹apunto›(?= de\b)", "a punto"),
    (r"\b‹a delante›\b", "adelante"),
    (r"\b‹al rededor›\b", "alrededor"),
    (r"\b‹con migo›\b", "conmigo"),
    (r"\b‹con tigo›\b", "contigo"),
    (r"\b‹de bajo›(?= de\b)", "debajo"),
    (r"\bni ‹si quiera›\b", "siquiera"),
    (rf"{_NO_ARTICLE}\b‹sobretodo›\b(?! (?:de|negro|gris|largo))", "sobre todo"),
    (
        r"\b(?:gira|giran|giró|giraba|todo|debate|debates|discusión|están?|fue) ‹entorno›(?= al? )",
        "en torno",
    ),
)


class _Confusion(NamedTuple):
    keys: frozenset[str]
    """A passage without any of these words need not be searched."""
    pattern: re.Pattern[str]
    right: str
    check: _Check | None


def _confusion(pattern: str, right: str, check: _Check | None = None) -> _Confusion:
    wrong = pattern[pattern.index("‹") + 1 : pattern.index("›")]
    keys = frozenset((max(wrong.split(), key=len),)) if wrong else frozenset(_GOING)
    named = pattern.replace("‹", "(?P<wrong>").replace("›", ")")
    return _Confusion(keys, re.compile(named, re.IGNORECASE), right, check)


_CONFUSIONS = [_confusion(*each) for each in _PATTERNS]
_MESSAGE = Localized(
    es="Aquí parece que se quiso escribir «{right}».",
    en="Here “{right}” seems to be meant.",
)
_MISSING = Localized(
    es="Falta la preposición «a»: ir a hacer algo.",
    en="The preposition “a” is missing: ir a hacer algo.",
)


def confused_words(reading: Reading) -> Iterator[Flaw]:
    """Words that sound as others and stand where those belong."""
    yield from _by_word(reading)
    present = {word.lower for word in reading.words}
    for keys, pattern, right, check in _CONFUSIONS:
        if keys.isdisjoint(present):
            continue
        for found in pattern.finditer(reading.text):
            if check is not None and not check(found["next"], reading):
                continue
            start, end = found.span("wrong")
            if start == end:
                begin = max(reading.text.rfind(" ", 0, start), 0)
                shown = (begin + 1 if begin else 0, found.end())
                yield Flaw(start, end, right, _MISSING, shown=shown)
                continue
            meant = right[0].upper() + right[1:] if found["wrong"][0].isupper() else right
            yield Flaw(start, end, meant, _MESSAGE.format(right=right))


def _by_word(reading: Reading) -> Iterator[Flaw]:
    found = reading.words
    for at, word in enumerate(found):
        rule = _RULES.get(word.lower)
        if rule is None or word.is_shouted:
            continue
        meant = rule(Neighbours(reading.text, found, reading.bare, at, reading.spanish))
        if meant is None:
            continue
        right = meant.right
        shown = right[0].upper() + right[1:] if word.is_capitalised else right
        end = found[at + meant.words - 1].end
        yield Flaw(word.start, end, shown, _MESSAGE.format(right=right))


_RULES = confused_haber.RULES | confused_there.RULES | confused_joins.RULES | confused_sounds.RULES
