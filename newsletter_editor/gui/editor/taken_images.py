"""Files that came into the repo with an edit: they go with its undo and come back with its redo."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QObject, Signal

from newsletter_editor.document.aside import bring_back, put_aside
from newsletter_editor.document.creating import NewFile
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.pause import Pause
from newsletter_editor.gui.post_text import PostText
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.markup.links import path_address
from newsletter_editor.repo.door import Door
from newsletter_editor.site.mentions import is_mentioned
from newsletter_editor.text.errors import EditorError

_PAUSE_MS = 200
"""After the last edit; undo may go on, and typing must not wait."""


@dataclass
class _Taken:
    """A file that was made for the post."""

    path: Path
    root: Path
    """All below it may refer to the file."""
    digest: str
    step: int
    """How many undo steps the post had with it; with fewer it is undone."""
    names: frozenset[str] = field(init=False)
    kept: Path | None = None
    """Where it is while it is out of the repo."""
    is_busy: bool = False
    is_needed: bool = False
    """Whether something else has been found that refers to it."""

    def __post_init__(self) -> None:
        name = self.path.name
        self.names = frozenset({name, path_address(name), quote(name)})

    def is_in(self, text: str) -> bool:
        return any(name in text for name in self.names)


class TakenImages(QObject):
    """Watches what the open post says of the files that were made for it since it was opened.

    It lives as long as the post's undo history, which is longer than a window.
    """

    failed = Signal(object)
    """(EditorError): a file could not be brought back."""

    @classmethod
    def of(cls, post: OpenPost, tasks: Tasks) -> TakenImages:
        """The one of the post that is in front now."""
        return post.now.findChild(cls) or cls(post.now, tasks)

    def __init__(self, post: PostText, tasks: Tasks) -> None:
        super().__init__(post)
        self._post, self._tasks = post, tasks
        self._taken: list[_Taken] = []
        self._soon = Pause(_PAUSE_MS, self._look, self)
        post.filled.connect(self._forget)
        post.edited.connect(self._look_soon)
        post.saved.connect(self._look_anew)

    def watch(self, made: NewFile) -> None:
        """Take notice of a new file, of which the newest edit of the post speaks."""
        path, digest = made
        site, own = self._post.site, self._post.path
        root = site.root if site else own.parent if own else path.parent
        steps = self._post.document.availableUndoSteps()
        self._taken.append(_Taken(path, root, digest, steps))

    def _forget(self) -> None:
        self._taken = []

    def _look_soon(self) -> None:
        if self._taken:
            self._soon.start()

    def _look_anew(self) -> None:
        for each in self._taken:
            # What was saved before may have been what referred to it.
            each.is_needed = False
        self._look_soon()

    def _look(self) -> None:
        text = self._post.text()
        steps = self._post.document.availableUndoSteps()
        for each in self._taken:
            if each.is_busy:
                continue
            is_wanted = each.is_in(text)
            if each.kept is not None:
                if is_wanted:
                    self._work(each, partial(bring_back, each.kept, each.path, Door(each.root)))
            elif steps < each.step and not is_wanted and not each.is_needed:
                self._work(each, partial(_leave, each.path, each.root, each.digest, each.names))

    def _work(self, each: _Taken, work: partial) -> None:
        each.is_busy = True
        self._tasks.run(work, partial(self._done, each), partial(self._give_up, each))

    def _done(self, each: _Taken, kept: Path | None) -> None:
        each.is_busy = False
        # What stays is not asked about at each key.
        each.is_needed = each.kept is None and kept is None
        each.kept = kept
        self._look_soon()

    def _give_up(self, each: _Taken, error: EditorError) -> None:
        each.is_busy = False
        if each.kept is None:
            each.is_needed = True
        else:
            each.kept = None
            each.is_needed = True
            self.failed.emit(error)


def _leave(path: Path, root: Path, digest: str, names: frozenset[str]) -> Path | None:
    if is_mentioned(Door(root), names):
        return None
    return put_aside(path, digest)
