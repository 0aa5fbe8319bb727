"""The files of the working copy: what differs, what goes in, what comes out."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath

import pygit2
from pygit2 import Index, IndexEntry, Repository
from pygit2.enums import FileMode, FileStatus, FilterMode

from newsletter_editor.publishing.libgit.call import Call, fail, work_tree
from newsletter_editor.publishing.libgit.trees import empty_tree

_STAGED = FileStatus.INDEX_NEW | FileStatus.INDEX_MODIFIED | FileStatus.INDEX_TYPECHANGE
_BLOB = "0" * 40


def status(call: Call) -> bytes:
    """As `--porcelain=v2 --branch -z` has it, moves told as two, other repos by their commits."""
    repo = call.repo
    head = None if repo.head_is_unborn else repo.head.peel(pygit2.Commit)
    lines = [f"# branch.oid {head.id if head else '(initial)'}"]
    target = repo.lookup_reference("HEAD").raw_target
    branch = os.fsdecode(target) if isinstance(target, bytes) else ""
    lines.append(f"# branch.head {branch.removeprefix('refs/heads/') or '(detached)'}")
    if head and _upstream(repo, branch) == head.id:
        lines.append("# branch.ab +0 -0")
    tree = head.tree if head else empty_tree(repo)
    index = call.index()
    for path, flags in repo.status(untracked_files="all").items():
        lines += _told(repo, tree, index, path, FileStatus(flags))
    return "\0".join(lines).encode("utf-8", "surrogateescape")


def _upstream(repo: Repository, branch: str) -> object:
    known = repo.lookup_branch(branch.removeprefix("refs/heads/")) if branch else None
    upstream = known.upstream if known is not None else None
    return upstream.target if upstream is not None else None


def _told(
    repo: Repository, tree: pygit2.Tree, index: Index, path: str, flags: FileStatus
) -> list[str]:
    if flags & FileStatus.CONFLICTED:
        return [f"u UU N... 000000 000000 000000 000000 {_BLOB} {_BLOB} {_BLOB} {path}"]
    if path in index and index[path].mode == FileMode.COMMIT and _is_at(repo, index, path):
        return []
    if flags & FileStatus.IGNORED:
        return []
    try:
        entry = tree[path]
    except KeyError:
        entry = None
    if flags & FileStatus.INDEX_DELETED or (flags & FileStatus.WT_NEW and not flags & _STAGED):
        told = []
        if flags & FileStatus.INDEX_DELETED:
            told.append(_changed(path, entry, 0))
        if flags & FileStatus.WT_NEW:
            told.append(f"? {path}")
        return told
    place = work_tree(repo) / path
    return [_changed(path, entry, 0o100644 if os.path.lexists(place) else 0)]


def _changed(path: str, entry: pygit2.Object | None, here: int) -> str:
    before, name = (int(entry.filemode), str(entry.id)) if entry is not None else (0, _BLOB)
    return f"1 .M N... {before:06o} {before:06o} {here:06o} {name} {name} {path}"


def _is_at(repo: Repository, index: Index, path: str) -> bool:
    """Whether another repo inside is at the commit that is named here, or has not been fetched."""
    place = work_tree(repo) / path
    if not (place / ".git").exists():
        return place.is_dir()
    return bool(pygit2.Repository(str(place)).head.target == index[path].id)


def add(call: Call) -> bytes:
    """What the working copy has at these paths, by the filters of git's own."""
    repo, index = call.repo, call.index()
    for raw in filter(None, call.given.split(b"\0")):
        path = os.fsdecode(raw)
        place = work_tree(repo) / path
        for parent in list(PurePosixPath(path).parents)[:-1]:
            name = str(parent)
            if name in index and index[name].mode == FileMode.COMMIT:
                fail(f"fatal: Pathspec '{path}' is in submodule '{name}'")
            if (work_tree(repo) / name).is_symlink():
                fail(f"fatal: '{path}' is beyond a symbolic link")
        if not os.path.lexists(place):
            if path in index:
                index.remove(path)
            continue
        if path not in index and repo.path_is_ignored(path):
            fail("The following paths are ignored by one of your .gitignore files:")
        if place.is_dir() and not place.is_symlink():
            if path in index and index[path].mode != FileMode.COMMIT:
                # A file or link has become a folder, of which each file is named by itself.
                index.remove(path)
                continue
            fail(f"error: '{path}' is a folder")
        mode = _mode(repo, index, path, place)
        index.add(IndexEntry(path, repo.create_blob_fromworkdir(path), mode))
    index.write()
    return b""


def ls_files(call: Call) -> bytes:
    """Files that differ are told as ones that git takes for unchanged: only such are asked for."""
    found, index = b"", call.index()
    for path in call.names:
        place = work_tree(call.repo) / path
        if path in index and os.path.lexists(place) and not place.is_symlink():
            is_same = call.repo.create_blob_fromworkdir(path) == index[path].id
            found += (b"H " if is_same else b"h ") + os.fsencode(path) + b"\0"
    return found


def _mode(repo: Repository, index: Index, path: str, place: Path) -> FileMode:
    if place.is_symlink():
        return FileMode.LINK
    known = index[path].mode if path in index else FileMode.BLOB
    config = repo.config
    if "core.filemode" in config and not config.get_bool("core.filemode"):
        return FileMode.BLOB if known == FileMode.LINK else known
    is_program = place.stat().st_mode & stat.S_IXUSR
    return FileMode.BLOB_EXECUTABLE if is_program else FileMode.BLOB


def checkout_index(call: Call) -> bytes:
    """Write files of an index, below a prefix or at their places."""
    index = call.index()
    prefix = call.values.get("--prefix", [""])[0]
    filtering = _by_the_rules_of(call, index, Path(prefix)) if prefix else call.repo
    for raw in filter(None, call.given.split(b"\0")):
        path = os.fsdecode(raw)
        if path not in index:
            fail(f"error: {path} is not in the cache")
        entry = index[path]
        blob = call.repo[entry.id]
        assert isinstance(blob, pygit2.Blob)
        place = Path(prefix) / path if prefix else work_tree(call.repo) / path
        if not prefix:
            # As git does: what is below a folder by now would be written to where a link leads.
            for parent in list(PurePosixPath(path).parents)[:-1]:
                if (linked := work_tree(call.repo) / parent).is_symlink():
                    linked.unlink()
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        if entry.mode == FileMode.LINK and not prefix:
            place.symlink_to(os.fsdecode(blob.data))
            continue
        filters = filtering.load_filter_list(path, FilterMode.TO_WORKTREE)
        place.write_bytes(filters.apply_to_blob(blob) if filters else blob.data)
        if entry.mode == FileMode.BLOB_EXECUTABLE:
            place.chmod(place.stat().st_mode | 0o111)
    return b""


def _by_the_rules_of(call: Call, index: Index, folder: Path) -> Repository:
    """The repo as it goes by the attributes in an index: they may come in with the files.

    libgit2 reads them beside the files alone.
    """
    for entry in index:
        if PurePosixPath(entry.path).name == ".gitattributes":
            place = folder / entry.path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(call.repo[entry.id].read_raw())
    if not folder.is_dir():
        return call.repo
    found = Repository(call.repo.path)
    found.workdir = str(folder)
    return found


def check_attr(call: Call) -> bytes:
    found = b""
    for raw in filter(None, call.given.split(b"\0")):
        value = call.repo.get_attr(os.fsdecode(raw), call.names[0])
        told = value if isinstance(value, str) else "unspecified"
        found += raw + b"\0" + call.names[0].encode() + b"\0" + told.encode() + b"\0"
    return found
