"""Words that their place shows to be no prose: commands, endings of files, who has said it."""

from __future__ import annotations

import re

from newsletter_editor.spelling.words import Word

_CALLED = re.compile(r"\((?:\d[a-z]{0,3})?\)")
"""As in printf() and in ls(1), a page of the manual."""
_FILE_ENDING = re.compile(r"(?:\A|[\s(«“\"'*])\.\Z")
_MOST_LETTERS_BEFORE = 2
_MOST_PARTS = 2
_DASH = re.compile(r"(?:\A|[.!?»”\"…)]\s*|\n\s*)(?:--|[—–])\s*\Z")
_LONGEST_DASH = 6
_REST_OF_NAME = re.compile(
    r"(?:[ ,.]+(?:(?:de|del|la|von|van) )?[A-ZÁÉÍÓÚÑ][\w.]*){0,4}[.\s]*(?:\(.*)?\Z", re.DOTALL
)


def is_identifier(word: Word, passage: str) -> bool:
    """Whether it is called like a command, ends a file's name, or is part of a longer name."""
    if _CALLED.match(passage, word.end):
        return True
    before = passage[max(word.start - _MOST_LETTERS_BEFORE, 0) : word.start]
    if _FILE_ENDING.search(before):
        return True
    return word.whole.count("-") >= _MOST_PARTS and word.whole == word.whole.lower()


def is_attributed(word: Word, passage: str) -> bool:
    """Whether a capital opens what ends the paragraph behind a dash: who has said it."""
    return (
        word.is_capitalised
        and bool(_DASH.search(passage[max(word.start - _LONGEST_DASH, 0) : word.start]))
        and bool(_REST_OF_NAME.match(passage, word.end))
    )
