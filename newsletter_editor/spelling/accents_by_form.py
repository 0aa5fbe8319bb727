"""Nouns after articles, preterites and futures whose plain form is another right word."""

from __future__ import annotations

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.accents_of_preterites import (
    is_dated,
    is_own_preterite,
    is_preterite,
)
from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.neighbours import Neighbours
from newsletter_editor.spelling.word_sets import word_set

NEVER_PLAIN = 250
"""Centibels; nobody means the plain word: jamas, unicamente."""
MOST_SELDOM_MEANT = 80
RATHER_PLAIN = 70
SELDOM_PLAIN = 80
"""Centibels between the two; the plain word is then nearly always the other one misspelt."""
LESS_PLAIN = 25
HARDLY_PLAIN = 85
"""Centibels that outweigh a neighbour that could be an article or a pronoun: la pagina."""

_NO_HINT = word_set(
    """
    solo sola solos esto eso ese esa esos esas estos aquel aquella aquellos aquellas aquello para
    o e periodo periodos video videos icono iconos fe pie dio vio fue mio
    """
)
"""Both spellings are right, or the accented one is no longer (RAE, Ortografía 2010, II.3.4)."""


def meant_by_form(lower: str, here: Neighbours) -> tuple[str, str]:
    """The accented word that is meant and the rule that says so, or two empty strings."""
    if not lower.isalpha() or lower in _NO_HINT or len(lower) < 3:
        return "", ""
    accented = here.spanish.frequencies.accented(lower)
    if not accented or not here.spanish.knows(lower):
        return "", ""
    is_verb = lower.endswith("o") and here.after() in grammar.OBJECT_MARKERS
    if is_verb and not _is_marked_noun(here) and here.before() not in grammar.PREPOSITIONS:
        # What has an object is a verb: publicó un artículo.
        accented = [meant for meant in accented if meant.endswith(("ó", "n", "á"))]
    elif lower.endswith("o") and is_dated(here):
        accented = [meant for meant in accented if meant.endswith("ó")]
    for meant in accented:
        if meant.endswith("ó") and lower.endswith("o"):
            if is_preterite(lower, meant, here):
                return meant, "verb"
        elif meant.endswith("é") and lower.endswith("e"):
            if is_own_preterite(meant, here):
                return meant, "verb"
        elif meant.endswith(("rá", "rán", "rás")):
            if _is_future(meant, here):
                return meant, "future"
        elif not meant.endswith(("á", "é", "í", "ó", "ú")) and _is_noun(lower, meant, here):
            return meant, "noun"
    return "", ""


def _is_noun(plain: str, meant: str, here: Neighbours) -> bool:
    if not here.spanish.knows(meant):
        return False
    gap = here.spanish.rarity(plain) - here.spanish.rarity(meant)
    before = here.before()
    if plain.endswith("o") and _is_what_the_writer_does(here):
        return False
    if before == "tu" and plain.endswith("s"):
        # Tú practicas: the article of several would be tus.
        return False
    if before in ("lo", "los") and plain.endswith(("a", "as")):
        # A pronoun, for the article would be la: lo practica.
        return False
    if gap >= NEVER_PLAIN or (gap > 0 and (plain.endswith("mente") or plain == "jamas")):
        return True
    if here.punctuation.isdigit() or (here.word.is_capitalised and not here.word.starts_sentence):
        # Capítulo 3; the name of a field.
        return gap >= LESS_PLAIN
    if _is_adjective(plain, meant, here):
        return True
    if before in ("que", "mitad", "mayoria", "parte", "gente", "resto"):
        # These are subjects, so a verb may follow: lo que practica.
        return gap >= SELDOM_PLAIN + 40
    if before in ("yo", "me", "te", "nos", "se", "le", "les") or (
        before == "no" and not plain.endswith("o")
    ):
        return False
    if _is_marked_noun(here):
        return gap >= LESS_PLAIN or _is_verb_only(plain, meant, here)
    if before in grammar.PRONOUN_OR_ARTICLE:
        return gap >= (HARDLY_PLAIN if here.before(2) else RATHER_PLAIN)
    follows = here.after()
    if follows in grammar.OBJECT_MARKERS - {"que"} and plain.endswith(("a", "an", "e", "en")):
        # Cada semana practica su método: what has an object is a verb.
        return False
    if not before and plain.endswith("o"):
        # A sentence may begin with what its writer does: deposito dinero.
        return gap >= SELDOM_PLAIN and (follows in _AFTER_NOUN or here.ends_clause)
    if _is_verb_only(plain, meant, here):
        return gap >= (40 if before not in ("", "que", "si", "y", "no") else SELDOM_PLAIN)
    if not before:
        return gap >= SELDOM_PLAIN and here.after() not in grammar.OBJECT_MARKERS
    return gap >= SELDOM_PLAIN


def _is_what_the_writer_does(here: Neighbours) -> bool:
    """Hoy publico, en 2030 publico, cada viernes publico, si publico, publico yo, publico esto."""
    before = here.before(2) if here.before() == "mismo" else here.before()
    return (
        before in _WHEN
        or before in _BEFORE_VERB
        or before.isdigit()
        or here.after() in ("yo", "lo", "esto", "eso", "algo", "nada")
        or (before == "que" and here.before(2) == "lo")
        or _is_said_by_the_writer(here)
    )


def _is_said_by_the_writer(here: Neighbours) -> bool:
    """En mi blog publico notas; edito y publico textos."""
    clause = here.clause()
    if not clause:
        return False
    if clause[-1] in ("y", "ni", "o") and here.after() not in ("de", "del"):
        # Estudio y practico has no article, so it is a verb too.
        opens = len(clause) == 2
        return any(_is_own_verb(word, here, noun_too=opens) for word in clause)
    mine = clause[0] in grammar.PREPOSITIONS and ("mi" in clause or "mis" in clause)
    return mine and len(clause) > 2 and bool(here.after()) and here.after() not in ("de", "del")


def _is_own_verb(word: str, here: Neighbours, *, noun_too: bool) -> bool:
    """Whether a word in -o is the present of a verb, and may be a noun: edito, leo."""
    knows = here.spanish.knows
    return (
        word.endswith("o")
        and (noun_too or not knows(word + "s"))
        and any(knows(word[:-1] + ending) for ending in ("ar", "er", "ir"))
    )


def _is_adjective(plain: str, meant: str, here: Neighbours) -> bool:
    """Whether an adjective closes a noun phrase, in which a verb's form has no place.

    Una clave pública; de clave pública; not la revista publica libros.
    """
    noun, determiner = here.before(), here.before(2)
    ending = plain[-1] if plain[-1] != "s" else plain[-2:]
    if ending not in ("a", "o", "as", "os") or not _ends_adjective(meant):
        return False
    if here.spanish.rarity(plain) - here.spanish.rarity(meant) < -MOST_SELDOM_MEANT:
        return False
    if noun in grammar.COPULAS | {"muy", "tan"}:
        return True
    if (
        not noun
        or not grammar.is_nominal(noun)
        or noun in grammar.ADVERBS_BEFORE_VERB
        or len(noun) < 2
    ):
        return False
    masculine = ending[0] == "o"
    agrees = noun.endswith(
        ("o", "os", "or", "ores", "l", "les", "n", "nes", "ma", "mas", "e", "es")
    )
    if not masculine:
        agrees = noun.endswith(
            ("a", "as", "ion", "iones", "dad", "dades", "z", "ces", "e", "es", "ip")
        )
    if not agrees or grammar.is_infinitive(noun, here.spanish):
        return False
    closes = here.ends_clause or here.after() in ("de", "del", "o", "ni")
    if determiner in grammar.PREPOSITIONS - {"del", "al"}:
        return here.after() not in grammar.OBJECT_MARKERS
    return closes and (determiner in grammar.NOUN_MARKERS or determiner in ("la", "las", "los"))


def _ends_adjective(meant: str) -> bool:
    """Whether the accented word has the ending of an adjective: pública, válido, específicas."""
    return meant.rstrip("s").endswith(_ADJECTIVE_ENDINGS)


_ADJECTIVE_ENDINGS = (
    "ica", "ico", "álida", "álido", "ítima", "ítimo", "íntima", "íntimo", "ítica", "ólida",
    "ólido", "íquida", "íquido", "ímite", "íbera", "ávida", "ávido", "ínima", "ínimo", "áxima",
    "áxime", "áxima", "áximo", "éntica", "éntico", "íntegra", "íntegro", "últiple", "óxima",
    "óximo", "última", "último", "ínea", "íneo", "ánea", "áneo", "ídea", "ídeo", "única", "único",
)  # fmt: skip
_AFTER_NOUN = word_set("de del para y")
_WHEN = word_set(
    """
    hoy ayer siempre ahora nunca ya luego mañana manana despues antes jamas diario aqui
    lunes martes miercoles jueves viernes sabado sabados domingo domingos dia dias semana semanas
    mes meses año años ano anos aca ahi alli noche noches mañanas mananas tarde tardes vez veces
    """
)
_BEFORE_VERB = word_set("no si mientras cuando aunque porque tambien tampoco casi")
"""Words between which and a noun there would be an article."""


def _is_marked_noun(here: Neighbours) -> bool:
    return here.before() in grammar.NOUN_MARKERS or _is_article(here)


def _is_article(here: Neighbours) -> bool:
    """Whether la, lo, los or las before the word is its article and no pronoun."""
    if here.before() not in ("la", "los", "las"):
        return False
    before = here.before(2)
    if before in ("todo", "toda", "todos", "todas") or before in grammar.PREPOSITIONS:
        return True
    if grammar.is_infinitive(before, here.spanish) or grammar.is_gerund(before, here.spanish):
        # Their pronouns would be joined to them: imprimir la página.
        return True
    return here.after() in ("de", "del") and before not in grammar.CLITICS


def _is_verb_only(plain: str, meant: str, here: Neighbours) -> bool:
    """Whether the plain word can be a verb's form alone: *artículos* is a word, articulos none."""
    return (
        plain.endswith("o")
        and not here.spanish.knows(plain + "s")
        and here.spanish.knows(meant + "s")
    )


_NO_SUBJUNCTIVE = word_set("sera seras vera veras")


def _is_future(meant: str, here: Neighbours) -> bool:
    infinitive = meant.rstrip("ns")[:-1]
    if not here.spanish.knows(infinitive) or not here.spanish.knows(meant):
        return False
    clause = here.clause()
    if without_accents(meant) in _NO_SUBJUNCTIVE:
        # Ser and ver have another imperfect: fuera, viera.
        return here.before() not in grammar.NOUN_MARKERS | {"la", "las", "de"}
    if not clause:
        after = here.after()
        return after in grammar.OBJECT_ARTICLES or (
            meant.endswith("s") and grammar.is_infinitive(after, here.spanish)
        )
    if any(word in grammar.SUBJUNCTIVE_OPENERS for word in clause):
        return False
    return not (
        clause[-1] in grammar.NOUN_MARKERS
        or (clause[-1] in grammar.PRONOUN_OR_ARTICLE and len(meant) < 7)
        or clause[-1] in grammar.COPULAS
        or clause[-1] in grammar.PREPOSITIONS
    )
