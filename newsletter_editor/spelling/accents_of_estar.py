"""Where está, esté and estás, the forms of estar, are meant and no demonstrative."""

from __future__ import annotations

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.neighbours import Neighbours
from newsletter_editor.spelling.word_sets import word_set

_STATES = word_set(
    """
    en muy bien mal tan mas siempre ya listo disponible aqui ahi alli todavia aun siendo sin claro
    lejos cerca dentro fuera vacio activo acostumbrado seguro segura lleno llena libre encima
    debajo relacionado presente ausente bajo prohibido permitido a al por para con de entre hecho
    incluido detras delante completo accesible visible asociado correcto ubicado ubicada inspirado
    pensado pautado destinado junto enfrente alrededor demasiado bastante casi totalmente
    """
)
"""What a state begins with, or is."""
_FEMININE_STATES = word_set(
    """
    vacia sana libre visible disponible presente ausente conforme inactiva activa oculta
    completa incompleta baja alta fria caliente seca limpia sucia rota muerta viva contenta
    enferma loca segura llena abierta cubierta puesta compuesta escrita hecha resuelta dispuesta
    expuesta envuelta suelta despierta atenta harta
    """
)
_STANDING_ALONE = word_set("a al por para con de entre bajo en sin mas sobre")
_NO_SUBJECT = grammar.PREPOSITIONS | grammar.CONJUNCTIONS | word_set("toda es")
_OPENERS = word_set("si cuando que donde como aunque mientras porque quien no ya se tambien aun")
"""Words of a clause behind which its verb may stand at once."""
_SUBJECTS = word_set("ella usted ud todo nada alguien nadie quien ello esto eso aquello uno")
_COMPARING = word_set("mejor peor mayor menor mas menos igual mismo misma otra otro antes despues")
_NOUNS_LIKE_PARTICIPLES = word_set(
    """
    entrada salida llamada vida medida vez jornada temporada partida herida jugada pasada mirada
    posada tirada sentada ida vida bebida comida medida orilla unidad velada consulta ayuda
    """
)
_MASCULINE_LOOKING = word_set("mano foto moto radio libido modelo soprano dinamo como cuanto solo")
"""Feminine nouns, adverbs and conjunctions in -o; any other word so ending follows está."""
_ENDS_STATE = grammar.PREPOSITIONS | word_set("y o e ni pero que cuando como si porque")


def is_being(here: Neighbours) -> str:
    """For esta: *está* or ""."""
    before, after = here.before(), here.after()
    if after == "echo":
        return "está"
    if grammar.is_gerund(after, here.spanish) or grammar.is_participle(after, here.spanish, ("o",)):
        return "está"
    if before in _SUBJECTS and here.before(2) not in grammar.PREPOSITIONS:
        return "está" if after else ""
    if after == "de" and here.after(2) in ("acuerdo", "moda", "viaje", "vuelta", "regreso"):
        return "está" if before not in grammar.PREPOSITIONS else ""
    if not after:
        at_end = before in ("lo", "donde", "casi", "aqui", "ahi", "alli", "se", "no", "ya")
        return "está" if at_end and here.ends_clause else ""
    if after in ("la", "las", "una") and before in ("aqui", "ahi", "alli") and not here.before(2):
        return "está"
    if after in ("el", "un", "los", "su", "sus", "nuestro"):
        asked = before in ("donde", "como", "ahi", "aqui", "alli", "tambien", "no", "ya")
        return "está" if asked else ""
    if _is_masculine(after, here) and before and before not in _NO_SUBJECT - _OPENERS:
        return "está"
    if after in _STANDING_ALONE:
        return "está" if _may_be_verb(here) else ""
    if after in _STATES or (after.endswith("mente") and here.after(2) != "de"):
        return "está" if before not in grammar.PREPOSITIONS else ""
    if _is_feminine_state(after, here):
        if before in _OPENERS:
            ends = not here.after(2) or here.after(2) in _ENDS_STATE
            return "está" if ends or here.after(2).endswith("mente") else ""
        # Behind a noun a second noun phrase would need a preposition.
        return "está" if before and before not in _NO_SUBJECT | {"que", "de"} else ""
    return "está" if before in ("se", "no", "ya") and after == "que" else ""


def _may_be_verb(here: Neighbours) -> bool:
    """Whether *esta* before a preposition has a subject, or a word that wants a verb."""
    before = here.before()
    if here.after() == "a" and here.after(2) == "su":
        return False
    if before in ("que", "donde", "no", "si", "cuando", "ya", "tambien", "quien"):
        return here.before(2) not in _COMPARING and not (before == "que" and not here.before(2))
    return (
        bool(before)
        and before not in _NO_SUBJECT | {"esta"}
        and not grammar.is_infinitive(before, here.spanish)
    )


def _is_feminine_state(after: str, here: Neighbours) -> bool:
    if after in _NOUNS_LIKE_PARTICIPLES:
        return False
    return after in _FEMININE_STATES or grammar.is_participle(after, here.spanish, ("a",))


def _is_masculine(word: str, here: Neighbours) -> bool:
    return (
        len(word) > 3
        and word.endswith("o")
        and word not in _MASCULINE_LOOKING
        and here.spanish.knows(word[:-1] + "a")
        and here.spanish.knows(word)
    )


def may_be(here: Neighbours) -> str:
    """For este: *esté* or ""."""
    before, after = here.before(), here.after()
    state = (
        grammar.is_gerund(after, here.spanish)
        or grammar.is_participle(after, here.spanish, ("a",))
        or after in _FEMININE_STATES
    )
    if before in ("que", "no", "cuando", "aunque", "donde", "mientras", "ya", "quien", "lo", "se"):
        if before in ("no", "lo", "se") and not after and here.ends_clause:
            return "esté" if _is_subjunctive(here) else ""
        fits = after in ("disponible", "en", "listo", "seguro", "muy", "bien") or state
        return "esté" if fits or _is_state(after, here) else ""
    if not before or not _is_subjunctive(here) or before in _NO_SUBJECT | grammar.NOUN_MARKERS:
        return ""
    # Behind a noun a second noun phrase would need a preposition: cuando el equipo esté listo.
    return "esté" if state or after == "en" or _is_state(after, here) else ""


_NOUNS_IN_ADO = word_set(
    """
    estado resultado apartado contenido sentido pedido partido significado certificado teclado
    grado lado mercado cuidado juzgado cableado tratado listado enunciado sonido vestido ruido
    marido helado pasado mercado ganado prado dictado grabado acabado trazado marcado bocado hecho
    escrito puesto compuesto impreso dicho etiquetado legado diputado senado abogado empleado
    delegado soldado candidato comunicado atentado recorrido tejido apellido recado postulado
    """
)


def _is_state(word: str, here: Neighbours) -> bool:
    return (
        word in _STATES - _STANDING_ALONE - {"hecho", "presente", "mal", "bien", "siempre"}
        or (word[:-1] + "a" in _FEMININE_STATES and word.endswith("o"))
        or (grammar.is_participle(word, here.spanish) and word not in _NOUNS_IN_ADO)
    )


def _is_subjunctive(here: Neighbours) -> bool:
    return any(
        word
        in ("que", "cuando", "aunque", "mientras", "donde", "hasta", "ojala", "quiza", "quizas")
        for word in here.clause()
    )


def are_you(here: Neighbours) -> str:
    """For estas: *estás* or ""."""
    after = here.after()
    if grammar.is_gerund(after, here.spanish) or grammar.is_participle(
        after, here.spanish, ("o", "a")
    ):
        return "estás"
    if here.before() in grammar.PREPOSITIONS:
        return ""
    return "estás" if after in ("en", "seguro", "segura", "listo", "lista", "muy", "bien") else ""
