"""Looks into the preview of a running program from outside, through Chromium's DevTools."""

from __future__ import annotations

import base64
import itertools
import json
import os
import socket
import struct
import urllib.request
from typing import Any
from urllib.parse import SplitResult, urlsplit


class DevTools:
    """One connection to the one page of the preview."""

    def __init__(self, port: int) -> None:
        """`port` is what QTWEBENGINE_REMOTE_DEBUGGING named. Raises OSError until it listens."""
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json", timeout=5) as answer:
            pages = [page for page in json.load(answer) if page["type"] == "page"]
        if not pages:
            raise ConnectionError("no page yet")
        address = urlsplit(pages[0]["webSocketDebuggerUrl"])
        self._numbers = itertools.count(1)
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        try:
            self._shake_hands(address)
        except BaseException:
            self._socket.close()
            raise

    def _shake_hands(self, address: SplitResult) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            f"GET {address.path} HTTP/1.1\r\nHost: {address.netloc}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
            "".encode()
        )
        self._stream = self._socket.makefile("rb")
        while self._stream.readline() not in (b"\r\n", b""):
            pass

    def html(self) -> str:
        """The page as it is now."""
        document = self._ask("DOM.getDocument")["root"]["nodeId"]
        return str(self._ask("DOM.getOuterHTML", nodeId=document)["outerHTML"])

    def close(self) -> None:
        """End the connection."""
        self._stream.close()
        self._socket.close()

    def _ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._send(json.dumps({"id": number, "method": method, "params": parameters}).encode())
        while True:
            answer = json.loads(self._receive())
            if answer.get("id") == number:
                return dict(answer["result"])

    def _send(self, data: bytes) -> None:
        # A client masks what it sends; the mask may be anything, even nothing.
        self._socket.sendall(struct.pack(">BBQ", 0x81, 0x80 | 127, len(data)) + bytes(4) + data)

    def _receive(self) -> bytes:
        message = b""
        while True:
            first, second = self._read(2)
            size = second & 127
            if size > 125:
                size = int.from_bytes(self._read(2 if size == 126 else 8), "big")
            message += self._read(size)
            if first & 0x80:
                return message

    def _read(self, size: int) -> bytes:
        data = self._stream.read(size)
        if len(data) < size:
            raise ConnectionError("the page is gone")
        return data
