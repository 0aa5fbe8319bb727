"""Nothing leaves the preview that the author has not allowed, whatever the page tries."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from newsletter_editor.gui.preview.addresses import SCHEME
from newsletter_editor.gui.preview.hosts import PublicHosts

_OWN = frozenset({SCHEME, "data", "qrc", "blob"})
_SHOWN = frozenset(
    {
        QWebEngineUrlRequestInfo.ResourceType.ResourceTypeImage,
        QWebEngineUrlRequestInfo.ResourceType.ResourceTypeMedia,
    }
)
_SHOWN_IN_WHOLE_PAGES = _SHOWN | {
    QWebEngineUrlRequestInfo.ResourceType.ResourceTypeStylesheet,
    QWebEngineUrlRequestInfo.ResourceType.ResourceTypeFontResource,
}


class RequestGuard(QWebEngineUrlRequestInterceptor):
    """Lets our own addresses through, and with `remote` images and media of public hosts, in a
    whole page their style sheets and fonts too.

    Where a host redirects to, too, comes through here before it is asked.
    """

    blocked = Signal(str)
    """The host of a request that was stopped."""

    def __init__(self, hosts: PublicHosts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hosts = hosts
        self.remote = False
        self.whole = False

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        url = info.requestUrl()
        if not self.may_load(url, info.resourceType()):
            info.block(True)
            self.blocked.emit(url.host())

    def may_load(self, url: QUrl, kind: QWebEngineUrlRequestInfo.ResourceType) -> bool:
        """Whether the page may load `url` as a resource of that kind."""
        if url.scheme() in _OWN:
            return True
        return (
            self.remote
            and url.scheme() in ("https", "http")
            and kind in (_SHOWN_IN_WHOLE_PAGES if self.whole else _SHOWN)
            and self._hosts.is_public(url.host())
        )
