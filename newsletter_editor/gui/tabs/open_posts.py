"""The posts that are open, one of them in front."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from newsletter_editor.document.source import Format, Source
from newsletter_editor.gui.editor.view import START, View
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.post_text import PostText
from newsletter_editor.site.folder import SiteFolder

_MOST_CLOSED = 20


class Tab:
    """A post that is open. Its file is read when it is first wanted: `text` is None until then."""

    def __init__(
        self, text: PostText | None = None, path: Path | None = None, view: View = START
    ) -> None:
        self.text = text
        self._path, self._view = path, view

    @property
    def path(self) -> Path | None:
        """The file; None for an untitled post."""
        return self._path if self.text is None else self.text.path

    @property
    def view(self) -> View:
        """Where the editor was in it when it was last in front."""
        return self._view if self.text is None else self.text.view

    @property
    def is_dirty(self) -> bool:
        """Whether something in it is not saved."""
        return self.text is not None and self.text.is_dirty


class Closed(NamedTuple):
    """A tab that was closed, and its place from 0 in the row."""

    place: int
    path: Path
    view: View


class OpenPosts(QObject):
    """Knows the tabs in their order. There is always one, and one is always in front."""

    listed = Signal()
    """There are other tabs, another one is in front, or they have another order, other names or
    other marks."""
    turning = Signal(object)
    """(PostText): it is about to come to the front, where one view shows it."""
    added = Signal(object)
    """(PostText): a post has come."""
    removed = Signal(object)
    """(PostText): a post is gone, and its undo history with it."""

    def __init__(self, post: OpenPost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self.front = Tab(post.now)
        self.tabs = [self.front]
        self.closed: list[Closed] = []
        """The newest last."""
        self._is_held = False
        self._listen_to(post.now)

    def __iter__(self) -> Iterator[Tab]:
        return iter(self.tabs)

    @property
    def texts(self) -> list[PostText]:
        """The posts that have been read."""
        return [tab.text for tab in self.tabs if tab.text is not None]

    @property
    def dirty(self) -> list[Tab]:
        """The tabs with unsaved work, in their order."""
        return [tab for tab in self.tabs if tab.is_dirty]

    def find(self, path: Path) -> Tab | None:
        """The tab of a file, by whatever name it is called."""
        for tab in self.tabs:
            if tab.path == path:
                return tab
        # Disks may be far away: links are followed only where the name alone does not tell.
        real = _real(path)
        return next((tab for tab in self.tabs if tab.path and _real(tab.path) == real), None)

    def expect(self, path: Path, view: View = START, place: int | None = None) -> Tab:
        """A tab of a post that is read when it is wanted; the last one unless `place` says."""
        tab = Tab(path=path, view=view)
        self.tabs.insert(len(self.tabs) if place is None else place, tab)
        self._tell()
        return tab

    @contextmanager
    def as_one(self) -> Iterator[None]:
        """Have many changes be told once: the row is laid out anew for each that is told."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
            self._tell()

    def _tell(self, *_: object) -> None:
        if not self._is_held:
            self.listed.emit()

    def expect_all(self, paths: Iterable[Path]) -> None:
        """Tabs of those that are not open yet, behind the front; each is read when it is wanted."""
        known = {_real(tab.path) for tab in self.tabs if tab.path is not None}
        new: list[Tab] = []
        for path in paths:
            if (real := _real(path)) not in known:
                known.add(real)
                new.append(Tab(path=path))
        place = self.tabs.index(self.front) + 1
        self.tabs[place:place] = new
        self._tell()

    def put(
        self, source: Source, path: Path | None, folder: SiteFolder | None, tab: Tab | None = None
    ) -> PostText:
        """Show a post that was read: in `tab`, or in a new one behind the front.

        An untitled post in which nothing was written gives its place.
        """
        before = self.front
        if tab is not None and tab.text is not None:
            tab.text.fill(source, path, folder)
            self.turn_to(tab)
            return tab.text
        if tab is None:
            tab = Tab()
            self.tabs.insert(self.tabs.index(before) + 1, tab)
        view = tab.view
        tab.text = before.text if self._is_untouched(before) else None
        if tab.text is not None:
            self.tabs.remove(before)
            self.front = tab
            tab.text.fill(source, path, folder, view)
            self._tell()
        else:
            tab.text = self.load(tab, source, path, folder)
            self.turn_to(tab)
        return tab.text

    def load(
        self, tab: Tab, source: Source, path: Path | None, folder: SiteFolder | None
    ) -> PostText:
        """Give a tab the post that it expects, without bringing it to the front."""
        view = tab.view
        tab.text = PostText(self)
        tab.text.fill(source, path, folder, view)
        self._listen_to(tab.text)
        self.added.emit(tab.text)
        return tab.text

    def put_blank(self) -> None:
        """Show an untitled post with nothing in it."""
        self.put(Source("", Format(), ""), None, self._post.folder)

    def turn_to(self, tab: Tab) -> None:
        """Bring a tab to the front whose post has been read."""
        assert tab.text is not None
        before, self.front = self.front, tab
        self.turning.emit(tab.text)
        self._post.show(tab.text)
        if before is not tab and self._is_untouched(before):
            self.remove(before)
        self._tell()

    def close(self, tab: Tab) -> None:
        """Remove a tab that is not in front, and note it as one that can be opened again."""
        if tab.path is not None:
            place = self.tabs.index(tab)
            self.closed = [*self.closed, Closed(place, tab.path, tab.view)][-_MOST_CLOSED:]
        self.remove(tab)

    def remove(self, tab: Tab) -> None:
        """Take away a tab that is not in front."""
        assert tab is not self.front
        self.tabs.remove(tab)
        if tab.text is not None:
            self.removed.emit(tab.text)
            tab.text.deleteLater()
        self._tell()

    def move(self, start: int, end: int) -> None:
        """Put the tab at one place at another one, both from 0."""
        self.tabs.insert(end, self.tabs.pop(start))
        self._tell()

    def beside(self, step: int) -> Tab:
        """The tab so many places on from the front, round and round."""
        return self.tabs[(self.tabs.index(self.front) + step) % len(self.tabs)]

    def _listen_to(self, text: PostText) -> None:
        text.path_changed.connect(self._tell)
        text.dirty_changed.connect(self._tell)

    @staticmethod
    def _is_untouched(tab: Tab) -> bool:
        return tab.text is not None and tab.text.is_blank and not tab.text.is_dirty


def _real(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))
