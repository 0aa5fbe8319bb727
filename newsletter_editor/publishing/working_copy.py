"""The files of the working copy follow to another commit, and what is not committed stays.

Files are replaced one by one with the same care as a save: what an author writes meanwhile in
another program is met, never overwritten.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsletter_editor.document.disk import THE_DISK
from newsletter_editor.document.removing import take_away
from newsletter_editor.document.saving import ChangedOutsideError, is_temporary, save
from newsletter_editor.document.source import digest_of
from newsletter_editor.document.system_errors import explained
from newsletter_editor.document.versions import kept_versions
from newsletter_editor.publishing.clashes import remember_clash
from newsletter_editor.publishing.git import joined as nul_joined
from newsletter_editor.publishing.joining import Clash, ClashesError, Decisions, joined
from newsletter_editor.publishing.kinds import Kind, kind_of_path
from newsletter_editor.publishing.newest import Newest, Said
from newsletter_editor.publishing.repository import Repository
from newsletter_editor.publishing.state import state_of
from newsletter_editor.publishing.steps import (
    Note,
    begin,
    end,
    follow,
    keep,
    own_index,
)
from newsletter_editor.publishing.trees import (
    Entry,
    contents,
    difference,
    empty_tree,
    entries_of,
    renames,
    unwatched,
)

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes of one file of a blog."""


@dataclass(slots=True)
class _File:
    """What one file is to become."""

    path: str
    before: str | None
    """Digest of what it holds, None where there is no file."""
    data: bytes | None = None
    """What it gets, where that is not what the commit has."""
    entry: Entry | None = None
    """What of the commit it gets; neither this nor `data` is: it goes."""

    def note(self, after: str | None, mode: str) -> dict[str, Any]:
        return {
            "path": self.path,
            "before": self.before,
            "after": after,
            "mode": mode,
            "joined": self.data is not None,
        }


@dataclass(slots=True)
class _Plan:
    newest: Newest
    files: list[_File] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)
    left: dict[str, tuple[Entry | None, Entry]] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)


def bring(repository: Repository, newest: Newest, decisions: Decisions) -> None:
    """Let the branch, the index and the files here become those of `newest.goal`.

    Raises ClashesError, before anything is changed, for posts that were changed here too;
    EditorError, GitFailedError, OSError.
    """
    plan = _planned(repository, newest, decisions)
    if plan.clashes:
        raise ClashesError(plan.clashes)
    files = _prepared(repository, plan)
    keep(repository, "before", newest.start)
    for path, (base, theirs) in plan.left.items():
        remember_clash(repository, path, base.blob if base else "", theirs.blob)
    rest = {
        "files": files,
        "links": plan.links,
        "modules": plan.modules,
        "branch": repository.branch(),
    }
    note = Note("newest", newest.start, newest.goal, rest)
    begin(repository, note)
    finish_newest(repository, note, is_resumed=False)
    end(repository)


def finish_newest(repository: Repository, note: Note, *, is_resumed: bool = True) -> bool:
    """Do, or do the rest of, what a note says; False where somebody has moved on meanwhile."""
    head = repository.head()
    if head not in (note.start, note.goal):
        return False
    incoming = repository.own / "incoming"
    if note.rest["links"]:
        # First, for what comes may lie in a folder that takes the place of one.
        _remove_links(repository, note.goal, note.rest["links"])
    for file in note.rest["files"]:
        _place(repository, note, incoming, file)
    if is_resumed:
        _collect(repository, note, incoming)
    for path in note.rest.get("modules", ()):
        repository.door.make_folder(path)
    git = repository.git
    if note.rest["links"]:
        _place_links(repository, note.goal, note.rest["links"])
    if head != note.goal:
        branch = f"refs/heads/{note.rest['branch']}"
        start = note.start or "0" * len(note.goal)
        reason = "newsletter-editor: get the newest"
        git.run("update-ref", "-m", reason, branch, note.goal, start, changes=True)
    follow(repository, note.start)
    return True


def _planned(repository: Repository, newest: Newest, decisions: Decisions) -> _Plan:
    git = repository.git
    start = newest.start or empty_tree(git)
    newest.changed = difference(git, start, newest.goal)
    plan = _Plan(newest)
    held = {path: content_of(repository, path) for path in newest.changed}
    # Asked after the files were read: what is clean now was clean then, or is met when written.
    state = state_of(repository)
    dirty = {each.path for each in state.entries}
    clean = [path for path, (old, _) in newest.changed.items() if old and path not in dirty]
    dirty |= {path for path in unwatched(git, clean) if held[path] is not None}
    moved = renames(git, start, newest.goal) if dirty & newest.changed.keys() else {}
    touched = dirty & newest.changed.keys()
    texts: dict[str, bytes] = {}
    if touched or any(old is None and held[path] for path, (old, _) in newest.changed.items()):
        texts = _texts(repository, newest, {*touched, *moved, *moved.values()}, held)
    worker = _Planner(repository, plan, decisions, held, dirty, moved, texts)
    for path, (old, new) in newest.changed.items():
        worker.plan(path, old, new)
    return plan


def _texts(
    repository: Repository,
    newest: Newest,
    touched: set[str],
    held: Mapping[str, bytes | None],
) -> dict[str, bytes]:
    pairs = [
        pair
        for path, pair in newest.changed.items()
        if path in touched or (pair[0] is None and held[path] is not None)
    ]
    regular = [each.blob for pair in pairs for each in pair if each and each.is_regular]
    return contents(repository.git, regular)


def content_of(repository: Repository, path: str) -> bytes | None:
    """What a file holds; None where there is none, or no regular one."""
    place = repository.top / path
    if place.is_symlink() or not repository.door.is_file(path):
        return None
    with explained(place, reading=True):
        return repository.door.read(path, LARGEST_FILE)


class _Planner:
    """Decides file by file what is to be done."""

    def __init__(
        self,
        repository: Repository,
        plan: _Plan,
        decisions: Decisions,
        held: Mapping[str, bytes | None],
        dirty: set[str],
        moved: Mapping[str, str],
        texts: Mapping[str, bytes],
    ) -> None:
        self._repository, self._plan, self._decisions = repository, plan, decisions
        self._held, self._dirty, self._moved, self._texts = held, dirty, moved, texts
        self._done: set[str] = set()

    def plan(self, path: str, old: Entry | None, new: Entry | None) -> None:
        if path in self._done:
            return
        if any(each and each.is_module for each in (old, new)):
            # A folder that is empty stands for one that nobody has fetched; one less is removed.
            if old is None and not os.path.lexists(self._repository.top / path):
                self._plan.modules.append(path)
            return
        held = self._held[path]
        if any(each and each.is_link for each in (old, new)):
            self._plan_link(path, old, new)
        elif path in self._dirty or (old is None and held is not None):
            self._plan_changed(path, old, new, held)
        elif held is not None or old is None:
            # What git takes for unchanged without its being there is left out on purpose.
            self._add(path, held, entry=new)

    def _plan_link(self, path: str, old: Entry | None, new: Entry | None) -> None:
        place = self._repository.top / path
        if path in self._dirty or (old is None and os.path.lexists(place)):
            self._leave(path, old, new)
        else:
            self._plan.links.append(path)

    def _plan_changed(
        self, path: str, old: Entry | None, new: Entry | None, held: bytes | None
    ) -> None:
        said = self._plan.newest.said
        if new is None:
            moved = self._moved.get(path)
            if held is None:
                return
            if moved and old and self._held.get(moved) is None and moved not in self._dirty:
                target = self._plan.newest.changed[moved][1]
                assert target is not None
                self._merge(moved, old, held, target, None)
                self._add(path, held)
                self._done.add(moved)
                self._plan.newest.moved[path] = moved
            else:
                said[path] = Said.KEPT
        elif held is None:
            if os.path.lexists(self._repository.top / path):
                self._leave(path, old, new)
            else:
                self._add(path, None, entry=new)
                said[path] = Said.BACK
        elif not new.is_regular:
            self._leave(path, old, new)
        else:
            self._merge(path, old, held, new, held)

    def _merge(
        self, path: str, old: Entry | None, ours: bytes, new: Entry, there: bytes | None
    ) -> None:
        base = self._texts.get(old.blob, b"") if old else b""
        theirs = self._texts[new.blob]
        found = joined(path, base, ours, theirs)
        if isinstance(found, Clash) and kind_of_path(path) is Kind.POST:
            decided = self._decisions.get(found.key)
            if decided is None:
                self._plan.clashes.append(found)
                return
            found = decided
        if not isinstance(found, bytes):
            self._leave(path, old, new)
        elif found != ours or there is None:
            self._add(path, there, data=found)
            self._plan.newest.said[path] = Said.JOINED

    def _leave(self, path: str, old: Entry | None, new: Entry | None) -> None:
        self._plan.newest.said[path] = Said.LEFT
        if new is not None and new.is_regular:
            self._plan.left[path] = old, new

    def _add(
        self,
        path: str,
        held: bytes | None,
        *,
        data: bytes | None = None,
        entry: Entry | None = None,
    ) -> None:
        before = None if held is None else digest_of(held)
        self._plan.files.append(_File(path, before, data, entry))


def _prepared(repository: Repository, plan: _Plan) -> list[dict[str, Any]]:
    """Have all that will be written lie ready on the disk; what is to be noted of each file."""
    incoming = repository.own / "incoming"
    shutil.rmtree(incoming, ignore_errors=True)
    wanted = [file.path for file in plan.files if file.entry is not None and file.data is None]
    if wanted:
        fetched(repository, plan.newest.goal, wanted, incoming)
    noted = []
    for file in plan.files:
        place = incoming / file.path
        if file.data is not None:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.unlink(missing_ok=True)
            THE_DISK.write_new(place, file.data)
        is_there = file.data is not None or file.entry is not None
        after = digest_of(place.read_bytes()) if is_there else None
        noted.append(file.note(after, file.entry.mode if file.entry else ""))
    return noted


def fetched(repository: Repository, commit: str, paths: list[str], folder: Path) -> None:
    """Write files of a commit, as the working copy has them, below `folder`, which is of ours."""
    index = own_index(repository, "next-index")
    git = repository.git
    git.run("read-tree", commit, index=index)
    prefix = f"--prefix={folder.as_posix()}/"
    given = nul_joined(paths)
    # Filters may fetch what they give, as those for large files do.
    git.run("checkout-index", "-z", prefix, "--stdin", given=given, index=index, network=True)


def _place(repository: Repository, note: Note, incoming: Path, file: dict[str, Any]) -> None:
    path, before, after = file["path"], file["before"], file["after"]
    place = repository.door.place_for(path)
    held = content_of(repository, path)
    now = None if held is None else digest_of(held)
    if now == after:
        return
    # What was deleted since is back, as in `_Planner`: others have changed it.
    if now != before and now is not None:
        _met(repository, note, path)
        return
    if held is not None and (file["joined"] or kind_of_path(path) is Kind.POST):
        kept_versions().keep(place, held)
    try:
        if after is None:
            removed(repository, place, before)
        else:
            repository.door.make_folder(Path(path).parent)
            save(place, (incoming / path).read_bytes(), replacing=now)
            if file["mode"] == "100755":
                place.chmod(place.stat().st_mode | 0o111)
    except ChangedOutsideError:
        _met(repository, note, path)


def _met(repository: Repository, note: Note, path: str) -> None:
    """A file was changed since it was planned: it stays, and is joined before it is published."""
    start = note.start or empty_tree(repository.git)
    old, new = difference(repository.git, start, note.goal).get(path, (None, None))
    if new is not None and new.is_regular:
        remember_clash(repository, path, old.blob if old else "", new.blob)


def _collect(repository: Repository, note: Note, incoming: Path) -> None:
    """Remove what a kill left beside the files: what they held or hold, which is kept elsewhere,
    and beginnings of what was being written to them.
    """
    known = {digest for file in note.rest["files"] for digest in (file["before"], file["after"])}
    for path in (file["path"] for file in note.rest["files"]):
        folder = (repository.top / path).parent
        with contextlib.suppress(OSError):
            for name in filter(is_temporary, THE_DISK.names(folder)):
                place = folder / name
                data = place.read_bytes() if place.is_file() else None
                if data is not None and (
                    digest_of(data) in known or _begins(incoming / path, data)
                ):
                    place.unlink()


def _begins(file: Path, data: bytes) -> bool:
    try:
        return file.read_bytes().startswith(data)
    except OSError:
        return False


def _place_links(repository: Repository, goal: str, paths: list[str]) -> None:
    """Symbolic links, and what takes the place of one: the link itself goes, not what it names."""
    git, index = repository.git, own_index(repository, "next-index")
    wanted = entries_of(git, goal, paths)
    git.run("read-tree", goal, index=index)
    given = nul_joined(path for path, entry in wanted.items() if entry)
    if given:
        git.run("checkout-index", "-f", "-z", "--stdin", given=given, index=index)


def _remove_links(repository: Repository, goal: str, paths: list[str]) -> None:
    for path, entry in entries_of(repository.git, goal, paths).items():
        if entry is None and (repository.top / path).is_symlink():
            (repository.top / path).unlink()


def removed(repository: Repository, place: Path, before: str | None) -> None:
    """Remove a file that holds what is known, and the folders that are empty then."""
    take_away(place, before)
    with contextlib.suppress(OSError):
        for folder in place.parents:
            if folder == repository.top:
                break
            folder.rmdir()
