"""What can be done with a post of the list besides opening it."""

from __future__ import annotations

import ntpath
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError

KEYS_OF_MOVES = {
    Qt.Key.Key_F2: "rename",
    Qt.Key.Key_Delete: "delete",
}
"""What these keys do with the post under the cursor, in the list as in its menu."""


class PostMenu(QMenu):
    """The context menu of one post."""

    open_chosen = Signal(object)
    """(Path)"""
    move_chosen = Signal(str, object)
    """(what, PostFile): `to_post`, `to_draft`, `rename`, `duplicate` or `delete`."""

    def __init__(self, post: PostFile, site: Site, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._address = published_address(post, site)
        self.addAction(self.tr("&Open"), self._open)
        self.addAction(self.tr("Show in &folder"), self._show_in_folder)
        self.addSeparator()
        if post.draft:
            self._add_move(self.tr("&Turn into a post…"), "to_post")
        else:
            self._add_move(self.tr("Turn into a &draft"), "to_draft")
        self._add_move(self.tr("&Rename…"), "rename")
        self._add_move(self.tr("D&uplicate"), "duplicate")
        self._add_move(self.tr("D&elete…"), "delete")
        self.addSeparator()
        self.addAction(self.tr("Copy &path"), self._copy_path)
        copy_address = self.addAction(self.tr("Copy &web address"), self._copy_address)
        copy_address.setEnabled(bool(self._address))

    def _add_move(self, text: str, what: str) -> None:
        action = self.addAction(text, self._choose_move)
        action.setData(what)
        for key, move in KEYS_OF_MOVES.items():
            if move == what:
                action.setShortcut(QKeySequence(key))

    def _choose_move(self) -> None:
        self.move_chosen.emit(self.sender().data(), self._post)

    def _open(self) -> None:
        self.open_chosen.emit(self._post.path)

    def _show_in_folder(self) -> None:
        show_in_folder(self._post.path)

    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText(os.fspath(self._post.path))

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self._address)


def published_address(post: PostFile, site: Site) -> str:
    """Where the post is, or will be, on the web; empty where the site does not say."""
    try:
        return site.config.url.rstrip("/") + site.config.baseurl + site.url_of(post)
    except EditorError:
        return ""


def show_in_folder(path: Path) -> None:
    """Open the system's file manager at the file; where it cannot mark one, at its folder."""
    if sys.platform == "win32":
        # By whole path: Windows looks for programs in the current folder first, and that is the
        # post's where one was opened by a double click. Explorer wants this very form, with the
        # comma outside the quotes.
        explorer = ntpath.join(os.environ.get("SYSTEMROOT", r"C:\Windows"), "explorer.exe")
        subprocess.Popen(f'"{explorer}" /select,"{path}"')
    elif sys.platform == "darwin":
        subprocess.Popen(["/usr/bin/open", "-R", os.fspath(path)])
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(os.fspath(path.parent)))
