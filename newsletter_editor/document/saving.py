"""Writing a file so that at every moment, power cuts included, it is whole: old or new.

The new content goes to a temporary file in the same folder, is flushed to the disk, and takes the
old file's place by one rename. What belongs to the old file stays: its permissions, owner, group,
extended attributes, and a symbolic link is followed, not replaced.

Two kinds of file are written in place instead, because a rename would undo what someone set up:
one that has several names (hard links; each name keeps seeing the same content), and one whose
owner this user may not give to a new file. Their new content is first complete in the temporary
file, so that there is room for it and a write that is cut short can be finished from there; the
journal holds it besides.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import sys
import time
from pathlib import Path

from newsletter_editor.document.source import digest_of
from newsletter_editor.document.system_errors import (
    IS_FOLDER,
    LOCKED,
    LOCKED_ON_WINDOWS,
    READ_ONLY_FILE,
    explained,
)
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_TEMPORARY_PREFIX = ".newsletter-editor-"
_TEMPORARY_SUFFIX = ".tmp"
_LEFT_OVER_AFTER = 60.0
"""Seconds after which a temporary file of a program that is gone is nobody's."""

_RETRY_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between attempts to replace a file that another program holds open."""
_ACCESS_DENIED_ON_WINDOWS = 5
_HELD_OPEN = (errno.EACCES, errno.EPERM, errno.EBUSY)


class ChangedOutsideError(EditorError):
    """The file is no longer what it was when it was read; saving would lose someone's work."""

    def __init__(self, path: Path) -> None:
        super().__init__(_CHANGED.format(name=path.name))


def save(path: Path, data: bytes, *, replacing: str | None = None) -> str:
    """Make `data` the content of `path` and return its digest.

    `replacing` is the digest of what the file is known to hold: another content raises
    ChangedOutsideError. Any other hindrance raises EditorError. After an error the file is as it
    was and no temporary file is left.
    """
    with explained(path):
        target = _target(path)
        old = _status(target)
        if old and replacing is not None and digest_of(target.read_bytes()) != replacing:
            raise ChangedOutsideError(path)
        temporary = _write_temporary(target, data, old)
        try:
            if old and (old.st_nlink > 1 or not _take_over(temporary, target, old)):
                _overwrite(target, data)
            else:
                _replace(temporary, target)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        _flush_folder(target.parent)
    return digest_of(data)


def remove_left_overs(folder: Path) -> None:
    """Remove temporary files that a killed program left in `folder`."""
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{_TEMPORARY_PREFIX}*{_TEMPORARY_SUFFIX}"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _LEFT_OVER_AFTER:
                    path.unlink()


def _target(path: Path) -> Path:
    """Where the content is: a symbolic link leads there, even to a file that is not yet."""
    target = path
    for _ in range(40):
        if not target.is_symlink():
            return target
        target = target.parent / target.readlink()
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))


def _status(target: Path) -> os.stat_result | None:
    """The old file's status, None for a new file; EditorError where writing is not allowed."""
    try:
        old = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(old.st_mode):
        raise EditorError(IS_FOLDER.format(name=target.name))
    if not stat.S_ISREG(old.st_mode):
        raise EditorError(_NOT_REGULAR.format(name=target.name))
    # A rename would replace it nevertheless, and root may write to anything: so the mode counts.
    if not old.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise EditorError(READ_ONLY_FILE.format(name=target.name))
    return old


def _write_temporary(target: Path, data: bytes, old: os.stat_result | None) -> Path:
    # Short, for the file's own name may already be as long as the file system allows.
    name = f"{_TEMPORARY_PREFIX}{secrets.token_hex(6)}{_TEMPORARY_SUFFIX}"
    temporary = target.parent / name
    # A new file gets the permissions that the user's umask gives; a copy must not show more
    # than the original, not even for a moment.
    mode = 0o666 if old is None else 0o600
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, mode)
    try:
        try:
            _write_all(descriptor, data)
            _flush(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _write_all(descriptor: int, data: bytes) -> None:
    remaining = memoryview(data)
    while remaining:
        remaining = remaining[os.write(descriptor, remaining) :]


def _flush(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        # On macOS fsync leaves the data in the drive's own cache.
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _take_over(temporary: Path, target: Path, old: os.stat_result) -> bool:
    """Give the new file what belongs to the old one; False when its owner cannot be kept."""
    if sys.platform == "win32":
        return True
    if (new := temporary.stat()) and (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        try:
            os.chown(temporary, old.st_uid, old.st_gid)
        except OSError:
            return False
    _copy_attributes(target, temporary)
    # Last, for a change of owner clears some bits.
    temporary.chmod(stat.S_IMODE(old.st_mode))
    return True


def _copy_attributes(source: Path, destination: Path) -> None:
    if sys.platform != "linux":
        return
    # Access control lists are such attributes too; not every file system has any.
    with contextlib.suppress(OSError):
        for name in os.listxattr(source):
            with contextlib.suppress(OSError):
                os.setxattr(destination, name, os.getxattr(source, name))


def _overwrite(target: Path, data: bytes) -> None:
    old = target.read_bytes()
    descriptor = os.open(target, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        try:
            if sys.platform == "linux" and len(data) > len(old):
                # So that a full disk is met before the old content is touched.
                os.posix_fallocate(descriptor, len(old), len(data) - len(old))
            _write_all(descriptor, data)
        except OSError:
            os.lseek(descriptor, 0, os.SEEK_SET)
            _write_all(descriptor, old)
            os.ftruncate(descriptor, len(old))
            raise
        os.ftruncate(descriptor, len(data))
        _flush(descriptor)
    finally:
        os.close(descriptor)


def _replace(temporary: Path, target: Path) -> None:
    for pause in (*_RETRY_PAUSES, None):
        try:
            temporary.replace(target)
            return
        except OSError as error:
            windows = getattr(error, "winerror", None)
            held = windows in (*LOCKED_ON_WINDOWS, _ACCESS_DENIED_ON_WINDOWS)
            if not held and error.errno not in _HELD_OPEN:
                raise
            if pause is None:
                raise EditorError(LOCKED.format(name=target.name)) from error
            time.sleep(pause)


def _flush_folder(folder: Path) -> None:
    """Make the rename itself last; some network file systems have no such flush."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


_CHANGED = Localized(
    es="«{name}» cambió en el disco desde que se abrió; compara ambas versiones antes de guardar.",
    en="“{name}” has changed on disk since it was opened; compare both versions before saving.",
)
_NOT_REGULAR = Localized(
    es="«{name}» no es un archivo común; guarda con otro nombre.",
    en="“{name}” is not an ordinary file; save under another name.",
)
