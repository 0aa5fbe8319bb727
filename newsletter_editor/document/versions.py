"""Dated copies of a post as it was saved, so that an earlier version can be had back.

The copies lie in the user's data folder, one folder a post, compressed and readable by the user
only. At each save the version that is about to be replaced is kept and the new one too, unless it
is the latest copy already.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from newsletter_editor.document.source import LARGEST_POST, digest_of
from newsletter_editor.document.storage import key_of, open_private, private_folder
from newsletter_editor.document.system_errors import explained
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

MOST_VERSIONS = 50
"""How many copies of one post are kept."""
_KEPT_WHOLE = 20
"""So many of the newest are all kept; of the older ones, those closest in time to another go."""
_NAME = re.compile(r"(\d{8}-\d{6}-\d{6})-([0-9a-f]+)\.z")
_TIME = "%Y%m%d-%H%M%S-%f"


@dataclass(frozen=True, slots=True)
class Version:
    """One copy."""

    saved_at: datetime
    """With time zone, the local one."""
    digest: str
    """Of the post's bytes."""
    file: Path

    def read(self) -> bytes:
        """The post's bytes as they were; raises EditorError when the copy is damaged or gone."""
        with explained(self.file, reading=True):
            packed = self.file.read_bytes()
        try:
            # Bounded, for nothing keeps another program from putting a bomb there.
            data = zlib.decompressobj().decompress(packed, LARGEST_POST)
        except zlib.error:
            data = b""
        if digest_of(data) != self.digest:
            raise EditorError(_DAMAGED.format(date=f"{self.saved_at:%Y-%m-%d %H:%M}"))
        return data


class Versions:
    """The copies of all posts under one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, path: Path) -> list[Version]:
        """The copies of a post, the newest first."""
        found = []
        with contextlib.suppress(OSError):
            for file in self._folder_of(path).iterdir():
                if match := _NAME.fullmatch(file.name):
                    time = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
                    found.append(Version(time.astimezone(), match[2], file))
        return sorted(found, key=lambda version: version.file.name, reverse=True)

    def keep(self, path: Path, data: bytes, at: datetime | None = None) -> None:
        """Keep `data` as what `path` held at a time, now by default. Raises EditorError."""
        digest = digest_of(data)
        known = self.of(path)
        if known and known[0].digest == digest:
            return
        at = (at or datetime.now(UTC)).astimezone(UTC)
        folder = private_folder(self._folder_of(path))
        file = folder / f"{at.strftime(_TIME)}-{digest}.z"
        with explained(file):
            temporary = folder / f"{secrets.token_hex(6)}.new"
            try:
                descriptor = open_private(temporary, os.O_WRONLY | os.O_EXCL)
                with os.fdopen(descriptor, "wb") as stream:
                    stream.write(zlib.compress(data))
                    stream.flush()
                    os.fsync(stream.fileno())
                temporary.replace(file)
            finally:
                temporary.unlink(missing_ok=True)
        self._thin_out(path)

    def move(self, old: Path, new: Path) -> None:
        """Let the copies of a post that was renamed follow it, unless the new name has its own."""
        with contextlib.suppress(OSError):
            if not self._folder_of(new).exists():
                self._folder_of(old).rename(self._folder_of(new))

    def _folder_of(self, path: Path) -> Path:
        return self._folder / key_of(path)

    def _thin_out(self, path: Path) -> None:
        versions = self.of(path)
        while len(versions) > MOST_VERSIONS:
            # The oldest stays: it is how the post was before this program first saved it.
            gaps = {
                k: versions[k - 1].saved_at - versions[k + 1].saved_at
                for k in range(_KEPT_WHOLE, len(versions) - 1)
            }
            closest = min(gaps, key=lambda k: gaps[k])
            with contextlib.suppress(OSError):
                versions[closest].file.unlink()
            del versions[closest]


_DAMAGED = Localized(
    es="La copia del {date} está dañada; elige otra.",
    en="The copy of {date} is damaged; choose another one.",
)
