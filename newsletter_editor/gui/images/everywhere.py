"""One change in many posts: as an edit in those that are open, on the disk in the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsletter_editor.document.source import Source
from newsletter_editor.document.storage import data_folder
from newsletter_editor.document.versions import Versions
from newsletter_editor.gui.notices import Choice
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.search import replacing
from newsletter_editor.search.replacing import Done, Keep
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import Edit

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow

Work = Callable[[Site, Keep, Mapping[Path, Source]], tuple[Done, dict[Path, list[Edit]]]]
"""(site, what takes versions, open posts) to what was written and the edits of open posts."""
_NAMED = 3
"""Posts that a sentence names."""


class Everywhere(QObject):
    """Does a change, tells what came of it and takes it back as one."""

    changed = Signal()
    """Files or texts have changed, or were given back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @property
    def own_path(self) -> Path | None:
        """The post in front, as a site names it."""
        path = self._window.post.path
        return path.resolve() if path is not None else None

    def open_texts(self) -> dict[Path, Source]:
        """The posts as they stand in the editor."""
        post, path = self._window.post, self.own_path
        return {path: Source(post.text(), post.format, "")} if path is not None else {}

    def do(self, root: Path, work: Work, key: str) -> None:
        """Have it done in the background; `key` is that of the notice which tells of it."""
        post = self._window.post
        self._window.tasks.run(
            partial(_worked, root, work, self.open_texts()),
            done=partial(self._tell, root, key, post.revision),
            failed=self._window.explain,
        )

    def _tell(
        self,
        root: Path,
        key: str,
        revision: int,
        result: tuple[Done, dict[Path, list[Edit]]],
    ) -> None:
        done, edits = result
        post = self._window.post
        own = edits.get(self.own_path, []) if self.own_path is not None else []
        undo_at = None
        if own and post.revision == revision:
            post.apply(own)
            undo_at = post.revision
        self._window.posts.refresh()
        count = len(done.written) + (undo_at is not None)
        said = self.tr("Done; posts changed: {0}.").format(count)
        if done.refused:
            names = ", ".join(path.name for path, _ in done.refused[:_NAMED])
            said += " " + self.tr(
                "Left as they are, since they have changed or cannot be written ({0}): {1}."
            ).format(len(done.refused), names)
        self._window.notices.say(
            said,
            "warning" if done.refused else "information",
            [Choice(self.tr("Undo"), partial(self._undo, root, key, undo_at))],
            key=key,
        )
        self.changed.emit()

    def _undo(self, root: Path, key: str, revision: int | None) -> None:
        post: OpenPost = self._window.post
        if revision is not None and post.revision == revision:
            post.document.undo()
        open_texts = [each.text for each in self.open_texts().values()]
        self._window.tasks.run(
            lambda: replacing.undo(Site(root), keep_version, open_texts),
            done=partial(self._tell_undone, key),
            failed=self._window.explain,
        )

    def _tell_undone(self, key: str, done: Done | None) -> None:
        refused = done.refused if done else []
        if refused:
            names = ", ".join(path.name for path, _ in refused[:_NAMED])
            said = self.tr("Left as they are, since they have changed in the meantime ({0}): {1}.")
            self._window.notices.say(said.format(len(refused), names), "warning", key=key)
        self._window.posts.refresh()
        self.changed.emit()


def _worked(
    root: Path, work: Work, open_texts: Mapping[Path, Source]
) -> tuple[Done, dict[Path, list[Edit]]]:
    return work(Site(root), keep_version, open_texts)


def keep_version(path: Path, data: bytes) -> None:
    """Keep what a post held among its earlier versions."""
    Versions(data_folder() / "versions").keep(path, data)
