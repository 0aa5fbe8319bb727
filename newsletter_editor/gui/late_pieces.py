"""What a window can do without in its first moment, hung piece by piece when its post is seen.

An author who opens a post wants to see it, and then the page that it becomes. The rest of the
window takes longer to import and build than both; it comes while they look.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Set
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import SIGNAL, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from newsletter_editor.gui.importing import imported_in_steps

if TYPE_CHECKING:
    from newsletter_editor.gui.actions import Actions

SECONDS_A_TURN = 0.01
"""After which a key that was pressed meanwhile has its turn."""
MOST_MS_WAITED = 1_500
"""Milliseconds until pieces that wait come all the same; what is waited for may never come."""
MS_TO_SCREEN = 10
"""After which what has been painted is seen, though this thread should be busy then."""
TRIGGERED = SIGNAL("triggered(bool)")


class Piece(NamedTuple):
    """One line of a window's list."""

    name: str
    """The window's attribute under which others find what `hang` of the module returns."""
    module: str
    """Has a function `hang(window)`."""
    docks: frozenset[str] = frozenset()
    """Ids of docks that are empty without this piece."""
    waits: bool = True
    """Whether it comes after what the author wants to see first; else right after the editor."""
    is_needed: bool = False
    """Whether others ask for it, so that it comes before them."""


class LatePieces(QObject):
    """Imports a few modules or hangs one piece a turn of the event loop, so that a key that is
    pressed meanwhile does not wait."""

    begun = Signal()
    """What an author wants to see first is there, or all pieces are hung; told once."""
    finished = Signal()
    """All pieces are hung."""

    def __init__(
        self,
        pieces: Iterable[Piece],
        actions: Actions,
        window: QWidget,
        is_awaited: Callable[[], bool],
    ) -> None:
        """Pieces are hung in their order when the window is painted; where something `is_awaited`,
        those that wait for it come after `go_on`. Actions chosen before the last one make it be
        now."""
        super().__init__(window)
        self._is_awaited = is_awaited
        self._wait = QTimer(self, singleShot=True, timeout=self.go_on)
        self._waiting = list(pieces)
        self._seen: Set[str] = frozenset()
        self._importing: Iterator[str] | None = None
        self._actions, self._window = actions, window
        self._guarded: list[QAction] = []
        self._has_begun = self._has_told = self._stands = False

    def add(self, *pieces: Piece) -> None:
        """More pieces, to be hung before those that wait."""
        self._waiting[:0] = pieces
        self._sort()

    def begin(self, seen: Set[str]) -> None:
        """The window is shown; pieces of the docks `seen` come before others that wait."""
        if self._has_begun:
            return
        self._has_begun, self._seen = True, seen
        self._sort()
        if self._waiting:
            self._guarded = [self._actions[id] for id in self._actions]
            for action in self._guarded:
                action.triggered.connect(self._on_early_action)
            self._window.installEventFilter(self)

    def _sort(self) -> None:
        self._waiting.sort(key=self._rank)

    def _rank(self, piece: Piece) -> tuple[bool, ...]:
        if not piece.waits:
            return (False,)
        return (True, not piece.is_needed, self._seen.isdisjoint(piece.docks))

    def finish(self) -> None:
        """Hang all that is left, now."""
        while self._waiting:
            self._hang(self._waiting[0])

    def stop(self) -> None:
        """Hang nothing more: the window goes."""
        self._waiting = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(MS_TO_SCREEN, self, self._take_a_step)
        return False

    def go_on(self, *_: object) -> None:
        """What the author wants to see first is there."""
        if not self._has_told:
            self._wait.stop()
            self._tell_begun()
            if self._stands:
                self._take_a_step()

    def _take_a_step(self) -> None:
        if not self._waiting:
            return
        piece = self._waiting[0]
        if piece.waits and not self._has_told:
            self._stands = True
            self._wait.start(MOST_MS_WAITED if self._is_awaited() else 0)
            return
        try:
            self._advance(piece)
        finally:
            # Behind what the piece wants to be done next.
            QTimer.singleShot(0, self, self._take_a_step)

    def _advance(self, piece: Piece) -> None:
        if piece.module in sys.modules:
            self._importing = None
            self._hang(piece)
            return
        # Never on another thread: PySide makes its classes when they are imported, and one start in
        # a hundred died of it while this thread was at work with others.
        try:
            self._import_a_little(piece.module)
        except ImportError:
            # Raised once more, for the crash hook; the rest of the window comes all the same.
            self._importing = None
            self._hang(piece)

    def _import_a_little(self, module: str) -> None:
        if self._importing is None:
            self._importing = imported_in_steps(module)
        end = time.perf_counter() + SECONDS_A_TURN
        for _ in self._importing:
            if time.perf_counter() > end:
                return
        self._importing = None

    def _hang(self, piece: Piece) -> None:
        self._waiting.remove(piece)
        try:
            setattr(self._window, piece.name, import_module(piece.module).hang(self._window))
        finally:
            if not self._waiting:
                self._end()

    def _end(self) -> None:
        self._window.removeEventFilter(self)
        for action in self._guarded:
            action.triggered.disconnect(self._on_early_action)
        self._guarded = []
        self._tell_begun()
        self.finished.emit()

    def _tell_begun(self) -> None:
        if not self._has_told:
            self._has_told = True
            self.begun.emit()

    def _on_early_action(self) -> None:
        """Whatever an author chooses does what it says, if they have to wait for it for once."""
        action = self.sender()
        assert isinstance(action, QAction)
        before = action.receivers(TRIGGERED) - 1
        self.finish()
        if action.receivers(TRIGGERED) > before:
            # A slot that is connected while a signal is emitted is not called by it.
            action.trigger()
