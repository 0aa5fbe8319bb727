"""Words that are written as one: al, del, and prefixes with what they precede.

RAE, Ortografía 2010, V.2.2 (contractions) and V.3.1 (prefixes).
"""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.lexicon import Lexicon
from newsletter_editor.spelling.orthography.flaw import Flaw, Reading
from newsletter_editor.spelling.word_sets import word_set
from newsletter_editor.spelling.words import Word
from newsletter_editor.text.localized import Localized

_CONTRACTED = {"a": "al", "de": "del"}
_CONTRACTION = Localized(es="«{wrong}» se escribe «{right}».", en="“{wrong}” is written “{right}”.")
_HE = word_set("se le lo la me nos te no que y o mismo es era fue ha había tiene y")


def missing_contractions(reading: Reading) -> Iterator[Flaw]:
    """`a el` and `de el` before a noun; before a verb or a sign *él* is meant."""
    for index in range(len(reading.words) - 2):
        first, second, third = reading.words[index : index + 3]
        right = _CONTRACTED.get(first.lower)
        if right is None or second.text != "el":
            continue
        if reading.gap(index).strip() or reading.gap(index + 1).strip(" \n\u00a0«“\"'*_"):
            continue
        if third.lower in _HE | grammar.PREPOSITIONS | grammar.CONJUNCTIONS:
            continue
        right = right.title() if first.is_capitalised else right
        wrong = f"{first.text} {second.text}"
        message = _CONTRACTION.format(wrong=wrong, right=right)
        yield Flaw(first.start, second.end, right, message)


_PREFIXES = word_set(
    """
    pre re auto anti semi multi sub super hiper inter micro macro mini ex co pos post pro meta ultra
    """
)
_PREFIX = Localized(
    es="El prefijo se escribe unido: «{right}».", en="The prefix is joined to its word: “{right}”."
)


def separated_prefixes(reading: Reading) -> Iterator[Flaw]:
    """A prefix apart from its word or with a hyphen: pre entrenado, auto-aprendizaje."""
    for index in range(len(reading.words) - 1):
        first, second = reading.words[index], reading.words[index + 1]
        if first.lower not in _PREFIXES or not _takes_prefix(first, second, reading.spanish):
            continue
        gap = reading.gap(index)
        hyphenated = gap in ("-", "‐", "‑") and first.whole.count("-") == 1
        if gap != " " and not hyphenated:
            continue
        if gap == " " and (first.whole or second.whole or reading.spanish.knows(first.lower)):
            continue
        right = joined(first.text, second.text)
        yield Flaw(first.start, second.end, right, _PREFIX.format(right=right))


def _takes_prefix(first: Word, second: Word, spanish: Lexicon) -> bool:
    return (
        second.is_prose
        and second.text == second.lower
        and len(second.text) > 3
        and spanish.knows(second.lower)
        and spanish.rarity(second.lower) < 620
        and first.is_prose
    )


def joined(prefix: str, word: str) -> str:
    """Prefix and word as one; between vowels an r is doubled to keep its sound."""
    if word.startswith("r") and prefix[-1].lower() in "aeiou":
        return prefix + "r" + word
    return prefix + word
