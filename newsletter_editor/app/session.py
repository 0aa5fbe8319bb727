"""Where the author left off: the repo, the post, and the place in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from newsletter_editor.gui.editor.view import View
from newsletter_editor.gui.folders import Folders
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.post_files import PostFiles
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.tasks import Tasks


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
        self._post, self._files, self._settings = post, files, settings
        self._folders = Folders(post, files, tasks, settings, self)

    def start_on(self, path: Path) -> None:
        """Open what the command line names; of a repo, the post worked on last or the newest."""
        self._folders.open_path(path)

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
