"""Which files of a repo differ from its last commit, as far as that can be told."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from newsletter_editor.repo.door import Door
from newsletter_editor.repo.git import GitError, borrowing

MOST_FILES = 50_000
"""Files that are compared; of more nothing is told."""
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; a larger file counts as changed."""

_NAME = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_LARGEST_PACKED_REFS = 16 * 1024 * 1024
_DEEPEST_OBJECTS = 4
_Stamp = tuple[int, int]


def changed_since_commit(root: Path, files: Iterable[Path]) -> frozenset[Path] | None:
    """Those of `files`, in `root`, that are new or changed since the last commit.

    None where it cannot be told: no git, no git repo (one whose `.git` is a file that leads
    elsewhere included), or no answer in time. Ignored files are not named. Contents are compared
    here, byte by byte but for the line ends that git may have changed; git is only asked for the
    names in the commit, and nothing that the repo configures has a say.
    """
    top = _top_of(Path(os.path.realpath(root)))
    wanted = list(files)
    if top is None or len(wanted) > MOST_FILES:
        return None
    door = Door(top)
    # Other folders of objects may lie anywhere.
    if not door.is_folder(".git/objects") or door.status(".git/objects/info/alternates"):
        return None
    if not _is_plain(door, ".git/objects"):
        return None
    try:
        commit = head_commit(door)
        return _changed(door, commit, wanted)
    except (GitError, OSError):
        return None


def _top_of(root: Path) -> Path | None:
    for folder in (root, *root.parents):
        try:
            status = (folder / ".git").lstat()
        except OSError:
            continue
        return folder if stat.S_ISDIR(status.st_mode) else None
    return None


def _is_plain(door: Door, folder: str, deepest: int = _DEEPEST_OBJECTS) -> bool:
    """Whether git would find nothing but files and folders there: it follows links anywhere."""
    for entry in door.entries(folder, odd=True):
        is_odd = not entry.is_folder and entry.identity == (0, 0) and not entry.modified
        if entry.is_link or is_odd or not deepest:
            return False
        if entry.is_folder and not _is_plain(door, entry.path, deepest - 1):
            return False
    return True


def head_commit(door: Door) -> str:
    """The name of the last commit; "" where there is none yet. Raises GitError, OSError."""
    head = door.read(".git/HEAD", 4096).decode("utf-8", "replace").strip()
    if _NAME.fullmatch(head):
        return head
    ref = head.removeprefix("ref:").strip()
    if not ref.startswith("refs/") or ".." in ref:
        raise GitError("a kind of repo that is not known here")
    if door.is_file(f".git/{ref}"):
        name = door.read(f".git/{ref}", 4096).decode("ascii", "replace").strip()
        if not _NAME.fullmatch(name):
            raise GitError("a kind of reference that is not known here")
        return name
    if door.is_folder(".git/reftable"):
        raise GitError("references are kept in tables")
    if door.is_file(".git/packed-refs"):
        packed = door.read(".git/packed-refs", _LARGEST_PACKED_REFS).decode("utf-8", "replace")
        for line in packed.splitlines():
            name, _, known = line.partition(" ")
            if known == ref and _NAME.fullmatch(name):
                return name
    return ""


def _changed(door: Door, commit: str, files: list[Path]) -> frozenset[Path]:
    excluded = b""
    if door.is_file(".git/info/exclude"):
        excluded = door.read(".git/info/exclude", 1024 * 1024, cut=True)
    with borrowing(door.root / ".git" / "objects", len(commit) or 40, excluded) as git:
        known = git.tree(commit) if commit else {}
        changed: set[Path] = set()
        new: dict[bytes, Path] = {}
        for file in files:
            path = _path_below(file, door.root)
            if path is None:
                continue
            committed = known.get(path) or known.get(_composed(path))
            if committed is None:
                new[path] = file
            elif stat.S_ISREG(int(committed[0], 8)) and _differs(door, file, committed[1]):
                changed.add(file)
        ignored = git.ignored(door.root, list(new))
    return frozenset(changed | {file for path, file in new.items() if path not in ignored})


def _path_below(file: Path, top: Path) -> bytes | None:
    try:
        return os.fsencode(file.relative_to(top).as_posix())
    except ValueError:
        return None


def _composed(path: bytes) -> bytes:
    # A Mac may tell names decomposed that git keeps composed.
    return os.fsencode(unicodedata.normalize("NFC", os.fsdecode(path)))


def _differs(door: Door, file: Path, name: str) -> bool:
    stamp = door.stamp(file)
    if stamp is None:
        return True
    return name not in _names(door.root, file, stamp, len(name))


@lru_cache(maxsize=MOST_FILES)
def _names(root: Path, file: Path, stamp: _Stamp, digits: int) -> frozenset[str]:  # noqa: ARG001
    """What git may call the file's content: as it is, and with the line ends it keeps."""
    try:
        data = Door(root).read(file, LARGEST_FILE)
    except OSError:
        return frozenset()
    contents = {data}
    if b"\r\n" in data and b"\0" not in data:
        contents.add(data.replace(b"\r\n", b"\n"))
    return frozenset(_name_of(content, digits) for content in contents)


def _name_of(content: bytes, digits: int) -> str:
    header = b"blob %d\0" % len(content)
    if digits == 64:
        return hashlib.sha256(header + content).hexdigest()
    return hashlib.sha1(header + content, usedforsecurity=False).hexdigest()
