"""Where paths come in while the program runs: from a second start, and from the system."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from newsletter_editor.app.one_program import MOST_BYTES, READY, TAKEN, Visit, read_visit

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_LOOK_AGAIN_MS = 200


class Application(QApplication):
    """Keeps what macOS asks to open: Finder and the Dock send events instead of arguments."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.reception = Reception(self)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.reception.take(Visit([Path(event.file())], ""))
            return True
        return super().event(event)


class Reception(QObject):
    """Lets visits in, those that wait as one, when the window is there and no dialog or menu is
    open, whose answer is meant for the post in front."""

    knocked = Signal(object)
    """(Visit): somebody is there, to whom the window is to be shown at once."""
    arrived = Signal(object)
    """(Visit): what it brings can be opened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Visit] = []
        self._is_open = False
        self._server: QLocalServer | None = None
        self._again = QTimer(self, singleShot=True, interval=_LOOK_AGAIN_MS, timeout=self._let_in)

    def open(self) -> None:
        """From now on `arrived` tells of visits, first of those that came too early."""
        self._is_open = True
        self._again.start(0)

    def listen(self, address: str) -> None:
        """Greet second starts at the address of a `Seat` that this program holds."""
        # Imported here: the window comes to the screen without a network.
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        if sys.platform == "win32":
            # Elsewhere the socket lies in a folder that no one else can enter.
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        # A killed program leaves its socket behind; the seat says that there is no other.
        QLocalServer.removeServer(address)
        self._server.listen(address)

    def close(self) -> None:
        """Greet nobody any more."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def take(self, visit: Visit) -> None:
        """Let a visit in at the next good moment."""
        self._waiting.append(visit)
        if self._is_open:
            self.knocked.emit(visit)
            self._again.start(0)

    def _greet(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            visitor = self._server.nextPendingConnection()
            visitor.disconnected.connect(visitor.deleteLater)
            visitor.readyRead.connect(partial(self._hear, visitor))
            visitor.write(READY)

    def _hear(self, visitor: QLocalSocket) -> None:
        if not visitor.canReadLine():
            if visitor.bytesAvailable() > MOST_BYTES:
                visitor.abort()
            return
        try:
            visit = read_visit(visitor.readLine(MOST_BYTES).data())
        except ValueError:
            visitor.abort()
            return
        # A visitor who has not waited opens its paths itself.
        visitor.write(TAKEN)
        if visitor.flush() or not visitor.bytesToWrite():
            self.take(visit)
        visitor.disconnectFromServer()

    def _let_in(self) -> None:
        if not self._waiting:
            return
        if QApplication.activeModalWidget() or QApplication.activePopupWidget():
            self._again.start(_LOOK_AGAIN_MS)
            return
        # macOS tells of each file by itself, however many were dropped.
        visits, self._waiting = self._waiting, []
        paths = [path for visit in visits for path in visit.paths]
        self.arrived.emit(Visit(paths, visits[-1].activation))
