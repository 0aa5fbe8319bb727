"""What stands beside a word, as far as it says what the word is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter_editor.spelling.lexicon import Lexicon
from newsletter_editor.spelling.placement import is_quoted
from newsletter_editor.spelling.word_sets import word_set
from newsletter_editor.spelling.words import Word, separated

_NEXT_NAME = re.compile(r",? (?:[ye] )?[A-ZÁÉÍÓÚÑ][^\W\d_]")
_JOINING_NAMES = word_set("y e and de")
_PARTICLES = word_set("von van der den dem zu du da das dos af la le di ibn bin ben al el ter ten")
_NUMBERED = re.compile(r"[ -]\d")


class WordContext:
    """What stands beside a word."""

    def __init__(
        self, own: Lexicon, english: Lexicon, passage: str, found: Sequence[Word], index: int
    ) -> None:
        self._own, self._english = own, english
        word = found[index]
        before = found[index - 1] if index else None
        after = found[index + 1] if index + 1 < len(found) else None
        self.before = None if before is None or separated(passage, before, word) else before
        self.after = None if after is None or separated(passage, word, after) else after
        self.second_after: Word | None = None
        if self.after is not None and index + 2 < len(found):
            second = found[index + 2]
            self.second_after = None if separated(passage, self.after, second) else second
        self.second_before: Word | None = None
        if self.before is not None and index > 1:
            second = found[index - 2]
            self.second_before = None if separated(passage, second, self.before) else second
        self._word, self._passage, self._end = word, passage, word.end
        self._followed_by = passage[word.end : word.end + 1]

    def is_quoted(self) -> bool:
        """Whether it stands alone between quotation marks."""
        return is_quoted(self._word, self._passage)

    def is_english(self, as_title: bool = False) -> bool:
        """Whether the word stands in an English phrase rather than among Spanish words."""
        if self.before and self._is_english_only(self.before):
            return True
        if not self.after or not self._is_english_only(self.after):
            return False
        return as_title or not self.before or not self._own.knows(self.before.lower)

    def is_enumerated(self) -> bool:
        """Whether a list of names begins with it: Mbappé, Haaland y Bonmatí."""
        return bool(_NEXT_NAME.match(self._passage, self._end))

    def is_name_particle(self) -> bool:
        """Whether it stands between capitals as von, du and wa do in names."""
        if self._is_joined_to_capital():
            return True
        return (
            self.before is not None
            and self.before.is_capitalised
            and (not self.before.starts_sentence or self._word.lower in _PARTICLES)
            and self.after is not None
            and self.after.is_capitalised
        )

    def is_numbered(self) -> bool:
        """Whether a number stands behind it, as behind names: Latin 1."""
        return bool(_NUMBERED.match(self._passage, self._end))

    def is_named_term(self) -> bool:
        """Whether it is what a list or a line explains: Streamlit: crea demos."""
        return self._followed_by == ":"

    def beside_capitals(self) -> bool:
        """Whether a neighbour has a capital too, as the parts of a name have."""
        if self._is_joined_to_capital():
            return True
        after = self.after
        if after is not None and after.lower in _JOINING_NAMES:
            after = self.second_after
        if after is not None and after.is_capitalised:
            return True
        if self.before is not None and self.before.lower in _JOINING_NAMES:
            return self.second_before is not None and self.second_before.is_capitalised
        return (
            self.before is not None
            and self.before.is_capitalised
            # What begins a sentence and is no word either is a name: Doris Lessing.
            and not (self.before.starts_sentence and self._own.knows(self.before.lower))
        )

    def _is_joined_to_capital(self) -> bool:
        """Whether a hyphen joins it to a name: Kolmogorov-Smirnov, Cramér-von Mises."""
        parts = self._word.whole.split("-")
        return any(part[:1].isupper() and part != self._word.text for part in parts)

    def _is_english_only(self, word: Word) -> bool:
        return (
            len(word.text) > 1
            and not self._own.knows(word.lower)
            and (not word.is_prose or self._english.knows(word.text))
        )
