"""Decides for every file and folder of one repo whether it may be read, listed or written."""

from __future__ import annotations

import os
import stat
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.repo.places import below, is_absolute, is_special, resolve
from newsletter_editor.repo.regular import (
    OPEN_FLAGS,
    read_descriptor,
    refused_kind,
    refused_place,
)

MOST_IN_FOLDER = 200_000
"""Names of one folder that are looked at."""
MOST_ENTRIES = 400_000
"""Files and folders that one walk looks at."""
DEEPEST = 64
"""Levels of folders that a walk enters."""
MOST_SECONDS = 60.0
"""Seconds after which a walk over a slow disk ends with what it has."""

# Following the parts one by one from an open folder, nothing can be put in between. Windows has
# no such way of opening.
_BY_PARTS = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
_FOLDER_FLAGS = OPEN_FLAGS | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_FILE_FLAGS = OPEN_FLAGS | getattr(os, "O_NOFOLLOW", 0)


class Entry(NamedTuple):
    """What a folder of the repo holds: a file or a folder in it, or, if asked for, neither."""

    name: str
    path: str
    """As it was reached, below the root, with `/`."""
    is_folder: bool
    is_link: bool
    modified: int
    """Nanoseconds since the epoch, of what a link leads to."""
    size: int
    """Bytes, of what a link leads to."""
    identity: tuple[int, int]
    """Device and inode; zeros where the file system has none."""

    @property
    def stamp(self) -> tuple[int, int]:
        """What changes when the file does."""
        return self.modified, self.size


class Door:
    """The files of the repo in `root`. Paths are below the root, or absolute ones in it."""

    def __init__(self, root: Path | str) -> None:
        """`root` is trusted to be the folder that the author means; it need not be there."""
        self.root = Path(os.path.realpath(root))
        self._root = str(self.root)
        self._given = os.path.abspath(root)  # noqa: PTH100 - links are kept

    def find(self, path: Path | str) -> Path | None:
        """The real place of a path, links followed; None where it leads out or nowhere sensible.

        What is not there yet has a place too.
        """
        parts = self._parts(path)
        return None if parts is None else self.root.joinpath(*parts)

    def is_inside(self, path: Path | str) -> bool:
        """Whether a path stays in the repo once `..` and links are followed."""
        return self._parts(path) is not None

    def leads_out(self, path: Path | str) -> bool:
        """Whether a path that is spelt as one of the repo leads out of it.

        One that goes round in a circle of links leads nowhere.
        """
        text = os.fspath(path)
        if (
            is_absolute(text)
            and below(text, self._root) is None
            and below(text, self._given) is None
        ):
            return False
        try:
            return self._resolved(path) is None
        except (OSError, ValueError):
            return False

    def relative(self, path: Path | str) -> str | None:
        """The real place of a path below the root, with `/`; None where it leads out."""
        parts = self._parts(path)
        return None if parts is None else "/".join(parts)

    def status(self, path: Path | str) -> os.stat_result | None:
        """What the system says of a file or folder of the repo; None where there is none."""
        place = self.find(path)
        try:
            return place.lstat() if place is not None else None
        except (OSError, ValueError):
            return None

    def stamp(self, path: Path | str) -> tuple[int, int] | None:
        """Nanoseconds and bytes that change when a file does; None where there is none."""
        status = self.status(path)
        return (status.st_mtime_ns, status.st_size) if status else None

    def is_file(self, path: Path | str) -> bool:
        """Whether there is a regular file of the repo at a path."""
        status = self.status(path)
        return status is not None and stat.S_ISREG(status.st_mode)

    def is_folder(self, path: Path | str) -> bool:
        """Whether there is a folder of the repo at a path."""
        status = self.status(path)
        return status is not None and stat.S_ISDIR(status.st_mode)

    def read(self, path: Path | str, most: int, *, cut: bool = False) -> bytes:
        """The content of a regular file of the repo.

        `most` is in bytes; a longer file is refused, or cut there if `cut`. Raises OSError;
        RefusedError for what lies outside, is no regular file or is too large.
        """
        parts = self._resolved(path)
        if not parts:
            raise refused_place(path) if parts is None else refused_kind(self.root)
        place = self.root.joinpath(*parts)
        if not stat.S_ISREG(place.lstat().st_mode):
            raise refused_kind(place)
        return read_descriptor(self._open(parts, _FILE_FLAGS), place, most, cut=cut)

    def entries(self, folder: Path | str = "", *, odd: bool = False) -> list[Entry]:
        """What a folder of the repo holds, by name; empty where it cannot be listed.

        Raises nothing. Links that lead out of the repo or to nothing, pipes, devices and sockets
        are only told if `odd`, as files that cannot be read.
        """
        return self._entries(folder, odd=odd)

    def folders(self, folder: Path | str = "") -> list[Entry]:
        """The folders among what `entries` gives; cheaper where there are many files."""
        return self._entries(folder, folders_only=True)

    def _entries(
        self, folder: Path | str, *, folders_only: bool = False, odd: bool = False
    ) -> list[Entry]:
        parts = self._parts(folder)
        if parts is None:
            return []
        shown = "" if str(folder) in ("", ".") else Path(folder).as_posix()
        if is_absolute(shown):
            shown = "/".join(parts)
        try:
            if not _BY_PARTS:
                whole = str(self.root.joinpath(*parts))
                found = list(self._listed(whole, shown, folders_only, odd))
            else:
                descriptor = self._open(parts, _FOLDER_FLAGS)
                try:
                    found = list(self._listed(descriptor, shown, folders_only, odd))
                finally:
                    os.close(descriptor)
        except OSError:
            return []
        return sorted(found, key=itemgetter(0))

    def names(self, folder: Path | str = "") -> list[str]:
        """The names of what a folder holds, as `entries` gives it."""
        return [entry.name for entry in self.entries(folder)]

    def walk(
        self,
        start: Path | str = "",
        *,
        enter: Callable[[Entry], bool] | None = None,
        most: int = MOST_ENTRIES,
        deepest: int = DEEPEST,
        seconds: float = MOST_SECONDS,
        odd: bool = False,
    ) -> Iterator[Entry]:
        """Every file below a folder: those of one folder by name, then those of each folder in it.

        Linked folders are not entered, nor those of which `enter` says no. Ends after `most`
        files and folders, below `deepest` levels and after `seconds`. `odd` is that of `entries`.
        """
        end = time.monotonic() + seconds
        waiting: list[tuple[Path | str, int]] = [(start, 0)]
        seen = 0
        while waiting and time.monotonic() < end:
            folder, depth = waiting.pop()
            folders: list[Entry] = []
            for entry in self.entries(folder, odd=odd):
                seen += 1
                if seen > most:
                    return
                if not entry.is_folder:
                    yield entry
                elif not entry.is_link and depth < deepest and (enter is None or enter(entry)):
                    folders.append(entry)
            waiting += [(each.path, depth + 1) for each in reversed(folders)]

    def is_taken(self, path: Path | str) -> bool:
        """Whether there is anything at a path in the repo."""
        place = self.find(path)
        return place is not None and os.path.lexists(place)

    def place_for(self, path: Path | str) -> Path:
        """The real place at which something may be written; its folder need not be there.

        Raises RefusedError for a place outside and for what is there and no regular file.
        """
        parts = self._resolved(path)
        # Settings, hooks and objects of git are no place for pictures or posts.
        if not parts or any(_is_git(part) for part in parts):
            raise refused_place(path)
        place = self.root.joinpath(*parts)
        status = self.status(place)
        if status is not None and not stat.S_ISREG(status.st_mode):
            raise refused_kind(place)
        return place

    def make_folder(self, path: Path | str) -> Path:
        """Make a folder of the repo and those above it. Raises OSError, RefusedError outside."""
        parts = self._resolved(path)
        if parts is None or any(_is_git(part) for part in parts):
            raise refused_place(path)
        place = self.root.joinpath(*parts)
        place.mkdir(parents=True, exist_ok=True)
        return place

    def _parts(self, path: Path | str) -> list[str] | None:
        try:
            return self._resolved(path)
        except (OSError, ValueError):
            return None

    def _resolved(self, path: Path | str) -> list[str] | None:
        text = os.fspath(path)
        # Whoever opened the repo by a link may spell its files so, too.
        if self._given != self._root and is_absolute(text):
            inner = below(text, self._given)
            text = text if inner is None else inner
        return resolve(self._root, text)

    def _open(self, parts: list[str], flags: int) -> int:
        """A descriptor of what real parts lead to, whatever is put in their way meanwhile."""
        if not _BY_PARTS:
            return self._open_whole(parts, flags)
        # The root itself may be reached by a link: it is what the author chose.
        descriptor = os.open(self._root, _FOLDER_FLAGS & ~os.O_NOFOLLOW)
        for at, part in enumerate(parts):
            own = flags if at == len(parts) - 1 else _FOLDER_FLAGS
            try:
                following = os.open(part, own, dir_fd=descriptor)
            finally:
                os.close(descriptor)
            descriptor = following
        return descriptor

    def _open_whole(self, parts: list[str], flags: int) -> int:
        place = self.root.joinpath(*parts)
        descriptor = os.open(place, flags)
        # What was opened has to be what is there when the path is followed once more.
        if resolve(self._root, str(place)) != parts or not os.path.samestat(
            os.fstat(descriptor), place.lstat()
        ):
            os.close(descriptor)
            raise refused_place(place)
        return descriptor

    def _listed(
        self, folder: str | int, shown: str, folders_only: bool, odd: bool
    ) -> Iterator[Entry]:
        with os.scandir(folder) as listed:
            # Called for thousands of files at each search.
            may_be_odd = sys.platform == "win32"
            start = f"{shown}/" if shown else ""
            for each in islice(listed, MOST_IN_FOLDER):
                name = each.name
                path = start + name
                is_link = each.is_symlink() or (may_be_odd and _is_junction(each))
                if folders_only and not is_link and not each.is_dir(follow_symlinks=False):
                    continue
                status = self.status(path) if is_link else _own_status(each)
                mode = 0
                if status is not None and not (may_be_odd and is_special(name)):
                    mode = status.st_mode
                is_folder = stat.S_ISDIR(mode)
                if is_folder or (stat.S_ISREG(mode) and not folders_only):
                    assert status is not None
                    identity = status.st_dev, status.st_ino
                    times = status.st_mtime_ns, status.st_size
                    yield Entry(name, path, is_folder, is_link, *times, identity)
                elif odd:
                    yield Entry(name, path, False, is_link, 0, 0, (0, 0))


def _own_status(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat(follow_symlinks=False)
    except OSError:
        return None


@lru_cache(maxsize=64)
def door_of(root: Path) -> Door:
    """The door of a repo whose real path is `root`."""
    return Door(root)


def _is_git(part: str) -> bool:
    """Whether a folder's name is git's own, in any spelling that some system takes for it."""
    # Apple's older file systems pass over signs that are not seen.
    seen = "".join(sign for sign in part if unicodedata.category(sign) != "Cf")
    return seen.rstrip(". ").lower() in (".git", "git~1")


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is Windows' other kind of link between folders."""
    if sys.platform != "win32":
        return False
    tag = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0)
    return bool(tag == 0xA0000003)
