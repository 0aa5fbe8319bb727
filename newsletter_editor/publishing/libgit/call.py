"""One command of git's, taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import pygit2
from pygit2 import Index, Oid, Repository
from pygit2.enums import ObjectType

from newsletter_editor.publishing.git import GitFailedError

_TAKE_A_VALUE = ("-m", "-p", "-F", "--points-at")


@dataclass(slots=True)
class Call:
    """What is asked of one repo."""

    repo: Repository
    name: str
    given: bytes = b""
    index_file: Path | None = None
    flags: set[str] = field(default_factory=set)
    values: dict[str, list[str]] = field(default_factory=dict)
    """Of options: `-p` to all that were given."""
    names: list[str] = field(default_factory=list)
    """What is no option, in order."""

    @classmethod
    def of(
        cls, repo: Repository, arguments: Sequence[str], given: bytes, index: Path | None
    ) -> Call:
        """Take a command line apart."""
        rest = list(arguments)
        while rest[0] == "-c":
            rest = rest[2:]
        call = cls(repo, rest[0], given, index)
        waiting, is_over = "", False
        for each in rest[1:]:
            if waiting:
                call.values.setdefault(waiting, []).append(each)
                waiting = ""
            elif is_over or not each.startswith("-") or each == "-":
                call.names.append(each)
            elif each == "--":
                is_over = True
            elif each in _TAKE_A_VALUE:
                waiting = each
            elif "=" in each:
                key, _, value = each.partition("=")
                call.values.setdefault(key, []).append(value)
            else:
                call.flags.add(each)
        return call

    def index(self) -> Index:
        """The index that is meant, as it is on the disk now."""
        if self.index_file is not None:
            return Index(str(self.index_file))
        found: Index = self.repo.index
        found.read(force=True)
        return found

    def tree(self, name: str) -> pygit2.Tree:
        """The tree of a commit, or the one that has this name."""
        found = self.object(name).peel(ObjectType.TREE)
        assert isinstance(found, pygit2.Tree)
        return found

    def object(self, name: str) -> pygit2.Object:
        """What a name of a commit, ref or object stands for. Raises GitFailedError."""
        try:
            return self.repo.revparse_single(name)
        except (KeyError, ValueError, pygit2.GitError):
            fail(f"fatal: bad revision '{name}'")

    def id(self, name: str) -> Oid:
        """The name of the commit that a name stands for."""
        return self.object(name).peel(ObjectType.COMMIT).id


def work_tree(repo: Repository) -> Path:
    """The folder of the working copy."""
    assert repo.workdir is not None
    return Path(repo.workdir)


def fail(said: str, status: int = 128) -> NoReturn:
    """Fail as git does."""
    raise GitFailedError(said, status)
