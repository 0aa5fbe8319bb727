"""Words that one slip makes of another, for looking up in a table of known words."""

from __future__ import annotations

from collections.abc import Iterator

LETTERS = "abcdefghijklmnopqrstuvwxyzñáéíóúü"


def one_slip_away(word: str, letters: str = LETTERS, before: int | None = None) -> Iterator[str]:
    """All strings with one letter dropped, added, changed or two neighbours swapped.

    With `before` only those whose slip begins before that place, counted in letters.
    """
    for at in range(len(word) + 1 if before is None else before):
        start, rest = word[:at], word[at:]
        if rest:
            yield start + rest[1:]
            behind = rest[1:]
            for letter in letters:
                yield start + letter + behind
        if len(rest) > 1:
            yield start + rest[1] + rest[0] + rest[2:]
        for letter in letters:
            yield start + letter + rest


def is_one_slip_away(word: str, other: str, letters: str = LETTERS, start: int = 0) -> bool:
    """Whether `one_slip_away(word, letters)` has `other`; they are known to agree up to `start`."""
    longer = len(other) - len(word)
    if not -1 <= longer <= 1:
        return False
    shorter = min(len(word), len(other))
    at = start
    while at < shorter and word[at] == other[at]:
        at += 1
    if longer > 0:
        return other[at] in letters and other[at + 1 :] == word[at:]
    if longer < 0:
        return other[at:] == word[at + 1 :]
    if at == len(word):
        # A letter changed to itself, or two that are the same swapped.
        return any(letter in letters for letter in word) or any(
            word[place] == word[place + 1] for place in range(len(word) - 1)
        )
    if other[at + 1 :] == word[at + 1 :]:
        return other[at] in letters
    return other[at : at + 2] == word[at : at + 2][::-1] and other[at + 2 :] == word[at + 2 :]
