"""Steps that a kill, a full disk or a power cut may end in the middle, and how they are finished.

What is going to be done is written down first, in a folder of ours inside of git's. Whoever comes
next, under a lock that the system frees when its holder dies, finishes it before anything else: so
the repo is as before or as after.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

from newsletter_editor.document.disk import THE_DISK
from newsletter_editor.document.storage import Lock
from newsletter_editor.document.storage import lock as lock_file
from newsletter_editor.publishing.repository import OWN_REFS, Repository
from newsletter_editor.publishing.trees import difference, empty_tree, index_lines, stored
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_LONGEST_WAIT = 2.0
"""Seconds for another window's step on the same repo."""
_LONGEST_REST = 20.0
"""Seconds for a git whose program was killed; a daemon that a hook started may hold on for ever."""
_SHORT_REST = 1.0
_LOCKS = ("index.lock", "HEAD.lock", "packed-refs.lock", "config.lock", "shallow.lock")


class Finished(Enum):
    """What became of a step that was found half done."""

    AS_BEFORE = "as before"
    AS_AFTER = "as after"


class Note(NamedTuple):
    """A step that is under way."""

    kind: str
    start: str
    """The commit at which it began, "" for none."""
    goal: str
    """The commit at which it ends; "" where that is not known before."""
    rest: dict[str, Any]


@contextmanager
def held(repository: Repository) -> Iterator[Finished | None]:
    """Have the repo for oneself, among the windows and commands of this program.

    Yields what became of a step that had been cut off. Raises EditorError where another one is at
    work, OSError, GitFailedError.
    """
    repository.own.mkdir(exist_ok=True)
    lock = Lock(repository.own / "lock")
    until = time.monotonic() + _LONGEST_WAIT
    while not lock.acquire():
        if time.monotonic() > until:
            raise EditorError(_BUSY)
        time.sleep(0.05)
    try:
        _remove_own_locks(repository)
        yield finish(repository)
    finally:
        lock.release()


def begin(repository: Repository, note: Note) -> None:
    """Write down a step that is about to be done. Raises OSError."""
    data = json.dumps(note._asdict()).encode("utf-8", "surrogateescape")
    THE_DISK.put(repository.own / "step.json", data)
    THE_DISK.flush_folder(repository.own)


def end(repository: Repository) -> None:
    """The step is done, or has been undone."""
    (repository.own / "step.json").unlink(missing_ok=True)
    shutil.rmtree(repository.own / "incoming", ignore_errors=True)


def pending(repository: Repository) -> Note | None:
    """A step that somebody began and nobody has ended."""
    with contextlib.suppress(OSError, ValueError, TypeError, RecursionError):
        data = (repository.own / "step.json").read_bytes()
        return Note(**json.loads(data.decode("utf-8", "surrogateescape")))
    return None


def finish(repository: Repository) -> Finished | None:
    """Finish what was cut off; None where nothing was.

    Raises GitFailedError, OSError, EditorError.
    """
    note = pending(repository)
    if note is None:
        end(repository)
        return None
    if note.kind == "newest":
        # Imported here alone, for that module uses this one.
        from newsletter_editor.publishing.working_copy import finish_newest

        done = finish_newest(repository, note)
    else:
        done = repository.head() != note.start
        if done:
            follow(repository, note.start)
    end(repository)
    return Finished.AS_AFTER if done else Finished.AS_BEFORE


def follow(repository: Repository, start: str) -> list[str]:
    """Let the author's index say what the newest commit has, where that differs from `start`.

    Returns the paths that do.
    """
    git = repository.git
    changed = difference(git, start or empty_tree(git), "HEAD")
    digits = max((len(each.blob) for pair in changed.values() for each in pair if each), default=0)
    lines = index_lines({path: after for path, (_, after) in changed.items()}, digits)
    if lines:
        git.run("update-index", "-z", "--index-info", given=lines, changes=True)
    return list(changed)


def keep(repository: Repository, what: str, commit: str) -> None:
    """Keep a commit under a ref of ours, by the time and what was about to be done."""
    if commit:
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        name = f"{OWN_REFS}/{what}/{stamp}"
        if (repository.shared / "refs" / "heads").is_dir():
            # As git writes it, without the process: nobody else knows the name.
            place = repository.shared / name
            place.parent.mkdir(parents=True, exist_ok=True)
            ready = repository.own / "next-ref"
            ready.unlink(missing_ok=True)
            THE_DISK.write_new(ready, f"{commit}\n".encode("ascii"))
            THE_DISK.rename(ready, place)
        else:
            repository.git.run("update-ref", name, commit, changes=True)


def keep_blob(repository: Repository, what: str, data: bytes) -> None:
    """Keep a content under a ref of ours, as `keep` does a commit."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    name = stored(repository.git, data)
    repository.git.run("update-ref", f"{OWN_REFS}/{what}/{stamp}", name, changes=True)


def own_index(repository: Repository, name: str = "index") -> Path:
    """The place of an index of ours, so that the author's stays as it is."""
    return repository.own / name


def _remove_own_locks(repository: Repository) -> None:
    """Remove what a git that died with us has left: its locks keep every other git away.

    Only where the process that we noted is gone, and only locks that are no older than the note.
    """
    for name in ("index.lock", "next-index.lock"):
        (repository.own / name).unlink(missing_ok=True)
    note = repository.own / "running"
    try:
        descriptor = os.open(note, os.O_RDWR)
    except OSError:
        return
    try:
        began = os.fstat(descriptor).st_mtime
        # A git that outlived us ends what it does by itself, and holds the note until then.
        until = time.monotonic() + _LONGEST_REST
        while not lock_file(descriptor) and time.monotonic() < until:
            time.sleep(0.05)
    finally:
        os.close(descriptor)
    if sys.platform == "win32":
        # There it cannot inherit the note.
        time.sleep(_SHORT_REST)
    refs = repository.folder / "refs"
    for lock in (*(repository.folder / name for name in _LOCKS), *refs.rglob("*.lock")):
        with contextlib.suppress(OSError):
            if lock.stat().st_mtime >= began - 1:
                lock.unlink()
    note.unlink(missing_ok=True)


_BUSY = Localized(
    es="Otra ventana publica o trae lo más nuevo en esta carpeta; espera a que termine.",
    en="Another window is publishing or getting the newest in this folder; wait until it is done.",
)
