"""What commits have changed, and who wrote which line."""

from __future__ import annotations

from collections.abc import Iterator

import pygit2
from pygit2.enums import SortMode

from newsletter_editor.publishing.libgit.call import Call
from newsletter_editor.publishing.libgit.trees import deltas_of

_NONE = "0" * 40

_NEWEST_FIRST = SortMode.TOPOLOGICAL | SortMode.TIME
"""A commit may be made in the second of the one before it, and comes after it all the same."""


def show(call: Call) -> bytes:
    """The subject alone is asked for."""
    return _subject(call.object(call.names[0]).peel(pygit2.Commit))


def log(call: Call) -> bytes:
    """The newest commits and their files: all, or those that changed one path."""
    most = int(call.values["--max-count"][0])
    told = _of_one(call) if "--raw" in call.flags else _of_all(call)
    return b"".join(part for _, part in zip(range(most), told, strict=False))


def _of_all(call: Call) -> Iterator[bytes]:
    for commit in call.repo.walk(call.id(call.names[0]), _NEWEST_FIRST):
        told = _about(call, commit)
        if len(commit.parents) < 2:
            for delta in deltas_of(call.repo, commit):
                path = delta.new_file.raw_path or delta.old_file.raw_path
                letter = f"{delta.status_char()}\0" if "--name-status" in call.flags else ""
                told += letter.encode() + path + b"\0"
        yield told


def _of_one(call: Call) -> Iterator[bytes]:
    start, path = call.names
    for commit in call.repo.walk(call.id(start), _NEWEST_FIRST):
        blob, before = _blob(commit, path), _blob_before(commit, path)
        if len(commit.parents) < 2 and blob != before:
            raw = f":100644 100644 {before or _NONE} {blob or _NONE} M".encode()
            yield _about(call, commit) + raw + b"\0"


def _blob(commit: pygit2.Commit, path: str) -> str:
    return str(commit.tree[path].id) if path in commit.tree else ""


def _blob_before(commit: pygit2.Commit, path: str) -> str:
    return _blob(commit.parents[0], path) if commit.parents else ""


def _about(call: Call, commit: pygit2.Commit) -> bytes:
    """By git's own letters for a format."""
    told = call.values["--format"][0]
    for letters, value in {
        "%x01": "\x01",
        "%x00": "\0",
        "%H": str(commit.id),
        "%an": commit.author.name,
        "%at": str(commit.author.time),
        "%s": _subject(commit).decode(),
    }.items():
        told = told.replace(letters, value)
    return told.encode() if told.endswith("\0") else told.encode() + b"\0"


def _subject(commit: pygit2.Commit) -> bytes:
    paragraph = commit.message.lstrip("\n").partition("\n\n")[0]
    return " ".join(paragraph.split("\n")).strip().encode()


def blame(call: Call) -> bytes:
    """As `--porcelain` has it, without the lines themselves."""
    start, path = call.names
    found = call.repo.blame(path, newest_commit=call.id(start))
    told: list[str] = []
    for hunk in found:
        commit = call.repo[hunk.final_commit_id]
        assert isinstance(commit, pygit2.Commit)
        about = [
            f"author {commit.author.name}",
            f"author-time {commit.author.time}",
            f"summary {_subject(commit).decode()}",
        ]
        for number in range(hunk.lines_in_hunk):
            told += [f"{commit.id} 1 {hunk.final_start_line_number + number}", *about, "\t"]
    return "\n".join(told).encode("utf-8", "surrogateescape")
