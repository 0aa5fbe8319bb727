"""What there is and where: halla, haya and allá, hay and ahí, hubieron muchos and pueden haber.

RAE, Diccionario panhispánico de dudas, under haber, halla, ahí and hacer.
"""

from __future__ import annotations

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.neighbours import Neighbours
from newsletter_editor.spelling.nominals import nominal
from newsletter_editor.spelling.orthography.confused import (
    DETERMINERS,
    FINITE,
    ONLY_AFTER_HAVE,
    QUANTIFIERS,
    Meant,
    Rule,
    tells,
)
from newsletter_editor.spelling.word_sets import word_set

_WISHING = word_set(
    """
    para sin ojala espero espera esperamos quiero queremos posible necesario importante dudo puede
    mejor hasta hace antes despues probable imposible bueno logico normal salvo aunque deseo menos
    """
)
_SOMETHING = QUANTIFIERS | word_set(
    """
    un una mas mucho mucha poco poca algo alguien nadie nada ningun ninguna algun alguna que tiempo
    """
)


def _halla(here: Neighbours) -> Meant | None:
    before, after = here.before(), here.after()
    plural = "n" if here.word.lower.endswith("n") else ""
    if grammar.is_participle(after, here.spanish):
        # Se halla situado finds; se halla sido has been, and so has para que se halla hecho.
        found = before in ("se", "me", "te", "nos") and after not in ONLY_AFTER_HAVE
        return None if found and not _is_wished(here) else Meant("haya" + plural)
    if plural:
        return None
    if before in ("mas", "hasta", "por", "desde", "para"):
        return Meant("allá")
    if before == "aunque" and _is_plural_noun(after, here) and _is_only_noun(here, 1):
        return Meant("haya")
    if after == "que" and grammar.is_infinitive(here.after(2), here.spanish):
        return Meant("haya")
    if after in ("nadie", "alguien") and before in ("no", "que", "cuando", "si"):
        # What is found takes a: no halla a nadie.
        return Meant("haya")
    something = after in _SOMETHING or (grammar.is_nominal(after) and not after.endswith("mente"))
    return Meant("haya") if after and something and _is_wished(here) else None


def _is_wished(here: Neighbours) -> bool:
    """Whether the clause is one whose verb is never in the indicative."""
    back = 1
    while here.before(back) in ("no", "se", "me", "te", "nos", "ya", "les", "le"):
        back += 1
    if here.before(back) in ("ojala", "quiza", "quizas"):
        return True
    if here.before(back) == "mientras" and back > 1:
        return True
    if here.before(back) == "cuando" and here.before(back + 1) == "y":
        return True
    opener = here.before(back + 1)
    if here.before(back) == "que" and opener in _BELIEVING:
        return here.before(back + 2) == "no"
    of = opener == "de" and here.before(back + 2) in ("antes", "despues", "caso", "pesar")
    return here.before(back) == "que" and (opener in _WISHING or of)


_BELIEVING = word_set("creo crees cree creemos creen pienso piensa pensamos parece veo digo dice")
_MORE_THERE_IS = word_set("cuanto cuantos cuanta cuantas mientras que quien lo no nada nadie donde")


def _haya(here: Neighbours) -> Meant | None:
    before, after = here.before(), here.after()
    plural = "n" if here.word.lower.endswith("n") else ""
    if not plural and before == "mas":
        there = here.before(2) not in _MORE_THERE_IS and (
            after in ("de", "del") or here.ends_clause
        )
        return Meant("allá") if there else None
    if not plural and before == "por" and here.ends_clause and not after:
        return Meant("allá")
    if not plural and before in _GOING_THERE and not grammar.is_participle(after, here.spanish):
        return Meant("allá")
    clause = here.clause()
    if before != "se" or any(word in grammar.SUBJUNCTIVE_OPENERS | {"no"} for word in clause):
        return None
    placed = after in ("en", "entre", "cerca", "bajo", "dentro", "junto", "frente", "detras")
    begins = here.before() == "se" and len(clause) == 1
    return Meant("halla" + plural) if placed and (clause[:-1] or begins) else None


_GOING_THERE = word_set("vamos voy vas fui fuimos iremos vayamos vete llegamos llegar ir")


def _alla(here: Neighbours) -> Meant | None:
    before = here.before()
    if here.word.lower != "allá":
        return None
    if here.after() == "que" and grammar.is_infinitive(here.after(2), here.spanish):
        return Meant("haya") if before in _BEFORE_SUBJUNCTIVE else None
    if grammar.is_participle(here.after(), here.spanish):
        fits = before in _BEFORE_SUBJUNCTIVE or before in grammar.CLITICS | {"no"}
        return Meant("haya") if fits else None
    return Meant("haya") if _is_wished(here) and here.after() in _SOMETHING - {"que"} else None


_BEFORE_SUBJUNCTIVE = word_set("que cuando aunque ojala quiza quizas segun")


def _aya(here: Neighbours) -> Meant | None:
    before, after = here.before(), here.after()
    if before in ("mas", "por", "para", "hasta", "desde") and not grammar.is_participle(
        after, here.spanish
    ):
        return Meant("allá")
    if before in DETERMINERS | {"la", "de", "del"} or here.word.is_capitalised:
        return None
    return Meant("haya") if before or after else None


_PLACES_TO = word_set("por de desde hasta para")


def _hay(here: Neighbours) -> Meant | None:
    before, after = here.before(), here.after()
    if before in _PLACES_TO or after == "mismo":
        return Meant("ahí")
    if after in ("es", "fue", "era") and here.after(2) in ("donde", "cuando", "como"):
        return Meant("ahí")
    if _is_second_verb(here) or _is_there_it_is(here):
        return Meant("ahí")
    if here.ends_clause and len(before) > _SHORT and before.endswith(("lo", "la", "los", "te")):
        # Déjalo ahí.
        return Meant("ahí") if here.spanish.knows(here.written(-1)) and not here.before(2) else None
    if here.written(-1).endswith(("é", "ó")) and len(before) >= _SHORT:
        # Two verbs do not follow each other: lo dejé ahí.
        return Meant("ahí") if here.spanish.knows(here.written(-1)) else None
    told = before == "que" and here.before(2) in _BELIEVING | {"se", "sabe", "sabes"}
    if told and here.written(1) in ("está", "están", "estaba", "estaban", "estuvo"):
        return Meant("ahí")
    if before in ("que", "cuanto", "cuantos", "cuanta", "cuantas"):
        # Todo lo que hay está aquí.
        return None
    stands = after in ("esta", "estan", "estaba", "estaban", "estoy", "viene", "va", "vamos")
    # Hay este problema, hay estas dos: the demonstrative has no accent.
    return Meant("ahí") if stands and (after != "esta" or here.written(1) == "está") else None


def _is_there_it_is(here: Neighbours) -> bool:
    """Whether a pronoun with its verb follows, which hay never has: hay lo tienes."""
    return (
        here.before() in ("", "y", "pero")
        and here.after() in ("lo", "la", "los", "las", "te", "me", "os", "nos", "se")
        and here.after(2) in FINITE | {"dejo", "ves", "tienes", "teneis", "ve"}
    )


def _is_second_verb(here: Neighbours) -> bool:
    """Whether a verb stands right before, and no other clause begins: nos vemos hay el lunes."""
    before, verb = here.before(), here.written(-1).lower()
    if any(word in _OPENING_CLAUSES for word in here.clause()):
        return here.ends_clause and before in _BEING
    if nominal(verb) is not None or not here.spanish.knows(verb):
        return False
    if before in _BEING:
        return here.ends_clause or here.after() in ("desde", "para", "con", "por", "sin")
    has_pronoun = before.endswith(("te", "me", "se", "nos", "le", "les"))
    is_adverb = verb.endswith("mente")
    if has_pronoun and verb != before and len(verb) > _SHORT and not is_adverb:
        # Quédate hay un momento; the accent tells it from other words.
        return True
    if verb.endswith("mos") and len(verb) > _SHORT:
        return here.ends_clause or here.after() in _WHEN_MEETING
    return here.ends_clause and before in FINITE - _SAYING


_WHEN_MEETING = word_set("el la los las a con mañana hoy luego pronto siempre")
_BEING = word_set("esta estan estaba estaban estoy estas estuvo estuve estara estaran")
_OPENING_CLAUSES = word_set(
    "que donde cuando como si quien quienes cuanto cuantos cuanta cuantas cual cuales aunque porque"
)
_SAYING = word_set("dice dicen es son hay ha han he hemos existe existen parece")


def _ahi(here: Neighbours) -> Meant | None:
    before, after = here.before(), here.after()
    if after == "que" and before != "de" and grammar.is_infinitive(here.after(2), here.spanish):
        return Meant("hay")
    if before in ("no", "si", "cuando", "donde", "tambien", "ya", "como", "cuantos", "cuantas"):
        there = after in _SOMETHING - {"que", "mas"} or after in ("problema", "duda")
        there = there or (before in ("no", "si") and _is_plural_noun(after, here))
        there = there or (before in ("no", "si", "cuando", "donde") and _is_only_noun(here, 1))
        if there and (before != "ya" or here.before(2) == "no"):
            return Meant("hay")
        if before != "tambien":
            return None
    if before == "que" and here.before(2) in _BELIEVING and _has_no_verb(here):
        return Meant("hay")
    if before == "que" and after == "de":
        return Meant("hay") if here.written(-1) == "qué" else None
    if before and after in QUANTIFIERS and here.clause()[0] in _PLACES:
        told = any(word in FINITE for word in here.clause()) or tells(here, 2)
        return None if told else Meant("hay")
    if not before and here.opening == "¿" and after in _SOMETHING - {"que"}:
        return Meant("hay")
    begins = not before and here.word.starts_sentence
    if (begins or before in _BEFORE_THERE_IS) and _has_no_verb(here):
        return Meant("hay")
    if here.clause() and here.clause()[0] in _PLACES and _is_only_noun(here, 1):
        alone = here.after(2) in ("", "de", "para", "con", "sobre", "a", "en", "y", "que")
        told = any(word in FINITE for word in here.clause()) or tells(here, 2)
        return Meant("hay") if alone and not told and _has_no_verb(here) else None
    if not before and here.word.starts_sentence and after in QUANTIFIERS:
        # Ahí muchos trabajan has a verb; ahí muchas formas de hacerlo has none.
        return Meant("hay") if here.after(3) in ("de", "que", "para") and here.after(2) else None
    return None


def _has_no_verb(here: Neighbours) -> bool:
    """Whether a noun phrase with its complements is all that follows: ahí un problema con eso."""
    is_plural = _is_plural_noun(here.written(1), here) and _is_only_noun(here, 1)
    if here.after() not in _SOMETHING - {"que", "nadie", "nada"} and not is_plural:
        return False
    for distance in range(2, _LONGEST_PHRASE):
        word = here.written(distance)
        if not word or word == "que":
            return is_plural or distance > _PLURAL_FROM
        what = nominal(word)
        if distance == _PLURAL_FROM and here.after() in QUANTIFIERS and what is not None:
            continue
        small = here.after(distance) in grammar.PREPOSITIONS | DETERMINERS | {"eso", "esto", "la"}
        if not small and (what is None or what.is_verb):
            return False
    return False


def _is_only_noun(here: Neighbours, distance: int) -> bool:
    what = nominal(here.written(distance).lower())
    return what is not None and what.is_noun and not what.is_verb


_BEFORE_THERE_IS = word_set("todavia aun solo solamente siempre aqui tambien ademas suerte hoy ya")
_LONGEST_PHRASE = 9
_PLURAL_FROM = 2


def _is_plural_noun(word: str, here: Neighbours) -> bool:
    known = here.spanish.knows
    return (
        word.endswith("s")
        and len(word) > _SHORT
        and known(word)
        and (known(word[:-1]) or known(word[:-2]))
    )


_SHORT = 4
_PLACES = word_set("en aqui alli entre sobre dentro bajo")
_SIGHED = word_set("de mi no si que dios señor madre amor hija hijo ay")


def _ay(here: Neighbours) -> Meant | None:
    after, before = here.after(), here.before()
    if after == "que" and grammar.is_infinitive(here.after(2), here.spanish):
        return Meant("hay")
    if here.opening == "¡" or (here.word.is_capitalised and not here.word.starts_sentence):
        return None
    if before:
        return Meant("hay") if after != "ay" and before not in ("ay", "un", "el", "ese") else None
    somewhat = after in _SOMETHING - {"que", "nadie"} or _is_plural_noun(after, here)
    return Meant("hay") if somewhat and after not in _SIGHED else None


_SINGULAR_OF = {
    "hubieron": "hubo", "habían": "había", "habrán": "habrá", "habrían": "habría",
    "hayan": "haya", "hubieran": "hubiera", "hubiesen": "hubiese",
}  # fmt: skip
_COUNTED = QUANTIFIERS | word_set(
    "mas problemas errores cambios dudas personas casos muertos heridos"
)


def _impersonal(here: Neighbours) -> Meant | None:
    """For hubieron and its like, which is singular where it says that there is something."""
    after, written = here.after(), here.word.lower
    if after == "habido":
        return Meant(_SINGULAR_OF.get(written, "ha"))
    if written == "han" or here.before() in grammar.CLITICS:
        return None
    counted = after in _COUNTED
    if written == "hubieron" and not counted:
        counted = after in ("un", "una", "mas") or _is_plural_noun(after, here)
    participle = grammar.is_participle(after, here.spanish, ("os", "as")) or any(
        grammar.is_participle(here.after(at), here.spanish) for at in (2, 3)
    )
    return Meant(_SINGULAR_OF[written]) if counted and not participle else None


_MODAL_SINGULAR = {
    "pueden": "puede", "podrían": "podría", "podían": "podía", "pudieron": "pudo",
    "puedan": "pueda", "deben": "debe", "deberían": "debería", "debían": "debía",
    "suelen": "suele", "solían": "solía",
}  # fmt: skip


def _modal(here: Neighbours) -> Meant | None:
    """For pueden haber muchos, whose subject is nothing."""
    what = here.after(2)
    counted = what in _COUNTED or what in ("un", "una", "mas") or _is_plural_noun(what, here)
    if here.after() != "haber" or not counted:
        return None
    participle = grammar.is_participle(what, here.spanish, ("os", "as")) or (
        grammar.is_participle(here.after(3), here.spanish)
    )
    return None if participle else Meant(_MODAL_SINGULAR[here.word.lower])


def _going(here: Neighbours) -> Meant | None:
    """For van a haber cambios."""
    what = here.after(3)
    counted = what in _COUNTED or what in ("un", "una", "mas") or _is_plural_noun(what, here)
    if (here.after(), here.after(2)) != ("a", "haber") or not counted:
        return None
    participle = grammar.is_participle(what, here.spanish, ("os", "as"))
    return None if participle else Meant({"van": "va", "iban": "iba"}[here.word.lower])


def _hayan(here: Neighbours) -> Meant | None:
    return _haya(here) or _impersonal(here)


_LASTING = word_set("años meses semanas siglos dias horas minutos decadas")


def _hacen(here: Neighbours) -> Meant | None:
    """For hacen dos años que, where the time is no subject."""
    counted = here.after() in QUANTIFIERS or here.after(2) in _LASTING
    if (
        not counted
        or here.after(2) not in _LASTING
        or here.before() not in ("", "ya", "desde", "y")
    ):
        return None
    return Meant("hace") if here.after(3) == "que" or here.before() == "desde" else None


RULES: dict[str, Rule] = {
    "halla": _halla, "hallan": _halla, "haya": _haya, "hayan": _hayan, "allá": _alla, "aya": _aya,
    "van": _going, "iban": _going,
    "hay": _hay, "ahí": _ahi, "ay": _ay, "han": _impersonal, "hacen": _hacen,
    **dict.fromkeys(_SINGULAR_OF.keys() - {"hayan"}, _impersonal),
    **dict.fromkeys(_MODAL_SINGULAR, _modal),
}  # fmt: skip
