"""Words of a passage: where they stand, how they are written and what stands around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from newsletter_editor.spelling.prose import OPAQUE

LONGEST_WORD = 60
"""Code points; the longest that people write is a chemist's."""
_LETTER = r"[^\W\d_]"
_JOINERS = "\u00ad\u200b\u200c\u200d\u2060"
_CHUNK = re.compile(
    rf"[\w\u0300-\u036f](?:[\w\u0300-\u036f{_JOINERS}]*[\w\u0300-\u036f])?"
    rf"(?:['’´](?={_LETTER})[\w\u0300-\u036f]+|[-‐‑](?=\w)[\w\u0300-\u036f{_JOINERS}]+)*"
)
_PART = re.compile(rf"[\w\u0300-\u036f'’´{_JOINERS}]+")
_PLAIN = str.maketrans("’´", "''", _JOINERS)


@dataclass(frozen=True)
class Word:
    """A word or a hyphenated word's part; `start` and `end` count in the passage's text."""

    start: int
    end: int
    written: str
    text: str
    """In composed form, with straight apostrophes and without invisible joiners."""
    starts_sentence: bool
    whole: str = ""
    """The hyphenated word that this is a part of, or ""."""

    @cached_property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def is_prose(self) -> bool:
        """False for numbers, identifiers, acronyms, camel case and what is too long for a word."""
        return (
            len(self.text) <= LONGEST_WORD
            and self.text.replace("'", "").isalpha()
            and (self.text == self.lower or self.text[1:] == self.lower[1:])
        )

    @property
    def is_latin(self) -> bool:
        """Whether its first letter is of the Latin script, as our dictionaries' words are."""
        return self.text[:1].isascii() or unicodedata.name(self.text[:1], "").startswith("LATIN")

    @property
    def is_shouted(self) -> bool:
        """Written in capitals only."""
        return self.text.isalpha() and self.text.isupper() and len(self.text) > 1


def words(text: str) -> Iterator[Word]:
    """The words of a passage's text in order; hyphenated words part by part."""
    behind = 0
    last, starts, was_named = "", True, True
    for chunk in _CHUNK.finditer(text):
        between = text[behind : chunk.start()]
        begins = not last or _ends_sentence(between)
        if begins and len(last) == 1 and between in (".", ". ") and last.isupper():
            # The full stop of an initial ends no sentence: J. R. R. Tolkien, Ana M. Ruiz.
            begins = not (starts or was_named)
        was_named = last[:1].isupper()
        last, starts, behind = chunk[0], begins, chunk.end()
        is_joined = chunk.end() - chunk.start() <= LONGEST_WORD and re.search("[-‐‑]", chunk[0])
        whole = chunk[0] if is_joined else ""
        for part in _PART.finditer(chunk[0]):
            written = part[0]
            yield Word(
                chunk.start() + part.start(),
                chunk.start() + part.end(),
                written,
                written
                if written.isascii() and "'" not in written
                else unicodedata.normalize("NFC", written).translate(_PLAIN),
                begins and part.start() == 0,
                whole,
            )


_SENTENCE_END = re.compile(r"[.!?…:|¿¡•–—\n]|\A\s*[-*]\s")
_GAP_OF_WORDS = re.compile(r"[ \u00a0\n\t]+")


def _ends_sentence(between: str) -> bool:
    """Whether what stands between two words ends a sentence, or begins a line or a quotation."""
    if between == " ":
        return False
    if OPAQUE in between:
        between = between[between.rindex(OPAQUE) + 1 :]
    if "\n" in between and not _GAP_OF_WORDS.fullmatch(between):
        return True
    return bool(_SENTENCE_END.search(between.replace("\n", " "))) or between.rstrip()[-1:] in (
        "«", "“", '"', "‘", "(", "[",
    )  # fmt: skip


def separated(text: str, before: Word, after: Word) -> bool:
    """Whether punctuation or an opaque thing stands between two neighbouring words."""
    return not _GAP_OF_WORDS.fullmatch(text, before.end, after.start)
