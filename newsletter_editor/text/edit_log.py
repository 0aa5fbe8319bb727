"""What has happened to a text lately, for readers elsewhere that know it as it was."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import NamedTuple

MOST_CHARACTERS = 200_000
"""That are remembered; a reader that is further behind is better told the whole text."""
MOST_EDITS = 50
"""At places apart; each has the reader write the text anew."""
_OF_ITSELF = 32


class _Noted(NamedTuple):
    revision: int
    start: int
    end: int
    replacement: str


class EditLog:
    """The newest edits of a text whose revision goes up by one with each of them."""

    def __init__(self) -> None:
        self._edits: deque[_Noted] = deque()
        self._size = 0

    def note(self, revision: int, start: int, removed: int, inserted: str) -> None:
        """Remember that an edit has made `revision`: code points from `start` on."""
        self._edits.append(_Noted(revision, start, start + removed, inserted))
        self._size += len(inserted) + _OF_ITSELF
        while self._size > MOST_CHARACTERS:
            self._size -= len(self._edits.popleft().replacement) + _OF_ITSELF

    def forget(self) -> None:
        """Another text is here."""
        self._edits.clear()
        self._size = 0

    def since(self, revision: int, now: int) -> list[tuple[int, int, str]] | None:
        """What leads from the text of `revision` to that of `now`: start, end, replacement, each in
        the text after those before it; what was typed in one go is one. None where not all of it is
        remembered, or where it is so much that the whole text is sooner told."""
        wanted = now - revision
        if not 0 <= wanted <= len(self._edits):
            return None
        noted = list(islice(reversed(self._edits), wanted))[::-1]
        if [each.revision for each in noted] != list(range(revision + 1, now + 1)):
            return None
        edits: list[tuple[int, int, str]] = []
        for _, start, end, replacement in noted:
            edit = start, end, replacement
            joined = _joined(edits.pop(), edit) if edits else [edit]
            edits += joined
            if len(edits) > MOST_EDITS:
                return None
        return edits


def _joined(
    first: tuple[int, int, str], second: tuple[int, int, str]
) -> list[tuple[int, int, str]]:
    """Two edits, or the one that does what both do where the second meets what the first put in."""
    start, end, put_in = first
    put_end = start + len(put_in)
    if second[0] > put_end or second[1] < start:
        return [first, second]
    replacement = put_in[: max(second[0] - start, 0)] + second[2] + put_in[second[1] - start :]
    return [(min(start, second[0]), end + max(second[1] - put_end, 0), replacement)]
