"""Changes that another program makes to the open post's file: git, a sync tool, an editor.

They are noticed by content: a time stamp changes without the content (git checkout there and
back), and the content without the time stamp (a copy that keeps times).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from newsletter_editor.document.source import LARGEST_POST, digest_of, read_bytes
from newsletter_editor.repo.door import Door, Entry
from newsletter_editor.text.errors import EditorError

LOOK_EVERY = 0.5
"""Seconds between two looks. A change is told at the second look that finds it the same, for many
programs write in several steps: within 1.5 s."""
_READ_ANYWAY = 4
"""At every so many looks the content is read even if the file's status says nothing new."""
_MOST_NEIGHBOURS = 2000


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the file."""

    data: bytes | None
    """Its new content; None when it is gone."""
    renamed_to: Path | None = None
    """Where a file with the last known content is now, if the old one is gone."""


class Watch:
    """Looks at one file again and again; each change is told once.

    `look` may be called in any thread, but in one at a time.
    """

    def __init__(self, path: Path, digest: str | None) -> None:
        """`digest` is that of the content which is known; None if there should be no file."""
        self._path = path
        self._known = digest
        self._seen: str | None = digest
        self._status: tuple[int, ...] | None = None
        self._looks = 0

    def look(self) -> Change | None:
        """Compare the file with what is known; a change that has settled becomes known."""
        self._looks += 1
        status = self._status_now()
        if self._seen == self._known and status == self._status and self._looks % _READ_ANYWAY:
            return None
        try:
            data = read_bytes(self._path, LARGEST_POST) if status else None
        except EditorError:
            # Unreadable for the moment, as while it is replaced, or locked on Windows.
            return None
        seen = None if data is None else digest_of(data)
        is_settled, self._seen = seen == self._seen, seen
        self._status = status
        if seen == self._known or not is_settled:
            return None
        before, self._known = self._known, seen
        if data is None and before is not None:
            return Change(None, self._renamed(before))
        return Change(data)

    def _status_now(self) -> tuple[int, ...] | None:
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino

    def _renamed(self, digest: str) -> Path | None:
        """Drafts become posts by a move to the folder beside, so that is searched too."""
        above = self._path.parent.parent
        # What a link leads to elsewhere is no post that somebody has moved.
        door = Door(above)
        for entry in islice(_neighbours(door, self._path.parent.name), _MOST_NEIGHBOURS):
            if not entry.is_folder and entry.name.lower().endswith((".md", ".markdown")):
                with contextlib.suppress(EditorError):
                    if digest_of(read_bytes(Path(entry.path), LARGEST_POST, door)) == digest:
                        return above / entry.path
        return None


def _neighbours(door: Door, folder: str) -> Iterator[Entry]:
    """What the folder of a post holds, and those beside it."""
    yield from door.entries(folder)
    for beside in door.folders():
        if beside.name != folder:
            yield from door.entries(beside.path)
