"""Links of the page: where they lead on the published site, and opening them elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from newsletter_editor.gui.plain import PlainMessageBox
from newsletter_editor.gui.preview.repo_images import RepoImages
from newsletter_editor.text.errors import EditorError

if TYPE_CHECKING:
    from newsletter_editor.site.post_files import PostFile

OPENED_SCHEMES = frozenset({"http", "https", "mailto"})
"""Others could start any program of the author's system."""

_LONGEST_SHOWN = 600


def published_address(address: str, site_address: str, page_url: str) -> str:
    """Where a link of a post leads once it is published.

    `site_address` is the site's `url` and `baseurl` together, `page_url` the post's own path.
    Without a site address, relative links stay relative.
    """
    own = site_address.rstrip("/") + (page_url or "/")
    try:
        return urljoin(own, address.strip())
    except ValueError:
        return address


def may_be_opened(address: str) -> bool:
    """Whether the system's browser or mail program may be given this address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in OPENED_SCHEMES and bool(parts.netloc or parts.path)


def linked_post(address: str, images: RepoImages, posts: Iterable[PostFile]) -> Path | None:
    """The post of the same site that a link leads to, by its published address or its file."""
    site = images.site
    if site is None:
        return None
    path = site.references.site_path(address, images.url)
    if path is None:
        return None
    file = images.find(address)
    for post in posts:
        if post.path == file:
            return post.path
        try:
            url = site.url_of(post)
        except EditorError:
            # A permalink that Jekyll would stop at leads nowhere.
            continue
        if _bare(unquote(url)) == _bare(path):
            return post.path
    return None


def _bare(path: str) -> str:
    """An address without what a web server adds to it by itself."""
    return path.removesuffix("index.html").removesuffix(".html").strip("/")


class LinkQuestion(PlainMessageBox):
    """Shows where a link leads before the system's browser opens it."""

    def __init__(self, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWindowTitle(self.tr("Open link"))
        self._open_button: QPushButton | None = None
        if may_be_opened(address):
            self.setText(self.tr("Open this address in your browser?"))
            self._open_button = self.addButton(self.tr("&Open"), QMessageBox.ButtonRole.AcceptRole)
        else:
            self.setText(
                self.tr(
                    "This link leads to no web or mail address, so it cannot be opened from here."
                )
            )
        self._copy_button = self.addButton(
            self.tr("&Copy address"), QMessageBox.ButtonRole.ActionRole
        )
        cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setInformativeText(shown_address(address))
        self.setDefaultButton(self._open_button or cancel)
        self.buttonClicked.connect(self._on_button)

    def _on_button(self, button: QPushButton) -> None:
        if button is self._open_button:
            QDesktopServices.openUrl(QUrl.fromUserInput(self._address))
        elif button is self._copy_button:
            QGuiApplication.clipboard().setText(self._address)


def shown_address(address: str) -> str:
    """An address for people: readable letters, but hosts that look like others stay coded."""
    shown = QUrl(address).toDisplayString() if may_be_opened(address) else address
    if len(shown) > _LONGEST_SHOWN:
        return shown[:_LONGEST_SHOWN] + "…"
    return shown
