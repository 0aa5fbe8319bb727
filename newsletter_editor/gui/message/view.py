"""A message drawn as mail programs draw it: nothing of it runs, nothing leaves but its images."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QCoreApplication, QUrl, QUrlQuery
from PySide6.QtGui import QColor, QContextMenuEvent, QDesktopServices, QResizeEvent
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QWidget

from newsletter_editor.gui.preview.addresses import FILES_ADDRESS, SHELL_URL
from newsletter_editor.gui.preview.hosts import PublicHosts
from newsletter_editor.gui.preview.profile import GuardedProfile
from newsletter_editor.resources import resource_path

_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld
_ON = {
    QWebEngineSettings.WebAttribute.AutoLoadImages,
    QWebEngineSettings.WebAttribute.ScrollAnimatorEnabled,
}
_EMPTY = "<!DOCTYPE html><html><head></head><body></body></html>"
_SOURCE = re.compile(r'(<img\b[^<>]*?\s)src="([^"]*)"')
_DARK = re.compile(r"@media\s*\(prefers-color-scheme:\s*dark\)")


class Looks(NamedTuple):
    """In which of its shapes a message is shown."""

    width: int = 600
    """CSS pixels of the window of the mail program."""
    dark: bool = False
    images: bool = True


def as_shown(message: str, looks: Looks, own: list[str]) -> str:
    """The HTML as a mail program in that state reads it.

    Images below the addresses `own` are taken from the repo: what is not published yet is there.
    """
    # The window's own theme is not what the reader's program has.
    shown = _DARK.sub("@media all" if looks.dark else "@media not all", message)

    def image(found: re.Match[str]) -> str:
        if not looks.images:
            return found[1]
        address = html.unescape(found[2])
        bare = re.sub(r"^https?:", "", address)
        if not any(bare.startswith(host + "/") for host in own):
            return found[0]
        query = QUrlQuery()
        query.addQueryItem("reference", bytes(QUrl.toPercentEncoding(address)).decode())
        return f'{found[1]}src="{FILES_ADDRESS}?{html.escape(query.toString())}"'

    return _SOURCE.sub(image, shown)


class MessageView(QWidget):
    """Patches one page in place, so that place and images stay while the author types."""

    def __init__(self, find: Callable[[str], Path | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._shown = ""
        self._is_ready = False
        self._remote = False
        self._width = Looks().width
        self.view: QWebEngineView | None = None

    def show_html(self, shown: str) -> None:
        """Show HTML that `as_shown` gave."""
        self._shown = shown
        self._start()
        self._fill()

    def set_window(self, width: int) -> None:
        """Draw the page as in a window of `width` CSS pixels, smaller where there is less room."""
        self._width = width
        self._lay_out()

    def set_remote(self, allowed: bool) -> None:
        """Allow or forbid images of other hosts."""
        if allowed != self._remote:
            self._remote = allowed
            if self.view is not None:
                self._load()

    def close_page(self) -> None:
        """Take the page away at once: Chromium wants view, page and profile to go in this order."""
        if self.view is None:
            return
        self._is_ready = False
        view, self.view = self.view, None
        for part in (view, self.page, self._profile):
            shiboken6.delete(part)

    def _start(self) -> None:
        if self.view is not None:
            return
        QCoreApplication.instance().aboutToQuit.connect(self.close_page)
        self._profile = GuardedProfile(self._find, PublicHosts(self), self)
        self.page = _Page(self._profile, self)
        self.page.setBackgroundColor(QColor("white"))
        self.page.loadFinished.connect(self._on_loaded)
        self.page.renderProcessTerminated.connect(self._load)
        self.view = _View(self)
        self.view.setPage(self.page)
        self.view.setAccessibleName(self.accessibleName())
        self.view.show()
        self.setFocusProxy(self.view)
        self._load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        if self.view is not None:
            shown = min(self._width, self.width())
            self.view.setGeometry((self.width() - shown) // 2, 0, shown, self.height())
            self.view.setZoomFactor(max(0.25, shown / self._width))

    def _load(self) -> None:
        self._is_ready = False
        self._profile.guard.remote = self._remote
        self.page.setHtml(_EMPTY, SHELL_URL)

    def _on_loaded(self) -> None:
        self._is_ready = True
        self._lay_out()
        self._fill()

    def _fill(self) -> None:
        if self._is_ready:
            self.page.runJavaScript(f"showMessage({json.dumps(self._shown)})", _WORLD)


class _Page(QWebEnginePage):
    def __init__(self, profile: QWebEngineProfile, parent: QWidget) -> None:
        super().__init__(profile, parent)
        for attribute in QWebEngineSettings.WebAttribute:
            self.settings().setAttribute(attribute, attribute in _ON)
        script = QWebEngineScript()
        script.setName("message")
        script.setWorldId(_WORLD)
        script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentReady)
        parts = [resource_path("preview", "morph.js"), resource_path("mail", "message.js")]
        script.setSourceCode("\n".join(part.read_text("utf-8") for part in parts))
        self.scripts().insert(script)

    def acceptNavigationRequest(
        self, url: QUrl, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        if kind == QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            if url.scheme() in ("http", "https"):
                QDesktopServices.openUrl(url)
            return False
        return is_main_frame and kind == QWebEnginePage.NavigationType.NavigationTypeTyped

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        """Nothing of a message is for the author's terminal."""


class _View(QWebEngineView):
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        for action, words in (
            (QWebEnginePage.WebAction.Copy, self.tr("Copy")),
            (QWebEnginePage.WebAction.SelectAll, self.tr("Select all")),
        ):
            menu.addAction(words).triggered.connect(self.pageAction(action).trigger)
        menu.popup(event.globalPos())
