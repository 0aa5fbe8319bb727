"""A publication that the team looks at first: a branch of its own, and the page to ask on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from newsletter_editor.publishing import newest as newest_module
from newsletter_editor.publishing.failures import (
    NoMessageError,
    RefusedByServerError,
    ReviewRefusedError,
    SendsNowhereError,
    told,
)
from newsletter_editor.publishing.git import GitFailedError
from newsletter_editor.publishing.habits import review_branch
from newsletter_editor.publishing.hosts import review_address
from newsletter_editor.publishing.joining import Decisions
from newsletter_editor.publishing.kinds import Kind, kind_of_path
from newsletter_editor.publishing.publish import (
    Published,
    add_to_own_index,
    bring_newest,
    changed_by,
    join_remembered,
    pushed,
    still_there,
    subject_of,
)
from newsletter_editor.publishing.repository import OWN_REFS, Remote, Repository
from newsletter_editor.publishing.steps import held, own_index
from newsletter_editor.publishing.trees import (
    Difference,
    difference,
    index_lines,
    made_commit,
)


def publish_for_review(
    repository: Repository,
    paths: Iterable[str],
    message: str,
    decisions: Decisions | None = None,
    branch: str = "",
) -> Published:
    """Send `paths` to a branch for review; the branch that is worked on stays where it is.

    What had been committed and not sent goes along. Who sends the same post again before it is
    taken adds to its branch. `branch` names it, the team's habit does without; what goes along
    says of itself what it is, where no `message` is given. Raises as `publish` does.
    """
    decisions = decisions or {}
    with told(repository.top), held(repository) as finished:
        repository.require_rest()
        remote = repository.remote()
        if not remote.sends_to:
            raise SendsNowhereError
        result = Published(remote=remote, finished=finished)
        newest_module.fetch(repository, remote)
        if remote.sends_to != remote.name and remote.sends_to in repository.remotes:
            newest_module.ask(repository, remote.sends_to)
        result.newest += bring_newest(repository, remote, decisions)
        chosen = still_there(repository, paths, result.newest)
        unsent = _unsent(repository, remote)
        if not chosen and not unsent:
            return result
        if not chosen:
            message = message.strip() or subject_of(repository, repository.head())
        join_remembered(repository, chosen, decisions)
        wanted = branch or review_branch(repository, remote, _name_for(chosen or list(unsent)))
        result.branch, start = _place_for(repository, remote, wanted)
        commit = _commit_beside(repository, start, unsent, chosen, message)
        if commit:
            result.commit, result.paths = commit, tuple(changed_by(repository, commit))
            _keep_branch(repository, result.branch, commit)
        target = commit or repository.commit(f"refs/heads/{result.branch}")
        heard: list[str] = []
        if target:
            # Sent again even where nothing is new: the last time may have been cut off.
            try:
                heard = pushed(repository, remote.sends_to, target, f"refs/heads/{result.branch}")
            except RefusedByServerError as refusal:
                raise ReviewRefusedError(refusal.said) from refusal
            result.sent = True
        site = remote.original if remote.sends_to == remote.name else remote.name
        result.review_address = review_address(
            repository.address(remote.sends_to),
            remote.branch,
            result.branch,
            heard,
            repository.address(site) if site else "",
        )
        return result


def _unsent(repository: Repository, remote: Remote) -> Difference:
    """What was committed here and is not where it is published."""
    head, published = repository.both_ends(remote)
    if not head or not published or head == published:
        return {}
    return difference(repository.git, published, head)


def _name_for(paths: list[str]) -> str:
    named = next((each for each in paths if kind_of_path(each) is Kind.POST), paths[0])
    return PurePosixPath(named).stem


def _place_for(repository: Repository, remote: Remote, wanted: str) -> tuple[str, str]:
    """The name of the branch, and the commit that it begins with.

    A branch of ours that has not been taken yet goes on; one of somebody else's is left alone.
    """
    published = repository.published(remote) or repository.head()
    for number in range(1, 100):
        name = wanted if number == 1 else f"{wanted}-{number}"
        ours = repository.commit(f"{OWN_REFS}/review/{name}")
        there = repository.commit(f"refs/remotes/{remote.sends_to}/{name}")
        here = repository.commit(f"refs/heads/{name}")
        if ours:
            if repository.is_ancestor(ours, published):
                if not there:
                    return name, published
                continue
            # Reviewers may have added to it.
            newer = there and repository.is_ancestor(ours, there)
            return name, there if newer else ours
        if not there and not here:
            return name, published
    return f"{wanted}-{len(published)}", published


def _keep_branch(repository: Repository, name: str, commit: str) -> None:
    refs = (f"refs/heads/{name}", f"{OWN_REFS}/review/{name}")
    given = "".join(f"update {ref} {commit}\n" for ref in refs)
    repository.git.run("update-ref", "--stdin", given=given.encode(), changes=True)


def _commit_beside(
    repository: Repository, start: str, unsent: Difference, paths: list[str], message: str
) -> str:
    """A commit on `start` of `unsent` and of what the working copy has at `paths`; "" where nothing
    differs.

    `git commit` would take the branch along, so its hooks are run here as it runs them. Raises as
    `publish.committed` does.
    """
    git, index = repository.git, own_index(repository)
    index.unlink(missing_ok=True)
    git.run("read-tree", start, index=index)
    if unsent:
        entries = {path: after for path, (_, after) in unsent.items()}
        given = index_lines(entries, len(start))
        git.run("update-index", "-z", "--index-info", given=given, index=index)
    if paths:
        add_to_own_index(repository, paths)
    note = repository.own / "message"
    note.write_text(message.strip() + "\n", "utf-8")
    _hook(repository, "pre-commit")
    tree = git.run("write-tree", index=index).decode("ascii").strip()
    if tree == git.text("rev-parse", f"{start}^{{tree}}"):
        return ""
    if not message.strip():
        raise NoMessageError
    _hook(repository, "prepare-commit-msg", str(note), "message")
    _hook(repository, "commit-msg", str(note))
    return made_commit(git, tree, (start,), note.read_text("utf-8"))


def _hook(repository: Repository, name: str, *arguments: str) -> None:
    given = ("--", *arguments) if arguments else ()
    try:
        repository.git.run(
            "hook", "run", "--ignore-missing", name, *given, index=own_index(repository)
        )
    except GitFailedError as failure:
        # Before 2.36 git has no such command; a repo without hooks needs none.
        is_old = "is not a git command" in failure.said
        folder = repository.git.text("rev-parse", "--git-path", "hooks")
        if not is_old or (repository.top / folder / name).exists():
            raise
