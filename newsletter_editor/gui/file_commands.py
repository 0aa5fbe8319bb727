"""What the menu *File*, the start page and a drop do with folders and posts."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsletter_editor.gui.editor.field_keys import written_source
from newsletter_editor.gui.folders import FolderLine, Folders
from newsletter_editor.gui.notices import Choice
from newsletter_editor.gui.recent import RecentMenu

if TYPE_CHECKING:
    from newsletter_editor.gui.dialogs.questions import Questions
    from newsletter_editor.gui.main_window import MainWindow


class FileCommands(QObject):
    """Opens and saves, with the questions that go before and what is said after."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._files = window, window.files
        self._files.ask_about_unsaved = lambda: self.questions.about_unsaved()
        self._files.ask_about_all = lambda unsaved: self.questions.about_all(unsaved)
        self._files.ask_for_path = lambda path: self.questions.where_to_save(path)
        self._folders = Folders(window.post, window.files, window.tasks, window.settings, self)
        other = Choice(self.tr("Open another folder…"), self.open_repo)
        FolderLine(self._files, window.notices, other)
        self._files.failed.connect(window.explain)
        window.post.opened.connect(self._forget_error)
        window.post.saved.connect(self._tell_saved)
        for id, slot in {
            "file.open_repo": self.open_repo,
            "file.open_post": self._open_post,
            "file.save": self._save,
            "file.save_as": self._files.save_as,
        }.items():
            window.actions_[id].triggered.connect(slot)
        for key in ("repos", "posts"):
            menu = window.actions_.menu(f"file.recent_{key}")
            RecentMenu(menu, f"recent/{key}", self.open_path, window.settings)

    @cached_property
    def questions(self) -> Questions:
        """What it asks by dialogs."""
        # Imported here: the window comes to the screen without their classes.
        from newsletter_editor.gui.dialogs.questions import Questions

        return Questions(self._window.post, self._window)

    def open_path(self, path: Path) -> bool:
        """Open a post, or a folder with the post that was worked on last; False where that fails
        and was said."""
        is_open = self._folders.open_path(path)
        if is_open and self._window.editor.isVisible():
            self._window.editor.edit.setFocus()
        return is_open

    def open_repo(self) -> None:
        """Ask for a folder, and open it."""
        path = self.questions.which_repo()
        if path is not None:
            self.open_path(path)

    def _open_post(self) -> None:
        path = self.questions.which_post()
        if path is not None:
            self.open_path(path)

    def _save(self) -> None:
        source = written_source()
        if source is not None and source.post is not self._window.post:
            self._files.save_behind(source.post.now)
        else:
            self._files.save()

    def _tell_saved(self) -> None:
        self._forget_error()
        self._window.statusBar().showMessage(self.tr("Saved"), 3000)

    def _forget_error(self) -> None:
        self._window.notices.withdraw("error")
