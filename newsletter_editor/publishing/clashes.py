"""Files that were left as they are here although others have changed them too.

Before one of them is published it has to be joined with what the others made of it: otherwise their
change would be undone without anybody's having said so.
"""

from __future__ import annotations

import contextlib
import json

from newsletter_editor.document.disk import THE_DISK
from newsletter_editor.publishing.repository import Repository

_MOST = 4 * 1024 * 1024


def remembered_clashes(repository: Repository) -> dict[str, tuple[str, str]]:
    """Path to the blobs before and after the others' change; "" for a file that was not there."""
    with contextlib.suppress(OSError, ValueError, TypeError, RecursionError):
        with (repository.own / "clashes.json").open("rb") as file:
            known = json.loads(file.read(_MOST).decode("utf-8", "surrogateescape"))
        return {str(path): (str(base), str(theirs)) for path, (base, theirs) in known.items()}
    return {}


def remember_clash(repository: Repository, path: str, base: str, theirs: str) -> None:
    """Remember one; of a file that is known already the oldest base counts. Raises OSError."""
    known = remembered_clashes(repository)
    base = known[path][0] if path in known else base
    _write(repository, known | {path: (base, theirs)})


def forget_clash(repository: Repository, path: str) -> None:
    """It has been joined, or both are the same by now. Raises OSError."""
    known = remembered_clashes(repository)
    if known.pop(path, None) is not None:
        _write(repository, known)


def _write(repository: Repository, clashes: dict[str, tuple[str, str]]) -> None:
    data = json.dumps(clashes).encode("utf-8", "surrogateescape")
    THE_DISK.put(repository.own / "clashes.json", data)
