"""Trees, blobs and indexes."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pygit2
from pygit2 import Index, IndexEntry, Oid, Repository
from pygit2.enums import DeltaStatus, DiffFind, DiffOption, FileMode

from newsletter_editor.publishing.libgit.call import Call

_GONE = 0


def deltas_of(repo: Repository, commit: pygit2.Commit) -> Iterator[pygit2.DiffDelta]:
    """What a commit changed, against the first one before it."""
    before = commit.parents[0].tree if commit.parents else empty_tree(repo)
    yield from _diff(before, commit.tree).deltas


def empty_tree(repo: Repository) -> pygit2.Tree:
    found = repo[repo.TreeBuilder().write()]
    assert isinstance(found, pygit2.Tree)
    return found


def _diff(old: pygit2.Tree, new: pygit2.Tree) -> pygit2.Diff:
    # Otherwise a file that becomes a link is told twice.
    return old.diff_to_tree(new, flags=DiffOption.INCLUDE_TYPECHANGE)


def diff_tree(call: Call) -> bytes:
    if "--root" in call.flags:
        commit = call.repo[call.id(call.names[0])]
        assert isinstance(commit, pygit2.Commit)
        return b"".join(_path(each) + b"\0" for each in deltas_of(call.repo, commit))
    found = _diff(call.tree(call.names[0]), call.tree(call.names[1]))
    if "-M" in call.flags:
        found.find_similar(flags=DiffFind.FIND_RENAMES)
        return b"".join(
            b"R\0" + each.old_file.raw_path + b"\0" + each.new_file.raw_path + b"\0"
            for each in found.deltas
            if each.status == DeltaStatus.RENAMED
        )
    return b"".join(map(_raw, found.deltas))


def _path(delta: pygit2.DiffDelta) -> bytes:
    return delta.new_file.raw_path or delta.old_file.raw_path


def _raw(delta: pygit2.DiffDelta) -> bytes:
    old, new = delta.old_file, delta.new_file
    before = 0 if delta.status == DeltaStatus.ADDED else int(old.mode)
    after = 0 if delta.status == DeltaStatus.DELETED else int(new.mode)
    about = f":{before:06o} {after:06o} {old.id} {new.id} {delta.status_char()}"
    return about.encode() + b"\0" + _path(delta) + b"\0"


def mktree(call: Call) -> bytes:
    """Of nothing: no other is asked for."""
    return f"{empty_tree(call.repo).id}\n".encode()


def cat_file(call: Call) -> bytes:
    found = bytearray()
    for name in call.given.decode("utf-8", "surrogateescape").splitlines():
        held = _named(call.repo, name)
        if held is None:
            found += f"{name} missing\n".encode()
            continue
        data = held.read_raw()
        found += f"{held.id} {held.type_str} {len(data)}\n".encode() + data + b"\n"
    return bytes(found)


def _named(repo: Repository, name: str) -> pygit2.Object | None:
    try:
        return repo.revparse_single(name)
    except (KeyError, ValueError, pygit2.GitError):
        return None


def hash_object(call: Call) -> bytes:
    return f"{call.repo.create_blob(call.given)}\n".encode()


def ls_tree(call: Call) -> bytes:
    commit, *paths = call.names
    tree = call.tree(commit)
    if "-r" in call.flags:
        whole = Index()
        whole.read_tree(tree)
        return b"".join(os.fsencode(entry.path) + b"\0" for entry in whole)
    found = b""
    for path in paths:
        try:
            entry = tree[path]
        except KeyError:
            continue
        about = f"{int(entry.filemode):06o} {entry.type_str} {entry.id}\t"
        found += about.encode() + os.fsencode(path) + b"\0"
    return found


def read_tree(call: Call) -> bytes:
    index = call.index()
    index.read_tree(call.tree(call.names[0]))
    index.write()
    return b""


def update_index(call: Call) -> bytes:
    index = call.index()
    for line in filter(None, call.given.split(b"\0")):
        about, _, raw = line.partition(b"\t")
        mode, name = about.decode("ascii").split()
        path = os.fsdecode(raw)
        if int(mode, 8) == _GONE:
            if path in index:
                index.remove(path)
        else:
            index.add(IndexEntry(path, Oid(hex=name), FileMode(int(mode, 8))))
    index.write()
    return b""


def write_tree(call: Call) -> bytes:
    return f"{call.index().write_tree(call.repo)}\n".encode()


def diff_index(call: Call) -> bytes:
    """The paths of the index that differ from a commit."""
    found = call.tree(call.names[0]).diff_to_index(call.index())
    return b"".join(_path(each) + b"\0" for each in found.deltas)
