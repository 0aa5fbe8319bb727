"""The preview's own address space: its shell pages and what the open repo publishes, nothing else.

The article and the images of a post have one host. A site's whole page has another, on which it
stands at its own path, so that relative addresses in it and in its style sheets lead on.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject, QUrl, QUrlQuery
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from newsletter_editor.gui.preview.addresses import SCHEME, SHELL_URL, SITE_HOST, WHOLE_QUERY
from newsletter_editor.gui.preview.shell import shell_page
from newsletter_editor.gui.preview.style_requests import StyleRequests
from newsletter_editor.repo.regular import open_regular

_WHOLE_PAGE = "whole.html"

_SHELL_PAGES = ("page.html", _WHOLE_PAGE)
_SHOWN_KINDS = ("image/", "video/", "audio/")
_FONTS = {
    ".woff2": "font/woff2",
    ".woff": "font/woff",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".eot": "application/vnd.ms-fontobject",
}
LARGEST_FILE = 256 * 1024 * 1024
"""Bytes; what is larger counts as missing."""


def register_scheme() -> None:
    """Make the scheme known to Chromium; takes effect only before the first profile is made."""
    if QWebEngineUrlScheme.schemeByName(SCHEME.encode()).name():
        return
    scheme = QWebEngineUrlScheme(SCHEME.encode())
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


def content_security_policy(remote: bool, *, whole: bool = False) -> str:
    """What a shell page may load, with and without requests to other hosts."""
    others = " https: http:" if remote else ""
    media = f"{SCHEME}: data:{others}"
    # A style sheet can tell its host what it selects, so that those of other hosts and their fonts
    # belong to what the author allows for the whole page alone. The article's are in its page.
    styles, fonts = (f"{SCHEME}:{others} ", f"font-src {media}; ") if whole else ("", "")
    return (
        f"default-src 'none'; img-src {media}; media-src {media}; {fonts}"
        f"style-src {styles}'unsafe-inline'; script-src 'none'; frame-src 'none'; "
        "object-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    )


class PreviewFiles(QWebEngineUrlSchemeHandler):
    """Answers every request of the scheme. `find` turns a reference of the post into a file."""

    def __init__(self, find: Callable[[str], Path | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self.remote = False
        self.is_dark = False
        """Whether the article's page is dark from its first frame."""
        self.pictures: Callable[[], Iterable[str]] = tuple
        """Tells what the article will show at its head, as addresses of ours."""
        self.published: Callable[[str], Path | None] = lambda _path: None
        """The file that the site of the whole page publishes at a path."""
        self.styles: StyleRequests | None = None

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        url = job.requestUrl()
        if job.requestMethod().data() == b"GET" and url.host() == SITE_HOST:
            self._send_of_site(job, url)
        elif job.requestMethod().data() != b"GET" or url.host() != SHELL_URL.host():
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif url.path() == "/file":
            self._send_file(job, QUrlQuery(url))
        else:
            self._send_shell(job, url.path().removeprefix("/"))

    def _send_of_site(self, job: QWebEngineUrlRequestJob, url: QUrl) -> None:
        path = url.path(QUrl.ComponentFormattingOption.FullyDecoded)
        if url.query() == WHOLE_QUERY:
            self._send_shell(job, _WHOLE_PAGE)
        elif path.lower().endswith(".css") and self.styles is not None:
            self.styles.answer(job, path)
        else:
            self._send(job, self.published(path))

    def _send_shell(self, job: QWebEngineUrlRequestJob, name: str) -> None:
        if name not in _SHELL_PAGES:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        job.setAdditionalResponseHeaders(
            {
                QByteArray(b"Content-Security-Policy"): [
                    QByteArray(
                        content_security_policy(self.remote, whole=name == _WHOLE_PAGE).encode()
                    )
                ],
                QByteArray(b"Referrer-Policy"): [QByteArray(b"no-referrer")],
                QByteArray(b"X-Content-Type-Options"): [QByteArray(b"nosniff")],
            }
        )
        buffer = QBuffer(job)
        pictures = () if name == _WHOLE_PAGE else self.pictures()
        buffer.setData(shell_page(name, is_dark=self.is_dark, pictures=pictures))
        job.reply(b"text/html", buffer)

    def _send_file(self, job: QWebEngineUrlRequestJob, query: QUrlQuery) -> None:
        reference = query.queryItemValue("reference", QUrl.ComponentFormattingOption.FullyDecoded)
        self._send(job, self._find(reference))

    def _send(self, job: QWebEngineUrlRequestJob, path: Path | None) -> None:
        kind = _kind_of(path.name) if path else None
        if path is None or kind is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        try:
            descriptor = open_regular(path, LARGEST_FILE)
        except OSError:
            job.fail(QWebEngineUrlRequestJob.Error.RequestFailed)
            return
        file = QFile(job)
        file.open(
            descriptor,
            QIODevice.OpenModeFlag.ReadOnly,
            QFile.FileHandleFlag.AutoCloseHandle,
        )
        job.reply(kind.encode(), file)


def _kind_of(name: str) -> str | None:
    """The MIME type of what a page may show, None for all else."""
    kind = mimetypes.guess_type(name)[0]
    if kind is not None and kind.startswith(_SHOWN_KINDS):
        return kind
    return _FONTS.get(Path(name).suffix.lower())
