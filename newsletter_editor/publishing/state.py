"""What git says of the working copy, in one question."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import Enum

from newsletter_editor.publishing.repository import Repository


class How(Enum):
    """What became of a file since the newest commit here."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    UNRESOLVED = "unresolved"
    """Another program has left it half merged."""


@dataclass(frozen=True, slots=True)
class FileState:
    """One file that differs from the newest commit."""

    path: str
    """Below the top of the repo, with `/`."""
    how: How
    blob: str = ""
    """What the commit has of it, "" where it is new."""


@dataclass(frozen=True, slots=True)
class State:
    """All that differs."""

    head: str
    """The newest commit here, "" for none."""
    branch: str
    """"" where there is none."""
    entries: tuple[FileState, ...]
    upstream_is_level: bool = False
    """Whether the branch of the server that it follows is known to have the same commit."""


def state_of(repository: Repository) -> State:
    """The files that are new, changed or removed. Raises GitFailedError, OSError."""
    answer = repository.git.run(
        *("status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all", "--no-renames"),
        *("--ignore-submodules=dirty", "--no-ahead-behind"),
    )
    head = branch = distance = ""
    entries = []
    for line in answer.split(b"\0"):
        kind, _, rest = line.partition(b" ")
        if kind == b"#":
            name, _, value = rest.decode("utf-8", "surrogateescape").partition(" ")
            if name == "branch.oid":
                head = "" if value == "(initial)" else value
            elif name == "branch.head":
                branch = "" if value == "(detached)" else value
            elif name == "branch.ab":
                distance = value
        elif kind == b"?":
            entries.append(FileState(os.fsdecode(rest), How.NEW))
        elif kind == b"1":
            # <XY> <sub> <mH> <mI> <mW> <hH> <hI> <path>
            _, _, in_head, _, here, blob, _, path = rest.split(b" ", 7)
            entries.append(_entry(in_head, here, blob.decode(), os.fsdecode(path)))
        elif kind == b"u":
            entries.append(FileState(os.fsdecode(rest.split(b" ", 9)[9]), How.UNRESOLVED))
    return State(head, branch, tuple(_as_one(entries)), distance == "+0 -0")


def _entry(in_head: bytes, here: bytes, blob: str, path: str) -> FileState:
    if int(in_head, 8) == 0:
        # Staged as new; gone since, it is nothing that anybody has.
        return FileState(path, How.NEW if int(here, 8) else How.REMOVED)
    return FileState(path, How.CHANGED if int(here, 8) else How.REMOVED, blob)


def _as_one(entries: list[FileState]) -> list[FileState]:
    """A file that is gone from the index and lies there untracked is told once, as changed."""
    found: dict[str, FileState] = {}
    for entry in entries:
        known = found.get(entry.path)
        if known and known.how is How.REMOVED and entry.how is How.NEW:
            entry = FileState(entry.path, How.CHANGED, known.blob)
        found[entry.path] = entry
    return list(found.values())
