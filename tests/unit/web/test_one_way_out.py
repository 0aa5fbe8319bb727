"""Nothing asks the web but the client that asks no neighbours and is bounded."""

from __future__ import annotations

import ast
from pathlib import Path

import newsletter_editor

PACKAGE = Path(newsletter_editor.__file__).parent
WAYS_OUT = {
    *("urlopen", "urlretrieve", "build_opener", "HTTPConnection", "HTTPSConnection"),
    *("create_connection", "open_connection", "SMTP", "SMTP_SSL", "FTP", "IMAP4", "xmlrpc"),
    *("QNetworkAccessManager", "QTcpSocket", "QSslSocket", "QUdpSocket", "QWebSocket"),
    *("fromWebUrl", "connectToHost", "AF_INET", "AF_INET6"),
}
ALLOWED = {
    # The server of mail that the author typed, which may well be the company's own.
    "mail/sending.py": {"SMTP", "SMTP_SSL"},
    # The name of a way to write lines.
    "mail/eml.py": {"SMTP"},
    # Whether there is a screen: the X server that the author's session names.
    "app/display.py": {"AF_INET"},
}


def test_the_web_is_asked_in_one_way() -> None:
    found = {}
    for file in PACKAGE.rglob("*.py"):
        name = file.relative_to(PACKAGE).as_posix()
        used = {
            each
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            for each in (getattr(node, "attr", None), getattr(node, "id", None))
            if each in WAYS_OUT
        }
        if used and not name.startswith("web/"):
            found[name] = used
    assert found == ALLOWED
