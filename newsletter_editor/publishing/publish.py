"""Chosen files, and no other, go to the site: a commit, then a push that never forces anything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsletter_editor.document.saving import save
from newsletter_editor.document.source import digest_of
from newsletter_editor.document.system_errors import explained
from newsletter_editor.publishing import newest as newest_module
from newsletter_editor.publishing.attributes import require_filters
from newsletter_editor.publishing.clashes import forget_clash, remembered_clashes
from newsletter_editor.publishing.failures import (
    MovedError,
    NoMessageError,
    OnlyForReviewError,
    RefusedByServerError,
    SendsNowhereError,
    UnexplainedError,
    error_of,
    told,
)
from newsletter_editor.publishing.git import GitFailedError, masked
from newsletter_editor.publishing.git import joined as nul_joined
from newsletter_editor.publishing.joining import Clash, ClashesError, Decisions, joined
from newsletter_editor.publishing.kinds import Kind, kind_of_path
from newsletter_editor.publishing.newest import Newest
from newsletter_editor.publishing.repository import Remote, Repository
from newsletter_editor.publishing.steps import (
    Finished,
    Note,
    begin,
    end,
    follow,
    held,
    keep,
    own_index,
)
from newsletter_editor.publishing.trees import contents, difference, entries_of
from newsletter_editor.publishing.working_copy import LARGEST_FILE, bring
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

MOST_TRIES = 4
"""How often the newest is brought while others are quicker."""


@dataclass(slots=True)
class Published:
    """What has become of a publication."""

    commit: str = ""
    """The commit that was made, "" where nothing differed."""
    paths: tuple[str, ...] = ()
    """What it holds."""
    sent: bool = False
    """Whether the server got anything that it did not have."""
    remote: Remote | None = None
    newest: list[Newest] = field(default_factory=list)
    """What came in on the way."""
    finished: Finished | None = None
    """What became of a step that had been cut off before."""
    review_address: str = ""
    """The page on which the review is asked for, "" where none is known."""
    branch: str = ""
    """The branch for review, "" for the site itself."""


def get_newest(repository: Repository, decisions: Decisions | None = None) -> list[Newest]:
    """Bring what others have published; an empty list where there was nothing.

    Raises ClashesError, with all as it was, while the author has to decide; EditorError.
    """
    with told(repository.top), held(repository):
        repository.require_rest()
        remote = repository.remote()
        newest_module.fetch(repository, remote)
        return bring_newest(repository, remote, decisions or {})


def bring_newest(repository: Repository, remote: Remote, decisions: Decisions) -> list[Newest]:
    """As `get_newest`, of what has been fetched already, for who holds the repo."""
    found = newest_module.commit_of_both(repository, remote, decisions)
    if found is None:
        return []
    bring(repository, found, decisions)
    return [found]


def publish(
    repository: Repository,
    paths: Iterable[str],
    message: str,
    decisions: Decisions | None = None,
) -> Published:
    """Commit `paths`, below the top with `/`, and send the branch to its server.

    What had been committed and not sent goes along. Raises ClashesError, EditorError: what is
    committed by then stays, and goes with the next call.
    """
    decisions = decisions or {}
    with told(repository.top), held(repository) as finished:
        repository.require_rest()
        remote = sending_remote(repository)
        result = Published(remote=remote, finished=finished)
        newest_module.fetch(repository, remote)
        result.newest += bring_newest(repository, remote, decisions)
        chosen = still_there(repository, paths, result.newest)
        join_remembered(repository, chosen, decisions)
        result.commit, result.paths = committed(repository, chosen, message)
        if result.commit:
            keep(repository, "published", result.commit)
        send(repository, remote, decisions, result)
        return result


def sending_remote(repository: Repository) -> Remote:
    """Where the branch is published, if that is where git sends to. Raises EditorError."""
    remote = repository.remote()
    if not remote.sends_to:
        raise SendsNowhereError
    if remote.sends_to != remote.name:
        raise OnlyForReviewError(masked(remote.sends_to))
    return remote


def send(repository: Repository, remote: Remote, decisions: Decisions, result: Published) -> None:
    """Push the branch; where others were quicker, theirs is brought first. Raises EditorError.

    What the server has already, by other commits, need not be sent where it does not take it.
    """
    for attempt in range(MOST_TRIES):
        head, published = repository.both_ends(remote)
        if not head or head == published:
            return
        try:
            pushed(repository, remote.name, head, f"refs/heads/{remote.branch}")
        except MovedError:
            if attempt == MOST_TRIES - 1:
                raise
            newest_module.fetch(repository, remote)
            result.newest += bring_newest(repository, remote, decisions)
        except RefusedByServerError:
            if not published or difference(repository.git, published, head):
                raise
            return
        else:
            result.sent = True
            if repository.both_ends(remote)[1] != head:
                # Git notes it only in copies that are set up to ask for the branch.
                repository.git.run("update-ref", remote.tracking, head, changes=True)
            return


def pushed(repository: Repository, remote: str, commit: str, ref: str) -> list[str]:
    """Send a commit to a branch of a server; what the server said. Raises EditorError."""
    heard: list[str] = []
    try:
        # The whole name of the branch, and no plus sign before it: nothing is ever forced.
        command = ("push", "--porcelain", "--progress", "--", remote, f"{commit}:{ref}")
        repository.git.run(*command, network=True, changes=True, heard=heard)
    except GitFailedError as failure:
        raise error_of(failure) from failure
    return heard


def still_there(
    repository: Repository, paths: Iterable[str], newest: Iterable[Newest]
) -> list[str]:
    """The chosen paths after the newest has come: others may have renamed or removed some."""
    chosen = list(paths)
    for each in newest:
        chosen += [each.moved[path] for path in chosen if path in each.moved]
    chosen = list(dict.fromkeys(chosen))
    gone = [path for path in chosen if not os.path.lexists(repository.top / path)]
    if not gone:
        return chosen
    head = repository.head()
    known = entries_of(repository.git, head, gone) if head else {}
    return [path for path in chosen if path not in gone or known.get(path)]


def committed(
    repository: Repository, paths: Sequence[str], message: str
) -> tuple[str, tuple[str, ...]]:
    """Commit what the working copy has at some paths, and nothing else.

    Returns the commit and its paths; "" and none where nothing differs.

    The author's index keeps what else is in it. The team's hooks run. Raises GitFailedError;
    NoMessageError where there is something to commit and nothing said of it.
    """
    if not paths:
        return "", ()
    git, start = repository.git, repository.head()
    index = own_index(repository)
    index.unlink(missing_ok=True)
    if start:
        if (repository.folder / "index").exists():
            # For what it knows of the files, so that they need not be read again. With its time:
            # git looks again only at files that are no older than the index.
            shutil.copy2(repository.folder / "index", index)
        # What is gone in the author's index, too, could not be named to git.
        is_named = all(os.path.lexists(repository.top / path) for path in paths)
        if not index.exists() or not is_named:
            git.run("read-tree", "--reset", start, index=index)
    add_to_own_index(repository, paths)
    found = differing(repository, start) if start else set(paths)
    # To write it anew takes as long as the site is large; mostly nothing else is staged.
    if not found <= set(paths):
        git.run("read-tree", "--reset", start, index=index)
        add_to_own_index(repository, paths)
        found = differing(repository, start)
    if not found:
        return "", ()
    if not message.strip():
        raise NoMessageError
    return commit_index(repository, start, message)


def differing(repository: Repository, commit: str) -> set[str]:
    """The paths of which the index of ours holds anything else than a commit."""
    command = ("diff-index", "--cached", "--name-only", "--no-renames", "-z", commit, "--")
    told = repository.git.run(*command, index=own_index(repository))
    return {os.fsdecode(path) for path in told.split(b"\0") if path}


def add_to_own_index(repository: Repository, paths: Sequence[str]) -> None:
    """Have the index of ours hold what the working copy has at some paths.

    Raises GitFailedError; EditorError, before anything is stored, where a program is missing.
    """
    require_filters(repository, paths)
    given = nul_joined(paths)
    repository.git.run(
        *("add", "--all", "--pathspec-from-file=-", "--pathspec-file-nul"),
        given=given,
        index=own_index(repository),
    )


def commit_index(repository: Repository, start: str, message: str) -> tuple[str, tuple[str, ...]]:
    """What the index of ours holds becomes the commit after `start`, by `git commit` and hooks.

    It has to differ. Returns as `committed` does. Raises GitFailedError; EditorError for a hook
    that says no.
    """
    begin(repository, Note("commit", start, "", {}))
    keep(repository, "before", start)
    try:
        repository.git.run(
            # Fetching has tidied up already.
            *("-c", "maintenance.auto=false", "-c", "gc.auto=0"),
            *("commit", "--quiet", "--cleanup=whitespace", "--no-status", "--file=-"),
            given=message.encode(),
            index=own_index(repository),
            changes=True,
        )
    except GitFailedError as failure:
        end(repository)
        if isinstance(error_of(failure), UnexplainedError):
            raise EditorError(_HOOK.format(said=_end_of(failure.said))) from failure
        raise
    changed = follow(repository, start)
    end(repository)
    return repository.head(), tuple(changed)


def changed_by(repository: Repository, commit: str) -> list[str]:
    """The paths that a commit of ours changed."""
    git = repository.git
    answer = git.run(
        *("diff-tree", "-r", "-z", "--root", "--no-commit-id", "--no-renames", "--name-only"),
        commit,
        "--",
    )
    return [each.decode("utf-8", "surrogateescape") for each in answer.split(b"\0") if each]


def subject_of(repository: Repository, commit: str) -> str:
    """The first line of what was said of a commit."""
    return repository.git.text("show", "--no-patch", "--format=%s", commit, "--")


def join_remembered(repository: Repository, paths: Iterable[str], decisions: Decisions) -> None:
    """Join the files that were left as they are with what others made of them.

    Raises ClashesError, and EditorError for files that cannot be joined.
    """
    known = remembered_clashes(repository)
    clashes = []
    for path in paths:
        if path not in known:
            continue
        base, theirs = known[path]
        held_blobs = contents(repository.git, [each for each in (base, theirs) if each])
        place = repository.top / path
        if not repository.door.is_file(path):
            forget_clash(repository, path)
            continue
        with explained(place, reading=True):
            ours = repository.door.read(path, LARGEST_FILE)
        found = joined(path, held_blobs.get(base, b""), ours, held_blobs.get(theirs, b""))
        if isinstance(found, Clash) and kind_of_path(path) is Kind.POST:
            decided = decisions.get(found.key)
            if decided is None:
                clashes.append(found)
                continue
            found = decided
        if not isinstance(found, bytes):
            raise EditorError(_LEFT.format(name=path.rpartition("/")[2]))
        if found != ours:
            save(place, found, replacing=digest_of(ours))
        forget_clash(repository, path)
    if clashes:
        raise ClashesError(clashes)


def _end_of(said: str) -> str:
    lines = [line.strip() for line in said.split("\n") if line.strip()]
    return " ".join(lines[-3:])[:300] or "?"


_HOOK = Localized(
    es="Una comprobación de tu equipo (hook) no lo deja pasar: «{said}».",
    en="A check of your team's (hook) does not let it pass: “{said}”.",
)
_LEFT = Localized(
    es="«{name}» también lo han cambiado otros y no se puede unir solo; descarta tu cambio o pide "
    "ayuda a tu equipo.",
    en="“{name}” was changed by others too and cannot be joined by itself; discard your change or "
    "ask your team for help.",
)
