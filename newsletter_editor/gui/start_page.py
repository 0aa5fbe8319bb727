"""What stands in the editor's place while nothing is open: the ways to begin."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.document.system_errors import explained
from newsletter_editor.gui.icons import icon
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.plain import PlainLabel, plain_caption, plain_tip
from newsletter_editor.gui.post_files import PostFiles
from newsletter_editor.gui.settings import Settings
from newsletter_editor.resources import resource_path
from newsletter_editor.text.errors import EditorError

SAMPLE_FOLDER = "sample"
"""Beside the settings. A copy: the program's own files may be read-only, and must stay whole."""
MOST_RECENT = 6
_WIDTH = 420
_LOGO = 64


class StartPage(QWidget):
    """Stands there until a repo or a post is open, or something is written; `refresh` begins it."""

    repo_requested = Signal()
    """The author wants to choose a folder."""
    path_requested = Signal(object)
    """(Path): the author wants to open this repo."""
    download_requested = Signal()
    """The author's blog is on a server, and not on this machine yet."""
    failed = Signal(object)
    """(EditorError): the sample could not be copied."""
    left = Signal()
    """The author wants to write, without a repo."""
    takes_place = Signal(bool)
    """Whether the page stands in the editor's place now."""

    def __init__(self, post: OpenPost, files: PostFiles, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("start_page")
        self._post, self._files, self._settings = post, files, settings
        self._is_dismissed = False
        self.hide()
        self.open_button = QPushButton(self.tr("Open the folder of your newsletter…"))
        self.download_button = QPushButton(self.tr("Download a blog…"))
        self.sample_button = QPushButton(self.tr("Look at a sample newsletter"))
        self.write_button = QPushButton(self.tr("Write without a folder"))
        self._recent_label = PlainLabel(self.tr("Recent"))
        self._recent = QVBoxLayout()
        self.open_button.clicked.connect(self.repo_requested)
        self.download_button.clicked.connect(self.download_requested)
        self.sample_button.clicked.connect(self.open_sample)
        self.write_button.clicked.connect(self.dismiss)
        files.folder_opened.connect(self.refresh)
        post.opened.connect(self._begin_anew)
        post.edited.connect(self.refresh)

    @property
    def recent_buttons(self) -> list[QToolButton]:
        """One for each repo that was opened lately and is still there."""
        rows = (self._recent.itemAt(row).widget() for row in range(self._recent.count()))
        return [row for row in rows if isinstance(row, QToolButton)]

    def refresh(self) -> None:
        """Stand there, or leave the place to the editor."""
        post = self._post
        if post.length or post.is_dirty:
            # Who has begun to write is not interrupted, even if all is deleted again.
            self._is_dismissed = True
        is_wanted = not self._is_dismissed and self._files.folder is None and post.path is None
        if is_wanted:
            if self.layout() is None:
                self._lay_out()
            self._list_recent()
        # Told once: a document tells of a change when its window goes, the editor's end among it.
        if is_wanted == self.isHidden():
            self.setVisible(is_wanted)
            self.takes_place.emit(is_wanted)

    def take_keyboard(self) -> None:
        """Have the keyboard at the first way to begin, if the page is there."""
        if self.isVisible():
            (self.recent_buttons or [self.open_button])[0].setFocus()

    def dismiss(self) -> None:
        """Let the author write, without a repo."""
        self._is_dismissed = True
        self.refresh()
        self.left.emit()

    def open_sample(self) -> None:
        """Open the newest post of the sample, of a copy that is the author's to play with."""
        folder = self._settings.folder / SAMPLE_FOLDER
        try:
            if not folder.is_dir():
                _copy_sample(folder)
        except EditorError as error:
            self.failed.emit(error)
            return
        posts = sorted(folder.rglob("_posts/*.md"))
        if self._files.open_path(folder) and posts:
            self._files.open_post(posts[-1])

    def _begin_anew(self) -> None:
        self._is_dismissed = False
        self.refresh()

    def _lay_out(self) -> None:
        logo = PlainLabel()
        logo.setPixmap(QIcon(str(resource_path("icons", "newsletter-editor.svg"))).pixmap(_LOGO))
        title = PlainLabel("Newsletter Editor")
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        font.setBold(True)
        title.setFont(font)
        promise = PlainLabel(self.tr("Write a post beside the page that it will become."))
        drop = PlainLabel(self.tr("You can also drop a folder or a post anywhere on this window."))
        for label in (promise, drop, self._recent_label):
            label.setProperty("muted", True)
            label.setWordWrap(True)
        self.open_button.setDefault(True)
        self._recent.setSpacing(2)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(logo)
        column.addWidget(title)
        column.addWidget(promise)
        column.addSpacing(14)
        ways = (self.open_button, self.download_button, self.sample_button, self.write_button)
        for button in ways:
            column.addWidget(button)
        column.addSpacing(14)
        column.addWidget(self._recent_label)
        column.addLayout(self._recent)
        column.addSpacing(14)
        column.addWidget(drop)
        column.addStretch(3)
        self._column.setMaximumWidth(_WIDTH)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._column, 1000)
        row.addStretch(1)
        # A low window must stay low.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _list_recent(self) -> None:
        while item := self._recent.takeAt(0):
            item.widget().deleteLater()
        paths = [path for path in self._settings.paths("recent/repos") if path.is_dir()]
        for path in paths[:MOST_RECENT]:
            button = QToolButton()
            button.setIcon(icon("folder"))
            button.setIconSize(QSize(17, 17))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setToolTip(plain_tip(str(path)))
            button.setAccessibleName(self.tr("Open {0}").format(path))
            button.setProperty("path", str(path))
            button.clicked.connect(self._open_recent)
            self._recent.addWidget(button)
        self._recent_label.setVisible(bool(paths))
        self._name_recent()

    def _open_recent(self) -> None:
        self.path_requested.emit(Path(self.sender().property("path")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_recent()

    def _name_recent(self) -> None:
        """Write as much of each path as there is room for, its end before its beginning."""
        room = min(_WIDTH, self.width()) - 48 - 40
        for button in self.recent_buttons:
            path = Path(button.property("path"))
            metrics = button.fontMetrics()
            name = f"{path.name}   "
            left = max(room - metrics.horizontalAdvance(name), 0)
            place = metrics.elidedText(str(path.parent), Qt.TextElideMode.ElideLeft, left)
            button.setText(plain_caption(name + place))


def _copy_sample(folder: Path) -> None:
    """Copy the sample whole or not at all. Raises EditorError."""
    part = folder.with_name(f"{folder.name}.part")
    with explained(folder):
        shutil.rmtree(part, ignore_errors=True)
        # Contents alone: what is installed may be read-only.
        shutil.copytree(resource_path("sample"), part, copy_function=shutil.copyfile)
        part.rename(folder)
