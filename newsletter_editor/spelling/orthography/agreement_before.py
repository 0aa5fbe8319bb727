"""What stands before a noun and its article: las nuevos herramientas, todos las semanas.

RAE, Nueva gramática básica 2011, 2 and 13; the short forms primer, buen and gran after DPD.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.neighbours import Neighbours
from newsletter_editor.spelling.nominals import Nominal
from newsletter_editor.spelling.orthography.agreement_words import (
    DETERMINERS,
    EITHER,
    Determiner,
    disagreement,
    is_english,
    judged,
    plural_of,
    singular_of,
)
from newsletter_editor.spelling.orthography.flaw import Flaw, Reading
from newsletter_editor.spelling.word_sets import word_set


def _fronted() -> Iterator[tuple[str, Determiner]]:
    whole = (
        "nuev", "últim", "mism", "propi", "antigu", "viej", "pequeñ", "distint", "verdader",
        "segund", "únic", "próxim", "larg", "divers", "numeros", "cuart", "quint", "amplí",
    )  # fmt: skip
    for forms in (
        *((stem + "o", stem + "a", stem + "os", stem + "as") for stem in whole),
        *((stem, stem + "a", stem + "os", stem + "as") for stem in ("primer", "tercer", "buen")),
        ("mal", "mala", "malos", "malas"),
        ("gran", "gran", "grandes", "grandes"),
        *((stem, stem, stem + "s", stem + "s") for stem in ("siguiente", "diferente")),
        *((stem, stem, stem + "es", stem + "es") for stem in ("mejor", "mayor", "actual")),
    ):
        for place, form in enumerate(forms):
            number = "sg" if place < len(forms) // 2 else "pl"
            gender = "mf" if forms.count(form) > 1 else "mf"[place % 2]
            yield form, Determiner(gender, number, forms)


_FRONTED = dict(_fronted())
"""Adjectives that mostly stand before their noun."""
_ALL = {
    form: Determiner(
        "mf"[place % 2], "sg" if place < 2 else "pl", ("todo", "toda", "todos", "todas")
    )
    for place, form in enumerate(("todo", "toda", "todos", "todas"))
}
_ARTICLES = word_set("el la los las este esta estos estas ese esa esos esas mi mis tu tus su sus")
_IN_ALL = word_set("sobre ante con de del lo es son era y en por que a no")
"""What stands before a todo of its own: sobre todo la parte nueva."""


def disagreeing_before(reading: Reading) -> Iterator[Flaw]:
    """An adjective between determiner and noun, and a todo before them, that fit neither."""
    found = reading.words
    for at, word in enumerate(found[:-2]):
        front = _FRONTED.get(found[at + 1].lower)
        everything = _ALL.get(word.lower)
        if everything is None and (front is None or word.lower not in DETERMINERS):
            continue
        here = Neighbours(reading.text, found, reading.bare, at, reading.spanish)
        noun = found[at + 2]
        what = judged(reading.text, found[at + 1], noun)
        if everything is None and front is not None and (what is None or len(what.gender) > 1):
            yield from _clashing(here, DETERMINERS[word.lower], front)
            continue
        if what is None or not _is_certain(what) or not here.after(2):
            continue
        if noun.lower in EITHER - {"vez"} or is_english(noun.lower, reading):
            continue
        if _sounds_stressed_a(noun.lower, what) or word.is_shouted:
            continue
        if everything is not None and found[at + 1].lower in _ARTICLES and not what.is_verb:
            yield from _all_of(here, everything, what)
        elif front is not None and everything is None:
            yield from _fronting(here, DETERMINERS[word.lower], front, what)


def _clashing(here: Neighbours, determiner: Determiner, front: Determiner) -> Iterator[Flaw]:
    """Determiner and adjective of which one is wrong whatever the noun is: la nuevo modelo."""
    article, adjective, noun = here.words(3)
    sure = len(determiner.gender) == len(front.gender) == 1 and determiner.number == front.number
    if (
        not sure
        or determiner.gender == front.gender
        or not here.after(2)
        or noun.text != noun.lower
    ):
        return
    if article.lower in _MAYBE_VERBS or not adjective.lower.startswith(_CLASHING):
        return
    if adjective.is_capitalised or here.follows_name or not here.spanish.knows(noun.lower):
        return
    if noun.lower in grammar.PREPOSITIONS | grammar.CONJUNCTIONS:
        return
    if noun.lower.endswith("o"):
        yield disagreement(here, article, determiner.form("m", determiner.number), article, noun)
    else:
        form = front.form(determiner.gender, front.number)
        yield disagreement(here, adjective, form, article, noun)


_MAYBE_VERBS = word_set("esta estas este")
_CLASHING = (
    "nuev", "mism", "propi", "antigu", "viej", "pequeñ", "distint", "verdader", "únic", "próxim",
    "divers", "numeros",
)  # fmt: skip
"""Those that name nothing with their noun, as última hora does, and are no adverb, as mal."""


def _is_certain(what: Nominal) -> bool:
    return what.parts in ("n", "nv") and len(what.gender) == 1


def _sounds_stressed_a(noun: str, what: Nominal) -> bool:
    """Whether it may be a feminine noun with el: todo el agua, el mismo aula are heard."""
    return what.gender == "f" and without_accents(noun).startswith(("a", "ha"))


def _all_of(here: Neighbours, all_of: Determiner, what: Nominal) -> Iterator[Flaw]:
    word, article, noun = here.words(3)
    asked = DETERMINERS[article.lower]
    if asked.number != what.number or what.gender not in asked.gender:
        return
    right = all_of.form(what.gender, what.number)
    if here.before() == "a" or (word.lower == "todo" and here.before() in _IN_ALL):
        # Dar a todos la libertad; sobre todo la parte nueva.
        return
    if right != word.lower:
        yield disagreement(here, word, right, word, noun)


def _fronting(
    here: Neighbours, determiner: Determiner, front: Determiner, what: Nominal
) -> Iterator[Flaw]:
    article, adjective, noun = here.words(3)
    if here.before() in ("y", "e", "o", "u") and what.number == "pl":
        # La primera y la última notas.
        return
    if determiner.number == front.number != what.number:
        of_number = plural_of if what.number == "sg" else singular_of
        right = of_number(noun.lower, what.gender)
        if right and what.gender in determiner.gender and what.gender in front.gender:
            yield disagreement(here, noun, right, article, noun)
        return
    for written, asked in ((article, determiner), (adjective, front)):
        right = asked.form(what.gender, what.number)
        if right and right != written.lower:
            yield disagreement(here, written, right, article, noun)
