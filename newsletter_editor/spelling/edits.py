"""Words that one slip makes of another, for looking up in a table of known words."""

from __future__ import annotations

from collections.abc import Iterator

LETTERS = "abcdefghijklmnopqrstuvwxyzñáéíóúü"


def one_slip_away(word: str, letters: str = LETTERS) -> Iterator[str]:
    """All strings with one letter dropped, added, changed or two neighbours swapped."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
            rest = after[1:]
            for letter in letters:
                yield before + letter + rest
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in letters:
            yield before + letter + after
