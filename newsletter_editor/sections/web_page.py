"""The title and description that a web page gives itself, asked for with every caution.

Only http and https, only hosts of the public internet, redirects included; each connection goes
to the very number that was looked at, so that a name cannot change its mind in between. At most
`MOST_SECONDS` in all, `MOST_BYTES` of the page, `MOST_REDIRECTS` steps.
"""

from __future__ import annotations

import codecs
import contextlib
import html
import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from newsletter_editor import __version__
from newsletter_editor.sections.links import LinkFacts, facts_of, web_address
from newsletter_editor.web.addresses import Address, is_public_address

MOST_SECONDS = 8.0
MOST_BYTES = 512 * 1024
MOST_REDIRECTS = 5
_LONGEST_TITLE, _LONGEST_TEXT = 200, 600
_CHUNK = 16 * 1024


class PageUnavailableError(Exception):
    """The page said nothing usable; what its address says must do."""


@dataclass
class PageReader:
    """Asks pages for their titles. The two functions are replaced in tests alone."""

    allowed: Callable[[Address], bool] = is_public_address
    seconds: float = MOST_SECONDS

    def facts(
        self,
        address: str,
        progress: Callable[[int, int], None] = lambda _done, _of: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> LinkFacts:
        """What a page says of itself; what it leaves out is told by its address.

        Blocks for up to `seconds`; `progress` gets the bytes read and the most that will be.
        Raises PageUnavailableError, and nothing else, where there is nothing to be had.
        Raises ValueError for what is no web address.
        """
        known = facts_of(address)
        deadline = time.monotonic() + self.seconds
        try:
            data, charset = self._fetch(known.address, deadline, progress, cancelled)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise PageUnavailableError(str(error)) from error
        title, text = page_facts(decoded(data, charset))
        return LinkFacts(known.address, title or known.title, text)

    def _fetch(
        self,
        address: str,
        deadline: float,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> tuple[bytes, str | None]:
        for _ in range(MOST_REDIRECTS + 1):
            connection, target = self._connection(address, deadline)
            # A host that sends a byte now and then would never run into a socket's own limit.
            guard = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, [connection])
            guard.daemon = True
            guard.start()
            try:
                connection.request("GET", target, headers=_HEADERS)
                response = connection.getresponse()
                location = response.getheader("Location")
                if response.status in (301, 302, 303, 307, 308) and location:
                    address = urljoin(address, location)
                    continue
                return self._read(response, deadline, progress, cancelled)
            finally:
                guard.cancel()
                connection.close()
        raise PageUnavailableError("too many redirects")

    def _connection(self, address: str, deadline: float) -> tuple[http.client.HTTPConnection, str]:
        if web_address(address) is None:
            raise PageUnavailableError(f"no web address: {address}")
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        secure = parts.scheme.lower() == "https"
        port = parts.port or (443 if secure else 80)
        number = self._number_of(host, port)
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise PageUnavailableError("too slow")
        opened = socket.create_connection((str(number), port), timeout=remaining)
        if secure:
            try:
                opened = ssl.create_default_context().wrap_socket(opened, server_hostname=host)
            except BaseException:
                opened.close()
                raise
        # Given its socket, the connection asks for the host without looking it up again.
        connection = http.client.HTTPConnection(host, port, timeout=remaining)
        connection.default_port = 443 if secure else 80
        connection.sock = opened
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
        return connection, f"{path}?{query}" if query else path

    def _number_of(self, host: str, port: int) -> Address:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        numbers = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
        # One private number among public ones is the mark of a trick.
        if not numbers or not all(self.allowed(number) for number in numbers):
            raise PageUnavailableError(f"{host} is not on the public internet")
        return numbers[0]

    def _read(
        self,
        response: http.client.HTTPResponse,
        deadline: float,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> tuple[bytes, str | None]:
        if response.status != 200:
            raise PageUnavailableError(f"status {response.status}")
        kind = response.headers.get_content_type()
        encoding = response.getheader("Content-Encoding", "identity")
        if kind not in ("text/html", "application/xhtml+xml") or encoding != "identity":
            raise PageUnavailableError(f"{kind} in {encoding}")
        data = b""
        while len(data) < MOST_BYTES and b"</head" not in data[-_CHUNK * 2 :].lower():
            if cancelled() or time.monotonic() > deadline:
                raise PageUnavailableError("cut off")
            chunk = response.read1(min(_CHUNK, MOST_BYTES - len(data)))
            if not chunk:
                break
            data += chunk
            progress(len(data), MOST_BYTES)
        return data, response.headers.get_content_charset()


def _cut(connection: http.client.HTTPConnection) -> None:
    if connection.sock is not None:
        with contextlib.suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)


_HEADERS = {
    "User-Agent": f"newsletter-editor/{__version__}",
    "Accept": "text/html,application/xhtml+xml",
    "Accept-Encoding": "identity",
    "Connection": "close",
}

_BOMS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DECLARED = re.compile(
    rb"<meta\b[^<>]{0,300}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE
)


def decoded(data: bytes, charset: str | None) -> str:
    """A page's bytes as text: by its byte order mark, its header, its own word, or as UTF-8.

    Never fails; what is no text in that encoding becomes the replacement character.
    """
    marked = next((name for mark, name in _BOMS.items() if data.startswith(mark)), None)
    declared = _DECLARED.search(data[:4096])
    named = marked or charset or (declared[1].decode("ascii") if declared else "utf-8")
    with contextlib.suppress(LookupError, ValueError):
        # What calls itself Latin-1 is read as Windows' code page everywhere on the web.
        name = codecs.lookup(named).name
        named = "cp1252" if name in ("iso8859-1", "ascii") else name
        return data.decode(named, "replace")
    return data.decode("utf-8", "replace")


_TITLE = re.compile(r"<title\b[^<>]*>([^<]{0,2000})", re.IGNORECASE)
_META = re.compile(
    r"<meta\b((?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}'){0,40})/?>", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"\b(name|property|content)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)


def page_facts(page: str) -> tuple[str, str]:
    """The title and description of a page's HTML, either empty where there is none."""
    head = re.split(r"<body\b", page, maxsplit=1, flags=re.IGNORECASE)[0]
    head = re.sub(r"<!--[^<>]*-->", "", head)
    told: dict[str, str] = {}
    for match in _META.finditer(head):
        attributes = {
            name.lower(): double or single or bare
            for name, double, single, bare in _ATTRIBUTE.findall(match[1])
        }
        key = attributes.get("property") or attributes.get("name") or ""
        told.setdefault(key.lower(), attributes.get("content", ""))
    title = _TITLE.search(head)
    return (
        _clean(told.get("og:title") or (title[1] if title else ""), _LONGEST_TITLE),
        _clean(told.get("og:description") or told.get("description") or "", _LONGEST_TEXT),
    )


def _clean(text: str, longest: int) -> str:
    text = unicodedata.normalize("NFC", html.unescape(text))
    # Control signs and those that turn the direction of writing do not belong into a post.
    shown = (
        " " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign
        for sign in text
        if unicodedata.category(sign) not in ("Cf", "Cs", "Co", "Cn") or sign == "\u200d"
    )
    words = " ".join("".join(shown).split())
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
