"""The last publication is taken back from the site; what the author wrote stays here."""

from __future__ import annotations

from newsletter_editor.publishing import newest as newest_module
from newsletter_editor.publishing.failures import told
from newsletter_editor.publishing.joining import joined
from newsletter_editor.publishing.publish import (
    Published,
    bring_newest,
    commit_index,
    differing,
    send,
    sending_remote,
    subject_of,
)
from newsletter_editor.publishing.repository import OWN_REFS, Repository
from newsletter_editor.publishing.steps import held, keep, own_index
from newsletter_editor.publishing.trees import (
    Entry,
    contents,
    difference,
    empty_tree,
    entries_of,
    index_lines,
    stored,
)
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized


def last_publication(repository: Repository) -> str:
    """The newest commit that this program has published and not taken back; "" for none."""
    ref = f"{OWN_REFS}/published/"
    command = ("for-each-ref", "--sort=-refname", "--count=1", "--format=%(objectname)", ref)
    return repository.git.text(*command)


def undo_last(repository: Repository) -> Published:
    """Take back the last publication by a new commit, and send that.

    The files here stay as they are: what is no longer on the site is unpublished again. Raises
    EditorError where there is none, and where others have changed the same lines since.
    """
    with told(repository.top), held(repository) as finished:
        repository.require_rest()
        commit = last_publication(repository)
        if not commit:
            raise EditorError(_NONE)
        remote = sending_remote(repository)
        result = Published(remote=remote, finished=finished)
        newest_module.fetch(repository, remote)
        result.newest += bring_newest(repository, remote, {})
        head = repository.head()
        if not repository.is_ancestor(commit, head):
            raise EditorError(_NONE)
        _unmake(repository, commit, head)
        subject = subject_of(repository, commit)
        message = f'Revert "{subject}"\n\nThis reverts commit {commit}.\n'
        if differing(repository, head):
            result.commit, result.paths = commit_index(repository, head, message)
            keep(repository, "undone", commit)
        _forget(repository, commit)
        send(repository, remote, {}, result)
        return result


def _forget(repository: Repository, commit: str) -> None:
    refs = repository.git.text(
        "for-each-ref", "--format=%(refname)", "--points-at", commit, f"{OWN_REFS}/published/"
    )
    for ref in filter(None, refs.split("\n")):
        repository.git.run("update-ref", "-d", ref, commit, changes=True)


def _unmake(repository: Repository, commit: str, head: str) -> None:
    """Have the index of ours hold the newest commit without what `commit` has changed."""
    git, index = repository.git, own_index(repository)
    parent = git.text("rev-parse", "--verify", "--quiet", f"{commit}^", also=(1, 128))
    changed = difference(git, parent or empty_tree(git), commit)
    now = entries_of(git, head, changed)
    entries: dict[str, Entry | None] = {}
    for path, (before, after) in changed.items():
        if now[path] == after:
            entries[path] = before
        elif now[path] != before:
            entries[path] = _without(repository, path, before, after, now[path])
    git.run("read-tree", head, index=index)
    if entries:
        given = index_lines(entries, len(head))
        git.run("update-index", "-z", "--index-info", given=given, index=index)


def _without(
    repository: Repository, path: str, before: Entry | None, after: Entry | None, now: Entry | None
) -> Entry:
    """What a file that has gone on since is without one change of it."""
    if before is None or after is None or now is None or not now.is_regular:
        raise EditorError(_GONE_ON.format(name=path.rpartition("/")[2]))
    held = contents(repository.git, (before.blob, after.blob, now.blob))
    data = joined(path, held[after.blob], held[now.blob], held[before.blob])
    if not isinstance(data, bytes):
        raise EditorError(_GONE_ON.format(name=path.rpartition("/")[2]))
    return Entry(now.mode, stored(repository.git, data))


_NONE = Localized(
    es="Desde aquí no se ha publicado nada que se pueda deshacer.",
    en="Nothing has been published from here that could be undone.",
)
_GONE_ON = Localized(
    es="«{name}» ha cambiado desde entonces en las mismas líneas; corrígelo y publícalo de nuevo "
    "en lugar de deshacer.",
    en="“{name}” has changed in the same lines since; correct it and publish it again instead of "
    "undoing.",
)
