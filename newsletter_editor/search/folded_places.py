"""Places in a text that is folded already: the engine is asked for what its letters leave open, and
of the text about no more than it needs.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from newsletter_editor.search.query import SECONDS_A_TEXT, WORD_LETTER, Query, too_hard
from newsletter_editor.text.ranges import Range

Read = Callable[[int, int], str]
"""The text between two of its places."""
BYTES_A_TRY, FIRST_TRIES = 1_000, 5
"""What the engine goes through in the time in which it can be asked for one line; lines that it is
asked for before that is weighed."""
_UNKNOWN = ord("?")
_WORD_LETTERS = frozenset(code for code in range(256) if WORD_LETTER.match(chr(code)))


def places_of(query: Query, word: bytes, letters: bytes, read: Read, last: int) -> Iterator[Range]:
    """The matches of a query in a text, in their order, as `Query.places` gives them.

    `letters` are the text's `folded_letters`, `word` is `query.folded`, and `last` is where that
    stands last in them, -1 for nowhere. Raises EditorError for an expression that takes too long.
    """
    if last < 0:
        return iter(())
    if (known := query.required) is not None:
        found = _written(known.words, query.matches_case, word, letters, read, last)
        if known.is_in_line:
            return _in_lines(query, found, letters, read)
        if next(found, None) is None:
            return iter(())
        text = read(0, len(letters))
        return query.places(text, [Range(0, len(text))])
    if query.folded_is_match and not query.whole_words:
        return _wherever(word, letters, last)
    return _where_it_matches(query, word, letters, read, last)


def _wherever(word: bytes, letters: bytes, last: int) -> Iterator[Range]:
    length = len(word)
    at = letters.find(word)
    while at >= 0:
        yield Range(at, at + length)
        at = letters.find(word, at + length, last + length) if at < last else -1


def _where_it_matches(
    query: Query, word: bytes, letters: bytes, read: Read, last: int
) -> Iterator[Range]:
    length = len(word)
    match = None if query.folded_is_match else query.expression.match
    is_plain = query.matches_case and not query.whole_words and query.pattern.isascii()
    at = letters.find(word)
    while at >= 0:
        end = at + length
        if is_plain and (found := read(at, end)).isascii():
            is_match = found == query.pattern
        elif match is None:
            is_match = _is_whole(at, end, letters, read)
        else:
            # What is found letter by letter has as many, and looks at one more on either side.
            start = max(at - 1, 0)
            around = read(start, end + 1)
            is_match = match(around, at - start, timeout=SECONDS_A_TEXT) is not None
        if is_match:
            yield Range(at, end)
        at = letters.find(word, end if is_match else at + 1, last + length) if at < last else -1


def _is_whole(start: int, end: int, letters: bytes, read: Read) -> bool:
    return not any(
        0 <= beside < len(letters)
        and (
            WORD_LETTER.match(read(beside, beside + 1))
            if letters[beside] == _UNKNOWN
            else letters[beside] in _WORD_LETTERS
        )
        for beside in (start - 1, end)
    )


def _written(
    words: str, matches_case: bool, word: bytes, letters: bytes, read: Read, last: int
) -> Iterator[int]:
    """Where words stand that are found with their own accents alone, or with signs of which that
    is not known."""
    length = len(word)
    small = words if matches_case else words.lower()
    at = letters.find(word)
    while at >= 0:
        there = read(at, at + length)
        if not matches_case:
            there = there.lower()
        # Beyond Latin-1 there are letters of which the engine knows more capitals.
        if there == small or max(max(there), max(small)) > "\xff":
            yield at
        at = letters.find(word, at + 1, last + length) if at < last else -1


def _in_lines(query: Query, found: Iterator[int], letters: bytes, read: Read) -> Iterator[Range]:
    expression, until = query.expression, time.monotonic() + SECONDS_A_TEXT
    tries, looked = 0, 0
    try:
        for at in found:
            if at < looked:
                continue
            start, end = letters.rfind(b"\n", 0, at) + 1, letters.find(b"\n", at)
            tries += 1
            if end < 0 or (tries - FIRST_TRIES) * BYTES_A_TRY > end:
                # With a match in every line it is faster to go through all that is left.
                end = len(letters)
            matches = expression.finditer(read(start, end), timeout=_left(until))
            yield from (Range(*each.span()).shifted(start) for each in matches)
            looked = end
    except TimeoutError:
        raise too_hard() from None


def _left(until: float) -> float:
    return max(until - time.monotonic(), 1e-9)
