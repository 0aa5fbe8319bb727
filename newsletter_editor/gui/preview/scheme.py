"""The preview's own address space: its shell page and the images of the open repo, nothing else."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject, QUrl, QUrlQuery
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from newsletter_editor.repo.regular import open_regular
from newsletter_editor.resources import resource_path

SCHEME = "newsletter-preview"
SHELL_URL = QUrl(f"{SCHEME}://page/page.html")
FILES_ADDRESS = f"{SCHEME}://page/file"

_SHELL_TYPES = {".html": "text/html", ".css": "text/css"}
_SHOWN_KINDS = ("image/", "video/", "audio/")
LARGEST_FILE = 256 * 1024 * 1024
"""Bytes; what is larger counts as missing."""


def register_scheme() -> None:
    """Make the scheme known to Chromium; takes effect only before the QApplication exists."""
    if QWebEngineUrlScheme.schemeByName(SCHEME.encode()).name():
        return
    scheme = QWebEngineUrlScheme(SCHEME.encode())
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


def content_security_policy(remote: bool) -> str:
    """What the shell page may load, with and without requests to other hosts."""
    media = f"{SCHEME}: data:" + (" https: http:" if remote else "")
    return (
        f"default-src 'none'; img-src {media}; media-src {media}; "
        f"style-src {SCHEME}: 'unsafe-inline'; script-src 'none'; frame-src 'none'; "
        "object-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    )


class PreviewFiles(QWebEngineUrlSchemeHandler):
    """Answers every request of the scheme. `find` turns a reference of the post into a file."""

    def __init__(self, find: Callable[[str], Path | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self.remote = False

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        url = job.requestUrl()
        if job.requestMethod().data() != b"GET" or url.host() != SHELL_URL.host():
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif url.path() == "/file":
            self._send_file(job, QUrlQuery(url))
        else:
            self._send_shell(job, url.path().removeprefix("/"))

    def _send_shell(self, job: QWebEngineUrlRequestJob, name: str) -> None:
        kind = _SHELL_TYPES.get(Path(name).suffix)
        path = resource_path("preview", name)
        if kind is None or "/" in name or not path.is_file():
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        job.setAdditionalResponseHeaders(
            {
                QByteArray(b"Content-Security-Policy"): [
                    QByteArray(content_security_policy(self.remote).encode())
                ],
                QByteArray(b"Referrer-Policy"): [QByteArray(b"no-referrer")],
                QByteArray(b"X-Content-Type-Options"): [QByteArray(b"nosniff")],
            }
        )
        buffer = QBuffer(job)
        buffer.setData(path.read_bytes())
        job.reply(kind.encode(), buffer)

    def _send_file(self, job: QWebEngineUrlRequestJob, query: QUrlQuery) -> None:
        reference = query.queryItemValue("reference", QUrl.ComponentFormattingOption.FullyDecoded)
        path = self._find(reference)
        kind = mimetypes.guess_type(path.name)[0] if path else None
        if path is None or kind is None or not kind.startswith(_SHOWN_KINDS):
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
