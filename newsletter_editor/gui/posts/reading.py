"""Reads the posts of a repo off the window's thread, slice by slice."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.site.entries import special_folders
from newsletter_editor.site.folder import CONFIG_NAMES
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError

_SECONDS_OF_A_SLICE = 0.1
_NAMES = ("_posts", "_drafts")


class Found(NamedTuple):
    """What one reading found."""

    posts: list[PostFile]
    """Newest first."""
    folders: list[Path]
    """Folders in which a new post could appear."""


class PostReading(QObject):
    """Reads one repo at a time; asked again while it reads, it reads once more afterwards."""

    slice_read = Signal(object)
    """(list[PostFile]): some more, only during the first reading of a repo."""
    finished = Signal(object)
    """(Found)"""
    failed = Signal(object)
    """(EditorError)"""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._site: Site | None = None
        self._job: Job | None = None
        self._stamp: list[tuple[int, int]] = []
        self._is_first = True
        self._again = False

    @property
    def is_reading(self) -> bool:
        """Whether posts may still be missing."""
        return self._job is not None

    def open(self, root: Path | None) -> None:
        """Read another repo, or none. A Site of its own: the thread must share it with nobody."""
        self.stop()
        self._site = Site(root) if root else None
        self._is_first = True
        self.read()

    def read(self) -> None:
        """Read what has changed since."""
        if self._site is None:
            return
        if self._job is not None:
            self._again = True
            return
        stamp = _config_stamp(self._site)
        if stamp != self._stamp:
            # What counts as a post, and every preset value, may be another now.
            self._stamp = stamp
            self._site = Site(self._site.root)
        site, by_slices = self._site, self._is_first

        def work(report: Callable[[Any], None], job: Job) -> Found:
            return _read(site, report if by_slices else _nothing, job)

        self._job = self._tasks.run(
            work, done=self._on_done, failed=self._on_failed, progress=self.slice_read.emit
        )

    def stop(self) -> None:
        """Drop the reading that is going on."""
        self._again = False
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_done(self, found: Found) -> None:
        self._job = None
        self._is_first = False
        self.finished.emit(found)
        self._read_again()

    def _on_failed(self, error: EditorError) -> None:
        self._job = None
        self.failed.emit(error)
        self._read_again()

    def _read_again(self) -> None:
        if self._again:
            self._again = False
            self.read()


def _read(site: Site, report: Callable[[Any], None], job: Job) -> Found:
    posts: list[PostFile] = []
    unsent: list[PostFile] = []
    sent_at = time.monotonic()
    for part in site.read_posts(at_once=20):
        if job.is_cancelled:
            break
        posts += part
        unsent += part
        if time.monotonic() - sent_at > _SECONDS_OF_A_SLICE:
            report(unsent)
            unsent, sent_at = [], time.monotonic()
    named = [
        site.root / above / name for above, name in special_folders(site.root, site.config, _NAMES)
    ]
    folders = dict.fromkeys([site.root, *named, *(post.path.parent for post in posts)])
    return Found(site.sorted(iter(posts)), list(folders))


def _config_stamp(site: Site) -> list[tuple[int, int]]:
    return [site.door.stamp(name) or (-1, -1) for name in CONFIG_NAMES]


def _nothing(_slice: Any) -> None:
    """Later readings change few posts, which are shown together."""
