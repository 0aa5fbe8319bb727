"""Where the program keeps what must outlive it, readable by its user only, and who holds what.

Journals and copies of posts lie in the user's data folder (platformdirs), never in the repo: they
must not be committed, and a repo may be a synced folder.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
import time
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import platformdirs

_APPLICATION = "newsletter-editor"


def data_folder() -> Path:
    """The program's own folder, made at first use."""
    return private_folder(Path(platformdirs.user_data_path(_APPLICATION, appauthor=False)))


def private_folder(path: Path) -> Path:
    """Make a folder that only its user can enter, its parents as the system likes them."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sys.platform != "win32" and path.stat().st_mode & 0o077:
        path.chmod(0o700)
    return path


def open_private(path: Path, flags: int) -> int:
    """A descriptor of a file that only its user can read; it is made where it is not there."""
    return os.open(path, flags | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)


def key_of(path: Path) -> str:
    """A file name that stands for a post: the same for every way to spell or link to its path."""
    real = os.path.normcase(os.path.realpath(path))
    return blake2b(os.fsencode(real), digest_size=12).hexdigest()


class Holder(NamedTuple):
    """Who has something: a running program."""

    process: int
    host: str
    since: float
    """Seconds since the epoch."""


class Lock:
    """A file that one program at a time may hold.

    The system itself lets go of it when its holder dies, however it dies, so there is no stale
    lock to recognise. It also keeps two windows of one program apart.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """Hold it if no one else does; never waits. Raises OSError when it cannot be made."""
        while self._descriptor is None:
            descriptor = open_private(self.path, os.O_RDWR)
            if not _lock(descriptor):
                os.close(descriptor)
                return False
            # The last holder may have removed the file between our opening and locking it.
            if _is_still(descriptor, self.path):
                self._descriptor = descriptor
                holder = Holder(os.getpid(), socket.gethostname(), time.time())
                os.ftruncate(descriptor, 0)
                # The first byte is what Windows locks, and a locked byte cannot be read there.
                os.write(descriptor, b" " + json.dumps(holder).encode())
            else:
                os.close(descriptor)
        return True

    def holder(self) -> Holder | None:
        """Who holds it, as far as the file tells."""
        with contextlib.suppress(OSError, ValueError, TypeError), self.path.open("rb") as file:
            file.seek(1)
            return Holder(*json.loads(file.read(4096)))
        return None

    def release(self) -> None:
        """Let go; the file is removed."""
        if self._descriptor is None:
            return
        with contextlib.suppress(OSError):
            # Windows cannot remove an open file; there the next holder finds an empty one.
            self.path.unlink()
        os.close(self._descriptor)
        self._descriptor = None


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_still(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
