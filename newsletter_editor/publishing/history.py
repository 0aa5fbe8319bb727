"""Who has changed a post, when, and what was said of it; who wrote a line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import NamedTuple

from newsletter_editor.document.source import LARGEST_POST, decode, plain_text
from newsletter_editor.publishing.failures import told
from newsletter_editor.publishing.repository import Repository
from newsletter_editor.publishing.trees import contents, renames
from newsletter_editor.text.errors import EditorError

MOST_COMMITS = 100
"""Of one post, the newest ones."""
MOST_LISTED = 2_000
"""Commits, the newest ones, in which it is looked for who changed a post last."""
_FIELDS = "%x01%H%x00%an%x00%at%x00%s%x00"
_ABOUT = re.compile(rb"([0-9a-f]{40,64}) \d+ (?P<line>\d+)(?: \d+)?")


class Change(NamedTuple):
    """What a commit says of itself."""

    commit: str
    who: str
    when: datetime
    """With time zone, the local one."""
    said: str
    """The first line of its message."""


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """A post as a commit has it."""

    change: Change
    data: bytes

    @property
    def saved_at(self) -> datetime:
        """When it was committed."""
        return self.change.when

    def read(self) -> bytes:
        """The post's bytes, as git keeps them."""
        return self.data


def history_of(repository: Repository, path: str) -> list[PublishedVersion]:
    """The commits that changed a post, the newest first, under all names that it has had.

    `path` is below the top, with `/`. Raises EditorError.
    """
    with told(repository.top):
        found = list(_of_all_names(repository, path)) if repository.head() else []
        held = contents(repository.git, [blob for _, blob in found if blob])
    return [
        PublishedVersion(change, held[blob])
        for change, blob in found
        if blob in held and len(held[blob]) <= LARGEST_POST
    ]


def _of_all_names(repository: Repository, path: str) -> Iterator[tuple[Change, str]]:
    """Git's own `--follow` goes on with any post that is much alike, as issues of one form are."""
    start, left = "HEAD", MOST_COMMITS
    while left > 0:
        answer = repository.git.run(
            *("log", f"--max-count={left}", f"--format={_FIELDS}", "-z", "--raw", "--no-abbrev"),
            *("--no-renames", "--no-show-signature", start, "--", path),
        )
        part = [(change, _blob_in(rest)) for change, rest in _changes_in(answer)]
        yield from part
        left -= len(part)
        before = f"{part[-1][0].commit}^" if part else ""
        if not before or not repository.commit(before):
            return
        moved = renames(repository.git, before, part[-1][0].commit)
        old = next((each for each, new in moved.items() if new == path), None)
        if old is None:
            return
        start, path = before, old


def last_changes(repository: Repository) -> dict[str, Change]:
    """Path to the newest commit that changed it, as far as `MOST_LISTED` reach.

    Raises EditorError.
    """
    found: dict[str, Change] = {}
    with told(repository.top):
        if not repository.head():
            return found
        answer = repository.git.run(
            *("log", f"--max-count={MOST_LISTED}", f"--format={_FIELDS}", "-z", "--name-only"),
            *("--no-renames", "--no-show-signature", "--diff-merges=off", "HEAD", "--"),
        )
    for change, rest in _changes_in(answer):
        for raw in filter(None, rest.split(b"\0")):
            path = raw.lstrip(b"\n").decode("utf-8", "surrogateescape")
            found.setdefault(path, change)
    return found


def ends_of(repository: Repository) -> tuple[str, str]:
    """The newest commits here and, as far as is known, on the server; "" for none.

    Raises EditorError.
    """
    with told(repository.top):
        try:
            return repository.both_ends(repository.remote())
        except EditorError:
            return repository.head(), ""


def files_of(repository: Repository, commit: str) -> frozenset[str]:
    """The paths of all files of a commit, of "" none. Raises EditorError."""
    if not commit:
        return frozenset()
    with told(repository.top):
        answer = repository.git.run("ls-tree", "-r", "--name-only", "-z", "--full-tree", commit)
    return frozenset(map(os.fsdecode, filter(None, answer.split(b"\0"))))


def _changes_in(answer: bytes) -> Iterator[tuple[Change, bytes]]:
    for part in answer.split(b"\x01")[1:]:
        name, who, when, said, rest = part.split(b"\0", 4)
        moment = datetime.fromtimestamp(int(when)).astimezone()
        texts = (each.decode("utf-8", "replace") for each in (who, said))
        yield Change(name.decode("ascii"), next(texts), moment, next(texts)), rest


def _blob_in(raw: bytes) -> str:
    # :<mode> <mode> <blob before> <blob after> <letter>
    about = raw.lstrip(b"\0\n").partition(b"\0")[0].decode("ascii", "replace").split()
    return about[3] if len(about) == 5 and set(about[3]) != {"0"} else ""


def who_wrote(repository: Repository, path: str, text: str, line: int) -> Change | None:
    """The commit that line `line` of `text`, from 0, comes from; None for one that is new.

    `text` is the post as it is now, saved or not. Raises EditorError.
    """
    with told(repository.top):
        if not repository.head():
            return None
        held = contents(repository.git, [f"HEAD:{path}"])
        if not held:
            return None
        answer = repository.git.run("blame", "--porcelain", "HEAD", "--", path)
    source = decode(next(iter(held.values()), b""))
    before = plain_text(source.text, source.format).split("\n")
    place = _place_before(before, text.split("\n"), line)
    return None if place is None else _blamed(answer, place)


def _place_before(before: list[str], now: list[str], line: int) -> int | None:
    for block in SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks():
        if block.b <= line < block.b + block.size:
            return block.a + line - block.b
    return None


def _blamed(answer: bytes, place: int) -> Change | None:
    known: dict[str, dict[str, str]] = {}
    current = ""
    wanted = ""
    for raw in answer.split(b"\n"):
        if raw.startswith(b"\t"):
            continue
        if about := _ABOUT.fullmatch(raw):
            current = about[1].decode("ascii")
            if int(about["line"]) == place + 1:
                wanted = current
        elif current:
            key, _, value = raw.decode("utf-8", "replace").partition(" ")
            known.setdefault(current, {})[key] = value
    fields = known.get(wanted)
    if not fields or "author-time" not in fields:
        return None
    moment = datetime.fromtimestamp(int(fields["author-time"])).astimezone()
    return Change(wanted, fields.get("author", ""), moment, fields.get("summary", ""))
