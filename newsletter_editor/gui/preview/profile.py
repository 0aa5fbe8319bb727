"""What Chromium keeps for a page of ours, and whom it may ask: nothing, and those we let it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWebEngineCore import QWebEngineProfile

from newsletter_editor.gui.preview.addresses import SCHEME
from newsletter_editor.gui.preview.hosts import PublicHosts
from newsletter_editor.gui.preview.request_guard import RequestGuard
from newsletter_editor.gui.preview.scheme import PreviewFiles, register_scheme


class GuardedProfile(QWebEngineProfile):
    """Belongs to the application, so that it can outlive its page, as Chromium wants; whoever
    makes it takes view, page and profile away in this order."""

    def __init__(
        self, find: Callable[[str], Path | None], hosts: PublicHosts, owner: QObject
    ) -> None:
        """`find` turns a reference of the post into a file; `owner` is the widget of the page."""
        register_scheme()
        super().__init__(QCoreApplication.instance())
        self.setHttpCacheType(QWebEngineProfile.HttpCacheType.MemoryHttpCache)
        self.setPersistentCookiesPolicy(
            QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
        )
        self.files = PreviewFiles(find, owner)
        self.guard = RequestGuard(hosts, owner)
        self.installUrlSchemeHandler(SCHEME.encode(), self.files)
        self.setUrlRequestInterceptor(self.guard)
