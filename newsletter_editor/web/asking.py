"""One question on its way: until when it may take, to whom it may connect, how it is ended."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from newsletter_editor.web.addresses import (
    Address,
    address_of,
    ascii_name,
    is_local_name,
    is_public_address,
)
from newsletter_editor.web.faults import Fault, WebError

SECONDS_TO_CONNECT = 10.0
"""For a name to be found, for one of its addresses to answer, and for TLS to agree, each."""

Resolve = Callable[[str, int], list[Address]]
"""(host, port) to its addresses; raises OSError where there are none."""


def system_addresses(host: str, port: int) -> list[Address]:
    """What the system knows a name's addresses to be, in the order to try them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found]


class Stop:
    """Calls questions off, from any thread: those on their way and those that are asked later."""

    def __init__(self) -> None:
        self.is_cancelled = False
        self._lock = threading.Lock()
        self._ends: set[Callable[[], None]] = set()

    def cancel(self) -> None:
        """End what goes on; whoever waits for it gets WebError of CANCELLED."""
        with self._lock:
            self.is_cancelled = True
            ends = list(self._ends)
        for end in ends:
            end()

    @contextmanager
    def watching(self, end: Callable[[], None]) -> Iterator[None]:
        """Within the body, `end` is called when all is called off. Raises WebError if it was."""
        with self._lock:
            if self.is_cancelled:
                raise WebError(Fault.CANCELLED)
            self._ends.add(end)
        try:
            yield
        finally:
            with self._lock:
                self._ends.discard(end)


class Guard:
    """Says to which addresses a host may be connected."""

    def __init__(
        self,
        is_allowed: Callable[[Address], bool] = is_public_address,
        resolve: Resolve = system_addresses,
    ) -> None:
        self._is_allowed, self._resolve = is_allowed, resolve

    def addresses(
        self, host: str, port: int, seconds: float, over: threading.Event
    ) -> list[Address]:
        """Where to connect to. Raises WebError where there is none or one that may not be asked.

        Looked up once for each connection, which then goes to what was looked at: a name that
        leads somewhere else a moment later gains nothing. Whoever sets `over` waits no longer.
        """
        literal = address_of(host)
        # What is spelt like a number and is none is no name either.
        is_no_name = ":" in host or host.rstrip(".").rpartition(".")[2][:1].isdigit()
        if literal is None and (is_no_name or is_local_name(host)):
            raise WebError(Fault.PRIVATE, host)
        found = [literal] if literal is not None else self._looked_up(host, port, seconds, over)
        if not all(map(self._is_allowed, found)):
            raise WebError(Fault.PRIVATE, host)
        return found

    def _looked_up(
        self, host: str, port: int, seconds: float, over: threading.Event
    ) -> list[Address]:
        found: list[Address] = []

        def look_up() -> None:
            with contextlib.suppress(OSError, ValueError):
                found.extend(self._resolve(ascii_name(host), port))
            over.set()

        # The system's own look-up cannot be ended, and may take minutes.
        thread = threading.Thread(target=look_up, name=f"look up {host}", daemon=True)
        thread.start()
        if not over.wait(seconds):
            raise WebError(Fault.SLOW, host)
        if not found:
            raise WebError(Fault.NO_HOST, host)
        return list(found)


class Asking:
    """One question; its sockets are shut when its time is over or it is called off."""

    def __init__(self, guard: Guard, seconds: float) -> None:
        self.ended_by: Fault | None = None
        self.has_connected = False
        """Whether a connection was made for it; else it goes over one that was kept."""
        self._guard = guard
        self._until = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._look_up = threading.Event()

    def seconds_left(self, at_most: float) -> float:
        """What is left of its time. Raises WebError when that is nothing."""
        if self.ended_by is not None:
            raise WebError(self.ended_by)
        left = self._until - time.monotonic()
        if left <= 0:
            raise WebError(Fault.SLOW)
        return min(left, at_most)

    def check(self, host: str, port: int) -> None:
        """Raise WebError where a host may not be asked."""
        self._addresses(host, port)

    def connect(self, host: str, port: int, is_proxy: bool) -> socket.socket:
        """A connection to the first of a host's addresses that answers. Raises WebError."""
        self.has_connected = True
        if is_proxy:
            # The system's own choice, and mostly a neighbour.
            seconds = self.seconds_left(SECONDS_TO_CONNECT)
            try:
                return socket.create_connection((host, port), seconds)
            except OSError as error:
                raise WebError(Fault.PROXY, host) from error
        found = self._addresses(host, port)
        for address in dict.fromkeys(found):
            seconds = self.seconds_left(SECONDS_TO_CONNECT)
            with contextlib.suppress(OSError):
                return socket.create_connection((str(address), port), seconds)
        raise WebError(Fault.NO_CONNECTION, host)

    def _addresses(self, host: str, port: int) -> list[Address]:
        over = threading.Event()
        with self._lock:
            self._look_up = over
        return self._guard.addresses(host, port, self.seconds_left(SECONDS_TO_CONNECT), over)

    def hold(self, connected: socket.socket | None) -> None:
        """Take what is to be shut at the end of its time; a socket that `connect` gave, or None."""
        with self._lock:
            self._socket = connected
            if self.ended_by is not None:
                self._shut()

    def end(self, fault: Fault) -> None:
        """Wake whoever waits for an answer; may be called on any thread."""
        with self._lock:
            self.ended_by = self.ended_by or fault
            self._look_up.set()
            self._shut()

    def _shut(self) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


ASKING: ContextVar[Asking] = ContextVar("ASKING")
"""The question that this thread asks; connections are told nothing else about it."""
