"""Forms of haber and what sounds like them: ha and a, has and haz, he and e, haber and a ver.

RAE, Diccionario panhispánico de dudas, under a and haber; Ortografía 2010, III.2.2. What there is
(hay, haya, hubo) is in `confused_there`.
"""

from __future__ import annotations

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.neighbours import Neighbours
from newsletter_editor.spelling.nominals import nominal
from newsletter_editor.spelling.orthography.confused import (
    DETERMINERS,
    FINITE,
    ONLY_AFTER_HAVE,
    SUBJECTS,
    Meant,
    Rule,
)
from newsletter_editor.spelling.word_sets import word_set

_NOUNS = word_set(
    """
    estado pedido lado grado resultado contenido sentido tratado sonido ruido partido marido mercado
    apellido teclado fluido ganado pescado vestido cuidado pecado asado hado nado cocido tejido
    sindicato vencido abogado empleado delegado encargado invitado jurado soldado listado cableado
    dado dicho significado enunciado apartado predicado helado legado fallido
    """
)
"""Participles that are nouns too: de pedido a resultado."""
_RANGE = word_set("de desde")
_COMPARING = word_set("mas menos mejor peor mayor menor igual mismo misma tanto tan antes")
_CLAUSE_OPENERS = word_set("lo que quien cual aunque porque si cuando donde")
_OPENERS = word_set("que quien como cuando donde si aunque porque cual pero y")
_ADVERBS = word_set("no ya nunca siempre tambien tampoco jamas aun todavia solo recientemente hoy")
_GOVERNING = word_set(
    """
    acceso respecto debido gracias frente junto paso cambio conversion traduccion transicion enlace
    vinculo referencia respuesta camino vuelta vuelto similar igual equivalente anterior posterior
    relativo inferior superior llamada ayuda conexion via rumbo tendencia sujeto adicion
    """
)
"""Words that a complement with a follows."""


def _lacks_have(here: Neighbours) -> bool:
    """Whether `a` before a participle is ha: la empresa a lanzado."""
    after, before = here.after(), here.before()
    if after in ONLY_AFTER_HAVE and before not in _GOVERNING:
        return not (after == "debido" and here.after(2) == "a" and not before)
    if before in grammar.CLITICS and (before not in ("la", "las") or here.before(2) != "a"):
        return True
    if before in ("siempre", "nunca", "jamas", "aun", "todavia"):
        return True
    noun_too = after in _NOUNS and here.after(2) not in grammar.OBJECT_MARKERS | {"por"}
    if noun_too or before in grammar.PREPOSITIONS or not before:
        return False
    clause = here.clause()
    if any(word in _COMPARING for word in clause[-6:]):
        return False
    if before in _CLAUSE_OPENERS or before in _ADVERBS:
        return True
    if before in SUBJECTS or here.written(-1) == "él":
        return here.before(2) not in grammar.PREPOSITIONS
    return _is_subject(here)


def _is_subject(here: Neighbours) -> bool:
    """Whether the clause so far is a noun phrase or a name, which waits for its verb."""
    words = here.clause_words()
    bare = here.clause()
    while bare and (bare[-1] in _ADVERBS or bare[-1].endswith("mente")):
        words, bare = words[:-1], bare[:-1]
    start = max((at + 1 for at, word in enumerate(bare) if word in _OPENERS), default=0)
    words, bare = words[start:], bare[start:]
    if not bare or len(bare) > _LONGEST_SUBJECT or bare[-1] in _GOVERNING:
        return False
    if bare[-1] in DETERMINERS or bare[-1] in grammar.PREPOSITIONS:
        return False
    ranges = len(bare) > 1 and bare[-2] in _RANGE and not bare[-1].endswith("s")
    if ranges and here.after(2) not in grammar.OBJECT_MARKERS:
        # De activado a desactivado; but el grupo de prensa a publicado un aviso.
        return False
    if (
        len(bare) == 1
        and words[0].is_capitalised
        and (here.after(2) in grammar.OBJECT_MARKERS or nominal(words[0].lower) is None)
    ):
        return not _may_be_verb(here, words[0].lower, bare[0]) and bare[0] not in _NO_NAMES
    if bare[0] not in _SINGULAR:
        return all(
            word.is_capitalised and not here.spanish.knows(word.lower) for word in words
        ) and (start > 0 or len(words) < len(here.clause_words()) + 1)
    expects_noun = True
    for at, word in enumerate(bare[1:], 1):
        if word in grammar.PREPOSITIONS:
            expects_noun = True
        elif words[at].lower in ("está", "están"):
            return False
        elif word in DETERMINERS | {"los", "las"}:
            if not expects_noun and bare[at - 1] not in grammar.PREPOSITIONS:
                return False
        elif expects_noun:
            expects_noun = False
        elif not words[at].is_capitalised and _may_be_verb(here, words[at].lower, word):
            return False
    return not expects_noun


_LONGEST_SUBJECT = 9
_NO_NAMES = word_set("todos todas ambos muchos gracias frente respecto junto debido vuelta")
_SINGULAR = word_set(
    """
    el la un una este esta ese esa aquel aquella su mi tu nuestro nuestra cada algun alguna ningun
    ninguna todo toda otro otra dicho dicha mucha mucho poca poco
    """
)


def _may_be_verb(here: Neighbours, written: str, bare: str) -> bool:
    if bare in FINITE or bare in grammar.COPULAS or bare in grammar.CLITICS | {"no"}:
        return True
    if written.endswith(("ía", "ían")):
        stem = bare.rstrip("n")[:-2]
        return any(here.spanish.knows(stem + ending) for ending in ("er", "ir"))
    if written.endswith(("ó", "aba", "aban", "rá", "rán", "ndo", "aron", "está", "están")):
        return True
    if grammar.is_infinitive(bare, here.spanish):
        return True
    if bare.endswith(("a", "an")):
        return here.spanish.knows(bare.rstrip("n") + "r")
    if bare.endswith(("e", "en")):
        stem = bare.rstrip("n")[:-1]
        return any(here.spanish.knows(stem + ending) for ending in ("er", "ir"))
    return False


_MODALS = word_set(
    """
    puede pueden puedo puedes podemos podria podrian pudo pudieron podia podian pueda puedan debe
    deben debo debes deberia deberian debio debia debian deba deban suele suelen solia solian
    poder deber pudiera pudieran
    """
)
_WANTING = word_set("quiero espero creo quisiera lamento siento parece reconoce niega afirma dice")
_MUST = word_set("tiene tienen tengo tienes tenemos tendria tendrian tendra tuvo tenia hay habria")


def _a(here: Neighbours) -> Meant | None:
    after = here.after()
    if after == "ver":
        return _a_ver(here)
    if after == "echo":
        # Eso a echo mucho daño: nobody goes to an echo in Spanish.
        return Meant("ha hecho", 2)
    participle = grammar.is_participle(after, here.spanish) and not here.precedes_name
    if participle and _lacks_have(here):
        return Meant("ha")
    if after == "de" and grammar.is_infinitive(here.after(2), here.spanish):
        subject = here.before() in grammar.CLITICS | {"no"} or (
            here.before() and here.before() not in grammar.PREPOSITIONS and _is_subject(here)
        )
        return Meant("ha") if subject else None
    return None


def _a_ver(here: Neighbours) -> Meant | None:
    before = here.before()
    if before in _MODALS or (before == "que" and here.before(2) in _MUST):
        return Meant("haber", 2)
    if before == "a" and here.before(2) in ("va", "van", "iba", "iban", "puede", "vaya"):
        return Meant("haber", 2)
    if before == "de" and here.before(2) in _MODALS:
        return Meant("haber", 2)
    participle = grammar.is_participle(here.after(2), here.spanish)
    perfect = before in _WANTING or before in ("de", "por", "tras", "sin", "para")
    perfect = perfect or here.written(-1).endswith("ría")
    return Meant("haber", 2) if participle and perfect else None


_AFTER_TO = word_set(
    """
    la las los el mi tu su sus este esta estos estas ese esa esos esas aquel aquella ti traves veces
    partir pesar menudo causa continuacion diferencia ellos ellas nosotros nosotras vosotros
    cada cualquier quien ella alguien nadie cualquiera todos todas muchos muchas donde finales
    mediados principios favor
    """
)
"""What only the preposition stands before."""


def _ha(here: Neighbours) -> Meant | None:
    after = here.after()
    # Darte ha las duras: proverbs have the future in two words.
    if after == "ha" or here.before() in grammar.CLITICS | {"ha"}:
        return None
    old = here.before().endswith(("te", "se", "me", "le", "lo", "la")) and after in grammar.ARTICLES
    if old and grammar.is_infinitive(here.before(), here.spanish):
        return None
    if after in _AFTER_TO and here.written(1) not in ("está", "estás"):
        return Meant("a")
    infinitive = grammar.is_infinitive(after, here.spanish) and here.spanish.knows(after)
    return Meant("a") if infinitive else None


def _has(here: Neighbours) -> Meant | None:
    after = here.after()
    if after in ("clic", "click", "doble", "caso", "cuenta", "clics", "pruebas"):
        return Meant("haz")
    things = (
        "un",
        "una",
        "unos",
        "unas",
        "el",
        "la",
        "lo",
        "las",
        "los",
        "esto",
        "eso",
        "tu",
        "tus",
    )
    if after in things and here.before() in ("", "y", "no", "pero", "solo", "ahora", "luego"):
        return Meant("haz") if here.before() != "no" else None
    return None


def _haz(here: Neighbours) -> Meant | None:
    participle = grammar.is_participle(here.after(), here.spanish)
    unmarked = here.before() in grammar.CLITICS | {"no", "ya", "tu", "que", "si", "nunca", "cuando"}
    return Meant("has") if participle and unmarked else None


def _as(here: Neighbours) -> Meant | None:
    if here.after() in ("clic", "click"):
        return Meant("haz")
    fits = grammar.is_participle(here.after(), here.spanish) and here.after() not in _NOUNS - {
        "estado"
    }
    return Meant("has") if fits and here.before() not in DETERMINERS | {"as", "los"} else None


def _an(here: Neighbours) -> Meant | None:
    return Meant("han") if grammar.is_participle(here.after(), here.spanish) else None


_BEFORE_HAVE = word_set(
    """
    que y si cuando donde como pero aunque porque tambien hoy ayer siempre solo aun aqui quien cual
    """
) | {""}


def _e(here: Neighbours) -> Meant | None:
    after = here.written(1)
    if not grammar.is_participle(here.after(), here.spanish):
        return None
    if here.before() in grammar.CLITICS | {"no", "ya", "nunca", "yo"}:
        return Meant("he")
    if here.before() not in _BEFORE_HAVE or here.text[here.word.start - 1 : here.word.start].strip(
        ' \n"«“¡¿'
    ):
        # A constant, or the e of electronic: correo-e.
        return None
    # As a conjunction e stands before the sound of i alone.
    joins = after.startswith(("i", "í", "hi", "hí"))
    return None if joins or here.after() in _NOUNS - {"estado"} else Meant("he")


_INTERJECTIONS = word_set("y pero pues bueno entonces mira venga vale asi ok")
_ASKED = word_set(
    "si que como cuando quien quienes cual cuales donde cuanto cuanta cuantos cuantas"
)


def _haber(here: Neighbours) -> Meant | None:
    before, after = here.before(), here.after()
    if not before and not after and here.word.starts_sentence and here.punctuation == ",":
        return Meant("a ver")
    if before == "para" and after in _ASKED and here.before(2) not in grammar.PREPOSITIONS:
        return Meant("ver") if after != "que" else None
    opens = not before or (before in _INTERJECTIONS and not here.before(2))
    if before == "a" and not here.before(2) and not after and here.punctuation == ",":
        return Meant("ver")
    obliged = before == "que" and here.before(2) in _MUST and here.written(1) in _ASKED_OF
    if obliged and not grammar.is_participle(here.after(2), here.spanish):
        return Meant("ver")
    if before == "a" and here.before(2) in ("vamos", "voy", "vas"):
        # Nobody is the subject of haber.
        return None if grammar.is_participle(after, here.spanish) or not after else Meant("ver")
    if before in _GONE and (after == "a" or after in grammar.ARTICLES - {"un", "una"}):
        # Fuimos a ver a los abuelos.
        return None if grammar.is_participle(here.after(2), here.spanish) else Meant("a ver")
    if after not in _ASKED:
        return None
    if before == "a" and here.before(2) not in ("va", "van", "iba", "iban", "vaya", "llegar"):
        return Meant("ver")
    if before in ("vamos", "voy", "vengo", "vengan", "pasen"):
        return Meant("a ver")
    if not opens or (after == "que" and grammar.is_infinitive(here.after(2), here.spanish)):
        return None
    return Meant("a ver")


_ASKED_OF = word_set("qué si cómo cuándo quién cuál dónde cuánto cuántos cuántas")
_GONE = word_set("fui fuiste fuimos fueron voy vas vamos ven venid vengo venimos")


def _abria(here: Neighbours) -> Meant | None:
    participle = grammar.is_participle(here.after(), here.spanish)
    obliged = here.after() == "que" and grammar.is_infinitive(here.after(2), here.spanish)
    return Meant("h" + here.word.lower) if participle or obliged else None


RULES: dict[str, Rule] = {
    "a": _a, "ha": _ha, "has": _has, "haz": _haz, "as": _as, "an": _an, "e": _e,
    "haber": _haber, "abría": _abria, "abrían": _abria,
}  # fmt: skip
