"""One program a person and screen: a second start hands its paths to the first and ends.

There is no Qt here, for the second start is to be over before Qt would be loaded.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
import threading
import time
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, NamedTuple

from newsletter_editor import __version__
from newsletter_editor.document.storage import (
    Lock,
    data_folder,
    private_folder,
    runtime_folder,
    settings_path,
)

READY, TAKEN = b"ready\n", b"taken\n"
MOST_BYTES = 1 << 20
"""Of one message; more than any command line holds."""
PATIENCE_SECONDS = 5.0
"""For a program that listens; one that hangs must not swallow what the author opens."""
SECONDS_TO_LISTEN = 20.0
"""For one that has just begun, on a machine with much to do."""
_PAUSE_SECONDS = 0.02
_LONGEST_ADDRESS = 100
"""Bytes of a socket's path: macOS takes 103, Linux 107."""


class Visit(NamedTuple):
    """What a second start brings."""

    paths: list[Path]
    activation: str
    """The desktop's token that lets a window come to the front; empty where there is none."""


class Seat:
    """The place of the one program that others hand their paths to.

    People, profiles, screens, versions and installations have a seat each.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Raises OSError where there is no folder that only this user can enter."""
        signs = (
            __version__,
            Path(__file__).parent,
            settings_path(),
            data_folder(),
            *(os.environ.get(name, "") for name in ("DISPLAY", "WAYLAND_DISPLAY", "SESSIONNAME")),
        )
        key = blake2b("\n".join(map(str, signs)).encode("utf-8", "surrogateescape"), digest_size=8)
        place = private_folder(folder or runtime_folder()) / key.hexdigest()
        self.address = place.name if sys.platform == "win32" else str(place)
        """For QLocalServer: the path of a socket, on Windows the name of a pipe."""
        self._lock = Lock(place.with_suffix(".lock"))

    def take(self) -> bool:
        """Sit down unless another program sits there; its death frees the seat."""
        return len(os.fsencode(self.address)) <= _LONGEST_ADDRESS and self._lock.acquire()

    def leave(self) -> None:
        """Free the seat for the next start."""
        self._lock.release()

    def hand_over(
        self,
        paths: Sequence[Path],
        patience: float = PATIENCE_SECONDS,
        until_it_listens: float = SECONDS_TO_LISTEN,
    ) -> bool:
        """Give the one who sits there paths to open, none to come to the front alone.

        Waits `patience` seconds at most for an answer, and before that `until_it_listens`. False
        when nobody has said that they are taken.
        """
        visit = _Visiting(self.address, _message(paths))
        visit.start()
        visit.is_heard.wait(until_it_listens)
        visit.join(patience)
        return visit.is_taken_or_given_up()


def read_visit(line: bytes) -> Visit:
    """What a message of `hand_over` says. Raises ValueError."""
    data = json.loads(line)
    match data:
        case {"paths": list(paths), "activation": str(activation)}:
            if all(isinstance(path, str) for path in paths):
                return Visit([Path(path) for path in paths], activation)
    raise ValueError(line)


class _Visiting(threading.Thread):
    """Talks to the other program; a pipe of Windows can be waited for only on another thread."""

    def __init__(self, address: str, message: bytes) -> None:
        super().__init__(daemon=True)
        self._address, self._message = address, message
        self._turn = threading.Lock()
        self.is_heard = threading.Event()
        """Set when there is somebody who listens."""
        self._is_taken = self._is_given_up = False

    def run(self) -> None:
        while not self._is_given_up:
            try:
                stream = _connected(self._address)
            except OSError:
                # It has taken its seat, and is about to listen.
                time.sleep(_PAUSE_SECONDS)
                continue
            self.is_heard.set()
            with contextlib.suppress(OSError), stream:
                self._talk(stream)
            return

    def _talk(self, stream: BinaryIO) -> None:
        if stream.readline(len(READY)) != READY:
            return
        # What is said after the caller has gone on alone would be opened twice.
        with self._turn:
            if self._is_given_up:
                return
            stream.write(self._message)
            stream.flush()
        self._is_taken = stream.readline(len(TAKEN)) == TAKEN

    def is_taken_or_given_up(self) -> bool:
        with self._turn:
            self._is_given_up = True
        return self._is_taken


def _connected(address: str) -> BinaryIO:
    if sys.platform == "win32":
        # Whoever was clicked may let another program come to the front; this one was.
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
        return open(rf"\\.\pipe\{address}", "r+b", buffering=0)  # noqa: PTH123
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        return connection.makefile("rwb")


def _message(paths: Sequence[Path]) -> bytes:
    # Relative paths mean something in this program's folder only.
    absolute = [os.path.abspath(path) for path in paths]  # noqa: PTH100 - resolve() follows links
    activation = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    return json.dumps({"paths": absolute, "activation": activation}).encode() + b"\n"
