"""What others have published comes in, whatever is still unpublished or uncommitted here.

First all is worked out, and nothing changes while a clash waits for the author; then it is done as
one step that is finished even after a kill (`steps`, `working_copy`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from newsletter_editor.publishing.failures import BranchGoneError
from newsletter_editor.publishing.git import GitFailedError
from newsletter_editor.publishing.joining import Clash, ClashesError, Decisions, joined
from newsletter_editor.publishing.kinds import Kind, kind_of_path
from newsletter_editor.publishing.repository import Remote, Repository
from newsletter_editor.publishing.steps import own_index
from newsletter_editor.publishing.trees import (
    Difference,
    Entry,
    contents,
    difference,
    made_commit,
    renames,
    stored,
    tree_with,
)
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_ASK = ("fetch", "--progress", "--no-recurse-submodules", "--")


class Said(Enum):
    """What an author should know of a file that several have changed."""

    JOINED = "joined"
    BACK = "back"
    """Deleted here and changed by others: it is there again."""
    KEPT = "kept"
    """Deleted by others and changed here: it stays, unpublished."""
    LEFT = "left"
    """Changed by both in a way that cannot be joined: it stays as it is here."""


@dataclass(slots=True)
class Newest:
    """What came in."""

    start: str
    """The commit before, "" for none."""
    goal: str
    """The commit after."""
    changed: Difference = field(default_factory=dict)
    said: dict[str, Said] = field(default_factory=dict)
    """Path to what is to be told of it."""
    moved: dict[str, str] = field(default_factory=dict)
    """Old path to new one of files that were changed here and that others have renamed."""


def fetch(repository: Repository, remote: Remote) -> None:
    """Ask the server for what is new; nothing of the working copy changes.

    Raises as `Git.run`; EditorError where the branch that was followed is gone from the server.
    """
    # Named, too: a copy may be set up to ask for others alone, or to keep them elsewhere.
    branch = f"+refs/heads/{remote.branch}:{remote.tracking}"
    try:
        ask(repository, remote.name, branch)
    except GitFailedError as failure:
        missing = re.search(r"couldn't find remote ref (\S+)", failure.said)
        if not missing:
            raise
        if missing[1] != f"refs/heads/{remote.branch}":
            # Another one that git is set up to ask for; ours may be there all the same.
            repository.git.run(*_ASK, remote.name, branch, network=True, changes=True)
        elif _was_there(repository, remote):
            raise BranchGoneError(remote.branch) from failure
        else:
            ask(repository, remote.name)


def ask(repository: Repository, name: str, *branches: str) -> None:
    """Ask a server for what git is set up to ask for, and for `branches`. Raises as `Git.run`."""
    usual = repository.asks_for(name)
    # What a copy leaves out on purpose (`^`) counts for all that is asked for with it.
    is_plain = not any(each.startswith("^") for each in usual)
    wanted = dict.fromkeys((*(usual if is_plain else ()), *branches)) if branches else ()
    repository.git.run(*_ASK, name, *wanted, network=True, changes=True)


def _was_there(repository: Repository, remote: Remote) -> bool:
    if repository.published(remote):
        return True
    # Git may have been told to forget what is gone; a new copy of an empty blog has nothing.
    start = f"refs/remotes/{remote.name}/"
    is_followed = repository.config(f"branch.{repository.branch()}.merge")
    return bool(
        is_followed
        and repository.git.text("for-each-ref", "--count=1", "--format=%(refname)", start)
    )


def commit_of_both(repository: Repository, remote: Remote, decisions: Decisions) -> Newest | None:
    """The commit that holds all that is committed here and on the server; None for nothing new.

    Where both have gone on it is a new one with two parents. Raises ClashesError for posts,
    EditorError for other files that clash, GitFailedError.
    """
    start, theirs = repository.both_ends(remote)
    if not theirs or theirs == start or (start and repository.is_ancestor(theirs, start)):
        return None
    if not start or repository.is_ancestor(start, theirs):
        return Newest(start, theirs)
    base = repository.git.text("merge-base", start, theirs, also=(1,)).partition("\n")[0]
    if not base:
        raise EditorError(_UNRELATED)
    both = _Both(repository, base, start, theirs, decisions)
    both.join()
    tree = tree_with(repository.git, theirs, both.entries, own_index(repository))
    message = f"Merge {remote.name}/{remote.branch} into {repository.branch()}\n"
    goal = made_commit(repository.git, tree, (start, theirs), message)
    return Newest(start, goal, said=both.said)


class _Both:
    """Two lines of commits that are made into one, file by file."""

    def __init__(
        self, repository: Repository, base: str, ours: str, theirs: str, decisions: Decisions
    ) -> None:
        git = repository.git
        self._git, self._decisions = git, decisions
        self._ours, self._theirs = difference(git, base, ours), difference(git, base, theirs)
        self._our_names, self._their_names = renames(git, base, ours), renames(git, base, theirs)
        self._clashes: list[Clash] = []
        self._blocked: list[str] = []
        self.entries: dict[str, Entry | None] = {}
        """What differs from the server's tree."""
        self.said: dict[str, Said] = {}

    def join(self) -> None:
        for path, (base, own) in self._ours.items():
            if path not in self._theirs:
                self.entries.setdefault(path, own)
            else:
                self._join_one(path, base, own, self._theirs[path][1])
        if self._blocked:
            raise EditorError(_BLOCKED.format(names=", ".join(self._blocked)))
        if self._clashes:
            raise ClashesError(self._clashes)

    def _join_one(
        self, path: str, base: Entry | None, own: Entry | None, other: Entry | None
    ) -> None:
        if own == other:
            return
        if own is None and other is not None:
            moved = self._our_names.get(path)
            if moved and moved not in self._theirs and self._ours[moved][1] is not None:
                self._merge(moved, base, self._ours[moved][1], other)
                self.entries[path] = None
            else:
                self.said[path] = Said.BACK
        elif other is None:
            moved = self._their_names.get(path)
            if moved and moved not in self._ours:
                self._merge(moved, base, own, self._theirs[moved][1])
            else:
                self.entries[path], self.said[path] = own, Said.KEPT
        else:
            self._merge(path, base, own, other)

    def _merge(self, path: str, base: Entry | None, own: Entry | None, other: Entry | None) -> None:
        assert own is not None and other is not None
        if not own.is_regular or not other.is_regular:
            self._blocked.append(path)
            return
        names = [each.blob for each in (base, own, other) if each]
        held = contents(self._git, names)
        before = held[base.blob] if base else b""
        found = joined(path, before, held[own.blob], held[other.blob])
        if isinstance(found, Clash) and kind_of_path(path) is Kind.POST:
            decided = self._decisions.get(found.key)
            if decided is None:
                self._clashes.append(found)
                return
            found = decided
        if not isinstance(found, bytes):
            self._blocked.append(path)
            return
        mode = other.mode if base is None or own.mode == base.mode else own.mode
        self.entries[path] = Entry(mode, stored(self._git, found))
        self.said[path] = Said.JOINED


_UNRELATED = Localized(
    es="Lo que hay aquí y lo que hay en el servidor no tienen nada en común; descarga el blog de "
    "nuevo en otra carpeta.",
    en="What is here and what is on the server have nothing in common; download the blog anew "
    "into another folder.",
)
_BLOCKED = Localized(
    es="Aquí y en el servidor se ha cambiado {names} de maneras que no se pueden unir; todo sigue "
    "como estaba: pide ayuda a tu equipo.",
    en="{names} was changed here and on the server in ways that cannot be joined; all is as it "
    "was: ask your team for help.",
)
