"""Messages between the program and its worker processes: JSON behind its length in four bytes."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from typing import IO, Any

_LENGTH = struct.Struct(">I")
LARGEST_FRAME = 256 * 1024 * 1024
"""Bytes; a longer message means that the stream is not ours."""


def pack(message: Any) -> bytes:
    """One message as bytes to be written to a pipe; lone surrogates survive as JSON escapes."""
    data = json.dumps(message, separators=(",", ":")).encode("ascii")
    return _LENGTH.pack(len(data)) + data


class FrameReader:
    """Takes bytes as they arrive and gives whole messages."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[Any]:
        """Add bytes and yield each message they complete. Raises ValueError on a foreign stream."""
        self._buffer += data
        while len(self._buffer) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._buffer)
            if length > LARGEST_FRAME:
                raise ValueError(f"a frame of {length} bytes")
            end = _LENGTH.size + length
            if len(self._buffer) < end:
                return
            message = json.loads(self._buffer[_LENGTH.size : end])
            del self._buffer[:end]
            yield message


def read_frame(stream: IO[bytes]) -> Any | None:
    """The next message of a blocking stream, or None at its end."""
    header = stream.read(_LENGTH.size)
    if len(header) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(header)
    if length > LARGEST_FRAME:
        raise ValueError(f"a frame of {length} bytes")
    data = stream.read(length)
    return json.loads(data) if len(data) == length else None
