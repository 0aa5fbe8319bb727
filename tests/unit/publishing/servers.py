"""A web server of our own for git, on 127.0.0.1, that can ask for a password and break off."""

from __future__ import annotations

import base64
import contextlib
import os
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BACKEND = (
    Path(
        subprocess.run(
            ["git", "--exec-path"], capture_output=True, check=False, text=True
        ).stdout.strip()
    )
    / "git-http-backend"
)


class Server(ThreadingHTTPServer):
    """Serves the bare repos of a folder by `git http-backend`."""

    daemon_threads = True

    def __init__(self, root: Path, sign_in: str = "") -> None:
        """`sign_in` is `name:password`, "" for anybody."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.root, self.sign_in = root, sign_in
        self.breaks_after: int | None = None
        """Bytes of an answer after which the connection is gone; None lets all through."""
        self.hears: int | None = None
        """Bytes of what is sent to it after which the connection is gone."""
        self.pause = 0.0
        """Seconds between the pieces of an answer."""
        self.is_silent = threading.Event()
        """While it is set, nothing is answered."""
        self.refuses = 0
        """An HTTP status for what is asked for; 0 for none."""
        self.refused = ""
        """What is in the paths that `refuses` is said to."""
        self.scheme = "http"
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        """Of the blog."""
        return f"{self.scheme}://127.0.0.1:{self.server_port}/blog.git"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def handle(self) -> None:
        # Whoever asks may be gone before the answer is.
        with contextlib.suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        self._serve(b"")

    def do_POST(self) -> None:
        self._serve(self._body())

    def log_message(self, format: str, *arguments: object) -> None:
        pass

    def _serve(self, body: bytes) -> None:
        self.server.asked.append(f"{self.command} {self.path}")
        while self.server.is_silent.is_set():
            time.sleep(0.05)
        self.close_connection = True
        if self.server.sign_in:
            wanted = "Basic " + base64.b64encode(self.server.sign_in.encode()).decode()
            if self.headers.get("Authorization") != wanted:
                self._answer(401, [("WWW-Authenticate", 'Basic realm="blog"')], b"")
                return
        if self.server.refuses and self.server.refused in self.path:
            self._answer(self.server.refuses, [], b"no")
            return
        path, _, query = self.path.partition("?")
        environment = os.environ | {
            "GIT_PROJECT_ROOT": str(self.server.root),
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "REMOTE_USER": "ana",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
        }
        environment["GIT_PROTOCOL"] = environment["HTTP_GIT_PROTOCOL"]
        done = subprocess.run(
            [str(BACKEND)], input=body, env=environment, capture_output=True, check=False
        )
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        headers, status = [], 200
        for line in head.decode("latin-1").split("\r\n"):
            name, _, value = line.partition(": ")
            if name.lower() == "status":
                status = int(value.split()[0])
            elif name:
                headers.append((name, value))
        self._answer(status, headers, content)

    def _answer(self, status: int, headers: list[tuple[str, str]], content: bytes) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Connection", "close")
        self.end_headers()
        most = self.server.breaks_after
        whole = content if most is None else content[:most]
        size = max(len(whole) // 8, 1) if self.server.pause else max(len(whole), 1)
        for at in range(0, len(whole), size):
            time.sleep(self.server.pause)
            self.wfile.write(whole[at : at + size])

    def _read(self, size: int) -> bytes:
        most = self.server.hears
        if most is not None and "receive-pack" in self.path and size > most:
            self.rfile.read(most)
            self.connection.shutdown(socket.SHUT_RDWR)
            raise ConnectionAbortedError
        return self.rfile.read(size)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = b""
            while size := int(self.rfile.readline().split(b";")[0], 16):
                body += self._read(size)
                self.rfile.readline()
            self.rfile.readline()
        else:
            body = self._read(int(self.headers.get("Content-Length", 0)))
        if self.headers.get("Content-Encoding") == "gzip":
            body = zlib.decompress(body, 31)
        return body


@contextmanager
def serving(root: Path, sign_in: str = "", tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server at work; it takes pushes."""
    for repo in root.iterdir():
        subprocess.run(["git", "-C", str(repo), "config", "http.receivepack", "true"], check=True)
    server = Server(root, sign_in)
    if tls is not None:
        server.scheme = "https"
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
