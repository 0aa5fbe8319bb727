"""Finding names by some of their letters."""

from __future__ import annotations

import unicodedata

_ADJACENT, _WORD_START, _EVERYWHERE, _AS_WRITTEN = 5, 8, 1, 8


def folded(text: str) -> str:
    """Lower case and without accents, so that `codigo` finds `Código`; one character each."""
    return "".join(
        (unicodedata.normalize("NFD", character)[:1] or character).lower()[:1]
        for character in unicodedata.normalize("NFC", text)
    )


def score(query: str, name: str) -> int | None:
    """How well the letters of `query` are found in `name` in their order; None if they are not.

    Letters at the start of words and letters side by side count more, long names a little less.
    Words that stand there as they were written count most.
    """
    words = [word for word in folded(query).split(" ") if word]
    wanted = "".join(words)
    given = folded(name)
    if not wanted:
        return 0
    best: int | None = None
    start = given.find(wanted[0])
    while start >= 0:
        found = _from(wanted, given, start)
        if found is not None and (best is None or found > best):
            best = found
        start = given.find(wanted[0], start + 1)
    if best is None:
        return None
    if all(_is_written(word, given) for word in words):
        best += _AS_WRITTEN * len(wanted)
    return best * 100 - len(given)


def _is_written(word: str, given: str) -> bool:
    at = given.find(word)
    while at > 0 and not _begins_word(given, at):
        at = given.find(word, at + 1)
    return at >= 0


def _from(wanted: str, given: str, start: int) -> int | None:
    total, at, previous = 0, start, start - 2
    for letter in wanted:
        at = _next(letter, given, at, previous)
        if at < 0:
            return None
        total += _EVERYWHERE
        total += _ADJACENT if at == previous + 1 else 0
        total += _WORD_START if _begins_word(given, at) else 0
        previous, at = at, at + 1
    return total


def _next(letter: str, given: str, at: int, previous: int) -> int:
    """Where the letter comes next: side by side if it can, else at the start of a word."""
    if at == previous + 1 and given[at : at + 1] == letter:
        return at
    first = found = given.find(letter, at)
    while found >= 0:
        if _begins_word(given, found):
            return found
        found = given.find(letter, found + 1)
    return first


def _begins_word(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()
