"""The preview's own addresses: one host for its shell pages, another for a site's whole page."""

from __future__ import annotations

from PySide6.QtCore import QUrl

SCHEME = "newsletter-preview"
SHELL_URL = QUrl(f"{SCHEME}://page/page.html")
FILES_ADDRESS = f"{SCHEME}://page/file"

SITE_HOST = "site"
WHOLE_QUERY = "whole-page"
"""What tells the address of the page itself from one that its style sheets may name."""


def site_address(path: str) -> QUrl:
    """Where the page stands that is published at `path`."""
    url = QUrl()
    url.setScheme(SCHEME)
    url.setHost(SITE_HOST)
    url.setPath("/" + path.lstrip("/"), QUrl.ParsingMode.DecodedMode)
    url.setQuery(WHOLE_QUERY)
    return url
