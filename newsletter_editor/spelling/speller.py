"""Which words of a passage are mistakes, in a post of one language with English terms in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from newsletter_editor.spelling.conjugation import (
    VOS,
    VOSEO_REGIONS,
    Voseo,
    is_order_to_vosotros,
    is_verb_with_pronouns,
    voseo,
)
from newsletter_editor.spelling.derivation import (
    PREFIXES,
    RAREST_SLIP,
    is_british,
    is_derived,
    is_english_compound,
    is_form_of_new_verb,
    is_suffixed,
)
from newsletter_editor.spelling.foreign import foreign_sentences
from newsletter_editor.spelling.frequency import common_names, without_accents
from newsletter_editor.spelling.glossary import Glossary
from newsletter_editor.spelling.lexicon import Lexicon, words_of_own_posts
from newsletter_editor.spelling.placement import (
    is_attributed,
    is_identifier,
    is_shortened,
)
from newsletter_editor.spelling.remembered import Patience, Remembered
from newsletter_editor.spelling.slips import slip_cost
from newsletter_editor.spelling.word_context import WordContext
from newsletter_editor.spelling.words import Word, words

COMMON_PLACE = 480
"""Centibels; rarer names of places are not corrected without more to go by (México, Perú)."""
COMMON_ACCENTED = 560
"""An English word is doubted only for the sake of Spanish words at least this common."""
COMMON_TARGET = 520
RARE_ENGLISH = 620
_SLIP_IN_NAME = 7
"""Letters; shorter names are too often one letter away from some word."""
_LONGEST_PARTICLE = 3
_VOS = "vos"
_FORMS_FOR_VOS = 3
"""So many forms that differ are no forgotten accents: colocá, corré, usá."""
_USES_OF_TERM = 3
"""Of a word that no known one is near to, or that has a capital within a sentence."""
_USES_OF_TERM_LIKE_OTHERS = 4
_DEAREST_HABIT = 200
_DEAREST_ENGLISH = _DEAREST_NAME = 150
"""Centibels; slips that are likelier than that are made by whoever holds them for right."""
_RAREST_HABIT = 620
"""Words that are rarer are not what somebody writes again and again."""
_SHORTEST_TERM = 4
_VOWEL = re.compile("[aeiouyáéíóúüàèìòùâêîôûäëïöåæøœ]|[^\x00-\u024f]")
"""Letters without a vowel are an abbreviation, not a word: dpkg, cdn."""


@dataclass(frozen=True)
class Mistake:
    """A word that is wrong, unless the post shows a certain word elsewhere."""

    word: Word
    unless: str = ""
    """The word itself, should it be someone's name; *vos*, should it be a verb's form for vos."""
    uses_of_term: int = 0
    """How often it has to be written to be a term of the author's; 0 for what is never one."""


class Judgement(NamedTuple):
    """What a passage says by itself: its mistakes, and what it shows about words elsewhere."""

    mistakes: tuple[Mistake, ...] = ()
    shown: frozenset[str] = frozenset()
    """Words that are names, and *vos* where the passage addresses its readers so."""


def mistakes_together(judgements: Sequence[Judgement]) -> list[list[Word]]:
    """The misspelt words of each of a post's passages.

    A word that opens a sentence is known to be a name from the places where it stands inside one,
    and one that is like no other is a term when it is written again and again, so that all
    passages are needed to decide.
    """
    shown = frozenset().union(*(judgement.shown for judgement in judgements))
    addressed = {
        mistake.word.lower
        for judgement in judgements
        for mistake in judgement.mistakes
        if mistake.unless == _VOS
    }
    if len(addressed) >= _FORMS_FOR_VOS:
        shown |= {_VOS}
    uses = Counter(
        mistake.word.lower
        for judgement in judgements
        for mistake in judgement.mistakes
        if mistake.uses_of_term
    )
    return [
        [
            mistake.word
            for mistake in judgement.mistakes
            if not (mistake.unless and mistake.unless in shown)
            and not (mistake.uses_of_term and uses[mistake.word.lower] >= mistake.uses_of_term)
        ]
        for judgement in judgements
    ]


class Speller:
    """Decides on words; what it found in a passage is remembered by the passage's text."""

    def __init__(
        self,
        own: Lexicon,
        english: Lexicon,
        glossary: Glossary = Glossary(),  # noqa: B008  # immutable
    ) -> None:
        self.own = own
        self.english = english
        self.glossary = glossary
        self._is_english = own.language == "en"
        self._judged = Remembered(self._judge_all)

    def mistakes(self, passages: Iterable[str]) -> list[list[Word]]:
        """The misspelt words of each of a post's passages."""
        return mistakes_together([self._judged[passage] for passage in passages])

    def judge(self, passage: str, patience: Patience) -> Judgement | None:
        """What is wrong in a passage taken by itself; None where patience is over."""
        return self._judged.get(passage, patience)

    def _judge_all(self, passage: str) -> Judgement:
        found = list(words(passage))
        in_phrases = self.glossary.accepted_in_phrases(found)
        foreign = foreign_sentences(found, self.own, self.english)
        shown = {
            word.lower
            for word in found
            if word.is_capitalised and not word.starts_sentence and word.is_prose
        }
        if any(word.lower in VOS for word in found):
            shown.add(_VOS)
        mistakes = []
        for index, written in enumerate(found):
            word = self._owner(written) if self._is_english else written
            if index in in_phrases or index in foreign or self._accepted_at_once(word, passage):
                continue
            addressed = self._voseo(word)
            if addressed is Voseo.YES:
                shown.add(_VOS)
            elif addressed is Voseo.PERHAPS:
                mistakes.append(Mistake(word, unless=_VOS))
            elif mistake := self._judge(
                word, WordContext(self.own, self.english, passage, found, index)
            ):
                mistakes.append(mistake)
        return Judgement(tuple(mistakes), frozenset(shown))

    def _owner(self, word: Word) -> Word:
        """Whoever something belongs to in English: the maintainer of the maintainer's note."""
        return replace(word, text=word.text[:-2]) if word.text.endswith("'s") else word

    def _voseo(self, word: Word) -> Voseo:
        if self.own.language != "es" or (word.is_capitalised and not word.starts_sentence):
            return Voseo.NO
        if self.english.knows(word.text):
            return Voseo.NO
        found = voseo(word.lower, self.own, self.english)
        says_vos = found is not Voseo.NO and self.own.tag[-2:] in VOSEO_REGIONS
        return Voseo.YES if says_vos else found

    def _accepted_at_once(self, word: Word, passage: str) -> bool:
        if len(word.text) < 2 or self.glossary.accepts(word):
            return True
        if word.is_shouted:
            return not self._lost_accent_in_capitals(word)
        if not word.is_prose or not word.is_latin or self.own.knows(word.text):
            return True
        if not _VOWEL.search(word.lower):
            return True
        if self._is_english and word.lower in words_of_own_posts("en"):
            return True
        if word.whole and (self.own.knows(word.whole) or word.lower in PREFIXES):
            return True
        if is_identifier(word, passage) or is_attributed(word, passage):
            return True
        return is_shortened(word, passage)

    def _is_acronym(self, capitals: str) -> bool:
        """Whether letters are known as an acronym and as no name; some become words: usb."""
        return self.english.knows(capitals) and not self.english.knows(capitals.title())

    def _lost_accent_in_capitals(self, word: Word) -> bool:
        # Capitals keep their accents (RAE, Ortografía 2010, II.3.4.1); acronyms have none.
        return (
            len(word.text) > 4
            and not self.own.knows(word.lower)
            and not self.english.knows(word.lower)
            and any(
                self.own.rarity(accented) <= COMMON_ACCENTED
                for accented in self.own.frequencies.accented(word.lower)
            )
        )

    def _judge(self, word: Word, context: WordContext) -> Mistake | None:
        if word.lower in PREFIXES and context.after and self.own.knows(context.after.lower):
            # That it stands apart is a matter of orthography.
            return None
        if word.lower in self.own.well_known_mistakes and not context.is_english():
            return Mistake(word)
        if self.own.language == "es" and (
            is_form_of_new_verb(word.lower, self.own) or is_order_to_vosotros(word.lower, self.own)
        ):
            return None
        lost_accent = self._lost_accent(word, context)
        if lost_accent is not None:
            return Mistake(word) if lost_accent else None
        if word.is_shouted:
            return Mistake(word)
        english = self.english.knows(word.text) or self.english.knows(word.lower)
        if english:
            return Mistake(word) if self._hides_a_slip(word, context) else None
        if word.is_capitalised:
            return self._judge_name(word, context)
        if len(word.text) <= _LONGEST_PARTICLE and context.is_name_particle():
            return None
        if self._is_acronym(word.text.upper()) or self._is_made_of_known(word.lower):
            return None
        if self._is_part_of_command(word):
            return None
        is_like_none = self._is_like_none(word.lower)
        if is_like_none or not self._is_habitual_slip(word.lower):
            if context.is_quoted():
                return None
            uses = _USES_OF_TERM if is_like_none else _USES_OF_TERM_LIKE_OTHERS
            return Mistake(word, uses_of_term=uses)
        return Mistake(word)

    def _is_like_none(self, word: str) -> bool:
        if len(word) < _SHORTEST_TERM:
            return False
        bare = without_accents(word)
        return not (self.own.frequencies.near(bare) or self.english.frequencies.near(bare))

    def _is_habitual_slip(self, word: str, dearest_own: int = _DEAREST_HABIT) -> bool:
        """What fingers do by chance is not done again and again; what is held for right is."""
        return len(word) < _SHORTEST_TERM or any(
            slip_cost(word, other) <= dearest and lexicon.rarity(other) <= _RAREST_HABIT
            for lexicon, dearest in ((self.own, dearest_own), (self.english, _DEAREST_ENGLISH))
            for other in lexicon.frequencies.words_near(word)
        )

    def _is_part_of_command(self, word: Word) -> bool:
        """Whether a hyphen joins it to what is no Spanish word and right: easy-rsa, add-ons."""
        parts = [part for part in word.whole.split("-") if part != word.text]
        return word.whole.islower() and any(
            len(part) > 1
            and not self.own.knows(part)
            and (self.english.knows(part) or not _VOWEL.search(part))
            for part in parts
        )

    def _is_made_of_known(self, word: str) -> bool:
        if is_british(word, self.english):
            return True
        if self.own.language != "es":
            return is_derived(word, self.english) or is_english_compound(word, self.english)
        return (
            self._is_prefixed(word)
            or is_verb_with_pronouns(word, self.own, self.english)
            or is_suffixed(word, self.own, self.english)
            or is_english_compound(word, self.english)
        )

    def _is_prefixed(self, word: str) -> bool:
        if not (is_derived(word, self.own) or is_derived(word, self.english)):
            return False
        # Coresponde is no co- and responde.
        return not any(
            self.own.rarity(other) + slip_cost(word, other) <= RAREST_SLIP
            for other in self.own.frequencies.words_near(word)
            if other[-2:] == word[-2:]
        )

    def _lost_accent(self, word: Word, context: WordContext) -> bool | None:
        """Whether only an accent is missing; None where there is no such Spanish word."""
        bare = without_accents(word.lower)
        accented = self.own.frequencies.accented(bare)
        if bare != word.lower and bare in self.own.frequencies:
            # Here the accent is one too many, or stands on another vowel.
            accented = [*accented, bare]
        if not accented:
            return None
        if word.is_capitalised and word.lower in common_names():
            return None
        rarity = self.own.rarity(accented[0])
        if word.is_capitalised and not word.starts_sentence and accented[0].endswith("ían"):
            # A verb has no capital within a sentence: Debian is no debían.
            return None
        if self.english.knows(word.text) and (
            rarity > COMMON_ACCENTED or context.is_english(word.is_capitalised)
        ):
            return None
        if word.is_capitalised and self.english.knows(word.text):
            is_english_name = not self.english.knows(word.lower) and self.own.knows(accented[0])
            is_inside = not word.starts_sentence or context.is_numbered()
            if context.beside_capitals() or (is_english_name and is_inside):
                return None
        if word.is_capitalised and not self.own.knows(accented[0]):
            # Only a name is written so: people keep theirs as they write it, places do not.
            return True if rarity <= COMMON_PLACE and not context.beside_capitals() else None
        return True

    def _hides_a_slip(self, word: Word, context: WordContext) -> bool:
        if word.is_capitalised or context.is_english() or len(word.text) < 5:
            return False
        rarity = self.english.rarity(word.lower)
        return rarity >= RARE_ENGLISH and any(
            self.own.rarity(other) <= min(COMMON_TARGET, rarity - 150)
            for other in self.own.frequencies.words_near(word.lower)
        )

    def _judge_name(self, word: Word, context: WordContext) -> Mistake | None:
        if word.lower in common_names():
            return None
        looks_wrong = len(word.text) >= _SLIP_IN_NAME and self._is_slip_of_common(word)
        if not word.starts_sentence:
            if not looks_wrong or self._is_made_of_known(word.lower):
                return None
            if context.beside_capitals() and not self._is_habitual_slip(word.lower, _DEAREST_NAME):
                return None
            return Mistake(word, uses_of_term=_USES_OF_TERM)
        if self._is_made_of_known(word.lower):
            return None
        if not looks_wrong and (
            context.beside_capitals() or context.is_named_term() or context.is_enumerated()
        ):
            return None
        return Mistake(
            word,
            unless="" if looks_wrong else word.lower,
            uses_of_term=_USES_OF_TERM if looks_wrong else 0,
        )

    def _is_slip_of_common(self, word: Word) -> bool:
        return any(
            min(self.own.rarity(other), self.english.rarity(other)) <= COMMON_TARGET
            and (self.own.knows(other) or self.english.knows(other))
            for lexicon in (self.own, self.english)
            for other in lexicon.frequencies.words_near(word.lower)
        )
