"""Where más, sí, tú, él, aún and their like are meant; each returns "" or the word."""

from __future__ import annotations

import re
from collections.abc import Callable

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.accents_of_estar import are_you, is_being, may_be
from newsletter_editor.spelling.accents_of_questions import (
    QUESTION,
    interrogative,
    question_or_relative,
    why,
)
from newsletter_editor.spelling.neighbours import Neighbours
from newsletter_editor.spelling.word_sets import word_set

Rule = Callable[[Neighbours], str]


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
    if before == "entre" and any(
        (here.after(at), here.after(at + 1)) == ("o", "no") for at in (2, 3, 4)
    ):
        # Dudo entre si viene o no viene.
        return ""
    if before == "entre" and after not in ("es", "son", "hay", "se", "esta", "estan"):
        return "sí"
    if before in ("por", "en", "a", "de", "para", "entre", "sobre", "consigo", "contra"):
        if after in ("mismo", "misma", "mismos", "mismas", "solo", "sola", "solos", "solas"):
            return "sí"
        if here.ends_clause and here.punctuation != ",":
            return "sí"
    if after in ("mismo", "misma", "mismos", "mismas"):
        return "sí"
    if before == "en" and here.before(2) and after not in ("es", "hay"):
        # La letra en sí se escribe aparte.
        named = here.before(2) not in grammar.PREPOSITIONS | grammar.CONJUNCTIONS
        articles = grammar.ARTICLES | {"de", "del", "al"}
        return "sí" if named and here.before(3) in articles else ""
    if before in ("que", "un", "el", "eso", "esto") and here.punctuation in {".", "!", ";"}:
        return "sí"
    return "sí" if _is_yes(here) else ""


def _is_now_so(here: Neighbours) -> bool:
    """Whether a short sentence has no room for a condition: ahora sí funciona."""
    if here.before() not in ("ahora", "hoy", "aqui", "asi", "esto") or here.before(2):
        return False
    alone = 1 if not here.after(2) else 2
    ends = not here.after(alone + 1) and here.punctuation_after(alone) in {".", "!"}
    return bool(here.after()) and ends


def _is_yes(here: Neighbours) -> bool:
    before, after = here.before(), here.after()
    if before == "de" and here.before(2) == "por":
        return True
    if after == "o" and here.after(2) == "no" and before != "como":
        return True
    if after == "que" and before in ("eso", "esto", "ahora", "yo", "ella", "aqui", "entonces"):
        # Ahora sí que funciona; digo yo si que se puede has no subject beside it.
        return not here.before(2) or before in ("eso", "esto")
    if _is_emphatic(here) or _is_set_against(here):
        return True
    if before == "un" and after in ("rotundo", "claro", "tajante", "enorme", "definitivo"):
        return True
    if before == "que" and after == "a" and here.after(2) in ("todo", "todos", "todas"):
        return here.ends_after(2)
    if before in ("eso", "claro", "porque") and here.punctuation in {",", ".", "!"}:
        return True
    if _is_now_so(here):
        return True
    if before or not here.word.starts_sentence:
        return False
    # Sí, claro; si, por ejemplo, llueve goes on with its verb.
    if not after and here.punctuation in {".", "!"}:
        return here.word.text == "Si"
    follows = here.text[here.word.end : here.word.end + _SENTENCE].lstrip(", ")
    sentence = re.split("[.!?;]", follows, maxsplit=1)[0]
    agrees = sentence.lower().startswith(_AGREEING) or (
        len(sentence.split()) <= _SHORTEST_ANSWER and bool(re.match(r"\w{3,}[.!]", follows))
    )
    return here.punctuation == "," and agrees and "," not in sentence


def _is_emphatic(here: Neighbours) -> bool:
    """Whether a short sentence has a pronoun before si and one verb behind it: ella sí vino."""
    subject = here.before() in _PRONOUNS or (here.before() == "el" and here.before(2) == "")
    if not subject or here.before(2) or not here.after():
        return False
    follows = [here.after(at) for at in range(1, _SHORT_ANSWER + 1)]
    words = [word for word in follows if word]
    if len(words) == len(follows) or not here.ends_after(len(words)):
        return False
    if here.punctuation_after(len(words)) == "," or words[0].endswith(("ra", "ran", "se")):
        return False
    return sum(word in grammar.FINITE_THIRD for word in words) <= 1 and words[0] != "no"


_AGAINST = re.compile(r" [^,.;:]{1,40}, pero [^,.;:]{1,40} no[.;,!]")


def _is_set_against(here: Neighbours) -> bool:
    """Whether somebody else does not: Ana sí lo sabe, pero Luis no."""
    return bool(here.before()) and bool(_AGAINST.match(here.text, here.word.end))


_SHORTEST_ANSWER = 2
_PRONOUNS = word_set("yo ella ello eso esto nosotros nosotras ellos ellas usted ustedes aquello")
_SHORT_ANSWER = 5
_SENTENCE = 200
"""Code points of a sentence that are looked at."""
_AGREEING = (
    "claro", "gracias", "señor", "por supuesto", "es ", "son ", "hay ", "está ", "tienes razón",
    "quiero", "se puede", "lo sé", "ya ", "así es", "acepto", "puedes", "puede ",
    "me gust", "me encant", "me parece", "te entiendo", "lo he", "lo vi", "lo hice",
    "también ", "yo ", "nos gust", "os entiendo", "exacto", "efectivamente", "de acuerdo",
    "todo ", "eso ", "estoy", "tengo", "tenemos", "fue ", "era ", "ha ", "he ", "hemos ", "existe",
)  # fmt: skip


def _tu(here: Neighbours) -> str:
    after = here.after()
    if after in grammar.FINITE_SECOND or after in ("mismo", "misma", "tambien", "y", "no"):
        return "tú"
    return "tú" if here.ends_clause and here.punctuation not in {"”", "»", ")"} else ""


def _mi(here: Neighbours) -> str:
    before, after = here.before(), here.after()
    if before in ("a", "para", "de", "por", "en", "sobre", "contra", "ante", "hacia", "sin"):
        if after in ("mismo", "misma", "me", "es", "son", "fue", "tampoco"):
            return "mí"
        if after == "no" and here.after(2) in ("me", "es", "te", "se", "nos"):
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
    if before in grammar.PREPOSITIONS and after in _AFTER_PRONOUN:
        return "él"
    if before in grammar.PREPOSITIONS and (
        grammar.is_future(after, here.spanish) or (after == "o" and here.after(2) == "no")
    ):
        return "él"
    if after in _EL_AND_VERB and before not in grammar.PREPOSITIONS:
        # El vino tinto is no visitor.
        drunk = after == "vino" and here.after(2) not in ("a", "ayer", "hoy", "desde")
        return "" if drunk else "él"
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
_AFTER_PRONOUN = word_set("en con sin desde hasta para mediante dentro durante") | {"a"}
"""Prepositions that no noun phrase begins with; de is another matter: sobre el de ayer."""
_AFTER_HIM = word_set("y se es me le lo no porque como cuando")


def _se(here: Neighbours) -> str:
    before, after = here.before(), here.after()
    asked = after in _KNOWN or after in QUESTION
    if before == "no" and asked:
        # No se como mucho; no se cuando is no se cuándo.
        eaten = after == "como" and here.after(2) in ("mucho", "tanto", "nada", "carne", "pan")
        return "" if eaten else "sé"
    if before == "no" and after in grammar.PREPOSITIONS:
        return "sé" if here.after(2) in ("que", "quien", "cual", "donde", "cuanto") else ""
    if before == "no" and after == "nada" and here.before(2) in ("", "yo", "que", "y", "pero"):
        return "sé" if here.after(2) in ("", "de", "mas", "sobre") else ""
    if before == "yo" or (before == "lo" and here.ends_clause):
        return "sé"
    if before in ("solo", "ya", "bien", "tampoco", "aun") and after in ("que", "por", "quien"):
        return "sé"
    begins = not before and here.word.starts_sentence
    return "sé" if begins and after in ("que", "quien", "cual", "cuando", "donde") else ""


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


_HAS_AUX = word_set(
    """
    va van voy vamos ha han he hemos habia habian sigo seguimos debe deben debemos tengo tenemos
    podemos puedo hacen hace era eran estaba estaban vive viven necesita necesitan necesitamos
    recuerdo recuerda conserva conservan mantiene
    """
)


def _aun(here: Neighbours) -> str:
    before, after = here.before(), here.after()
    if before == "ni":
        return ""
    if after in _AUN_STILL or after in _HAS_AUX:
        return "aún"
    if before in ("mas", "menos", "mejor", "peor", "mayor", "menor") and after not in ("asi",):
        return "aún"
    # Even, and not still, stands before what follows a comma: y aun, en su caso, más.
    return "aún" if here.ends_clause and before and before not in grammar.CONJUNCTIONS else ""


def _hacia(here: Neighbours) -> str:
    before, after = here.before(), here.after()
    lasting = word_set("años anos tiempo falta meses dias semanas siglos calor frio que")
    if after in lasting or before in ("se", "lo", "le", "no", "me", "te", "nos", "les"):
        return "hacía"
    return ""


def _seria(here: Neighbours) -> str:
    before, after = here.before(), here.after()
    if after in ("y", "e") and not before:
        return ""
    if grammar.is_infinitive(after, here.spanish) or after in ("incluso", "aquel", "aquella"):
        return "sería"
    if before in ("esta", "esa", "aquella") and here.written(-1) in ("ésta", "ésa", "aquélla"):
        return "sería"
    if before in ("muy", "mas", "tan", "una", "la", "esta", "poco") or before in grammar.COPULAS:
        return ""
    if after and grammar.is_participle(after, here.spanish, ("o", "a", "os", "as")):
        feminine = after.endswith("a") and here.before(2) in ("la", "una")
        if before not in grammar.PREPOSITIONS and (not feminine or here.after(2) == "por"):
            return "sería"
    # No feminine adjective stands beside a masculine word.
    if before.endswith(("o", "os", "or")) and before not in grammar.CONJUNCTIONS and after:
        return "sería" if here.spanish.knows(before) else ""
    if here.before(2) in ("la", "una", "esta") and after in ("que", "de", "y", "con", "para"):
        return ""
    fits = after in _FITTING or after.endswith(("ente", "able", "ible"))
    begins = not before and here.word.starts_sentence and after
    return "sería" if fits or begins or before in _BEFORE_WOULD else ""


_BEFORE_WOULD = word_set(
    "no cual que eso esto ella quien todo asi nos me te le les lo se tambien ya"
)
_FITTING = word_set(
    """
    posible un una el la los las necesario mejor bueno util lo que interesante muy conveniente
    imposible facil dificil de como mas capaz equivalente mucho
    """
)


def _continua(here: Neighbours) -> str:
    if here.before() in ("forma", "manera", "mejora", "la", "una", "es"):
        return ""
    return "continúa" if grammar.is_gerund(here.after(), here.spanish) else ""


_KNOWN = word_set("si que por quien adonde")


def _if(here: Neighbours) -> str:
    """For sí where si opens a clause: por sí acaso, como sí fuera, no sé sí vienes."""
    before, after = here.before(), here.after()
    if before == "por" and after in ("acaso", "las"):
        return "si"
    if before == "como" and after.endswith(("ra", "ran", "ras", "ramos", "se", "sen")):
        return "si" if len(after) > 3 else ""
    if before in ("se", "saber", "pregunto", "comprobar", "averiguar", "decidir") and after:
        return "si" if before != "se" or here.written(-1) == "sé" else ""
    return ""


SMALL_WORDS: dict[str, Rule] = {
    "que": question_or_relative, "mas": _mas, "si": _si, "sí": _if, "tu": _tu, "mi": _mi, "el": _el,
    "se": _se, "de": _de, "te": _te, "aun": _aun, "esta": is_being, "este": may_be,
    "estas": are_you, "hacia": _hacia, "seria": _seria, "continua": _continua, "porque": why,
    **dict.fromkeys(QUESTION, interrogative),
}  # fmt: skip
