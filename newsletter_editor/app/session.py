"""Where the author left off: the repo, the post, and the place in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from newsletter_editor.gui.editor.view import View
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.post_files import PostFiles
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.site.site import Site


class Session(QObject):
    """Keeps and restores the session."""

    def __init__(
        self,
        post: OpenPost,
        files: PostFiles,
        tasks: Tasks,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._post, self._files, self._tasks, self._settings = post, files, tasks, settings

    def start_on(self, path: Path) -> None:
        """Open what the command line names; of a repo, the post worked on last or the newest."""
        if not self._files.open_path(path) or self._files.site is None or self._post.path:
            return
        site = self._files.site
        for recent in self._settings.paths("recent/posts"):
            if recent.is_relative_to(site.root) and recent.is_file():
                self._files.open_post(recent)
                return
        # A site of its own, for the other one is being read by the window.
        self._tasks.run(Site(site.root).posts, done=self._open_newest)

    def restore(self) -> None:
        """Open the repo and the post of last time; what is gone is passed over in silence."""
        for key, open_path in (
            ("session/repo", self._files.open_repo),
            ("session/post", self._files.open_post),
        ):
            path = self._settings.get(key, "")
            if path and Path(path).exists():
                open_path(Path(path))

    def keep(self, view: View) -> None:
        """Note what is open and where the cursor stands."""
        site, path = self._files.site, self._post.path
        self._settings.set("session/repo", str(site.root) if site else "")
        self._settings.set("session/post", str(path or ""))
        self._settings.set("session/cursor", view.cursor)
        self._settings.set("session/top_line", view.top_line)

    def view(self) -> View:
        """The place in the post of last time, the start for another post."""
        if str(self._post.path or "") != self._settings.get("session/post", ""):
            return View()
        return View(
            self._settings.get("session/cursor", 0), self._settings.get("session/top_line", 0)
        )

    def _open_newest(self, posts: list) -> None:
        readable = [post for post in posts if not post.error]
        if readable and self._post.path is None and not self._post.is_dirty:
            self._files.open_post(readable[0].path)
