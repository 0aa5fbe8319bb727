"""A server of the web for tests, on 127.0.0.1, that says byte for byte what a test has it say."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import NamedTuple

from newsletter_editor.web.addresses import Address
from newsletter_editor.web.asking import Guard

_TLS = b"\x16\x03"
"""Begins a connection that is to be secure."""


class Request(NamedTuple):
    """What was asked; `headers` have names in small letters."""

    method: str
    path: str
    headers: dict[str, str]
    content: bytes = b""


Saying = Callable[[socket.socket, Request], bool | None]
"""Says the answer on a connection; True where that may serve the next question too."""


def reply(
    body: bytes = b"", status: int = 200, kind: str = "text/plain", headers: str = ""
) -> Saying:
    """An honest answer; `headers` are more lines of its head."""

    def say(connection: socket.socket, request: Request) -> bool:
        head = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
        connection.sendall(f"{head}{headers}\r\n".encode())
        if request.method != "HEAD":
            connection.sendall(body)
        return True

    return say


def moved(target: str, status: int = 302) -> Saying:
    """A redirection."""
    return reply(status=status, headers=f"Location: {target}\r\n")


def raw(data: bytes) -> Saying:
    """These bytes, which may be no HTTP at all."""
    return lambda connection, _: connection.sendall(data)


def dripping(head: bytes, piece: bytes, pause: float = 0.05, times: int = 10_000) -> Saying:
    """A head, then one piece after the other."""

    def say(connection: socket.socket, _request: Request) -> None:
        connection.sendall(head)
        for _ in range(times):
            connection.sendall(piece)
            time.sleep(pause)

    return say


class WebServer:
    """Answers by path, whatever the host; `requests` has all that was asked."""

    def __init__(self, answers: dict[str, Saying], trust: ssl.SSLContext | None = None) -> None:
        self.answers, self.requests = answers, list[Request]()
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        self._trust = trust
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=50)
        self._open: set[socket.socket] = set()
        self.port: int = self._listener.getsockname()[1]

    def address(self, path: str = "/", host: str = "cdn.example.com") -> str:
        """The address of a path; every host's name leads here, see `guard`."""
        return f"{'https' if self._trust else 'http'}://{host}:{self.port}{path}"

    @property
    def guard(self) -> Guard:
        """Finds every name on this machine, and allows just that."""
        return Guard(lambda address: address.is_loopback, lambda *_: [ip_address("127.0.0.1")])

    def asked(self) -> list[tuple[str, str]]:
        """(method, path) of each question so far."""
        return [(each.method, each.path) for each in self.requests]

    def serve(self) -> None:
        """Take connections until `stop`."""
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self._open.add(connection)
                threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def stop(self) -> None:
        """Close everything."""
        for each in (self._listener, *self._open):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _answer(self, bare: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError):
            connection = self._trust.wrap_socket(bare, server_side=True) if self._trust else bare
            with connection:
                while (request := _read(connection)) is not None:
                    with self._counted():
                        self.requests.append(request)
                        path = request.path.partition("?")[0]
                        say = self.answers.get(path) or reply(b"not here", 404)
                        may_go_on = say(connection, request)
                    if not may_go_on:
                        break

    @contextmanager
    def _counted(self) -> Iterator[None]:
        with self._lock:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            yield
        finally:
            with self._lock:
                self._at_once -= 1


def _read(connection: socket.socket) -> Request | None:
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(4096)
        if not more:
            return None
        data += more
        if data.startswith(_TLS):
            # As servers without TLS do, rather than to wait for the end of a question.
            return None
    head, _, content = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    method, path, _ = first.split(" ", 2)
    pairs = (line.split(":", 1) for line in lines)
    headers = {name.strip().lower(): value.strip() for name, value in pairs}
    while len(content) < int(headers.get("content-length", 0)):
        content += connection.recv(65536)
    return Request(method, path, headers, content)


@contextmanager
def web_server(
    answers: dict[str, Saying], trust: ssl.SSLContext | None = None
) -> Iterator[WebServer]:
    """A running server."""
    server = WebServer(answers, trust)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join(5)


def leads_to(*addresses: str) -> Callable[[str, int], list[Address]]:
    """A look-up that gives every name these addresses."""
    return lambda *_: [ip_address(each) for each in addresses]
