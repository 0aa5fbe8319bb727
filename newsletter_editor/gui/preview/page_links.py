"""The page's links: shown while pointed at, followed to another post or to the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.preview.bridge import PageBridge
from newsletter_editor.gui.preview.links import (
    LinkQuestion,
    linked_post,
    published_address,
    shown_address,
)
from newsletter_editor.gui.preview.live_page import LivePage
from newsletter_editor.gui.preview.page_view import PageView

if TYPE_CHECKING:
    from newsletter_editor.site.post_files import PostFile

_LEAST_ROOM = 80
"""Pixels that an address gets however narrow the preview is."""


class PageLinks(QObject):
    """Shows the address that is pointed at in a corner of the page, and asks before leaving."""

    post_requested = Signal(object)
    """(Path): the author has followed a link to another post of the site."""

    def __init__(
        self, bridge: PageBridge, live: LivePage, page_view: PageView, corner_of: QWidget
    ) -> None:
        """`corner_of` is the widget in whose lower left corner addresses are shown."""
        super().__init__(corner_of)
        self._live, self._page_view, self._canvas = live, page_view, corner_of
        self._posts: Callable[[], Iterable[PostFile]] = list
        self._label = PlainLabel(parent=corner_of)
        self._label.setObjectName("preview.address")
        self._label.setContentsMargins(8, 3, 8, 3)
        self._label.setAutoFillBackground(True)
        self._label.hide()
        corner_of.installEventFilter(self)
        bridge.was_pointed_at.connect(self._show_address)
        bridge.was_followed.connect(self._follow)

    def know_posts(self, posts: Callable[[], Iterable[PostFile]]) -> None:
        """Open links to these posts in the editor; asked whenever a link is followed."""
        self._posts = posts

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place_label()
        return False

    def _published(self, address: str) -> str:
        site = self._live.images.site
        own = site.config.url + site.config.baseurl if site else ""
        return published_address(address, own, self._live.images.url) if address else ""

    def _show_address(self, address: str) -> None:
        leads_to = self._published(address)
        self._page_view.set_pointed_address(leads_to)
        metrics = self._label.fontMetrics()
        room = max(_LEAST_ROOM, self._canvas.width() - 40)
        shown = shown_address(leads_to)
        self._label.setText(metrics.elidedText(shown, Qt.TextElideMode.ElideMiddle, room))
        self._label.setVisible(bool(leads_to))
        self._place_label()

    def _place_label(self) -> None:
        self._label.adjustSize()
        self._label.move(0, self._canvas.height() - self._label.height())
        self._label.raise_()

    def _follow(self, address: str) -> None:
        post = linked_post(address, self._live.images, self._posts())
        if post is not None:
            self.post_requested.emit(post)
        else:
            LinkQuestion(self._published(address), self._canvas).open()
