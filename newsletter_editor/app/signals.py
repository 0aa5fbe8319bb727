"""Ctrl+C in the terminal and a polite kill end the program the way a person would."""

from __future__ import annotations

import signal
import socket
import sys

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class SystemSignals(QObject):
    """Tells of SIGINT and SIGTERM, for which Python alone would wait until someone types."""

    asked_to_end = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ours, self._waker = socket.socketpair()
        for end in (self._ours, self._waker):
            end.setblocking(False)
        self._notifier = QSocketNotifier(
            self._ours.fileno(), QSocketNotifier.Type.Read, self, activated=self._read
        )
        signal.set_wakeup_fd(self._waker.fileno())
        for number in (signal.SIGINT, signal.SIGTERM):
            # Doing nothing here is the point: the byte in the socket does the work.
            signal.signal(number, lambda *_: None)

    def stop(self) -> None:
        """Give the signals back."""
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        self._notifier.setEnabled(False)
        self._ours.close()
        self._waker.close()

    def _read(self) -> None:
        numbers = self._ours.recv(16)
        ending = {signal.SIGINT, signal.SIGTERM}
        if sys.platform == "win32" or ending & set(numbers):
            self.asked_to_end.emit()
