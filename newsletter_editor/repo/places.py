"""Where a path of a repo really leads, found without looking at anything outside.

The system's own way (`realpath`) follows links wherever they go: to automounters, or on Windows to
another machine, which is then told who asks. Here a link is read and judged before it is followed.
"""

from __future__ import annotations

import errno
import ntpath
import os
import re
import stat
import sys
from collections import deque

MOST_LINKS = 40
"""Links on one path, as Linux has it."""
MOST_PARTS = 500

_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³]|conin\$|conout\$) *(?:\..*)?", re.IGNORECASE
)
_MOUNT_POINT = 0xA0000003
"""The tag of a junction, which Python does not take for a link."""


def split_path(path: str) -> list[str]:
    """The parts of a path; on Windows both slashes separate."""
    return re.split(r"[\\/]", path) if sys.platform == "win32" else path.split("/")


def below(path: str, root: str) -> str | None:
    """What of an absolute path follows `root`, by its spelling alone; None for another place."""
    if sys.platform == "win32":
        # Windows' own prefix of long paths says nothing of where they lead.
        path = re.sub(r"^\\\\\?\\(?!UNC)", "", path)
    spelt, start = os.path.normcase(path), os.path.normcase(root.rstrip("\\/"))
    if not spelt.startswith(start) or path[len(start) : len(start) + 1] not in ("", "/", os.sep):
        return None
    return path[len(start) + 1 :]


def resolve(root: str, path: str) -> list[str] | None:
    """The real parts of `path` below `root`; None where it leads out.

    `root` is a real path; `path` is relative to it or begins with it. What is not there (yet) is
    taken as it is spelt. Raises OSError where the system does not tell, as for a circle of links.
    """
    if "\0" in path:
        return None
    waiting = deque(split_path(path))
    if is_absolute(path):
        inner = below(path, root)
        if inner is None:
            return None
        waiting = deque(split_path(inner))
    parts: list[str] = []
    start = root.rstrip(os.sep)
    links = 0
    while waiting:
        part = waiting.popleft()
        if part in ("", "."):
            continue
        if part == "..":
            if not parts:
                return None
            parts.pop()
            continue
        if is_special(part):
            return None
        whole = os.sep.join((start, *parts, part))  # noqa: PTH118
        target = _target(whole)
        if target is None:
            parts.append(part)
            if len(parts) > MOST_PARTS:
                raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), path)
            continue
        links += 1
        if links > MOST_LINKS:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
        if is_absolute(target):
            inner = below(target, root)
            if inner is None:
                return None
            parts, target = [], inner
        waiting.extendleft(reversed(split_path(target)))
    return parts


def is_absolute(path: str) -> bool:
    """Whether a path begins at a root or a drive rather than in the folder where it is said."""
    if sys.platform == "win32":
        # `C:x` and `\\x` are neither relative nor absolute there, but lead elsewhere all the same.
        return bool(ntpath.splitdrive(path)[0]) or path[:1] in ("/", "\\")
    return path.startswith("/")


def is_special(part: str) -> bool:
    """Whether Windows takes a name for a device or for a stream of another file."""
    return sys.platform == "win32" and (":" in part or is_device_name(part))


def is_device_name(name: str) -> bool:
    """Whether Windows keeps a name for a device, whatever ending it has.

    https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    """
    return _DEVICE.fullmatch(name.rstrip(". ")) is not None


def _target(path: str) -> str | None:
    """Where a link or junction leads; None for all else, and for what is not there."""
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    tag = getattr(status, "st_reparse_tag", 0)
    if stat.S_ISLNK(status.st_mode) or tag == _MOUNT_POINT:
        return os.readlink(path)  # noqa: PTH115
    return None
