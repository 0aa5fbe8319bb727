"""The web view of the preview with all that it needs, made late and healed when it dies."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QStackedLayout, QWidget

from newsletter_editor.gui.preview.addresses import site_address
from newsletter_editor.gui.preview.bridge import PageBridge
from newsletter_editor.gui.preview.hosts import PublicHosts
from newsletter_editor.gui.preview.style_requests import StyleRequests

if TYPE_CHECKING:
    from newsletter_editor.gui.preview.web_view import PreviewWebView

_HALF_LIGHT = 128
_FINDS_PICTURES = "newsletter_editor.site.site"
_PAUSES_BEFORE_RELOAD_MS = (0, 200, 1_000, 5_000)


class PageView(QWidget):
    """Shows the shell page. Making the web view takes longer than all else in the window, so
    `start` does it, once the window has been painted."""

    ready = Signal()
    """The page is there, empty: after the start, and again after each crash of it or `reload`."""
    request_blocked = Signal(str)
    """(host) of a request that the page was not allowed to make."""
    crashed = Signal()
    """The page's process is gone; another one is on its way."""
    turned = Signal(int)
    """(eighths of a degree, away from one positive): the wheel, with Ctrl held."""

    def __init__(
        self,
        bridge: PageBridge,
        find: Callable[[str], Path | None],
        hosts: PublicHosts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._find = find
        self._hosts = hosts
        self._remote = False
        self._published: Callable[[str], Path | None] = lambda _path: None
        self._styles: StyleRequests | None = None
        self.pictures: Callable[[], Iterable[str]] = tuple
        """Tells what a page will show at its head, so that it is asked for as the page is."""
        self._site_page: str | None = None
        self._background = QColor("white")
        self._crashes = 0
        self._reader: Thread | None = None
        self.view: PreviewWebView | None = None
        self.is_ready = False
        self._layout = QStackedLayout(self)
        self._reload = QTimer(self, singleShot=True)
        self._reload.timeout.connect(self.reload)
        bridge.is_ready.connect(self._on_ready)

    def start(self) -> None:
        """Make the web view and load the shell page."""
        if self.view is not None:
            return
        # What finds the site's pictures, while Chromium begins and this thread waits. It is of the
        # core: nothing of PySide may be imported on another thread.
        self._reader = Thread(target=import_module, args=(_FINDS_PICTURES,), daemon=True)
        self._reader.start()
        # Imported here: Chromium's libraries are as large as the rest of Qt, and the window can be
        # painted without them.
        from newsletter_editor.gui.preview.page import PreviewPage
        from newsletter_editor.gui.preview.profile import GuardedProfile
        from newsletter_editor.gui.preview.web_view import PreviewWebView

        QCoreApplication.instance().aboutToQuit.connect(self.close_page)
        self._profile = GuardedProfile(self._find, self._hosts, self)
        files = self._profile.files
        files.published, files.styles = self._published, self._styles
        files.pictures = self.pictures
        self._profile.guard.blocked.connect(self.request_blocked)
        self.page = PreviewPage(self._profile, self._bridge, self)
        self.page.setBackgroundColor(self._paper)
        self.page.renderProcessTerminated.connect(self._on_crash)
        self.view = PreviewWebView(self)
        self.view.setPage(self.page)
        self.view.setAccessibleName(self.accessibleName())
        self.view.turned.connect(self.turned)
        self._layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.reload()

    @property
    def is_reading(self) -> bool:
        """Whether what finds the site's pictures is still being imported on another thread."""
        return self._reader is not None and self._reader.is_alive()

    @property
    def is_site_page(self) -> bool:
        """Whether the shell page is the one for a site's own pages."""
        return self._site_page is not None

    def set_site(self, published: Callable[[str], Path | None], styles: StyleRequests) -> None:
        """Where the files and style sheets of a site's own page come from; before `start`."""
        self._published, self._styles = published, styles

    def set_site_page(self, path: str | None) -> None:
        """Stand at this path of the site, for its own page; None for the article. `ready` tells
        when that page can be filled, unless it is there already."""
        if path == self._site_page:
            return
        self._site_page = path
        if self.view is not None:
            self.page.setBackgroundColor(self._paper)
            self.reload()

    @property
    def _paper(self) -> QColor:
        # A site without a colour of its own is black on white, whatever the window is.
        return QColor("white") if self.is_site_page else self._background

    def close_page(self) -> None:
        """Take the page away at once: Chromium wants view, page and profile to go in this order."""
        if self.view is None:
            return
        self.is_ready = False
        self._reload.stop()
        view, self.view = self.view, None
        for part in (view, self.page, self._profile):
            shiboken6.delete(part)

    def call(self, method: str, *arguments: Any) -> None:
        """Call a method of the page's script; nothing happens while the page is not ready."""
        if self.is_ready:
            self.page.call(method, *arguments)

    def in_one_frame(self) -> contextlib.AbstractContextManager[None]:
        """What is called within it is shown at once, and nothing of it before."""
        return self.page.in_one_frame() if self.is_ready else contextlib.nullcontext()

    def set_remote(self, allowed: bool) -> None:
        """Allow or forbid requests to other hosts. The page is loaded anew, with another policy."""
        if allowed == self._remote:
            return
        self._remote = allowed
        if self.view is not None:
            self.reload()

    def set_pictures(self, shown: bool) -> None:
        """Load images, or none whatever names them; `fill` the page after that."""
        if self.view is not None:
            self.page.set_pictures(shown)

    def ask(self, script: str, done: Callable[[Any], None]) -> None:
        """Call `done` with what a script of the application's world gives, if it ever answers."""
        if self.is_ready:
            self.page.ask(script, done)

    def end_process(self) -> None:
        """End the page's process, whatever it is doing; the page is loaded anew after that."""
        if self.view is None:
            return
        process = self.process_id
        if process > 0:
            self.is_ready = False
            with contextlib.suppress(OSError):
                os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))

    @property
    def process_id(self) -> int:
        """The process that the page is drawn by, or 0."""
        return 0 if self.view is None else self.page.renderProcessPid()

    def set_pointed_address(self, address: str) -> None:
        """Say where the link under the mouse leads, for the context menu."""
        if self.view is not None:
            self.view.pointed_address = address

    def set_background(self, color: QColor) -> None:
        """The colour before the first paint, and of what lies outside the page."""
        self._background = color
        # While there is no page yet, an empty sheet lies at its place.
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, color)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        if self.view is not None:
            self.page.setBackgroundColor(self._paper)

    def reload(self) -> None:
        """Load the shell page; `ready` tells when it can be filled."""
        self.is_ready = False
        self._profile.files.remote = self._profile.guard.remote = self._remote
        self._profile.guard.whole = self.is_site_page
        self._profile.files.is_dark = self._background.lightness() < _HALF_LIGHT
        path = self._site_page
        self.page.load_shell(None if path is None else site_address(path))

    def _on_ready(self) -> None:
        self.is_ready = True
        self.view.watch_wheel()
        self.ready.emit()

    def _on_crash(self, *_: object) -> None:
        self.is_ready = False
        pauses = _PAUSES_BEFORE_RELOAD_MS
        self._reload.start(pauses[min(self._crashes, len(pauses) - 1)])
        self._crashes += 1
        self.crashed.emit()
