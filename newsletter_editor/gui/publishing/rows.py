"""What the lists of changes show, worked out off the window's thread."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from newsletter_editor.publishing.changes import (
    Change,
    Status,
    images_of,
    status,
    text_before,
    text_here,
    words_changed,
)
from newsletter_editor.publishing.failures import told
from newsletter_editor.publishing.habits import proposed_message
from newsletter_editor.publishing.identity import has_identity
from newsletter_editor.publishing.kinds import Kind
from newsletter_editor.publishing.repository import Repository, repository_of
from newsletter_editor.publishing.state import How
from newsletter_editor.publishing.undo import last_publication
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language

MOST_COUNTED = 40
"""Posts of which the changed words are counted."""


class ChangeRow(NamedTuple):
    """One change, and what is said of it."""

    change: Change
    words: tuple[int, int] | None
    """How many words are new and how many are gone; None where that is not told."""


class Changes(NamedTuple):
    """All that the pane shows of one repo."""

    root: Path
    top: Path
    status: Status
    rows: tuple[ChangeRow, ...]
    ticked: frozenset[str]
    """Paths that go together with the open post: itself, where it was, its new images."""
    can_undo: bool
    goes_by_review: bool = False
    """Whether git sends from here to a copy (fork) that the team takes from."""

    def moved_from(self, path: str) -> str:
        """Where a post was before it was moved; "" for one that was not."""
        return next((row.change.moved_from for row in self.rows if row.change.path == path), "")


def look(root: Path, post: Path | None) -> Changes:
    """What is not on the site yet. Raises EditorError."""
    repository = repository_of(root)
    found = status(repository)
    rows = []
    counted = 0
    for change in found.changes:
        words = None
        if change.kind is Kind.POST and change.how is How.CHANGED and counted < MOST_COUNTED:
            counted += 1
            before = text_before(repository, change)
            words = words_changed(before, text_here(repository, change.path))
        rows.append(ChangeRow(change, words))
    ticked: set[str] = set()
    if post is not None and post.is_relative_to(repository.top):
        path = post.relative_to(repository.top).as_posix()
        ticked = together(root, path, found)
    with told(repository.top):
        can_undo = bool(last_publication(repository))
    top, by_review = repository.top, _goes_by_review(repository)
    return Changes(root, top, found, tuple(rows), frozenset(ticked), can_undo, by_review)


def _goes_by_review(repository: Repository) -> bool:
    try:
        remote = repository.remote()
    except EditorError:
        return False
    return bool(remote.sends_to) and remote.sends_to != remote.name


def together(root: Path, path: str, found: Status) -> set[str]:
    """A changed post, the place where it was, and the new images that it uses."""
    change = next((each for each in found.changes if each.path == path), None)
    if change is None:
        return set()
    repository = repository_of(root)
    images = images_of(repository, Site(root), path, found.changes)
    moved = {change.moved_from} if change.moved_from else set()
    return {path, *moved, *(each.path for each in images)}


def message_for(root: Path, changes: list[Change], language: Language) -> str:
    """What is proposed to be said of publishing these. Raises EditorError."""
    repository = repository_of(root)
    with told(repository.top):
        return proposed_message(repository, Site(root), changes, language) if changes else ""


def knows_author(root: Path) -> bool:
    """Whether git knows who publishes. Raises EditorError."""
    repository = repository_of(root)
    with told(repository.top):
        return has_identity(repository)
