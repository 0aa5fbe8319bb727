"""A sentence's subject and its verb, where they stand near: los autores publicó, la red aprenden.

RAE, Nueva gramática básica 2011, 33. Only a noun phrase that opens the sentence is judged, and only
before a verb that is nothing else; what tells when, and what counts others, is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.neighbours import Neighbours
from newsletter_editor.spelling.nominals import Nominal, nominal
from newsletter_editor.spelling.orthography.agreement_words import (
    COLLECTIVE,
    DETERMINERS,
    TIMES,
    disagreement,
    judged,
)
from newsletter_editor.spelling.orthography.flaw import Flaw, Reading
from newsletter_editor.spelling.verbs import Form, origins
from newsletter_editor.spelling.word_sets import word_set

_NO_SUBJECTS = (
    COLLECTIVE
    | TIMES
    | word_set(
        """
    día noche tarde mañana semana mes año hora minuto segundo verano invierno otoño primavera siglo
    momento fecha temporada década trimestre semestre fin principio final domingo sábado mes gente
    pareja tipo clase porcentaje cosa modo forma manera caso
    """
    )
)
_BEFORE_VERB = word_set("se no nos ya también nunca siempre tampoco todavía aún solo")
_NO_VERBS = (
    grammar.PREPOSITIONS
    | grammar.CONJUNCTIONS
    | word_set(
        """
    para sobre entre ante cerca fuera arriba nada una cuenta base junta vista siempre antes entonces
    aparte encima aunque mediante durante salvo menos bien tan acerca rosa naranja violeta turquesa
    malva lila clave piloto
    """
    )
)
_OBJECTS = grammar.OBJECT_MARKERS | grammar.PREPOSITIONS | {"como", "muy", "más", "mas"}
_SHORTEST = 4
_LONGEST = 7
"""Words from a sentence's first to its verb."""


def disagreeing_verbs(reading: Reading) -> Iterator[Flaw]:
    """Verbs of another number than the noun phrase that opens their sentence."""
    found = reading.words
    for at, word in enumerate(found[:-2]):
        determiner = DETERMINERS.get(word.lower) if word.is_capitalised else None
        if determiner is None or not word.starts_sentence or word.is_shouted:
            continue
        if word.lower in ("del", "al"):
            continue
        here = Neighbours(reading.text, found, reading.bare, at, reading.spanish)
        what = judged(reading.text, word, found[at + 1])
        if what is None or not what.is_noun or what.number != determiner.number:
            continue
        if found[at + 1].lower in _NO_SUBJECTS or not set(what.gender) & set(determiner.gender):
            continue
        distance = _place_of_verb(here, what)
        if not distance:
            continue
        right = _of_number(here, distance, what.number)
        if right:
            verb = found[at + distance]
            yield disagreement(here, verb, right, word, verb)


def _place_of_verb(here: Neighbours, what: Nominal) -> int:
    """How many words after the first its verb may stand; 0 where the phrase is another."""
    at = 2
    adjective = nominal(here.written(at))
    if adjective is not None and adjective.parts == "a":
        if adjective.number != what.number or not set(adjective.gender) & set(what.gender):
            return 0
        at += 1
    elif here.after(at) in ("de", "del"):
        at += 1 + (here.after(at + 1) in ("la", "los", "las", "el"))
        other = nominal(here.written(at))
        if other is None or not other.is_noun or (what.number, other.number) == ("sg", "pl"):
            return 0
        at += 1
    while here.written(at) in _BEFORE_VERB:
        at += 1
    return at if at <= _LONGEST else 0


def _of_number(here: Neighbours, distance: int, number: str) -> str:
    """The verb that many words after in that number, "" where it has it or may be no verb."""
    written, knows = here.written(distance), here.spanish.knows
    what = nominal(written)
    if len(written) < _SHORTEST or written in _NO_VERBS or here.word_at(distance).is_capitalised:
        return ""
    if not knows(written):
        return ""
    if what is not None and not (what.is_verb and _must_be_verb(here, distance)):
        return ""
    follows = here.after(distance + 1)
    if follows.endswith(_JOINED) and grammar.is_infinitive(follows, here.spanish):
        # El artículo pueden leerlo aquí.
        return ""
    if number == "pl":
        if written.endswith("ó"):
            return next(filter(knows, _preterites(written)), "")
        is_present = written.endswith(("a", "e", "ía", "rá")) and knows(written + "n")
        return written + "n" if is_present and _conjugated(written, here) else ""
    if written == "fueron":
        return "fue"
    if written.endswith("ron"):
        return next(filter(knows, (written[:-4] + "ó", written[:-3] + "ó")), "")
    singular = written[:-1]
    is_present = written.endswith(("an", "en", "án", "ían")) and knows(singular)
    return singular if is_present and _conjugated(singular, here) else ""


def _must_be_verb(here: Neighbours, distance: int) -> bool:
    """Whether a word stands as no noun could: se guarda en, muestra una mejora."""
    return here.written(distance - 1) in _BEFORE_VERB or here.after(distance + 1) in _ARTICLES


_JOINED = ("lo", "la", "los", "las", "le", "les")
_ARTICLES = word_set("un una el la los las su sus")


def _preterites(written: str) -> tuple[str, ...]:
    return (written[:-1] + "aron", written[:-1] + "eron")


_IRREGULAR = word_set(
    "viene dice sale pone quiere sabe trae cae sigue parece ofrece permite incluye"
)
"""Thirds of verbs whose order to *tú* is another, or that ask for no nearer look."""


def _conjugated(singular: str, here: Neighbours) -> bool:
    """Whether it is the third person of a verb, and has the one for *tú* beside it."""
    knows = here.spanish.knows
    if singular.endswith(("ía", "rá")) or singular in _IRREGULAR:
        return True
    return knows(singular + "s") and any(
        origin.form is Form.TU and knows(origin.infinitive) for origin in origins(singular)
    )
