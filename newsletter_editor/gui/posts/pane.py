"""The posts pane: every post of the repo, newest first, and a box to find one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.posts.language_chips import LanguageChips
from newsletter_editor.gui.posts.post_delegate import PostDelegate
from newsletter_editor.gui.posts.post_menu import KEYS_OF_MOVES, PostMenu
from newsletter_editor.gui.posts.post_model import PostModel
from newsletter_editor.gui.posts.reading import Found, PostReading
from newsletter_editor.gui.repo_watch import RepoWatch
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.repo.changes import changed_since_commit
from newsletter_editor.site.folder import CONFIG_NAMES, SiteFolder
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.text.localized import Language
from newsletter_editor.text.problems import Problem, Severity

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow

_GIT_WRITES_AT_COMMITS = (".git/index", ".git/logs/HEAD")
_LAID_OUT_AT_ONCE = 200
"""Rows; thousands in one go would be felt."""


class PostsPane(QWidget):
    """Lists the posts of one site and keeps the list true to the disk."""

    post_requested = Signal(object)
    """(Path): the author wants this post open."""
    move_requested = Signal(str, object)
    """(what, PostFile): see `PostMenu.move_chosen`."""
    repo_requested = Signal()
    """The author wants to choose a repo."""
    failed = Signal(object)
    """(EditorError): the repo could not be read."""
    writing_wanted = Signal()
    """The author has found the post, and wants to go on in its text."""
    listed = Signal()
    """All posts have been read, for the first time or anew."""

    def __init__(self, tasks: Tasks, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("posts")
        self._tasks = tasks
        self._folder: SiteFolder | None = None
        self._asking: Job | None = None
        self._current: Path | None = None
        self._post: OpenPost | None = None
        self.model = PostModel(language, self)
        self._reading = PostReading(tasks, self)
        self._watch = RepoWatch(self)
        self.filter_box = QLineEdit()
        self.languages = LanguageChips()
        self.list = _PostList(self.model)
        self._hint = PlainLabel()
        self._open_button = QPushButton(self.tr("Open repo…"))
        self._lay_out()
        self._connect()
        self._show_hint()

    @property
    def posts(self) -> list[PostFile]:
        """The posts that are listed now, newest first, whether the filter shows them or not."""
        return self.model.posts

    def show_folder(self, folder: SiteFolder | None) -> None:
        """List the posts of another repo, or of none; what is known of the one listed stays."""
        before, self._folder = self._folder, folder
        if folder is not None and before is not None and folder.root == before.root:
            self.refresh()
            return
        self.model.clear()
        self._watch.stop()
        self._reading.open(folder.root if folder else None)
        self._show_hint()

    def follow(self, post: OpenPost) -> None:
        """Select whichever post is in front from now on, and look at the disk when it is saved."""
        self._post = post
        post.path_changed.connect(self._show_front)
        post.saved.connect(self.refresh)
        self._show_front()

    def show_current(self, path: Path | None) -> None:
        """Select the post that is open in the editor."""
        # The site's paths are real ones, whatever links led the author here.
        self._current = Path(os.path.realpath(path.parent)) / path.name if path else None
        self._keep_selection()

    def refresh(self) -> None:
        """Look at the disk again; files that have not changed are not read."""
        self._reading.read()

    def show_problems(self, path: Path, problems: Iterable[Problem]) -> None:
        """Mark the post at `path` by the worst that checks found in it; hints mark nothing."""
        worst = max((problem.severity for problem in problems), default=Severity.HINT)
        real = Path(os.path.realpath(path.parent)) / path.name
        self.model.set_problem(real, worst if worst > Severity.HINT else None)

    # ---- assembly ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.filter_box.setPlaceholderText(self.tr("Title, day, author, tag or file name"))
        self.filter_box.setAccessibleName(self.tr("Filter the posts"))
        self.filter_box.setClearButtonEnabled(True)
        self.list.setAccessibleName(self.tr("Posts"))
        self._hint.setWordWrap(True)
        self._hint.setProperty("muted", True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setContentsMargins(16, 24, 16, 8)
        self._hint.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        box = QVBoxLayout()
        box.setContentsMargins(8, 8, 8, 6)
        box.setSpacing(8)
        box.addWidget(self.filter_box)
        box.addWidget(self.languages)
        layout.addLayout(box)
        layout.addWidget(self._hint)
        layout.addWidget(self._open_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        self.setMinimumWidth(200)

    def _connect(self) -> None:
        self.filter_box.textChanged.connect(self._apply_filter)
        self.filter_box.installEventFilter(self)
        self.languages.chosen.connect(self._apply_languages)
        self.list.chosen.connect(self._request)
        self.list.entered_by_key.connect(self._open_to_write)
        self.list.menu_requested.connect(self._open_menu)
        self.list.move_wanted.connect(self._ask_for_move)
        self._open_button.clicked.connect(self.repo_requested)
        self._reading.slice_read.connect(self._on_slice)
        self._reading.finished.connect(self._on_finished)
        self._reading.failed.connect(self.failed)
        self._watch.changed.connect(self.refresh)

    # ---- what happens --------------------------------------------------------------------------

    def _show_front(self) -> None:
        if self._post is not None:
            self.show_current(self._post.path)

    def _on_slice(self, posts: list[PostFile]) -> None:
        self.model.add(posts)
        self._keep_selection()
        self._show_hint()

    def _on_finished(self, found: Found) -> None:
        self.model.replace(found.posts)
        self.languages.show_languages(self.model.languages)
        self._keep_selection()
        if self._folder is not None:
            root = self._folder.root
            first = [root / name for name in (*CONFIG_NAMES, *_GIT_WRITES_AT_COMMITS)]
            self._watch.watch(found.folders, [*first, *(post.path for post in found.posts)])
            self._ask_what_changed(root, [post.path for post in found.posts])
        self._show_hint()
        self.listed.emit()

    def _ask_what_changed(self, root: Path, posts: list[Path]) -> None:
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._tasks.run(
            lambda: changed_since_commit(root, posts) or frozenset(),
            done=self.model.set_changed,
        )

    def _keep_selection(self) -> None:
        row = self.model.row_of(self._current)
        if row < 0:
            self.list.clearSelection()
        elif self.list.currentIndex().row() != row or not self.list.selectedIndexes():
            self.list.setCurrentIndex(self.model.index(row))

    def _apply_filter(self, text: str) -> None:
        self.model.set_filter(text)
        self._keep_selection()
        self._show_hint()

    def _apply_languages(self, languages: list[str]) -> None:
        self.model.set_languages(languages)
        self._keep_selection()
        self._show_hint()

    def _show_hint(self) -> None:
        if self._folder is None:
            hint = self.tr("Open the folder of your blog to see its posts here.")
        elif self.model.shown_count:
            hint = ""
        elif self.model.post_count:
            hint = self.tr("No post has all of these words.")
        elif self._reading.is_reading:
            hint = self.tr("Reading the posts…")
        else:
            hint = self.tr("This repo has no posts yet.")
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._open_button.setVisible(self._folder is None)
        self.list.setVisible(self._folder is not None)

    def _request(self, index: QModelIndex) -> None:
        post = self.model.post_at(index)
        if post is not None and post.path != self._current:
            self.post_requested.emit(post.path)
            # The author may have stayed with unsaved work.
            self._keep_selection()

    def _open_found(self) -> None:
        """Open the only post that the filter shows, to be written in; else go to the list."""
        found = self.model.only_shown
        if found is None:
            self.list.enter()
            return
        self._open_to_write(self.model.index(self.model.row_of(found.path)))

    def _open_to_write(self, index: QModelIndex) -> None:
        self._request(index)
        post = self.model.post_at(index)
        if post is not None and post.path == self._current:
            self.writing_wanted.emit()

    def _ask_for_move(self, what: str) -> None:
        post = self.model.post_at(self.list.currentIndex())
        if post is not None and self._folder is not None:
            self.move_requested.emit(what, post)

    def _open_menu(self, index: QModelIndex, place: QPoint) -> None:
        post = self.model.post_at(index)
        if post is None or self._folder is None:
            return
        menu = PostMenu(post, self._folder.site, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.open_chosen.connect(self.post_requested)
        menu.move_chosen.connect(self.move_requested)
        menu.popup(place)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        if watched is self.filter_box and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open_found()
                return True
            if is_press and event.key() == Qt.Key.Key_Down:
                self.list.enter()
                return True
            if is_press and event.key() == Qt.Key.Key_Escape and self.filter_box.text():
                self.filter_box.clear()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Not every change is told of: see MOST_FILES in repo_watch.
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep_selection()


class _PostList(QListView):
    """Years are stepped over; a click or Return opens a post, arrows only move."""

    chosen = Signal(QModelIndex)
    entered_by_key = Signal(QModelIndex)
    """Return was pressed: the author wants to write in the post."""
    menu_requested = Signal(QModelIndex, QPoint)
    move_wanted = Signal(str)
    """(what): of the post under the cursor; see `PostMenu.move_chosen`."""

    def __init__(self, model: PostModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("posts.list")
        self.setModel(model)
        self.setItemDelegate(PostDelegate(self))
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_LAID_OUT_AT_ONCE)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.clicked.connect(self.chosen)

    def enter(self) -> None:
        """Take the keyboard, with a post under the cursor."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.currentIndex().isValid() and self.model().rowCount() > 1:
            self.setCurrentIndex(self.model().index(1, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Languages above the list take room from it when the posts are known.
        here = self.currentIndex()
        was_seen = QRect(QPoint(0, 0), event.oldSize()).intersects(self.visualRect(here))
        super().resizeEvent(event)
        if was_seen:
            self.scrollTo(here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_by_key.emit(self.currentIndex())
            return
        if event.key() in KEYS_OF_MOVES and not event.modifiers():
            self.move_wanted.emit(KEYS_OF_MOVES[event.key()])
            return
        super().keyPressEvent(event)

    def _ask_for_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        # The menu key gives the middle of the list; the post meant is the one under the cursor.
        if not index.isValid() or not (index.flags() & Qt.ItemFlag.ItemIsSelectable):
            index = self.currentIndex()
        self.menu_requested.emit(index, self.viewport().mapToGlobal(place))


def hang(window: MainWindow) -> PostsPane:
    """List the posts of the window's repo at its side."""
    pane = PostsPane(window.tasks, window.language)
    window.docks.fill("posts", pane)
    window.files.folder_opened.connect(pane.show_folder)
    pane.post_requested.connect(window.files.open_post)
    pane.writing_wanted.connect(window.editor.edit.setFocus)
    pane.repo_requested.connect(window.file_commands.open_repo)
    pane.failed.connect(window.explain)
    pane.follow(window.post)
    pane.show_folder(window.files.folder)
    return pane
