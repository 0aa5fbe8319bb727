"""What the menu *File*, the start page and a drop do with folders and posts."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from newsletter_editor.document.source import read_source
from newsletter_editor.gui.editor.field_keys import written_source
from newsletter_editor.gui.folders import FolderLine, Folders
from newsletter_editor.gui.notices import Choice
from newsletter_editor.gui.recent import RecentMenu
from newsletter_editor.text.errors import EditorError

if TYPE_CHECKING:
    from newsletter_editor.gui.dialogs.questions import Questions
    from newsletter_editor.gui.main_window import MainWindow

READ_AT_ONCE = 10
"""Posts: each takes some 10 ms."""
MOST_OPENED = 200
"""Tabs: many more than anybody looks through."""


class _Looked(NamedTuple):
    folders: list[Path]
    posts: list[Path]
    errors: list[EditorError]


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

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open what was dropped, or named by the system: the last comes to the front.

        Of many each is read when it is turned to, for the window would stand still.
        """
        if len(paths) <= READ_AT_ONCE:
            for path in paths:
                self.open_path(path)
            return
        here = [Path(os.path.abspath(path)) for path in paths[:MOST_OPENED]]  # noqa: PTH100
        left_out = len(paths) - len(here)
        self._window.tasks.run(partial(_looked_at, here), done=partial(self._open_many, left_out))

    def _open_many(self, left_out: int, looked: _Looked) -> None:
        for folder in looked.folders[-1:]:
            self.open_path(folder)
        if looked.posts:
            self._files.posts.expect_all(looked.posts)
            self.open_path(looked.posts[-1])
        said = [self.tr("Opened, each in a tab of its own: {0}.").format(len(looked.posts))]
        if left_out:
            said.append(self.tr("Left out, as too many at once: {0}.").format(left_out))
        if looked.errors:
            first = looked.errors[0].message.in_language(self._window.language)
            text = self.tr("Cannot be opened: {0}; the first: {1}")
            said.append(text.format(len(looked.errors), first))
        others = Choice(self.tr("Close the other posts"), self._close_others)
        is_all = len(said) == 1
        bar = self._window.notices.say(
            " ".join(said),
            "information" if is_all else "warning",
            [others] if looked.posts else [],
            key="many",
        )
        if is_all:
            bar.pass_by()

    def _close_others(self) -> None:
        self._files.close_others()

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


def _looked_at(paths: Sequence[Path]) -> _Looked:
    looked = _Looked([], [], [])
    for path in paths:
        try:
            if path.is_dir():
                looked.folders.append(path)
            else:
                read_source(path)
                looked.posts.append(path)
        except EditorError as error:
            looked.errors.append(error)
    return looked
