"""Dated copies of a post as it was saved, so that an earlier version can be had back.

The copies lie in the user's data folder, one folder a post, compressed and readable by the user
only. At each save the version that is about to be replaced is kept and the new one too, unless it
is the latest copy already.
"""

from __future__ import annotations

import contextlib
import re
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newsletter_editor.document.disk import THE_DISK, Disk
from newsletter_editor.document.source import LARGEST_POST, digest_of
from newsletter_editor.document.storage import data_folder, key_of, private_folder
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


def kept_versions() -> Versions:
    """The copies in the user's data folder."""
    return Versions(data_folder() / "versions")


class Versions:
    """The copies of all posts under one folder."""

    def __init__(self, folder: Path, disk: Disk = THE_DISK) -> None:
        self._folder = folder
        self._disk = disk

    def of(self, path: Path) -> list[Version]:
        """The copies of a post, the newest first; other files of the folder are passed over."""
        folder = self._folder_of(path)
        found = []
        with contextlib.suppress(OSError):
            for name in self._disk.names(folder):
                # Names of our form may hold times that no calendar has.
                with contextlib.suppress(ValueError, OverflowError):
                    if match := _NAME.fullmatch(name):
                        time = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
                        found.append(Version(time.astimezone(), match[2], folder / name))
        return sorted(found, key=lambda version: version.file.name, reverse=True)

    def keep(self, path: Path, data: bytes, at: datetime | None = None) -> None:
        """Keep `data` as what `path` held at a time, now by default. Raises EditorError."""
        digest = digest_of(data)
        known = self.of(path)
        if known and known[0].digest == digest and _is_sound(known[0]):
            return
        at = (at or datetime.now(UTC)).astimezone(UTC)
        if known:
            # Should the clock have run back, the newest copy is still the newest.
            at = max(at, known[0].saved_at.astimezone(UTC) + timedelta(microseconds=1))
        file = self._folder_of(path) / f"{at.strftime(_TIME)}-{digest}.z"
        with explained(file):
            private_folder(file.parent, self._disk)
            self._disk.put(file, zlib.compress(data))
        self._thin_out(path)

    def move(self, old: Path, new: Path) -> None:
        """Let the copies of a post that was renamed follow it, unless the new name has its own."""
        with contextlib.suppress(OSError):
            if not self._folder_of(new).exists():
                self._disk.rename(self._folder_of(old), self._folder_of(new))

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
                self._disk.unlink(versions[closest].file)
            del versions[closest]


def _is_sound(version: Version) -> bool:
    try:
        version.read()
    except EditorError:
        return False
    return True


_DAMAGED = Localized(
    es="La copia del {date} está dañada; elige otra.",
    en="The copy of {date} is damaged; choose another one.",
)
