"""Notices when what a whole page is made of changes on disk."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from newsletter_editor.gui.repo_watch import RepoWatch

_MOST_FOLDERS = 100


class PartsWatch(QObject):
    """Watches layouts, includes, data and style sheets, as the processes tell of them."""

    changed = Signal()
    """Something of it may be another thing now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch = RepoWatch(self)
        self._watch.changed.connect(self.changed)
        self._parts: dict[str, Sequence[str]] = {}

    def take(self, made: str, parts: Sequence[str]) -> None:
        """Watch these files, of which one thing is made, their folders, and those of all others.

        `made` names the thing: the address of a style sheet, "" for the page.
        """
        if self._parts.get(made) == parts:
            return
        self._parts[made] = parts
        files = dict.fromkeys(Path(part) for listed in self._parts.values() for part in listed)
        folders = dict.fromkeys(file.parent for file in files)
        self._watch.watch(islice(folders, _MOST_FOLDERS), files)

    def stop(self) -> None:
        """Watch nothing."""
        self._parts.clear()
        self._watch.stop()
