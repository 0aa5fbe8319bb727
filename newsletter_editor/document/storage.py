"""Where the program keeps what must outlive it, readable by its user only, and who holds what.

Journals and copies of posts lie in the user's data folder (platformdirs), never in the repo: they
must not be committed, and a repo may be a synced folder.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import platformdirs

from newsletter_editor.document.disk import THE_DISK, Disk

_APPLICATION = "newsletter-editor"
_MOST_TRIES = 20
_CLAIM_PAUSE = 0.025
"""Seconds."""
_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


def data_folder() -> Path:
    """The program's own folder; whoever writes there makes it."""
    return Path(platformdirs.user_data_path(_APPLICATION, appauthor=False))


def cache_folder() -> Path:
    """What can be made anew; whoever writes there makes it."""
    return Path(platformdirs.user_cache_path(_APPLICATION, appauthor=False))


def settings_path() -> Path:
    """The ini file of what the author chose: in the user's configuration folder."""
    return Path(platformdirs.user_config_path(_APPLICATION, appauthor=False)) / "settings.ini"


def runtime_folder() -> Path:
    """Where running programs find one another; whoever uses it makes it private."""
    runtime = os.environ.get("XDG_RUNTIME_DIR") if sys.platform == "linux" else None
    return Path(runtime, _APPLICATION) if runtime else spare_folder()


def spare_folder() -> Path:
    """Where a journal goes while the data folder cannot be written to: likely on another disk."""
    # Imported here: a second start, which only hands its paths over, has no need of it.
    import tempfile

    user = str(os.getuid()) if sys.platform != "win32" else "own"
    return Path(tempfile.gettempdir()) / f"{_APPLICATION}-{user}"


def private_folder(path: Path, disk: Disk = THE_DISK) -> Path:
    """Make a folder that only its user can enter, its parents as the system likes them.

    Raises OSError, also where somebody else was first to make it in a folder for everybody.
    """
    disk.make_folder(path, 0o700)
    if sys.platform != "win32":
        status = path.lstat()
        is_ours = stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid()
        if not is_ours and path.parent.stat().st_mode & stat.S_ISVTX:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        if path.stat().st_mode & 0o077:
            path.chmod(0o700)
    return path


def key_of(path: Path) -> str:
    """A file name that stands for a post: the same for every way to spell or link to its path."""
    real = os.path.normcase(os.path.realpath(path))
    return blake2b(os.fsencode(real), digest_size=12).hexdigest()


@contextmanager
def claimed_for_saving(path: Path, disk: Disk = THE_DISK) -> Iterator[None]:
    """Let the windows and commands of this program save one file in turns.

    Waits half a second at most: a save is worth more than its turn, and it compares anyway.
    """
    lock: Lock | None = None
    with contextlib.suppress(OSError):
        folder = private_folder(data_folder() / "saving", disk)
        lock = Lock(folder / key_of(path), disk)
        for _ in range(_MOST_TRIES):
            if lock.acquire():
                break
            time.sleep(_CLAIM_PAUSE)
    try:
        yield
    finally:
        if lock:
            lock.release()


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

    def __init__(self, path: Path, disk: Disk = THE_DISK) -> None:
        self.path = path
        self._disk = disk
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """Hold it if no one else does; never waits. Raises OSError when it cannot be made."""
        for _ in range(_MOST_TRIES):
            if self._descriptor is not None:
                break
            descriptor = self._disk.open(self.path, os.O_RDWR | os.O_CREAT)
            if not lock(descriptor):
                os.close(descriptor)
                return False
            # The last holder may have removed the file between our opening and locking it.
            if _is_still(descriptor, self.path):
                self._descriptor = descriptor
                self._sign(descriptor)
            else:
                os.close(descriptor)
        # A file that is removed again and again is no one's to hold.
        return self._descriptor is not None

    def holder(self) -> Holder | None:
        """Who holds it, as far as the file tells."""
        with contextlib.suppress(OSError, ValueError, TypeError), self.path.open("rb") as file:
            file.seek(1)
            process, host, since = json.loads(file.read(4096))
            return Holder(int(process), str(host), float(since))
        return None

    def release(self) -> None:
        """Let go; the file is removed."""
        if self._descriptor is None:
            return
        with contextlib.suppress(OSError):
            # Windows cannot remove an open file; there the next holder finds an empty one.
            self._disk.unlink(self.path)
        with contextlib.suppress(OSError):
            self._disk.close(self._descriptor)
        self._descriptor = None

    def _sign(self, descriptor: int) -> None:
        holder = Holder(os.getpid(), socket.gethostname(), time.time())
        # It is held whether or not a full disk lets it say by whom.
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, 0)
            # The first byte is what Windows locks, and a locked byte cannot be read there.
            os.write(descriptor, b" " + json.dumps(holder).encode())


def lock(descriptor: int) -> bool:
    """Hold an open file, if no one else does; False where somebody does.

    Processes that inherit the descriptor hold it, too, until the last of them is gone.
    Where the file system has no locks, none can be in the way.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _HELD
    return True


def _is_still(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
