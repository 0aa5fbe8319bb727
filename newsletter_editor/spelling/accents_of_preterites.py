"""Where publico is publicó: forms of the past whose plain form is the writer's own present."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.neighbours import Neighbours
from newsletter_editor.spelling.nominals import nominal
from newsletter_editor.spelling.word_sets import word_set

RAREST_NOUN = 700
"""Centibels of a plural; a noun that is rarer still is hardly meant: avanzos, dejos."""


def is_preterite(plain: str, meant: str, here: Neighbours) -> bool:
    """Whether *publico* is *publicó*: somebody else than the writer did it."""
    if not here.spanish.knows(meant) or not (
        here.spanish.knows(plain[:-1] + "ar") or here.spanish.knows(plain[:-1] + "ear")
    ):
        return False
    before, after = here.before(), here.after()
    if plain in ("salvo", "excepto") and after in ("que", "si", "cuando", "en", "por"):
        return False
    if before in ("lo", "los") and after in _INDEFINITE:
        # The object stands before, so this is the subject: lo ganó un lector.
        return True
    plural = plain + "s"
    noun_too = here.spanish.rarity(plural) < RAREST_NOUN and here.spanish.knows(plural)
    if _is_told(plain, here) and not noun_too:
        return True
    if is_dated(here) and _is_verb_beside(here, noun_too):
        return True
    if before in ("yo", "lo", "los", "las", "la", "me", "te", "nos", "no", *_BEFORE_NOUN):
        return False
    if plain in grammar.PREPOSITIONS:
        return False
    if before in grammar.NOUN_MARKERS and before not in grammar.THIRD_PERSON_SUBJECTS:
        return False
    clause = here.clause()
    if any(word in ("yo", "me", "nos", "mi") for word in clause):
        return False
    follows = after in grammar.OBJECT_MARKERS
    if before == "se":
        return True
    if noun_too and (not follows or after in ("este", "esta", "estos", "estas")):
        return False
    last = here.clause_words()[-1:]
    named = any(
        word.is_capitalised and not word.starts_sentence and not here.spanish.knows(word.lower)
        for word in last
    )
    attached = follows or after in grammar.AFTER_VERB | _COMPLEMENTS or here.ends_clause
    if not attached and (noun_too or not named):
        return False
    return _has_subject(here, clause, noun_too)


def _has_subject(here: Neighbours, clause: list[str], noun_too: bool) -> bool:
    """Whether somebody else than the writer stands before the verb as its subject."""
    written = here.clause_words()
    while clause and (clause[-1] in grammar.ADVERBS_BEFORE_VERB or clause[-1].endswith("mente")):
        clause, written = clause[:-1], written[:-1]
    if clause and clause[-1] in ("le", "les") and "no" not in clause:
        clause, written = clause[:-1], written[:-1]
    while len(clause) > 2 and clause[0] in grammar.CONJUNCTIONS:
        clause, written = clause[1:], written[1:]
    if not clause:
        return False
    last = written[-1]
    if clause[-1] in ("ella", "quien", "alguien", "nadie") or last.lower == "él":
        return True
    named = last.is_capitalised and not here.spanish.knows(last.lower)
    begins_as_subject = clause[0] in _SUBJECT_ARTICLES
    if clause[-1] == "que":
        # The relative's antecedent is the subject: el autor que invento una máquina.
        relative = (
            len(clause) > 1 and grammar.is_nominal(clause[-2]) and clause[-2] not in ("lo", "asi")
        )
        return relative and not noun_too and here.after() in grammar.OBJECT_ARTICLES
    if clause[-1] == "y":
        coordinated = begins_as_subject or (
            written[0].is_capitalised and not here.spanish.knows(written[0].lower)
        )
        object_articles = ("un", "una", "su", "sus") if noun_too else grammar.OBJECT_ARTICLES
        return coordinated and len(clause) > 2 and here.after() in object_articles
    if noun_too:
        if named:
            return len(clause) <= 3 and clause[0] not in grammar.PREPOSITIONS
        noun_phrase = len(clause) in (2, 3) and all(map(grammar.is_nominal, clause[1:]))
        return begins_as_subject and noun_phrase and here.after() != "que"
    if named:
        return clause[0] not in grammar.PREPOSITIONS
    if here.after() == "que" and len(clause) > _LONGEST_SAYING:
        return False
    return begins_as_subject and len(clause) > 1 and grammar.is_nominal(clause[-1])


_LONGEST_SAYING = 4
"""Words of a subject before a verb that a clause with que follows: el propio autor explicó que."""
_BEFORE_NOUN = (
    "mucho", "poco", "tanto", "todo", "posterior", "anterior", "siguiente", "ulterior", "mejor",
    "mayor", "menor", "peor", "breve", "pequeno", "simple", "largo", "corto",
)  # fmt: skip


_SUBJECT_ARTICLES = word_set("el la un una este esta ese esa su nuestro nuestra")
_COMPLEMENTS = word_set("claro temprano tarde pronto segundo primero tercero ayer hoy anoche")
_INDEFINITE = word_set("un una unos unas")
_SURELY_PAST = word_set(
    """
    fue fueron dijo dijeron tuvo tuvieron hizo hicieron pudo pudieron puso pusieron quiso vino
    vinieron estuvo estuvieron dio dieron vio vieron supo hubo anduvo trajo condujo produjo
    """
)
_OF_THE_WRITER = word_set("yo me mi mis nos nosotros nosotras conmigo")


def _is_told(plain: str, here: Neighbours) -> bool:
    """Whether the sentence tells of somebody's past, and nothing in it of the writer."""
    if here.before() in grammar.NOUN_MARKERS | grammar.PREPOSITIONS | {"la", "las", "yo"}:
        return False
    if here.after() == "que" and not here.before():
        return False
    if (
        plain in ("creo", "espero")
        or here.before() in _BEFORE_NOUN
        or plain in grammar.PREPOSITIONS
        or len(plain) < 4
    ):
        return False
    if here.before() in ("lo", "la", "los", "las") and here.before(2) in ("te", "os"):
        # Te lo pregunto.
        return False
    others = here.sentence()
    if any(word in _OF_THE_WRITER or word.endswith("mos") for word in others):
        return False
    return any(word in _SURELY_PAST or _is_past(word, here) for word in others)


def _is_past(word: str, here: Neighbours) -> bool:
    """Whether a word without its accents can be nothing but a preterite of the third person."""
    if word.endswith(("aron", "ieron", "yeron")) and len(word) > 5:
        return here.spanish.knows(word)
    return (
        word.endswith("io")
        and not here.spanish.knows(word)
        and here.spanish.knows(word[:-1] + "ó")
        # Confió, or the writer's confío.
        and not here.spanish.knows(word[:-2] + "ío")
    )


_DAYS_PAST = word_set("ayer anoche anteayer antier antenoche")
_YEAR = re.compile(r"1[4-9]\d\d|20\d\d", re.ASCII)
_LASTING = word_set("dias semanas meses años horas siglos minutos año mes semana dia")
_SINCE_WHEN = 3
_SINCE = word_set("desde de hasta para a")
_OPENS_CLAUSE = grammar.CONJUNCTIONS | {"ya"}


def is_dated(here: Neighbours) -> bool:
    """Whether the clause says that it was ayer or la semana pasada, before or after its verb."""
    clause = here.clause()
    if here.before() in grammar.NOUN_MARKERS | grammar.PREPOSITIONS:
        return False
    for at in range(len(clause) - 1, -1, -1):
        if clause[at] in _OPENS_CLAUSE:
            return False
        if _is_past_time(clause, at):
            return True
    following: list[str] = []
    while (word := here.after(len(following) + 1)) and word not in _OPENS_CLAUSE:
        following.append(word)
        if len(following) > _LONGEST_OBJECT:
            break
    return any(_is_past_time(following, at) for at in range(len(following)))


_LONGEST_OBJECT = 8


def _is_past_time(words: list[str], at: int) -> bool:
    word, before = words[at], words[at - 1] if at else ""
    if word in _DAYS_PAST:
        return before not in _SINCE
    if _is_past_year(word):
        return before == "en" and at == 1
    if word in _LASTING and at > 1 and words[at - 2] == "hace":
        return at < _SINCE_WHEN or words[at - 3] not in _SINCE
    if word in ("pasado", "pasada"):
        known = ("semana", "mes", "año", "lunes", "martes", "jueves", "viernes", "verano", "siglo")
        return before in known and (at < 3 or words[at - 3] not in _SINCE)
    return False


def _is_past_year(word: str) -> bool:
    return bool(_YEAR.fullmatch(word)) and int(word) < datetime.now(UTC).year


def _is_verb_beside(here: Neighbours, noun_too: bool) -> bool:
    before, after = here.before(), here.after()
    if before in grammar.NOUN_MARKERS | grammar.PREPOSITIONS | {"yo", *_BEFORE_NOUN}:
        return False
    if any(word in _OF_THE_WRITER - {"me", "nos"} for word in here.clause()):
        return False
    if not noun_too:
        return before not in ("los", "las") or after in _INDEFINITE
    follows = after in grammar.OBJECT_MARKERS | _COMPLEMENTS or after in ("mucho", "bien", "en")
    what = nominal(here.written(1))
    if what is not None and what.parts == "n" and what.number == "pl":
        # La semana pasada anunció cambios.
        follows = True
    dated = before in _DAYS_PAST or _is_past_year(before)
    return follows and (dated or before in ("pasado", "pasada", "no", "me", "se"))


def is_own_preterite(meant: str, here: Neighbours) -> bool:
    """Whether *compre* is *compré*, by an adverb of the past right before: ayer compre pan."""
    back = 1
    while here.before(back) in grammar.CLITICS | {"no", "yo"}:
        back += 1
    adverb = here.before(back) in _DAYS_PAST and not here.before(back + 1)
    return adverb and here.spanish.knows(meant)
