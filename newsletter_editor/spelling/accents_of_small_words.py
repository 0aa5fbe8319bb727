"""Where más, sí, tú, él, está, aún, qué and their like are meant; each returns "" or the word."""

from __future__ import annotations

from collections.abc import Callable

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.neighbours import Neighbours
from newsletter_editor.spelling.word_sets import word_set

Rule = Callable[[Neighbours], str]

_QUESTION = {
    "que": "qué", "como": "cómo", "cuando": "cuándo", "donde": "dónde", "cual": "cuál",
    "cuales": "cuáles", "quien": "quién", "quienes": "quiénes", "cuanto": "cuánto",
    "cuanta": "cuánta", "cuantos": "cuántos", "cuantas": "cuántas", "adonde": "adónde",
}  # fmt: skip
_EXPLAINING = (
    "explic", "aprend", "sab", "entend", "entiend", "comprend", "demuestr", "demostr", "descubr",
    "averigu", "ensen", "analiz", "investig", "discut", "describ", "muestr", "mostr", "pregunt",
    "ilustr", "detall", "sobre",
)  # fmt: skip
"""Beginnings of the words after which *cómo* is asked."""
_RELATIVE_ANTECEDENT = word_set("el la los las lo tal cada a")
_EXCLAIMED = word_set(
    """
    bien bueno buena buenos buenas mal gran grande lindo linda bonito bonita tal tan mejor
    interesante increible alegria suerte pena lastima maravilla emocion emocionante dificil facil
    rapido divertido
    """
)


def _is_question_start(here: Neighbours) -> bool:
    if here.opening == "¿":
        return True
    before = here.before()
    clause = here.clause_words()
    if before in grammar.PREPOSITIONS and len(clause) == 1:
        return here.text[max(clause[0].start - 3, 0) : clause[0].start].rstrip()[-1:] == "¿"
    return False


def _interrogative(here: Neighbours) -> str:
    accented = _QUESTION[here.bare]
    if _is_question_start(here):
        return accented
    before, after = here.before(), here.after()
    if here.bare in ("cual", "cuales"):
        # Without its article cual asks.
        verbs = ("es", "son", "era", "fue", "sera", "seria", "de")
        known = before not in _RELATIVE_ANTECEDENT and before not in grammar.CONJUNCTIONS
        return accented if before and known and after in verbs else ""
    if here.bare in ("como", "cuando", "donde", "cuanto") and before.startswith(_EXPLAINING):
        if here.before(2) == "se" or here.bare == "cuando":
            return ""
        asked = grammar.is_infinitive(after, here.spanish) or after in (
            "se",
            "funciona",
            "funcionan",
        )
        return accented if asked else ""
    return ""


def _que(here: Neighbours) -> str:
    if here.opening == "¡":
        return "qué" if here.after() in _EXCLAIMED else ""
    before, after = here.before(), here.after()
    if _is_question_start(here):
        return "qué" if after not in ("no", "si") or before else ""
    if before == "por" and after and after not in ("sea", "fuera"):
        # The relative needs its article in careful prose: la razón por la que.
        return "qué" if here.before(2) in _ASKING_WHY else ""
    if after == "tan" and before in ("saber", "ver", "sabe", "de", "sobre", "medir"):
        return "qué"
    if before in ("no", "saber") and grammar.is_infinitive(after, here.spanish):
        return "qué" if here.before(2) in ("saber", "sabe", "saben", "se", "sabes") else ""
    return ""


_ASKING_WHY = word_set(
    """
    explica explican explicar explico explicaron explicando entender entiende entendemos saber
    sabe sabes sabemos preguntar pregunta preguntarse comprender comprende y descubre descubrir
    ver aprender
    """
)


def _mas(here: Neighbours) -> str:
    # As a conjunction it opens a clause, and almost nobody writes it.
    if here.before():
        return "más" if here.after() not in ("sin", "no") else ""
    after = here.after()
    if after in _COMPARED or here.opening in ("¿", "(", ":"):
        return "más"
    # In an enumeration: más simple, más rápido.
    compares = here.opening == "," and after and after not in _OPENS_CLAUSE
    return (
        "más"
        if compares and here.word.text == "mas" and not here.spanish.knows(after + "n")
        else ""
    )


_OPENS_CLAUSE = (
    grammar.CLITICS | grammar.PREPOSITIONS | grammar.NOUN_MARKERS | grammar.FINITE_THIRD
    | grammar.CONJUNCTIONS | grammar.COPULAS | grammar.ADVERBS_BEFORE_VERB
)  # fmt: skip


_COMPARED = word_set(
    """
    vale alla aca informacion detalles adelante tarde recientemente de que importante
    interesante aun ejemplos recursos datos facil rapido rapida sobre bien grande
    pequeno concretamente noticias
    """
)


def _si(here: Neighbours) -> str:
    before, after = here.before(), here.after()
    if before in ("por", "en", "a", "de", "para", "entre", "sobre", "consigo", "contra"):
        if after in ("mismo", "misma", "mismos", "mismas", "solo", "sola", "solos", "solas"):
            return "sí"
        if here.ends_clause and here.punctuation != ",":
            return "sí"
    if after in ("mismo", "misma", "mismos", "mismas"):
        return "sí"
    if before in ("que", "un", "el", "eso", "esto") and here.punctuation in {".", "!", ";"}:
        return "sí"
    return ""


def _tu(here: Neighbours) -> str:
    after = here.after()
    if after in grammar.FINITE_SECOND or after in ("mismo", "misma", "tambien", "y", "no"):
        return "tú"
    return "tú" if here.ends_clause and here.punctuation not in {"”", "»", ")"} else ""


def _mi(here: Neighbours) -> str:
    before, after = here.before(), here.after()
    if before in ("a", "para", "de", "por", "en", "sobre", "contra", "ante", "hacia", "sin"):
        if after in ("mismo", "misma", "me"):
            return "mí"
        return "mí" if here.ends_clause else ""
    return ""


_PLAIN_ENDS = {".", ",", ";", ":", "?", "!", ")"}


def _el(here: Neighbours) -> str:
    before, after = here.before(), here.after()
    if here.punctuation in _PLAIN_ENDS and here.word.text == "el":
        return "él"
    if not after:
        return ""
    if after in _EL_AND_VERB and before not in grammar.PREPOSITIONS:
        return "él"
    if before in ("con", "para", "por", "sobre", "en", "a") and after in _AFTER_HIM:
        return "él"
    return ""


_EL_AND_VERB = word_set(
    """
    es era fue ha habia hace hizo tiene tenia tuvo puede podia pudo dice dijo sabe sabia quiere
    queria va iba debe estaba estuvo esta viene vino cree creia dio da lleva llego se me le lo nos
    te
    """
)
_AFTER_HIM = word_set("y se es me le lo no porque como cuando")


def _se(here: Neighbours) -> str:
    before, after = here.before(), here.after()
    if before == "no" and after in ("si", "que", "por", "como", "cuando", "donde", "nada", "quien"):
        return "sé" if here.before(2) in ("", "yo", "que", "y", "pero", "aun") else ""
    if before == "yo" or (before == "lo" and here.ends_clause):
        return "sé"
    if before in ("solo", "ya") and after == "que":
        return "sé"
    return ""


def _de(here: Neighbours) -> str:
    before = here.before()
    if before in ("le", "les", "nos", "te", "me") and here.before(2) in ("que", "se", "no"):
        return "dé"
    return "dé" if before == "se" and here.before(2) == "que" else ""


def _te(here: Neighbours) -> str:
    if here.before() in ("un", "del", "este", "su", "mi", "el"):
        return "té" if here.after() in ("", "de", "con", "verde", "negro", "o", "y") else ""
    return "té" if here.before() == "de" and here.ends_clause else ""


_AUN_STILL = word_set(
    """
    no mas mayor menor mejor peor hay queda quedan falta faltan es son se sigue siguen existe
    existen puede pueden tiene tienen esta estan hoy permanece permanecen persiste quedaba faltaba
    esten este
    """
)


def _aun(here: Neighbours) -> str:
    if here.after() in _AUN_STILL and here.before() != "ni":
        return "aún"
    return "aún" if here.ends_clause and here.before() else ""


_BEING = word_set(
    """
    en muy bien mal tan mas siempre ya listo disponible aqui ahi alli todavia aun siendo sin claro
    lejos cerca dentro fuera vacio activo acostumbrado seguro segura lleno llena libre encima
    debajo relacionado presente ausente bajo prohibido permitido a al por para con de entre hecho
    incluido detras delante completo accesible visible asociado correcto ubicado ubicada inspirado
    pensado pautado destinado
    """
)
_STANDING_ALONE = word_set("a al por para con de entre bajo en sin mas")
_NO_SUBJECT = grammar.PREPOSITIONS | grammar.CONJUNCTIONS | word_set("toda es")
_NOUNS_LIKE_PARTICIPLES = word_set(
    """
    entrada salida llamada vida medida vez jornada temporada partida herida jugada pasada mirada
    posada tirada sentada ida vida bebida comida medida orilla unidad velada
    """
)


def _esta(here: Neighbours) -> str:
    before, after = here.before(), here.after()
    if grammar.is_gerund(after, here.spanish) or grammar.is_participle(after, here.spanish, ("o",)):
        return "está"
    if after in _STANDING_ALONE:
        return "está" if before and before not in _NO_SUBJECT and here.before() != "esta" else ""
    if (after in _BEING or after.endswith("mente")) and before not in grammar.PREPOSITIONS:
        return "está"
    if grammar.is_participle(after, here.spanish, ("a",)) and after not in _NOUNS_LIKE_PARTICIPLES:
        # Behind a noun a second noun phrase would need a preposition.
        return "está" if before and before not in _NO_SUBJECT | {"que", "de"} else ""
    if before in ("se", "no", "ya") and after in ("", "que"):
        return "está"
    return ""


def _este(here: Neighbours) -> str:
    after = here.after()
    if here.before() not in ("que", "no", "cuando", "aunque", "donde", "mientras", "ya", "quien"):
        return ""
    if grammar.is_gerund(after, here.spanish) or grammar.is_participle(after, here.spanish, ("a",)):
        return "esté"
    return "esté" if after in ("disponible", "en", "listo", "seguro", "muy", "bien") else ""


def _estas(here: Neighbours) -> str:
    after = here.after()
    if grammar.is_gerund(after, here.spanish) or grammar.is_participle(
        after, here.spanish, ("o", "a")
    ):
        return "estás"
    if here.before() in grammar.PREPOSITIONS:
        return ""
    return "estás" if after in ("en", "seguro", "segura", "listo", "lista", "muy", "bien") else ""


def _hacia(here: Neighbours) -> str:
    before, after = here.before(), here.after()
    lasting = word_set("años anos tiempo falta meses dias semanas siglos calor frio que")
    if after in lasting or before in ("se", "lo", "le", "no", "me", "te", "nos", "les"):
        return "hacía"
    return ""


def _seria(here: Neighbours) -> str:
    before, after = here.before(), here.after()
    if before in ("muy", "mas", "tan", "una", "la", "esta", "poco") or before in grammar.COPULAS:
        return ""
    fitting = word_set(
        """
        posible un una el la los las necesario mejor bueno util lo que interesante muy conveniente
        imposible facil dificil de como mas capaz equivalente mucho
        """
    )
    fits = after in fitting or after.endswith(("ente", "able", "ible"))
    return "sería" if fits or before in ("no", "cual", "que", "eso", "esto") else ""


def _continua(here: Neighbours) -> str:
    if here.before() in ("forma", "manera", "mejora", "la", "una", "es"):
        return ""
    return "continúa" if grammar.is_gerund(here.after(), here.spanish) else ""


def _porque(here: Neighbours) -> str:
    if here.opening == "¿":
        return "por qué"
    return "porqué" if here.before() in ("el", "un", "del", "su") else ""


SMALL_WORDS: dict[str, Rule] = {
    "que": _que, "mas": _mas, "si": _si, "tu": _tu, "mi": _mi, "el": _el, "se": _se, "de": _de,
    "te": _te, "aun": _aun, "esta": _esta, "este": _este, "estas": _estas, "hacia": _hacia,
    "seria": _seria, "continua": _continua, "porque": _porque,
    **{word: _interrogative for word in _QUESTION if word != "que"},
}  # fmt: skip
