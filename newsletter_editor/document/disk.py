"""The calls by which files are read and written, and what is made of them: whole writes.

Whoever may lose an author's words takes a `Disk`, so that a test can hand in one whose N-th call
fails. Every method raises OSError; a write is complete when it returns, or an error.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import functools
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


class Disk:
    """The machine's own files."""

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        """A descriptor; bytes are never changed on their way."""
        return os.open(path, flags | getattr(os, "O_BINARY", 0), mode)

    def close(self, descriptor: int) -> None:
        """Let go of a descriptor, which is no longer to be used even after an error."""
        os.close(descriptor)

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write some of `data`; how many bytes."""
        return os.write(descriptor, data)

    def flush(self, descriptor: int) -> None:
        """Bring what was written to the drive itself."""
        if sys.platform == "darwin":
            import fcntl

            # On macOS fsync leaves the data in the drive's own cache.
            with contextlib.suppress(OSError):
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
                return
        os.fsync(descriptor)

    def truncate(self, descriptor: int, size: int) -> None:
        """Cut the file to `size` bytes and go on writing there."""
        os.ftruncate(descriptor, size)
        os.lseek(descriptor, size, os.SEEK_SET)

    def reserve(self, descriptor: int, start: int, length: int) -> None:
        """Make sure of room on the disk, where the system can."""
        if sys.platform == "linux":
            os.posix_fallocate(descriptor, start, length)

    def read(self, path: Path) -> bytes:
        """The whole content of a regular file; never waits, as a pipe would have its reader do."""
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
            return file.read()

    def status(self, path: Path) -> os.stat_result:
        """Of the file that a link leads to."""
        return path.stat()

    def rename(self, old: Path, new: Path) -> None:
        """Give a file another name; what had that name is gone."""
        old.replace(new)

    def exchange(self, one: Path, other: Path) -> None:
        """Let two files swap their names in one step, so that none is ever without its file.

        Raises an error of which `is_unknown_call` holds where the system or the file system
        knows no such step.
        """
        swap = _exchange_call()
        if swap is None:
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
        if swap(os.fsencode(one), os.fsencode(other)):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(one), None, str(other))

    def link(self, old: Path, new: Path) -> None:
        """Give a file one more name; FileExistsError where that is taken."""
        try:
            os.link(old, new)
        except NotImplementedError as error:
            raise OSError(errno.ENOSYS, str(error)) from error

    def unlink(self, path: Path) -> None:
        """Take a name away."""
        path.unlink()

    def make_folder(self, path: Path, mode: int = 0o777) -> None:
        """Make a folder and those above it, where they are not there."""
        path.mkdir(mode=mode, parents=True, exist_ok=True)

    def names(self, folder: Path) -> list[str]:
        """What is in a folder, in order."""
        return sorted(os.listdir(folder))  # noqa: PTH208 - names are wanted, not paths

    def flush_folder(self, folder: Path) -> None:
        """Make names that were given or taken last; some network file systems cannot."""
        if sys.platform == "win32":
            return
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def write_all(self, descriptor: int, data: bytes) -> None:
        """Write every byte: the system may take fewer at a time than it is given."""
        remaining = memoryview(data)
        while remaining:
            written = self.write(descriptor, remaining)
            if not written:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            remaining = remaining[written:]

    def write_new(self, path: Path, data: bytes, mode: int = 0o600) -> None:
        """Make a file that is whole and on the drive; after an error there is none."""
        descriptor = self.open(path, _NEW, mode)
        try:
            try:
                self.write_all(descriptor, data)
                self.flush(descriptor)
            finally:
                self.close(descriptor)
        except BaseException:
            with contextlib.suppress(OSError):
                self.unlink(path)
            raise

    def put(self, path: Path, data: bytes, mode: int = 0o600) -> None:
        """Make `data` the content of one of the program's own files, whole or not at all."""
        temporary = path.with_name(f".{os.urandom(6).hex()}.new")
        self.write_new(temporary, data, mode)
        try:
            self.rename(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                self.unlink(temporary)
            raise


THE_DISK = Disk()


def is_unknown_call(error: OSError) -> bool:
    """Whether the file system cannot do at all what it was asked for."""
    return error.errno in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)


@functools.cache
def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    """The system's own call, which Python has not: on Linux `renameat2` with RENAME_EXCHANGE
    (rename(2)), on macOS `renamex_np` with RENAME_SWAP. Windows has none that is safe: when
    `ReplaceFile` fails half way, the file is under neither name.
    """
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            at, exchange = library.renameat2, 2
            at.argtypes = (
                ctypes.c_int,
                ctypes.c_char_p,
                ctypes.c_int,
                ctypes.c_char_p,
                ctypes.c_uint,
            )
            here = -100
            return lambda one, other: int(at(here, one, here, other, exchange))
        if sys.platform == "darwin":
            rename, swap = library.renamex_np, 2
            rename.argtypes = ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint
            return lambda one, other: int(rename(one, other, swap))
    except (AttributeError, OSError, TypeError):
        # An older system: the caller has another way.
        pass
    return None
