"""Watches the file of the post in front and takes in what others change there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from newsletter_editor.document.line_edits import line_edits
from newsletter_editor.document.outside import LOOK_EVERY, Change, Watch
from newsletter_editor.document.source import Source, decode, read_bytes
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.text.errors import EditorError

if TYPE_CHECKING:
    from newsletter_editor.document.merging import Merge


@dataclass(frozen=True)
class Clash:
    """The file changed while the post had changes of its own."""

    merge: Merge
    source: Source
    """What is on disk now."""


class OutsideWatch(QObject):
    """Tells of each change once. It lives as long as the program."""

    about_to_reload = Signal()
    reloaded = Signal(str)
    """(the text before): the file changed and was read again, as one undo step."""
    clashed = Signal()
    """The file changed and so did the post: see `clash`."""
    gone = Signal(object)
    """(Path | None): the file is gone; where its content is now, if it was found."""
    rebased = Signal()
    """The post, still unsaved, starts from what is on disk now."""
    settled = Signal()
    """The file is what the post knows of it again."""

    def __init__(self, post: OpenPost, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._post, self._tasks = post, tasks
        self._watch: Watch | None = None
        self._is_looking = False
        self.clash: Clash | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(round(LOOK_EVERY * 1000))
        self._timer.timeout.connect(self.look)
        post.opened.connect(self._begin)
        post.saved.connect(self._begin)
        post.path_changed.connect(self._watch_anew)
        self._begin()

    def start(self) -> None:
        """Look regularly from now on: here is somebody who tells the author."""
        self._timer.start()

    def look(self) -> None:
        """Look now, in the background; a change takes two looks to be believed."""
        watch = self._watch
        if watch is None or self._is_looking:
            return
        self._is_looking = True

        def look() -> tuple[Watch, Change | None]:
            return watch, watch.look()

        self._tasks.run(look, done=self._take, failed=self._pass_over)

    def look_at_once(self) -> None:
        """Look now and believe it, for saving has just met another content."""
        watch = self._watch
        if watch is None or self._post.path is None:
            return
        try:
            data = read_bytes(self._post.path)
        except EditorError:
            return
        self._take((watch, Change(data)))

    @property
    def is_untouched(self) -> bool:
        """Whether the post is what its file held when both were known to agree."""
        return self._post.text() == self._post.now.base

    def take_merged(self, text: str) -> None:
        """Go on with a text that was made of both; saving it then replaces what is on disk."""
        if self.clash is None:
            return
        source, self.clash = self.clash.source, None
        post = self._post
        post.format, post.digest = source.format, source.digest
        post.now.base = source.text
        post.apply(line_edits(post.text(), text))
        if text == source.text:
            post.mark_saved(source.digest)
        else:
            post.mark_dirty()
            self.rebased.emit()
        self.settled.emit()

    def _begin(self) -> None:
        self.clash = None
        self._watch_anew()
        self.settled.emit()

    def _watch_anew(self) -> None:
        path, digest = self._post.path, self._post.digest
        self._watch = Watch(path, digest or None) if path is not None else None

    def _pass_over(self, _error: object) -> None:
        self._is_looking = False

    def _take(self, found: tuple[Watch, Change | None]) -> None:
        self._is_looking = False
        watch, change = found
        # The post may have been saved or another one opened while the thread looked.
        if watch is not self._watch or change is None:
            return
        if change.data is None:
            self._post.mark_dirty()
            self.gone.emit(change.renamed_to)
            return
        source = decode(change.data)
        if source.digest == self._post.digest:
            self.clash = None
            if self.is_untouched:
                self._post.mark_saved(source.digest)
            self.settled.emit()
        elif self.is_untouched or not self._post.is_dirty:
            self._reload(source)
        else:
            self._clash(source)

    def _reload(self, source: Source) -> None:
        before = self._post.readable()
        self.about_to_reload.emit()
        self._post.now.take(source)
        self.reloaded.emit(before)

    def _clash(self, source: Source) -> None:
        if self.clash is not None and self.clash.source.digest == source.digest:
            return
        # Imported here: two texts that have to be one are seldom met.
        from newsletter_editor.document.merging import merge

        post = self._post
        if post.text() == source.text:
            self.clash = Clash(merge("", "", ""), source)
            self.take_merged(source.text)
            return
        ours, theirs = post.format.placeholders, source.format.placeholders
        base, own = (ours.moved(text, theirs) for text in (post.now.base, post.text()))
        self.clash = Clash(merge(base, own, source.text), source)
        self.clashed.emit()


def followed(path: Path, target: Path) -> str:
    """How the new place of a renamed file is best named: by its folder if that is another one."""
    return target.name if target.parent == path.parent else f"{target.parent.name}/{target.name}"
