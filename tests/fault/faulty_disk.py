"""A disk whose N-th call fails, once or from then on, in each of the ways in which disks fail."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from newsletter_editor.document.disk import Disk

CALLS = (
    *("open", "close", "read", "write", "flush", "truncate", "reserve"),
    *("status", "rename", "exchange", "link", "unlink", "make_folder", "names"),
)
RENAMES = ("rename", "exchange", "link", "unlink")


class Fault(NamedTuple):
    """One way to fail: the error, or None for a folder that vanishes before the call."""

    name: str
    error: int | None
    calls: tuple[str, ...] = CALLS
    """Those that can fail in this way; the others are not counted."""
    part: float = 0.0
    """How much of what is written arrives nevertheless."""
    is_said: bool = True
    """Whether the call fails; else it only writes less than it was given."""


FAULTS = [
    Fault("short write", None, ("write",), 0.5, is_said=False),
    Fault("full in the midst of a write", errno.ENOSPC, ("write",), 0.5),
    Fault("broken in the midst of a write", errno.EIO, ("write", "truncate", "open"), 0.5),
    Fault("full", errno.ENOSPC, ("open", "write", "flush", "truncate", "reserve", "make_folder")),
    Fault("broken", errno.EIO),
    Fault("forbidden", errno.EACCES),
    Fault("too many open files", errno.EMFILE, ("open", "read", "names")),
    Fault(
        "read-only", errno.EROFS, tuple(call for call in CALLS if call not in ("read", "status"))
    ),
    Fault("rename refused", errno.EACCES, RENAMES),
    Fault("no such call", errno.ENOSYS, ("exchange", "link", "reserve")),
    Fault("folder gone", None),
]


class FaultyDisk(Disk):
    """Fails at call `at` of those that the fault is about, counted from 0, or from there on."""

    def __init__(
        self, fault: Fault, at: int, *, lasting: bool = False, folder: Path | None = None
    ) -> None:
        """`folder` is what vanishes."""
        self._fault, self._at, self._lasting, self._folder = fault, at, lasting, folder
        self.count = 0
        self.has_failed = False
        self.log: list[str] = []

    def mend(self) -> None:
        """Work from now on."""
        self._at, self._lasting = -1, False

    def call(self, name: str, arguments: tuple[Any, ...]) -> Any:
        self.log.append(f"{self.count} {name} {arguments}"[:150])
        real = getattr(Disk, name)
        if name not in self._fault.calls:
            return real(self, *arguments)
        is_due = self.count == self._at or (self._lasting and self.count > self._at >= 0)
        self.count += 1
        if not is_due:
            return real(self, *arguments)
        self.has_failed = True
        if name == "write" and self._fault.part:
            descriptor, data = arguments
            part = data[: max(1, int(len(data) * self._fault.part))]
            written = real(self, descriptor, part)
            if not self._fault.is_said:
                return written
        if self._fault.error is None:
            assert self._folder is not None
            shutil.rmtree(self._folder, ignore_errors=True)
            return real(self, *arguments)
        if name == "close":
            real(self, *arguments)
        raise OSError(self._fault.error, os.strerror(self._fault.error))


def _counted(name: str) -> Callable[..., Any]:
    def call(self: FaultyDisk, *arguments: Any) -> Any:
        return self.call(name, arguments)

    return call


for _name in CALLS:
    setattr(FaultyDisk, _name, _counted(_name))
