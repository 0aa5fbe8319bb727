"""Notices when a file that the page shows, or looked for in vain, changes on disk."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from newsletter_editor.gui.repo_watch import RepoWatch

_GATHER_MS = 200
MOST_FILES = 1000
"""Files of one post; what goes beyond is not looked after."""
LONGEST_PATH = 1000
"""Signs; a post may name what no disk could hold, of which each folder would be asked about."""

_Stamp = tuple[int, int] | None


class ImageWatch(QObject):
    """Watches the files of one post. A folder's other files, the post among them, do not count."""

    changed = Signal()
    """A file is there, is gone, or has other contents."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch = RepoWatch(self)
        self._watch.changed.connect(self._look)
        self._stamps: dict[Path, _Stamp] = {}
        # A page asks for its images one by one.
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self._follow)

    def add(self, files: Iterable[Path]) -> None:
        """Watch these too, whether they are there or not."""
        for file in files:
            if len(os.fspath(file)) > LONGEST_PATH:
                continue
            if file not in self._stamps and len(self._stamps) < MOST_FILES:
                self._stamps[file] = _stamp(file)
                self._gather.start()

    def clear(self) -> None:
        """Watch nothing."""
        self._stamps.clear()
        self._gather.stop()
        self._watch.stop()

    def _follow(self) -> None:
        folders = _nearest_folders(self._stamps)
        self._watch.watch(folders, (file for file, stamp in self._stamps.items() if stamp))
        # Something may have happened before the watch began.
        self._look()

    def _look(self) -> None:
        stamps = {file: _stamp(file) for file in self._stamps}
        if stamps != self._stamps:
            self._stamps = stamps
            self._gather.start()
            self.changed.emit()


def _stamp(file: Path) -> _Stamp:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _nearest_folders(files: Iterable[Path]) -> set[Path]:
    """The folders of files, and where one is not there the nearest above it."""
    there: dict[Path, Path] = {}
    for file in files:
        if file.parent in there:
            continue
        nearest = Path(file.anchor)
        # From above, since nothing is below what is not there.
        for part in file.parent.parts[1:]:
            # Not `Path.is_dir`, which raises for a name that is too long for the system.
            if not os.path.isdir(nearest / part):  # noqa: PTH112
                break
            nearest /= part
        there[file.parent] = nearest
    return set(there.values())
