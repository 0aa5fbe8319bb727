"""Right words in each other's place: haber and a ver, hay and ahí, haya and halla, tuvo and tubo.

Each pattern holds the neighbours without which the other word could be meant; RAE, Diccionario
panhispánico de dudas, under the words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.orthography.flaw import Flaw, Reading
from newsletter_editor.text.localized import Localized

_Check = Callable[[str, Reading], bool]


def _infinitive(word: str, reading: Reading) -> bool:
    return grammar.is_infinitive(without_accents(word.lower()), reading.spanish)


def _participle(word: str, reading: Reading) -> bool:
    return grammar.is_participle(without_accents(word.lower()), reading.spanish)


_CLITIC = r"(?:me|te|se|le|les|lo|la|los|las|nos|os)"
_ASKED = r"(?= (?:si|qué|cómo|cuándo|quién)\b)"
_NO_ARTICLE = r"(?<!un )(?<!el )(?<!del )(?<!ese )(?<!este )(?<!su )(?<!mi )(?<!tu )"
_NO_CLITIC = r"(?<!se )(?<!me )(?<!te )(?<!nos )"
_HAVE = r"(?:he|has|ha|hemos|han|había|habías|habían|haber|habría|haya|hayan)"
_GOING = ("voy", "vas", "va", "vamos", "vais", "van", "iba", "ibas", "íbamos", "iban")
_PATTERNS: tuple[tuple[str, str] | tuple[str, str, _Check], ...] = (
    # What stands between ‹ and › is wrong; `next`, where there is one, is put to the check.
    (r"(?:^|[.,;:¿¡(] ?|\b(?:y|pero|pues) )‹haber›" + _ASKED, "a ver"),
    (r"\b(?:vamos|voy) ‹haber›" + _ASKED, "a ver"),
    (
        r"\b(?:de|por|tras|sin|puede|podría|debe|debería|debió|pudo) ‹a ver› (?P<next>\w+)",
        "haber",
        _participle,
    ),
    (r"(?<!de )\b‹ahí› que (?P<next>\w+)", "hay", _infinitive),
    (r"\b‹ay› que (?P<next>\w+)", "hay", _infinitive),
    (
        r"\b‹ay›(?= (?:un[oa]?s?|much[oa]s?|vari[oa]s|más|otr[oa]s?|algun[oa]s?|tant[oa]s?) )",
        "hay",
    ),
    (r"\b‹hay›(?= (?:está|están|estaba|estaban|estoy|viene|va|vamos)\b)", "ahí"),
    (rf"\b(?:{_CLITIC}|no|ya|nunca|siempre|también) ‹a› (?P<next>\w+)", "ha", _participle),
    (r"\b‹a›(?= (?:sido|habido)\b)", "ha"),
    (r"\b‹an› (?P<next>\w+)", "han", _participle),
    (rf"\b(?:{_CLITIC}|no|ya|nunca|yo) ‹e› (?P<next>\w+)", "he", _participle),
    (
        rf"\b(?:{_CLITIC}|tú) ‹hecho›(?= (?:de menos|un vistazo|una mano|a perder)\b)",
        "echo",
    ),
    (rf"\b{_HAVE} ‹echo›\b(?! de (?:menos|más))", "hecho"),
    (r"(?:^|[.,;:(] ?|\b(?:y|pero|que) )de ‹echo›\b", "hecho"),
    (rf"{_NO_ARTICLE}\b‹tubo›(?= lugar\b)", "tuvo"),
    (rf"{_NO_ARTICLE}\b‹tubo› que (?P<next>\w+)", "tuvo", _infinitive),
    (
        r"\b(?:que|se|le|les|nos|te) ‹valla›(?= (?:a|al|bien|mal|por|con|mejor|más)\b)",
        "vaya",
    ),
    (r"\b(?:que|se|les|nos|te) ‹vallan›(?= (?:a|al|bien|mal|por|con)\b)", "vayan"),
    (rf"{_NO_CLITIC}\b‹halla› (?P<next>\w+)", "haya", _participle),
    (rf"{_NO_CLITIC}\b‹hallan› (?P<next>\w+)", "hayan", _participle),
    (r"\bse ‹haya›(?= (?:en|entre|cerca|bajo|dentro) )", "halla"),
    (r"\bse ‹hayan›(?= (?:en|entre|cerca|bajo|dentro) )", "hallan"),
    (r"\b‹si no›(?= (?:que|también)\b)", "sino"),
    (
        r"(?:^|[.;:] )‹sino›"
        r"(?= (?:hay|fuera|hubiera|existen?|puedes?|quieres?|tienes?|sabes?)\b)",
        "si no",
    ),
    (
        rf"\b(?:{'|'.join(_GOING)})‹› "
        r"(?!haber (?:si|qué|cómo|cuándo)\b)(?P<next>\w+)",
        " a",
        _infinitive,
    ),
    (
        r"\b‹a cerca›(?= de (?:la|las|los|lo|el|del|su|sus|este|esta|cómo|qué|nuestr[oa]s?)\b)",
        "acerca",
    ),
    (r"\b‹a demás›\b", "además"),
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
