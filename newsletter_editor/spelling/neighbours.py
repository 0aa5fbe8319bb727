"""What stands around a word, within its clause."""

from __future__ import annotations

from newsletter_editor.spelling.lexicon import Lexicon
from newsletter_editor.spelling.words import Word

LONGEST_CLAUSE = 40
"""Words looked back at."""


_CLOSING = frozenset({"", ".", ",", ";", ":", "?", "!", ")", "…", "”", "»"})
_NEAR = 40
"""Code points in which a sign beside the word is looked for."""


class Neighbours:
    """The words around one, without accents and in lower case; "" beyond a clause's end."""

    def __init__(
        self, text: str, found: list[Word], bare: list[str], index: int, spanish: Lexicon
    ) -> None:
        self.text = text
        self.spanish = spanish
        self.word = found[index]
        self.bare = bare[index]
        self._found = found
        self._bare = bare
        self._index = index

    def _joined(self, first: int) -> bool:
        if not 0 <= first < len(self._found) - 1:
            return False
        between = self.text[self._found[first].end : self._found[first + 1].start]
        return not between.strip(" \n\u00a0")

    def before(self, distance: int = 1) -> str:
        """The word that many places before."""
        for step in range(distance):
            if not self._joined(self._index - step - 1):
                return ""
        return self._bare[self._index - distance]

    def after(self, distance: int = 1) -> str:
        """The word that many places after."""
        for step in range(distance):
            if not self._joined(self._index + step):
                return ""
        return self._bare[self._index + distance]

    def written(self, distance: int) -> str:
        """The word that many places after, or before where negative, with its accents."""
        if not (self.after(distance) if distance > 0 else self.before(-distance)):
            return ""
        return self._found[self._index + distance].lower

    def word_at(self, distance: int) -> Word:
        """The word that many places after, which must be there."""
        return self._found[self._index + distance]

    def words(self, count: int) -> list[Word]:
        """The word and those right after it, as many as there are."""
        return self._found[self._index : self._index + count]

    @property
    def punctuation(self) -> str:
        """The character that follows the word, spaces passed over; "" at the end."""
        return self.punctuation_after(0)

    def punctuation_after(self, distance: int) -> str:
        """The character that follows the word that many places after; "" at the end."""
        at = self._index + distance
        if at >= len(self._found):
            return ""
        end = self._found[at].end
        return self.text[end : end + _NEAR].lstrip(" \n\u00a0")[:1]

    def ends_after(self, distance: int) -> bool:
        """Whether punctuation that closes something follows the word that many places after."""
        return self.punctuation_after(distance) in _CLOSING

    @property
    def opening(self) -> str:
        """The character right before the word; "" at the beginning."""
        start = self.word.start
        return self.text[max(start - _NEAR, 0) : start].rstrip(" \n\u00a0")[-1:]

    @property
    def follows_name(self) -> bool:
        """Whether the word before has a capital that no sentence's beginning gives it."""
        if not self.before():
            return False
        before = self._found[self._index - 1]
        return before.is_capitalised and not before.starts_sentence

    @property
    def precedes_name(self) -> bool:
        """Whether the word after begins with a capital."""
        return bool(self.after()) and self._found[self._index + 1].is_capitalised

    @property
    def ends_clause(self) -> bool:
        """Whether punctuation follows that closes something."""
        return self.punctuation in _CLOSING

    @property
    def begins_passage(self) -> bool:
        """Whether no other word but a number stands before."""
        return not any(word.text.isalpha() for word in self._found[: self._index][-3:])

    def sentence(self) -> list[str]:
        """The other words of the sentence, in order."""
        first = last = self._index
        while not self._found[first].starts_sentence and self._index - first < LONGEST_CLAUSE:
            if first == 0:
                break
            first -= 1
        while last + 1 < len(self._found) and last - self._index < LONGEST_CLAUSE:
            if self._found[last + 1].starts_sentence:
                break
            last += 1
        return self._bare[first : self._index] + self._bare[self._index + 1 : last + 1]

    def earlier(self) -> list[str]:
        """The words of the sentence before this one, in order."""
        first = self._index
        while first and not self._found[first].starts_sentence:
            if self._index - first >= LONGEST_CLAUSE:
                break
            first -= 1
        return self._bare[first : self._index]

    def clause(self) -> list[str]:
        """The words before, back to the beginning of the clause, in order."""
        first = self._index
        while self._joined(first - 1) and self._index - first < LONGEST_CLAUSE:
            first -= 1
        return self._bare[first : self._index]

    def clause_words(self) -> list[Word]:
        """The same as they are written."""
        return self._found[self._index - len(self.clause()) : self._index]
