"""Words written twice."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.spelling.orthography.flaw import Flaw, Reading
from newsletter_editor.spelling.word_sets import word_set
from newsletter_editor.text.localized import Localized

_ON_PURPOSE = word_set("muy sí no ya ja je casi bien poco tan más bla toc tic nos cerca luego")
_MESSAGE = Localized(es="«{word}» está dos veces seguidas.", en="“{word}” is written twice.")


def repeated_words(reading: Reading) -> Iterator[Flaw]:
    """A word and the same word again with nothing but spaces between them."""
    for index in range(len(reading.words) - 1):
        first, second = reading.words[index], reading.words[index + 1]
        gap = reading.gap(index)
        if first.lower != second.lower or gap.strip(" \n\u00a0") or gap.count("\n") > 1:
            continue
        both_named = first.is_capitalised and second.is_capitalised
        if not first.is_capitalised and second.is_capitalised:
            # The second is a name: en el contexto Contexto.
            continue
        if len(first.text) == 1 and first.lower not in "aeouy":
            continue
        if first.lower in _ON_PURPOSE or both_named or not first.lower.isalpha():
            continue
        if len(first.text) == 1 and (first.is_capitalised or second.is_capitalised):
            continue
        yield Flaw(
            first.end,
            second.end,
            "",
            _MESSAGE.format(word=first.text),
            shown=(first.start, second.end),
        )
