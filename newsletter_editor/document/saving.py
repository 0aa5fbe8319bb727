"""Writing a file so that at every moment, power cuts included, it is whole: old or new.

The new content goes to a temporary file in the same folder, is flushed to the disk, and takes the
old file's place in one step. What belongs to the old file stays: its permissions, owner, group,
extended attributes, and a symbolic link is followed, not replaced.

Two kinds of file are written in place instead, because a rename would undo what someone set up:
one that has several names (hard links; each name keeps seeing the same content), and one whose
owner this user may not give to a new file. Old and new content are first complete beside it, so
that there is room for them and a write that is cut short can be finished from there.

Another program may write the file at any moment, even between our last look at it and the rename.
So the two files swap their names, and what came out is looked at: if it is not what was to be
replaced, they swap back. (Where the system cannot swap, the last look is just before the rename.)
What nobody has seen goes to the caller, or stays beside the post for `collect_left_overs`.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import sys
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from newsletter_editor.document.disk import THE_DISK, Disk, is_unknown_call
from newsletter_editor.document.source import LARGEST_POST, digest_of
from newsletter_editor.document.storage import claimed_for_saving
from newsletter_editor.document.system_errors import (
    IS_FOLDER,
    LOCKED,
    LOCKED_ON_WINDOWS,
    READ_ONLY_FILE,
    explained,
)
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_TEMPORARY = re.compile(r"\.newsletter-editor-(?:([0-9a-f]{8})-)?[0-9a-f]{12}\.tmp")
_LEFT_OVER_AFTER = 60.0
"""Seconds after which a temporary file of a program that is gone is nobody's."""

_RETRY_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between attempts to replace a file that another program holds open."""
_SETTLE_PAUSE = 0.02
"""Seconds in which who writes a file in place has written it."""
_ACCESS_DENIED_ON_WINDOWS = 5
_HELD_OPEN = (errno.EACCES, errno.EPERM, errno.EBUSY)

Keep = Callable[[bytes], None]
"""Takes a content that would be lost otherwise; raises EditorError where it cannot."""


class ChangedOutsideError(EditorError):
    """The file is no longer what it was when it was read; saving would lose someone's work."""

    def __init__(self, path: Path) -> None:
        super().__init__(_CHANGED.format(name=path.name))


def save(
    path: Path,
    data: bytes,
    *,
    replacing: str | None = None,
    keep: Keep | None = None,
    disk: Disk = THE_DISK,
) -> str:
    """Make `data` the content of `path` and return its digest.

    `replacing` is the digest of what the file is known to hold: another content raises
    ChangedOutsideError. Any other hindrance raises EditorError. After an error the file is as it
    was and no temporary file is left, unless it holds what is nowhere else. `keep` gets what the
    caller has not seen and the file no longer holds.
    """
    with explained(path):
        target = _target(path)
        with claimed_for_saving(target, disk):
            _Save(path, target, data, replacing, keep, disk).run()
        disk.flush_folder(target.parent)
    return digest_of(data)


def collect_left_overs(path: Path, keep: Keep, disk: Disk = THE_DISK) -> None:
    """Give `keep` what a killed program left beside a post, unless the post holds it, too.

    It is removed then; what `keep` refuses stays there.
    """
    with contextlib.suppress(OSError):
        target = _target(path)
        for name in disk.names(target.parent):
            match = _TEMPORARY.fullmatch(name)
            if match and match[1] in (None, _mark(target)):
                with contextlib.suppress(OSError, EditorError):
                    _collect(target.parent / name, target, keep, disk)


def _collect(left_over: Path, target: Path, keep: Keep, disk: Disk) -> None:
    # Of a repo that may come from anywhere: a link may lead out, a file may have any size.
    status = left_over.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_POST:
        return
    if time.time() - status.st_mtime <= _LEFT_OVER_AFTER:
        return
    data = disk.read(left_over)
    if data and not _holds(target, data, disk):
        keep(data)
    disk.unlink(left_over)


def _holds(target: Path, data: bytes, disk: Disk) -> bool:
    try:
        return disk.read(target) == data
    except OSError:
        return False


def temporary_beside(target: Path) -> Path:
    """A name for a file that is to take the place of `target`, and that tells whose it is."""
    # Short, for the file's own name may already be as long as the file system allows.
    name = f".newsletter-editor-{_mark(target)}-{os.urandom(6).hex()}.tmp"
    return target.parent / name


def is_temporary(name: str) -> bool:
    """Whether a file's name is one that `temporary_beside` gives."""
    return _TEMPORARY.fullmatch(name) is not None


def _mark(target: Path) -> str:
    return blake2b(os.fsencode(target.name), digest_size=4).hexdigest()


class _Save:
    """One save, from the first look at the file to the last."""

    def __init__(
        self,
        path: Path,
        target: Path,
        data: bytes,
        replacing: str | None,
        keep: Keep | None,
        disk: Disk,
    ) -> None:
        self._path, self._target, self._data = path, target, data
        self._replacing, self._keep, self._disk = replacing, keep, disk
        self._temporary = temporary_beside(target)
        self._is_precious = False
        """Whether the temporary file holds what may be nowhere else."""

    def run(self) -> None:
        """Raises OSError or EditorError."""
        old = _status(self._target, self._disk)
        if old and self._replacing is not None:
            self._compare(self._disk.read(self._target))
        # A new file gets the permissions that the user's umask gives; a copy must not show more
        # than the original, not even for a moment.
        self._disk.write_new(self._temporary, self._data, 0o666 if old is None else 0o600)
        try:
            if old is None:
                self._appear()
            elif old.st_nlink > 1 or not _take_over(self._temporary, self._target, old):
                self._overwrite()
            else:
                self._replace()
        finally:
            if not self._is_precious:
                with contextlib.suppress(OSError):
                    self._disk.unlink(self._temporary)

    def _compare(self, found: bytes) -> None:
        if self._replacing is not None and digest_of(found) != self._replacing:
            raise ChangedOutsideError(self._path)

    def _appear(self) -> None:
        """Take a name that was free, if it still is."""
        try:
            self._disk.link(self._temporary, self._target)
        except FileExistsError as error:
            raise ChangedOutsideError(self._path) from error
        except OSError:
            # Not every file system has links.
            if _status(self._target, self._disk):
                raise ChangedOutsideError(self._path) from None
            self._patiently(self._disk.rename)

    def _replace(self) -> None:
        try:
            self._patiently(self._disk.exchange)
        except FileNotFoundError:
            self._appear()
            return
        except OSError as error:
            if not is_unknown_call(error):
                raise
            self._replace_without_swap()
            return
        # What was there has the temporary file's name now.
        self._is_precious = True
        found, problem = self._displaced()
        if problem is None and self._replacing is not None:
            self._is_precious = False
        elif problem is not None and self._replacing is not None and self._swap_back():
            raise problem
        else:
            self._hand_over(found)

    def _displaced(self) -> tuple[bytes | None, Exception | None]:
        """What the file held up to now, and why that was not to be replaced."""
        found = None
        try:
            found = self._disk.read(self._temporary)
            self._compare(found)
        except (OSError, ChangedOutsideError) as error:
            return found, error
        return found, None

    def _swap_back(self) -> bool:
        """Give the file its name back; False where that fails, so that the save holds."""
        try:
            self._disk.exchange(self._temporary, self._target)
        except OSError:
            return False
        left = _settled(self._temporary, self._disk)
        if left == self._data:
            self._is_precious = False
        else:
            # A third program was quicker still.
            self._hand_over(left)
        return True

    def _hand_over(self, left: bytes | None) -> None:
        """See to it that a content which is in no file with a name of its own is not lost."""
        if self._keep is None:
            # Who replaces whatever there may be, and keeps nothing, wants it so.
            self._is_precious = self._replacing is not None
        elif left is not None:
            with contextlib.suppress(EditorError):
                self._keep(left)
                self._is_precious = False

    def _replace_without_swap(self) -> None:
        found = self._disk.read(self._target)
        self._compare(found)
        if self._replacing is None and self._keep:
            self._keep(found)
        self._patiently(self._disk.rename)

    def _overwrite(self) -> None:
        old = self._disk.read(self._target)
        self._compare(old)
        if self._replacing is None and self._keep:
            self._keep(old)
        before = temporary_beside(self._target)
        self._disk.write_new(before, old)
        try:
            self._write_over(self._data, len(old))
        except OSError:
            self._is_precious = True
            # When this fails too, what is beside the file is all there is.
            self._write_over(old, len(old))
            self._is_precious = False
            raise
        finally:
            if not self._is_precious:
                with contextlib.suppress(OSError):
                    self._disk.unlink(before)

    def _write_over(self, data: bytes, size: int) -> None:
        descriptor = self._disk.open(self._target, os.O_WRONLY)
        try:
            if len(data) > size:
                # So that a full disk is met before the old content is touched.
                self._disk.reserve(descriptor, size, len(data) - size)
            self._disk.write_all(descriptor, data)
            self._disk.truncate(descriptor, len(data))
            self._disk.flush(descriptor)
        finally:
            self._disk.close(descriptor)

    def _patiently(self, step: Callable[[Path, Path], None]) -> None:
        for pause in (*_RETRY_PAUSES, None):
            try:
                step(self._temporary, self._target)
                return
            except OSError as error:
                windows = getattr(error, "winerror", None)
                held = windows in (*LOCKED_ON_WINDOWS, _ACCESS_DENIED_ON_WINDOWS)
                if not held and error.errno not in _HELD_OPEN:
                    raise
                if pause is None:
                    raise EditorError(LOCKED.format(name=self._target.name)) from error
                time.sleep(pause)


def _settled(path: Path, disk: Disk) -> bytes | None:
    """The content once it is the same at two looks; None where it cannot be read."""
    seen = None
    for _ in range(10):
        try:
            now = disk.read(path)
        except OSError:
            return None
        if now == seen:
            break
        seen = now
        time.sleep(_SETTLE_PAUSE)
    return seen


def _target(path: Path) -> Path:
    """Where the content is: a symbolic link leads there, even to a file that is not yet."""
    target = path
    for _ in range(40):
        if not target.is_symlink():
            return target
        target = target.parent / target.readlink()
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))


def _status(target: Path, disk: Disk) -> os.stat_result | None:
    """The old file's status, None for a new file; EditorError where writing is not allowed."""
    try:
        old = disk.status(target)
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


_CHANGED = Localized(
    es="«{name}» cambió en el disco desde que se abrió; compara ambas versiones antes de guardar.",
    en="“{name}” has changed on disk since it was opened; compare both versions before saving.",
)
_NOT_REGULAR = Localized(
    es="«{name}» no es un archivo común; guarda con otro nombre.",
    en="“{name}” is not an ordinary file; save under another name.",
)
