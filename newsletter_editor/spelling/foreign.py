"""Sentences of another language than the post's, quoted or not yet translated."""

from __future__ import annotations

from newsletter_editor.spelling.language import language_of_text
from newsletter_editor.spelling.lexicon import Lexicon
from newsletter_editor.spelling.word_sets import word_set
from newsletter_editor.spelling.words import Word

_FOREIGN_SHARE = 0.5
_ENGLISH_SHARE = 0.75
_SHORTEST_FOREIGN = 5

_ENGLISH_JOINTS = word_set(
    "the of and to is are was were with for in on that this from by you how what why its it as at"
)
"""Words without which there is hardly an English sentence, and which Spanish has not."""


def foreign_sentences(found: list[Word], own: Lexicon, english: Lexicon) -> set[int]:
    """Indexes of words in sentences of another language, quoted or not yet translated."""
    foreign: set[int] = set()
    start = 0
    for index in range(1, len(found) + 1):
        if index < len(found) and not found[index].starts_sentence:
            continue
        sentence = [word for word in found[start:index] if word.is_prose and len(word.text) > 1]
        if (
            len(sentence) >= _SHORTEST_FOREIGN
            and _is_mostly_unknown(sentence, own)
            and (_is_english(sentence, english) or _is_of_another(sentence, own))
        ):
            foreign.update(range(start, index))
        start = index
    return foreign


def _is_mostly_unknown(sentence: list[Word], own: Lexicon) -> bool:
    known, most = 0, len(sentence) * _FOREIGN_SHARE
    for word in sentence:
        known += own.knows(word.lower)
        if known >= most:
            return False
    return True


def _is_english(sentence: list[Word], english: Lexicon) -> bool:
    return (
        any(word.lower in _ENGLISH_JOINTS for word in sentence)
        and sum(english.knows(word.text) for word in sentence) >= len(sentence) * _ENGLISH_SHARE
    )


def _is_of_another(sentence: list[Word], own: Lexicon) -> bool:
    told = language_of_text([" ".join(word.lower for word in sentence)])
    return told not in (None, own.language)
