"""What is written in one word and what in two: porque and por que, sino and si no.

RAE, Diccionario panhispánico de dudas, under porque, porqué, por que, sino and si no.
"""

from __future__ import annotations

from itertools import pairwise

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.neighbours import Neighbours
from newsletter_editor.spelling.nominals import nominal
from newsletter_editor.spelling.orthography.confused import (
    DETERMINERS,
    FINITE,
    NEGATIONS,
    Meant,
    Rule,
    conjugates,
    tells,
)
from newsletter_editor.spelling.word_sets import word_set

_GOVERNS_FOR = (
    "raz", "motiv", "caus", "explic", "sab", "sepa", "pregunt", "entend", "entiend", "comprend",
    "opt", "abog", "preocup", "luch", "esfuerz", "esforz", "interes", "apost", "apuest", "vel",
    "decant", "justific", "dud", "respuest", "investig", "descubr", "averig", "ver", "idea",
    "indic", "mostr", "muestr", "describ", "dec", "dic", "dij", "cuent", "cont", "revel", "detall",
    "aclar", "señal", "especific", "ense", "aprend", "inform", "mir", "vea", "veremos", "discut",
    "analiz", "imagin", "pas", "empez", "empiez", "comenz", "comienz", "puj", "precio", "porqu",
)  # fmt: skip
"""Beginnings of words that por que or por qué may depend on."""


def _may_govern(words: list[str]) -> bool:
    return any(word.startswith(_GOVERNS_FOR) for word in words)


def _por(here: Neighbours) -> Meant | None:
    """For por que where porque is meant, and por qué where porqué is."""
    if here.after() != "que" or here.opening == "¿":
        return None
    if here.written(1) == "que":
        if here.before() in _BEFORE_NOUN and not here.after(2) and here.ends_after(1):
            return Meant("porqué", 2)
        if not here.before() or here.before() in grammar.PREPOSITIONS | {"y", "o"}:
            return None
        if here.before() == "no" and not here.before(2) and here.after(2):
            # No porque lo diga yo.
            return Meant("porque", 2)
        causal = tells(here, 2) and not _may_govern(here.earlier()[-4:])
        return Meant("porque", 2) if causal else None
    if here.before() in _BEFORE_NOUN and (here.after(2) in ("de", "del") or not here.after(2)):
        return Meant("porqué", 2)
    return None


_BEFORE_NOUN = word_set("el un del al su este ese")


def _porque(here: Neighbours) -> Meant | None:
    """For porqué, which is a noun and has a determiner."""
    before = here.before()
    if before in DETERMINERS | grammar.PREPOSITIONS | {"los", "y", "o"}:
        return None
    infinitive = grammar.is_infinitive(here.after(), here.spanish)
    if before and _may_govern(here.earlier()[-_NEAR_DENIAL:]):
        return Meant("por qué")
    asks = here.written(-1) == "sé"
    if here.opening == "¿" or asks or (infinitive and not before):
        return Meant("por qué")
    return Meant("porque") if before and tells(here, 1) else None


_NO_NOUN_PHRASE = word_set("que tambien ademas")
_INSTEAD = word_set(
    """
    a en con por para de desde como sobre simplemente solo mas todo hasta incluso solamente al
    del entre mediante
    """
)


def _si(here: Neighbours) -> Meant | None:
    """For si no where one thing stands against another: no es rojo, sino azul."""
    if here.after() != "no" or here.word.lower != "si":
        return None
    after = here.after(2)
    if after in _NO_NOUN_PHRASE:
        return Meant("sino", 2) if here.after(3) or after != "que" else None
    earlier = here.earlier()[-_NEAR_DENIAL:]
    limited = any(
        one == "no" and two in ("solo", "solamente", "unicamente") for one, two in pairwise(earlier)
    )
    contrasted = here.opening == "," and "no" in earlier and "si" not in earlier
    named = contrasted and here.text[here.word.end :][: len(" no ") + 1][-1:].isupper()
    noun_phrase = named or (
        after in grammar.ARTICLES | {"unos", "varios", "varias"} and not tells(here, 3)
    )
    alone = "no" in earlier and "si" not in earlier and not here.after(3) and here.ends_after(2)
    what = nominal(here.written(2))
    if alone and here.before() and what is not None and not what.is_verb:
        # No es mío si no tuyo: a condition would have its verb.
        return Meant("sino", 2)
    if after in _POINTED and here.before() in _POINTED and "no" in earlier:
        # No quiero eso si no esto.
        return Meant("sino", 2)
    if noun_phrase and after in ("la", "los", "las") and _may_be_verb(here, 3):
        return None
    return (
        Meant("sino", 2) if (limited or contrasted) and (after in _INSTEAD or noun_phrase) else None
    )


_POINTED = word_set("esto eso aquello este ese aquel esta esa aquella")
_NEAR_DENIAL = 16
"""Words between a denial and what stands against it."""


def _may_be_verb(here: Neighbours, distance: int) -> bool:
    """Whether a pronoun and no article stands before the word: si no la encuentras."""
    word, written = here.after(distance), here.written(distance)
    if word.endswith("s") and here.after(distance - 1) in ("los", "las"):
        return not here.spanish.knows(word[:-1])
    return word.endswith(("s", "mos", "o", "e", "an", "en")) or written != word


_CLITICS_OF_VERB = word_set("se te me nos os le les")


def _sino(here: Neighbours) -> Meant | None:
    """For sino before a verb: avísame si no vienes. RAE wants sino que before one."""
    after = here.after()
    if here.before() in DETERMINERS | {"que", "de", "al", "cosa", "quien", "donde"}:
        return None
    if not after:
        opens = here.punctuation == "," and (
            here.word.starts_sentence or here.clause() in (["y"], ["pero"])
        )
        ends = here.before() == "como" and here.ends_clause
        return Meant("si no") if opens or ends else None
    past = here.written(1).endswith(("ó", "aba", "aban", "ía", "ían")) and here.spanish.knows(
        here.written(1)
    )
    if _begins_condition(here) or _threatens(here):
        return Meant("si no")
    verb = after in FINITE and tells(here, 1)
    pronoun = after in ("lo", "la", "los", "las") and here.after(2) in FINITE - {"es", "son"}
    pronoun = pronoun or (after in _CLITICS_OF_VERB and here.after(2) not in ("que", ""))
    other = not here.before() and here.opening != "," and here.word.starts_sentence
    other = (other or bool(here.before())) and conjugates(after, here)
    if not (verb or past or pronoun or other):
        return None
    denied = any(word in NEGATIONS for word in here.earlier())
    asked = "quien" in here.earlier() or "?" in here.text[here.word.end :][:80]
    if asked or (denied and (here.opening == "," or not verb)):
        return None
    return Meant("si no")


def _is_of_reader(word: str, here: Neighbours, *, names: bool) -> bool:
    """Whether a word is a verb's form for *tú*: vienes, ves, pruebas."""
    knows = here.spanish.knows
    # Vienes has viene and vienen beside it, ves ve and ven; nouns only count where none can stand.
    is_form = word.endswith(("as", "es")) and knows(word) and knows(word[:-1] + "n")
    what = nominal(word)
    return is_form and knows(word[:-1]) and (names or what is None or not what.is_noun)


def _begins_condition(here: Neighbours) -> bool:
    """Whether a sentence begins with it and the reader's verb: si no vienes, si no lo ves."""
    if here.before() or not here.word.starts_sentence or not here.word.is_capitalised:
        return False
    at = 2 if here.after() in ("lo", "la", "los", "las") else 1
    return _is_of_reader(here.written(at).lower(), here, names=here.after() == "lo")


def _threatens(here: Neighbours) -> bool:
    """Whether it says what will happen otherwise: hazlo ya, si no llegarás tarde."""
    future = here.written(1).lower()
    return (
        here.opening == ","
        and future.endswith(("rás", "rá", "rán", "remos"))
        and nominal(future) is None
        and here.spanish.knows(future)
        and not any(word in NEGATIONS for word in here.earlier())
    )


RULES: dict[str, Rule] = {"por": _por, "porqué": _porque, "si": _si, "sino": _sino}
