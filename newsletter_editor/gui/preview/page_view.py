"""The web view of the preview with all that it needs, made late and healed when it dies."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from newsletter_editor.gui.preview.bridge import PageBridge
from newsletter_editor.gui.preview.hosts import PublicHosts
from newsletter_editor.gui.preview.page import PreviewPage
from newsletter_editor.gui.preview.request_guard import RequestGuard
from newsletter_editor.gui.preview.scheme import SCHEME, PreviewFiles, site_address
from newsletter_editor.gui.preview.style_requests import StyleRequests

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
        self._site_page: str | None = None
        self._background = QColor("white")
        self._crashes = 0
        self.view: _View | None = None
        self.is_ready = False
        self._layout = QStackedLayout(self)
        self._reload = QTimer(self, singleShot=True)
        self._reload.timeout.connect(self.reload)
        bridge.is_ready.connect(self._on_ready)

    def start(self) -> None:
        """Make the web view and load the shell page."""
        if self.view is not None:
            return
        # No child of this widget: it would go before the page does.
        application = QCoreApplication.instance()
        application.aboutToQuit.connect(self.close_page)
        self._profile = QWebEngineProfile(application)
        self._profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.MemoryHttpCache)
        self._profile.setPersistentCookiesPolicy(
            QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
        )
        self._files = PreviewFiles(self._find, self)
        self._files.published, self._files.styles = self._published, self._styles
        self._guard = RequestGuard(self._hosts, self)
        self._guard.blocked.connect(self.request_blocked)
        self._profile.installUrlSchemeHandler(SCHEME.encode(), self._files)
        self._profile.setUrlRequestInterceptor(self._guard)
        self.page = PreviewPage(self._profile, self._bridge, self)
        self.page.setBackgroundColor(self._paper)
        self.page.renderProcessTerminated.connect(self._on_crash)
        self.view = _View(self)
        self.view.setPage(self.page)
        self.view.setAccessibleName(self.accessibleName())
        self.view.turned.connect(self.turned)
        self._layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.reload()

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
            attribute = QWebEngineSettings.WebAttribute.AutoLoadImages
            self.page.settings().setAttribute(attribute, shown)

    def ask(self, script: str, done: Callable[[Any], None]) -> None:
        """Call `done` with what a script of the application's world gives, if it ever answers."""
        if self.is_ready:
            self.page.runJavaScript(script, QWebEngineScript.ScriptWorldId.ApplicationWorld, done)

    def end_process(self) -> None:
        """End the page's process, whatever it is doing; the page is loaded anew after that."""
        if self.view is None:
            return
        process = self.page.renderProcessPid()
        if process > 0:
            self.is_ready = False
            with contextlib.suppress(OSError):
                os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))

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
        self._files.remote = self._guard.remote = self._remote
        self._guard.whole = self.is_site_page
        path = self._site_page
        self.page.load_shell(None if path is None else site_address(path))

    def _on_ready(self) -> None:
        self.is_ready = True
        self.view.watch_wheel()
        self.ready.emit()

    def _on_crash(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        self.is_ready = False
        pauses = _PAUSES_BEFORE_RELOAD_MS
        self._reload.start(pauses[min(self._crashes, len(pauses) - 1)])
        self._crashes += 1
        self.crashed.emit()


class _View(QWebEngineView):
    """Offers what makes sense in a preview; going back, saving or viewing the source do not."""

    turned = Signal(int)

    pointed_address = ""
    """Where the link under the mouse leads on the published site."""

    def watch_wheel(self) -> None:
        """Hear of the wheel, which Qt gives to a child that it makes for each process of a page."""
        if self.focusProxy() is not None:
            self.focusProxy().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent):
            held = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if held:
                self.turned.emit(event.angleDelta().y())
            return held
        return super().eventFilter(watched, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        request = self.lastContextMenuRequest()
        if request is not None and request.selectedText():
            copy = menu.addAction(self.tr("Copy"))
            copy.triggered.connect(self.pageAction(QWebEnginePage.WebAction.Copy).trigger)
        if self.pointed_address:
            copy_address = menu.addAction(self.tr("Copy link address"))
            copy_address.setData(self.pointed_address)
            copy_address.triggered.connect(self._copy_address)
        everything = menu.addAction(self.tr("Select all"))
        everything.triggered.connect(self.pageAction(QWebEnginePage.WebAction.SelectAll).trigger)
        menu.popup(event.globalPos())

    def _copy_address(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            QGuiApplication.clipboard().setText(action.data())
