"""Says that something about the posts of a repo may have changed on disk."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_SETTLE_MS = 250
"""Saves, and pulls by git, come as a burst of changes."""

MOST_FILES = 200
"""Files watched by themselves. On macOS each takes one of a process's 256 file handles; files
beyond these are looked at when the window is come back to."""


class RepoWatch(QObject):
    """Watches folders, and the newest posts one by one for editors that write in place."""

    changed = Signal()
    """Something may be new. Whether it is, only the contents tell."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._wanted: set[str] = set()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._tell)
        self._watcher.directoryChanged.connect(self._on_change)
        self._watcher.fileChanged.connect(self._on_change)

    def watch(self, folders: Iterable[Path], newest_files: Iterable[Path]) -> None:
        """Watch these from now on, and nothing else."""
        self._wanted = {os.fspath(folder) for folder in folders}
        self._wanted.update(map(os.fspath, islice(newest_files, MOST_FILES)))
        present = {*self._watcher.files(), *self._watcher.directories()}
        if gone := present - self._wanted:
            self._watcher.removePaths(list(gone))
        self._watch_missing()

    def stop(self) -> None:
        """Watch nothing."""
        self.watch([], [])
        self._settle.stop()

    def _on_change(self, path: str) -> None:
        self._settle.start()

    def _tell(self) -> None:
        # Qt forgets a file that was replaced, as every atomic save does.
        self._watch_missing()
        self.changed.emit()

    def _watch_missing(self) -> None:
        present = {*self._watcher.files(), *self._watcher.directories()}
        missing = [path for path in self._wanted - present if os.path.exists(path)]  # noqa: PTH110 - text, as Qt has it
        if missing:
            self._watcher.addPaths(missing)
