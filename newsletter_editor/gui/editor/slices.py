"""A large replacement, made a slice at a time: one undo step, and no key waits for all of it."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range

SECONDS_A_TURN = 0.03
_OF_THE_AUTHOR = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Drop,
        QEvent.Type.Close,
    }
)
"""Before any of these can change, save or leave the text, all slices are made."""


class SlicedEdits(QObject):
    """Makes edits from the last to the first, so that none moves those that are to come."""

    finished = Signal(bool)
    """(whether all were made): otherwise something else has changed the post meanwhile."""

    def __init__(self, post: OpenPost, parent: QObject) -> None:
        super().__init__(parent)
        self._post = post
        self._left: list[tuple[int, int, str]] = []
        self._revision = -1
        self._has_begun = False
        self._turns = QTimer(self, interval=0, timeout=self._take_a_turn)
        post.leaving.connect(self.finish)

    def begin(self, edits: list[tuple[int, int, str]]) -> None:
        """Make edits, in the order of their places, which are in UTF-16 units of the document."""
        self._left = list(edits)
        self._has_begun = False
        self._revision = self._post.revision
        application = QCoreApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        self._turns.start()
        self._take_a_turn()

    def finish(self) -> None:
        """Make what is left, now."""
        while self._left and self._is_undisturbed():
            self._make_one()
        self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._left and event.type() in _OF_THE_AUTHOR:
            self.finish()
        return False

    def _take_a_turn(self) -> None:
        end = time.perf_counter() + SECONDS_A_TURN
        while self._left and self._is_undisturbed():
            self._make_one()
            if time.perf_counter() >= end:
                break
        if not self._left or not self._is_undisturbed():
            self._end()

    def _is_undisturbed(self) -> bool:
        return self._post.revision == self._revision

    def _make_one(self) -> None:
        start, end, new = self._left.pop()
        place = Range(self._post.to_code_point(start), self._post.to_code_point(end))
        self._post.apply([Edit(place, new)], joins=self._has_begun)
        self._has_begun = True
        self._revision = self._post.revision

    def _end(self) -> None:
        if not self._turns.isActive():
            return
        self._turns.stop()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        are_made, self._left = not self._left, []
        self.finished.emit(are_made)
