"""Where several cursors stood before and after what they did, for undo and redo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor, QTextDocument

Place = tuple[int, int]
"""Anchor and position of a cursor, in UTF-16 units of the document."""


class _Stand(NamedTuple):
    places: list[Place]
    length: int
    """Of the document, by which one is told that was filled anew."""


class CursorSteps(QObject):
    """Belongs to a document, whose undo history it follows: by `availableUndoSteps`, which names
    every place in it. A step that is joined to the one before is undone with it, so what stands
    between the two is never asked for."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._before: dict[int, _Stand] = {}
        self._after: dict[int, _Stand] = {}
        document.undoCommandAdded.connect(self._cut)

    @classmethod
    def of(cls, document: QTextDocument) -> CursorSteps:
        """Those of a document, which has them from now on."""
        own = (each for each in document.children() if isinstance(each, cls))
        return next(own, None) or cls(document)

    @property
    def now(self) -> int:
        """The place in the undo history."""
        return self._document.availableUndoSteps()

    def stand(self, cursors: Sequence[QTextCursor]) -> _Stand:
        """Where they are."""
        places = [(each.anchor(), each.position()) for each in cursors]
        return _Stand(places, self._document.characterCount())

    def note(self, start: int, before: _Stand, after: _Stand) -> None:
        """Keep what a step from `start` on has done, if it has done anything."""
        if self.now > start:
            self._before[start], self._after[self.now] = before, after

    def reached(self, start: int) -> list[Place]:
        """Where the cursors belong that undo or redo has led here from `start`; none where the
        step was made by a single one."""
        if start > self.now:
            found = self._before.get(self.now) if start in self._after else None
        else:
            found = self._after.get(self.now)
        is_same = found is not None and found.length == self._document.characterCount()
        return found.places if found is not None and is_same else []

    def _cut(self) -> None:
        """What was undone can no longer be done again."""
        for kept in (self._before, self._after):
            for place in [each for each in kept if each >= self.now]:
                del kept[place]
