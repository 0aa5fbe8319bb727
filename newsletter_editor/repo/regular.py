"""Reading regular files alone: never a device, pipe, socket or folder, never more than is wanted.

A file is looked at before it is opened, since opening alone may wait for a pipe's writer or wind a
tape, and once more when it is open, since it may be another one by then.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from newsletter_editor.text.localized import Localized

OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOINHERIT", 0)
)
"""How every file of others is opened: without waiting, and not for programs that we start."""
_PIECE = 1024 * 1024


class RefusedError(OSError):
    """A path that may not be read or written, with the reason for the author."""

    def __init__(self, message: Localized, path: object) -> None:
        super().__init__(errno.EACCES, message.en, os.fspath(path) if path else None)  # type: ignore[call-overload]
        self.message = message


def read_regular(path: Path | str, most: int, *, cut: bool = False) -> bytes:
    """The content of a file that the author named, links followed.

    `most` is in bytes; a longer file is refused, or cut there if `cut`. Raises OSError;
    RefusedError for what is no regular file or too large.
    """
    return read_descriptor(_opened(path), path, most, cut=cut)


def open_regular(path: Path | str, most: int) -> int:
    """A descriptor of a file of at most `most` bytes, which may be read in pieces.

    Raises as `read_regular` does.
    """
    descriptor = _opened(path)
    status = os.fstat(descriptor)
    if stat.S_ISREG(status.st_mode) and status.st_size <= most:
        return descriptor
    os.close(descriptor)
    raise refused_kind(path) if not stat.S_ISREG(status.st_mode) else refused_size(path, most)


def _opened(path: Path | str) -> int:
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - a path's own way is slower
        raise refused_kind(path)
    return os.open(path, OPEN_FLAGS)


def read_descriptor(descriptor: int, path: Path | str, most: int, *, cut: bool) -> bytes:
    """Read an open file as `read_regular` does, and close it."""
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise refused_kind(path)
        if status.st_size > most and not cut:
            raise refused_size(path, most)
        data = bytearray()
        while len(data) <= most:
            piece = os.read(descriptor, min(_PIECE, most + 1 - len(data)))
            if not piece:
                return bytes(data)
            data += piece
    finally:
        os.close(descriptor)
    if cut:
        return bytes(data[:most])
    raise refused_size(path, most)


def refused_kind(path: Path | str) -> OSError:
    """Why a path that is no regular file is not read."""
    if os.path.isdir(path):  # noqa: PTH112
        return IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
    return RefusedError(_NO_FILE.format(name=_name(path)), path)


def refused_size(path: Path | str, most: int) -> RefusedError:
    """Why a file of more than `most` bytes is not read."""
    amount = f"{most // 2**20} MB" if most >= 2**20 else f"{most // 2**10} KB"
    return RefusedError(_TOO_LARGE.format(name=_name(path), amount=amount), path)


def refused_place(path: Path | str) -> RefusedError:
    """Why a path that leads out of the repo is not touched."""
    return RefusedError(_OUTSIDE.format(name=_name(path)), path)


def _name(path: Path | str) -> str:
    return os.path.basename(os.fspath(path)) or os.fspath(path)  # noqa: PTH119


_NO_FILE = Localized(
    es="«{name}» no es un archivo común; elige otro.",
    en="“{name}” is not an ordinary file; choose another one.",
)
_TOO_LARGE = Localized(
    es="«{name}» tiene más de {amount}, demasiado para leerlo; elige otro archivo.",
    en="“{name}” is over {amount}, too much to be read; choose another file.",
)
_OUTSIDE = Localized(
    es="«{name}» lleva fuera de la carpeta del repositorio; pon el archivo dentro de ella.",
    en="“{name}” leads out of the repo's folder; put the file inside it.",
)
