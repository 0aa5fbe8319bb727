"""One change is given up; what was there is kept."""

from __future__ import annotations

import contextlib
import shutil

from newsletter_editor.document.saving import save
from newsletter_editor.document.source import LARGEST_POST, digest_of
from newsletter_editor.document.versions import kept_versions
from newsletter_editor.publishing.failures import told
from newsletter_editor.publishing.repository import Repository
from newsletter_editor.publishing.steps import held, keep_blob
from newsletter_editor.publishing.trees import Entry, entries_of, index_lines
from newsletter_editor.publishing.working_copy import content_of, fetched, removed
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized


def discard(repository: Repository, path: str) -> None:
    """Let a file be as the newest commit here has it; a new one goes.

    What it held stays among the earlier versions of a post, and of every file below a ref of ours.
    Raises EditorError.
    """
    with told(repository.top), held(repository):
        repository.require_rest()
        place = repository.door.place_for(path)
        now = content_of(repository, path)
        head = repository.head()
        entry = entries_of(repository.git, head, [path])[path] if head else None
        if entry is not None and not entry.is_regular:
            raise EditorError(_NO_FILE.format(name=place.name))
        if now is not None:
            keep_blob(repository, "discarded", now)
            if len(now) <= LARGEST_POST:
                kept_versions().keep(place, now)
        if entry is None:
            if now is not None:
                removed(repository, place, digest_of(now))
        else:
            _restore(repository, path, head, now)
        _unstage(repository, path, entry, len(head) or 40)


def _restore(repository: Repository, path: str, head: str, now: bytes | None) -> None:
    folder = repository.own / "incoming"
    fetched(repository, head, [path], folder)
    place = repository.door.place_for(path)
    repository.door.make_folder(place.parent)
    save(place, (folder / path).read_bytes(), replacing=digest_of(now) if now is not None else None)
    with contextlib.suppress(OSError):
        shutil.rmtree(folder)


def _unstage(repository: Repository, path: str, entry: Entry | None, digits: int) -> None:
    given = index_lines({path: entry}, digits)
    repository.git.run("update-index", "-z", "--index-info", given=given, changes=True)


_NO_FILE = Localized(
    es="«{name}» no es un archivo común; descarta el cambio con otro programa.",
    en="“{name}” is not an ordinary file; discard the change with another program.",
)
