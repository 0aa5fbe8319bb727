"""Where the author left off: the repo, the posts, and the place in each."""

from __future__ import annotations

import os
import re
from pathlib import Path

from PySide6.QtCore import QObject

from newsletter_editor.gui.editor.view import View
from newsletter_editor.gui.folders import Folders
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.post_files import PostFiles
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.tasks import Tasks

_VIEW = re.compile(r"(\d{1,9}):(\d{1,9})")


class Session(QObject):
    """Keeps and restores the session."""

    def __init__(
        self,
        post: OpenPost,
        files: PostFiles,
        tasks: Tasks,
        settings: Settings,
        parent: QObject | None = None,
        *,
        is_anothers: bool = False,
    ) -> None:
        """What was kept `is_anothers` where it is open in another program, which will keep it."""
        super().__init__(parent)
        self._is_anothers = is_anothers
        self._post, self._files, self._settings = post, files, settings
        self._folders = Folders(post, files, tasks, settings, self)

    def start_on(self, path: Path) -> None:
        """Open what the command line names; of a repo, the post worked on last or the newest.

        The tabs of last time come back beside a post, as if the program had been running, and
        where the folder is that of last time.
        """
        repo = self._settings.get("session/repo", "")
        if path.is_file() or (repo and Path(os.path.realpath(path)).is_relative_to(repo)):
            self._restore_tabs()
        self._folders.open_path(path)

    def restore(self) -> None:
        """Open the repo and the posts of last time; what is gone is passed over in silence.

        Of the posts only the one in front is read.
        """
        if self._is_anothers:
            return
        repo = self._settings.get("session/repo", "")
        if repo and Path(repo).exists():
            self._files.open_repo(Path(repo))
        self._restore_tabs()
        front = self._settings.get("session/post", "")
        if front and Path(front).exists():
            self._files.open_post(Path(front))
        elif len(self._files.posts.tabs) > 1:
            self._files.bring(self._files.posts.tabs[-1])

    def keep(self, view: View) -> None:
        """Note what is open and where the cursor stands; `view` is that of the post in front."""
        if self._is_anothers:
            return
        folder, posts = self._files.folder, self._files.posts
        self._settings.set("session/repo", str(folder.root) if folder else "")
        self._settings.set("session/post", str(self._post.path or ""))
        tabs = [tab for tab in posts if tab.path is not None]
        views = [view if tab is posts.front else tab.view for tab in tabs]
        self._settings.set_paths("session/posts", [tab.path for tab in tabs if tab.path])
        self._settings.set(
            "session/views", " ".join(f"{each.cursor}:{each.top_line}" for each in views)
        )

    def _restore_tabs(self) -> None:
        if self._is_anothers:
            return
        paths = self._settings.paths("session/posts")
        views = _VIEW.findall(self._settings.get("session/views", ""))
        for path, (cursor, top_line) in zip(paths, views, strict=False):
            if path.exists():
                self._files.posts.expect(path, View(int(cursor), int(top_line)))
