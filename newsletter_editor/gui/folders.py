"""Opening a folder as an author means it: to go on with a post of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from newsletter_editor.gui.notices import Choice, Notices
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.post_files import PostFiles
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.site.folder import SiteFolder


class Folders(QObject):
    """Opens repos with a post, whoever asks for them: by dialog, menu, drop, command line."""

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

    def open_path(self, path: Path) -> bool:
        """Open a post, or a repo with the post worked on last, else the newest.

        A post that is open stays, for it may belong anywhere; so does what is being written.
        """
        if not self._files.open_path(path):
            return False
        folder = self._files.folder
        if folder is None or not self._may_open():
            return True
        for recent in self._settings.paths("recent/posts"):
            if recent.is_relative_to(folder.root) and recent.is_file():
                return self._files.open_post(recent)
        # A site of its own, for the other one is being read by the window.
        own = SiteFolder(folder.root)
        self._tasks.run(lambda: own.site.posts(), done=self._open_newest)
        return True

    def _may_open(self) -> bool:
        return self._post.path is None and not self._post.is_dirty

    def _open_newest(self, posts: list) -> None:
        readable = [post for post in posts if not post.error]
        if readable and self._may_open():
            self._files.open_post(readable[0].path)


class FolderLine(QObject):
    """Says what an author may not have meant: another folder than theirs, one without settings."""

    def __init__(self, files: PostFiles, notices: Notices, open_other: Choice) -> None:
        """`open_other` asks for another folder."""
        super().__init__(notices)
        self._notices, self._open_other = notices, open_other
        self._root: Path | None = None
        files.folder_opened.connect(self.show_folder)
        files.opened_above.connect(self._show_above)
        self.show_folder(files.folder)

    def show_folder(self, folder: SiteFolder | None) -> None:
        """Another folder is open."""
        root = folder.root if folder else None
        if root == self._root:
            return
        self._root = root
        for key in ("above", "no-config"):
            self._notices.withdraw(key)
        if folder is not None and not folder.is_configured:
            self._notices.say(
                self.tr(
                    "“{0}” has no “_config.yml”, by which Jekyll knows its folder, so the page may "
                    "look different from the published one. Is the whole repo in another folder?"
                ).format(folder.root.name),
                "warning",
                [self._open_other],
                key="no-config",
            )

    def _show_above(self, folder: Path, root: Path) -> None:
        self._notices.say(
            self.tr("“{0}” is a part of “{1}”, which is open now.").format(folder.name, root.name),
            key="above",
        )
