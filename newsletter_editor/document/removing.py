"""Taking a file away that holds what is known, and never what somebody wrote meanwhile."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from newsletter_editor.document.disk import THE_DISK, Disk
from newsletter_editor.document.saving import ChangedOutsideError, temporary_beside
from newsletter_editor.document.source import digest_of


def take_away(path: Path, digest: str | None, disk: Disk = THE_DISK) -> None:
    """Remove a file whose content has this digest.

    Raises ChangedOutsideError where it holds something else, OSError where it cannot be looked at
    or removed; it is at its place then, or, where somebody has put another one there or the disk
    takes no name any more, beside it for `collect_left_overs`.
    """
    # Under a name that nobody knows it is what is looked at that goes.
    aside = temporary_beside(path)
    disk.rename(path, aside)
    try:
        if digest_of(disk.read(aside)) != digest:
            raise ChangedOutsideError(path)
        disk.unlink(aside)
    except BaseException:
        with contextlib.suppress(OSError):
            _give_back(aside, path, disk)
        raise


def _give_back(aside: Path, path: Path, disk: Disk) -> None:
    try:
        disk.link(aside, path)
    except FileExistsError:
        return
    except OSError:
        # Not every file system has links.
        if not os.path.lexists(path):
            disk.rename(aside, path)
        return
    disk.unlink(aside)
