"""What is not on the site yet: posts, the images that they use, the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from newsletter_editor.document import front_matter
from newsletter_editor.document.comparing import Gap, compare
from newsletter_editor.document.source import LARGEST_POST, decode, plain_text
from newsletter_editor.publishing.clashes import forget_clash, remembered_clashes
from newsletter_editor.publishing.failures import told
from newsletter_editor.publishing.kinds import Kind, kind_of_path
from newsletter_editor.publishing.repository import Repository
from newsletter_editor.publishing.state import How, State, state_of
from newsletter_editor.publishing.steps import pending
from newsletter_editor.publishing.trees import contents, difference
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError

MOST_PAIRS = 400
"""Removed posts times new ones, up to which a moved post is looked for."""
_ALIKE = 0.5
_ADDRESS = re.compile(
    r"""\]\(\s*<?(?P<inline>[^)>\s"]+)|^\s{0,3}\[[^\]]+\]:\s*<?(?P<reference>[^\s>]+)"""
    r"""|(?P<quote>["'])(?P<quoted>[^"'\n]+)(?P=quote)""",
    re.MULTILINE,
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Change:
    """One file that is not on the site as it is here."""

    path: str
    """Below the top of the repo, with `/`."""
    how: How
    kind: Kind
    blob: str = ""
    """What the newest commit here has of it, as git names it."""
    moved_from: str = ""
    """The path that it had, where it is a post that has been renamed or moved."""
    clashes: bool = False
    """Whether others have changed it, too, and both are still to be joined."""


@dataclass(frozen=True, slots=True)
class Status:
    """Where a blog stands."""

    branch: str
    changes: tuple[Change, ...]
    unsent: int | None
    """How many commits the server lacks, as far as is known; None where no server is."""
    waiting: int | None
    """How many commits of the server are not here, as it was when it was last asked."""
    interrupted: bool
    """Whether a step was cut off, which the next one finishes."""


def status(repository: Repository) -> Status:
    """What is not on the site yet; the server is not asked. Raises EditorError."""
    with told(repository.top):
        state = state_of(repository)
        unsent, waiting = _distance(repository, state)
        is_cut_off = pending(repository) is not None
        return Status(state.branch, tuple(_changes(repository, state)), unsent, waiting, is_cut_off)


def _distance(repository: Repository, state: State) -> tuple[int | None, int | None]:
    if not state.branch:
        return None, None
    if state.upstream_is_level:
        return 0, 0
    try:
        remote = repository.remote()
    except EditorError:
        return None, None
    published = repository.published(remote)
    if not state.head or not published:
        return (None, None) if not state.head else (_count(repository, "HEAD"), 0)
    both = repository.git.text("rev-list", "--left-right", "--count", f"HEAD...{published}", "--")
    ours, theirs = (int(each) for each in both.split())
    if ours and not theirs and not difference(repository.git, published, state.head):
        # By other commits, such as those that a server makes of a review.
        return 0, 0
    return ours, theirs


def _count(repository: Repository, commits: str) -> int:
    return int(repository.git.text("rev-list", "--count", commits, "--"))


def _changes(repository: Repository, state: State) -> Iterator[Change]:
    known = remembered_clashes(repository)
    for gone in known.keys() - {entry.path for entry in state.entries}:
        # It is as the others have it.
        forget_clash(repository, gone)
    moved = _moved(repository, state)
    for entry in sorted(state.entries, key=lambda each: each.path):
        yield Change(
            entry.path,
            entry.how,
            kind_of_path(entry.path),
            entry.blob,
            moved.get(entry.path, ""),
            entry.path in known,
        )


def _moved(repository: Repository, state: State) -> dict[str, str]:
    """New posts that are much like one that has gone: its path to the old one."""
    posts = [each for each in state.entries if kind_of_path(each.path) is Kind.POST]
    gone = [each for each in posts if each.how is How.REMOVED and each.blob]
    new = [each for each in posts if each.how is How.NEW]
    if not gone or not new or len(gone) * len(new) > MOST_PAIRS:
        return {}
    old_texts = contents(repository.git, [each.blob for each in gone])
    pairs = []
    for entry in new:
        lines = text_here(repository, entry.path).split("\n")
        for other in gone:
            before = _text(old_texts.get(other.blob, b"")).split("\n")
            matcher = SequenceMatcher(None, before, lines)
            if matcher.quick_ratio() > _ALIKE and (share := matcher.ratio()) > _ALIKE:
                pairs.append((share, entry.path, other.path))
    found: dict[str, str] = {}
    for _, path, other_path in sorted(pairs, reverse=True):
        if path not in found and other_path not in found.values():
            found[path] = other_path
    return found


def text_here(repository: Repository, path: str) -> str:
    """The text of a file as it is here, "" for what cannot be read as one."""
    try:
        return _text(repository.door.read(path, LARGEST_POST))
    except OSError:
        return ""


def text_before(repository: Repository, change: Change) -> str:
    """The text as the newest commit here has it. Raises EditorError."""
    if not change.blob:
        return ""
    with told(repository.top):
        return _text(contents(repository.git, [change.blob]).get(change.blob, b""))


def _text(data: bytes) -> str:
    source = decode(data[:LARGEST_POST])
    return plain_text(source.text, source.format)


def words_changed(old: str, new: str) -> tuple[int, int]:
    """How many words are new in `new`, and how many of `old` are gone."""
    added = removed = 0
    for row in compare(old, new):
        if isinstance(row, Gap) or not row.is_change:
            continue
        for line, ranges, is_new in (
            (row.old, row.old_changes, False),
            (row.new, row.new_changes, True),
        ):
            if line is None:
                continue
            # A line without counterpart has no ranges: all of it is meant.
            pieces = [each.of(line) for each in ranges] if row.old and row.new else [line]
            count = sum(len(_WORD.findall(piece)) for piece in pieces)
            added, removed = (added + count, removed) if is_new else (added, removed + count)
    return added, removed


def images_of(
    repository: Repository, site: Site, post: str, among: Iterable[Change]
) -> list[Change]:
    """Those images `among` changes that a post shows, by what it says and its front matter."""
    candidates = [each for each in among if each.kind is Kind.IMAGE and each.how is not How.REMOVED]
    if not candidates:
        return []
    text = text_here(repository, post)
    shown = {
        file.relative_to(repository.top).as_posix()
        for file in shown_by(site, repository.top / post, text)
        if file.is_relative_to(repository.top)
    }
    fields = [each for each in _texts_in(front_matter.read(text).data) if "." in each]
    # A layout may say in which folder the names of a field lie.
    ends = [f"/{each.lstrip('/')}" for each in fields]
    return [
        each
        for each in candidates
        if each.path in shown or any(f"/{each.path}".endswith(end) for end in ends)
    ]


def shown_by(site: Site, post: Path, text: str) -> set[Path]:
    """The files of the site that a post names in its text and its front matter."""
    try:
        known = site.post_from_text(post, text)
    except (ValueError, OSError):
        return set()
    fields = [each for each in _texts_in(front_matter.read(text).data) if "." in each]
    found = (site.resolve(address, known) for address in (*fields, *_addresses(text)))
    return {file for file in found if file is not None}


def _addresses(text: str) -> Iterator[str]:
    for found in _ADDRESS.finditer(text):
        address = found["inline"] or found["reference"] or found["quoted"]
        if "." in address:
            yield address


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts_in(each)
