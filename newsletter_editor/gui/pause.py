"""What is done when the author rests."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

_APART_MS = 4
"""Between what rests end in; a key that comes meanwhile is not kept waiting for all of it."""


class Pause(QObject):
    """Calls a function some time after the last `start`, in a turn of its own.

    To be connected to any signal: `QTimer.start` takes the number that a signal brings, such as
    the revision of the text, for the time to wait.
    """

    _ended: ClassVar[float] = -1.0
    """When the last function of any pause had done its work."""

    def __init__(self, milliseconds: int, do: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._milliseconds, self._do = milliseconds, do
        self._timer = QTimer(self, singleShot=True, timeout=self._take_turn)

    @property
    def is_active(self) -> bool:
        """Whether the function is still to be called."""
        return self._timer.isActive()

    def start(self, *_told: object) -> None:
        """Wait anew."""
        self._timer.start(self._milliseconds)

    def stop(self) -> None:
        """Do not call it."""
        self._timer.stop()

    def _take_turn(self) -> None:
        if (monotonic() - Pause._ended) * 1000 < _APART_MS:
            # All timers that are due come in one turn of the event loop, and keys after it.
            self._timer.start(_APART_MS)
            return
        self._do()
        Pause._ended = monotonic()
