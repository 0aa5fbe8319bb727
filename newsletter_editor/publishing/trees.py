"""What two commits differ in, and new commits made without touching the working copy."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.publishing.git import Git

_ABSENT = "000000"
_FOLDER = "040000"
_MOST_NAMED = 50
_LINK, _MODULE = "120000", "160000"


class Entry(NamedTuple):
    """A file of a commit."""

    mode: str
    """Six octal digits, as git has them."""
    blob: str

    @property
    def is_regular(self) -> bool:
        """Whether it is a file with a content, no link and no other repo."""
        return self.mode not in (_LINK, _MODULE)

    @property
    def is_module(self) -> bool:
        """Whether it is another repo, of which only the commit is told."""
        return self.mode == _MODULE

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return self.mode == _LINK


Difference = dict[str, tuple[Entry | None, Entry | None]]
"""Path to what it is before and after, None where it is not there."""


def difference(git: Git, old: str, new: str) -> Difference:
    """The paths in which two commits, or trees, differ; a moved file is two of them."""
    found: Difference = {}
    parts = git.run("diff-tree", "-r", "-z", "--no-renames", "--no-abbrev", old, new, "--")
    fields = iter(parts.split(b"\0"))
    for about in fields:
        if not about:
            break
        old_mode, new_mode, old_blob, new_blob, _ = about.decode("ascii").lstrip(":").split()
        before = Entry(old_mode, old_blob) if old_mode != _ABSENT else None
        after = Entry(new_mode, new_blob) if new_mode != _ABSENT else None
        found[os.fsdecode(next(fields))] = before, after
    return found


def renames(git: Git, old: str, new: str) -> dict[str, str]:
    """Old path to new one of the files that are much the same under another name."""
    found: dict[str, str] = {}
    parts = git.run(
        "diff-tree", "-r", "-z", "-M", "--diff-filter=R", "--name-status", old, new, "--"
    )
    fields = iter(parts.split(b"\0"))
    for kind in fields:
        if not kind:
            break
        before = os.fsdecode(next(fields))
        found[before] = os.fsdecode(next(fields))
    return found


def empty_tree(git: Git) -> str:
    """The name of the tree that holds nothing, which depends on the repo's kind of hashes."""
    return git.text("mktree")


def contents(git: Git, names: Iterable[str]) -> dict[str, bytes]:
    """What blobs hold, by the names that were asked for; those that are none are left out."""
    wanted = list(dict.fromkeys(names))
    found: dict[str, bytes] = {}
    if not wanted:
        return found
    answer = git.run("cat-file", "--batch", given="".join(f"{name}\n" for name in wanted).encode())
    at = 0
    for name in wanted:
        end = answer.index(b"\n", at)
        about = answer[at:end].split(b" ")
        at = end + 1
        if len(about) == 3 and about[1] != b"missing":
            size = int(about[2])
            found[name] = answer[at : at + size]
            at += size + 1
    return found


def stored(git: Git, data: bytes) -> str:
    """The name of a blob that holds `data` as it is, kept among the repo's objects."""
    return git.run("hash-object", "-w", "--stdin", given=data).decode("ascii").strip()


def index_lines(entries: Mapping[str, Entry | None], digits: int) -> bytes:
    """What `git update-index -z --index-info` is given to have these entries.

    `digits` is the length of the repo's names of objects.
    """
    nothing = "0" * digits
    lines = []
    # What goes comes first: a folder may take the name of a file.
    for path, entry in sorted(entries.items(), key=lambda each: each[1] is not None):
        mode, blob = entry or (_ABSENT, nothing)
        lines.append(f"{mode} {blob}\t".encode() + os.fsencode(path) + b"\0")
    return b"".join(lines)


def tree_with(git: Git, base: str, entries: Mapping[str, Entry | None], index: Path) -> str:
    """The tree of `base` with other entries; `index` is the place of a file to work with."""
    git.run("read-tree", base, index=index)
    git.run(
        "update-index", "-z", "--index-info", given=index_lines(entries, len(base)), index=index
    )
    return git.run("write-tree", index=index).decode("ascii").strip()


def entries_of(git: Git, commit: str, paths: Iterable[str]) -> dict[str, Entry | None]:
    """What a commit has at each of some paths; None also for a folder."""
    found: dict[str, Entry | None] = dict.fromkeys(paths)
    names = list(found)
    # Windows allows a command line of 32,767 characters.
    for some in (names[at : at + _MOST_NAMED] for at in range(0, len(names), _MOST_NAMED)):
        listed = git.run("ls-tree", "-z", "--full-tree", commit, "--", *some)
        for line in filter(None, listed.split(b"\0")):
            about, _, path = line.partition(b"\t")
            mode, _, blob = about.decode("ascii").split()
            if os.fsdecode(path) in found and mode != _FOLDER:
                found[os.fsdecode(path)] = Entry(mode, blob)
    return found


def unwatched(git: Git, paths: Iterable[str]) -> set[str]:
    """Those of some paths that git was told to take for unchanged, whatever they hold.

    By git-update-index(1), *assume unchanged* and *skip worktree*: people set them for files that
    they want to have otherwise than the others.
    """
    names, found = list(paths), set()
    for some in (names[at : at + _MOST_NAMED] for at in range(0, len(names), _MOST_NAMED)):
        listed = git.run("ls-files", "-v", "-z", "--", *some)
        for line in filter(None, listed.split(b"\0")):
            letter, _, path = line.partition(b" ")
            if letter == b"S" or letter.islower():
                found.add(os.fsdecode(path))
    return found


def made_commit(git: Git, tree: str, parents: Iterable[str], message: str) -> str:
    """A new commit that no branch has yet, signed where the team's commits are."""
    signed = (
        ["-S"]
        if git.text("config", "--type=bool", "--get", "commit.gpgsign", also=(1,)) == "true"
        else []
    )
    given = [part for parent in parents for part in ("-p", parent)]
    made = git.run("commit-tree", *signed, *given, "-F", "-", tree, given=message.encode())
    return made.decode("ascii").strip()
