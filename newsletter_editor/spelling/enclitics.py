"""Pronouns joined to a verb: which may follow which form, and how the whole is written.

RAE, Nueva gramática 2009, 16.7 to 16.12 (order and forms), and Ortografía 2010, II.3.4.3 (a verb
with pronouns has its accent by the rules for any other word: dame, démelo, estate).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.stress import (
    hiatus_letters,
    stressed_letter,
    written_with_stress,
)
from newsletter_editor.spelling.verbs import Form, Origin, origins
from newsletter_editor.spelling.word_sets import word_set

_OBJECTS = ("lo", "la", "los", "las", "le", "les")
_SECOND = ("te", "os")
_FIRST = ("me", "nos")
_PRONOUNS = word_set("me te se lo la los las le les nos os")
_MOST_PRONOUNS = 3

_ADDRESSED = {
    Form.INFINITIVE: ("te", "os", "me", "nos", "se"),
    Form.GERUND: ("te", "os", "me", "nos", "se"),
    Form.TU: ("te", "me", "nos"),
    Form.VOS: ("te", "me", "nos"),
    Form.USTED: ("me", "nos", "se"),
    Form.USTEDES: ("me", "nos", "se"),
    Form.NOSOTROS: ("nos", "te"),
    Form.VOSOTROS: ("os", "me", "nos"),
}
"""Pronouns of persons that a form takes: an order to you does not take another's reflexive."""


_NEAR_END = re.compile(r"[^aeiou]*(?:[qg]u)?[aeo]?[nsdr]?\Z")
"""What stands behind the stressed vowel of a form without pronouns: one syllable at most."""


class Spelling(NamedTuple):
    """A verb with its pronouns as it should be written."""

    text: str
    origin: Origin


def spellings(word: str, is_form: Callable[[str, Origin], bool]) -> Iterator[Spelling]:
    """How the verbs with pronouns that have these letters are written, whatever their accents.

    `is_form` tells whether a verb's form, written as it should be, is what it may be.
    """
    letters = without_accents(word)
    for base, pronouns in _parted(letters):
        for form in _forms_without(base, pronouns):
            for origin in origins(form):
                if _may_follow(origin.form, pronouns) and is_form(form, origin):
                    yield Spelling(joined(form, pronouns), origin)


def joined(form: str, pronouns: tuple[str, ...]) -> str:
    """A verb's form with pronouns behind it: digamos and lo make digámoslo."""
    stressed = stressed_letter(form)
    base = without_accents(form)
    # Digamos loses its s before nos and se, sentad its d before os; idos alone keeps it.
    if (base.endswith("mos") and pronouns[0] in ("nos", "se")) or (
        base.endswith("d") and pronouns[0] == "os" and base != "id"
    ):
        base = base[:-1]
    return written_with_stress(base + "".join(pronouns), stressed)


def _parted(letters: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The word without one, two and three pronouns."""
    pending: list[tuple[str, tuple[str, ...]]] = [(letters, ())]
    while pending:
        rest, behind = pending.pop()
        for length in (2, 3):
            pronoun = rest[-length:]
            if pronoun in _PRONOUNS and len(rest) > length + 1:
                found = (pronoun, *behind)
                yield rest[:-length], found
                if len(found) < _MOST_PRONOUNS:
                    pending.append((rest[:-length], found))


def _forms_without(base: str, pronouns: tuple[str, ...]) -> Iterator[str]:
    """How the verb alone may be written: with its lost consonant, with any accent."""
    bases = [base]
    if base.endswith("mo") and pronouns[0] in ("nos", "se"):
        bases = [base + "s"]
    elif pronouns[0] == "os" and base != "id":
        # Before os only vosotros is spoken to; infinitives and gerunds keep their letters.
        bases = [base] if base[-1] in "ro" else [base + "d"]
    for letters in bases:
        yield letters
        places = [at for at in hiatus_letters(letters) if _NEAR_END.match(letters, at + 1)]
        if letters[-1] in "aeiouns":
            places.append(max(letters.rfind(vowel) for vowel in "aeiou"))
        for at in dict.fromkeys(place for place in places if place >= 0):
            yield (
                letters[:at]
                + dict(zip("aeiou", "áéíóú", strict=True))[letters[at]]
                + letters[at + 1 :]
            )


def _may_follow(form: Form, pronouns: tuple[str, ...]) -> bool:
    """Whether the pronouns stand in their order, se te os me nos lo, and suit the form.

    Before lo and its like, se stands for le with any form: dáselo.
    """
    rest = list(pronouns)
    objects = [rest.pop()] if rest[-1] in _OBJECTS else []
    stands_for_le = rest == ["se"] and objects and not objects[0].startswith("le")
    if stands_for_le:
        return True
    persons = _ADDRESSED[form]
    groups = [
        0 if pronoun == "se" else 1 if pronoun in _SECOND else 2 if pronoun in _FIRST else 3
        for pronoun in rest
    ]
    is_ordered = all(first < second for first, second in pairwise(groups))
    return is_ordered and 3 not in groups and all(pronoun in persons for pronoun in rest)
