"""A client of the web that is bounded in everything: bytes, seconds, redirections, hosts."""

from __future__ import annotations

import contextlib
import re
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from http.client import RemoteDisconnected
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationParseError,
    NewConnectionError,
    ProxyError,
    ReadTimeoutError,
    SSLError,
)
from urllib3.response import BaseHTTPResponse
from urllib3.util import Timeout, make_headers

from newsletter_editor import __version__
from newsletter_editor.web.addresses import address_of, ascii_name
from newsletter_editor.web.asking import ASKING, SECONDS_TO_CONNECT, Asking, Guard, Stop
from newsletter_editor.web.connections import guarded
from newsletter_editor.web.cookies import Cookies
from newsletter_editor.web.faults import Fault, Hop, WebError
from newsletter_editor.web.proxies import SystemProxies, credentials_of
from newsletter_editor.web.trust import system_trust

NAME = f"NewsletterEditor/{__version__} (+https://github.com/newsletter-editor/newsletter-editor)"
"""What the program calls itself to servers."""
_REDIRECTIONS = frozenset({301, 302, 303, 307, 308})
_DEFAULT_PORTS = {"http": 80, "https": 443}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]+)", re.I)
_CHUNK = 64 * 1024
_MOST_KEPT = 8
"""Connections to one host."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one question may take, its redirections included."""

    size: int = 2 * 1024 * 1024
    """Bytes of the body, unpacked."""
    seconds: float = 30.0
    """From the first look-up to the last byte."""
    seconds_of_silence: float = 10.0
    """Without a single byte."""
    redirections: int = 10
    may_cut: bool = False
    """A longer body is cut; else it is WebError of TOO_LARGE, told by its head where that says."""
    until: bytes = b""
    """Of a body that has these bytes, in small letters, no more is read."""


Follow = Callable[[str], bool]
"""Says whether a redirection to an address is followed; may raise WebError."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. `headers` have names in small letters; `body` is unpacked."""

    status: int
    address: str
    """The one that answered at last, without what follows a `#`."""
    headers: Mapping[str, str]
    body: bytes = b""
    is_cut: bool = False
    hops: tuple[Hop, ...] = ()
    """The redirections on the way, in their order."""

    @property
    def kind(self) -> str:
        """The media type that the server says, such as `image/png`; "" where it says none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The encoding that the server says; "" where it says none."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class _Question:
    """What `Client.ask` was asked, on all its way."""

    asking: Asking
    method: str
    bounds: Bounds
    headers: Mapping[str, str]
    follow: Follow | None
    progress: Callable[[int, int | None], None] | None
    content: bytes | None
    cookies: Cookies = field(default_factory=Cookies)


class Client:
    """Asks servers; each method may be called on several threads at once.

    It keeps connections for the next question, and sends no password of an address. Cookies are
    forgotten with the question: without them, many pages lead to themselves for ever.
    """

    def __init__(
        self,
        guard: Guard | None = None,
        trust: ssl.SSLContext | None = None,
        proxies: SystemProxies | None = None,
    ) -> None:
        """`guard` and `trust` stand in for the public web and the system's certificates."""
        self._guard = guard or Guard()
        self._trust = trust or system_trust()
        self._proxies = proxies or SystemProxies()
        self._managers: dict[str | None, urllib3.PoolManager] = {}
        self._lock = threading.Lock()

    def ask(
        self,
        address: str,
        method: str = "GET",
        bounds: Bounds | None = None,
        headers: Mapping[str, str] | None = None,
        stop: Stop | None = None,
        follow: Follow | None = None,
        progress: Callable[[int, int | None], None] | None = None,
        content: bytes | None = None,
    ) -> Answer:
        """The answer to a question, whatever its status is. Raises WebError where there is none.

        `follow` says of each redirection whether it is followed, and is None for all; `progress`
        is told (bytes had, bytes in all, None where the server does not say). `content` is sent
        along, as to a `POST`.
        """
        bounds = bounds or Bounds()
        asking = Asking(self._guard, bounds.seconds)
        question = _Question(asking, method, bounds, headers or {}, follow, progress, content)
        timer = threading.Timer(bounds.seconds, asking.end, (Fault.SLOW,))
        timer.daemon = True
        token = ASKING.set(asking)
        try:
            with (stop or Stop()).watching(lambda: asking.end(Fault.CANCELLED)):
                timer.start()
                return self._followed(question, address)
        finally:
            timer.cancel()
            asking.hold(None)
            ASKING.reset(token)

    def close(self) -> None:
        """Close the connections that were kept."""
        with self._lock:
            managers = list(self._managers.values())
            self._managers.clear()
        for manager in managers:
            manager.clear()

    def _followed(self, question: _Question, address: str) -> Answer:
        asking = question.asking
        hops: list[Hop] = []
        host = ""
        while True:
            try:
                parts, host = _parts(address)
                answer = self._asked(question, parts, host)
            except WebError as error:
                fault = self._told(asking.ended_by or error.fault)
                raise WebError(fault, error.host or host, tuple(hops)) from error
            except (HTTPError, OSError, ValueError) as error:
                if question.content is None and _was_closed_meanwhile(asking, error):
                    continue
                fault = self._told(asking.ended_by or _fault(error))
                raise WebError(fault, host, tuple(hops)) from error
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTIONS or not target:
                return replace(answer, hops=tuple(hops))
            address = _joined(answer.address, target)
            before = tuple(hops)
            hops.append(Hop(answer.status, answer.address))
            try:
                if question.follow is not None and not question.follow(address):
                    return replace(answer, hops=before)
            except WebError as error:
                raise WebError(error.fault, error.host, tuple(hops)) from error
            if len(hops) > question.bounds.redirections:
                raise WebError(Fault.ROUNDABOUT, host, tuple(hops))

    def _asked(self, question: _Question, parts: SplitResult, host: str) -> Answer:
        asking, bounds = question.asking, question.bounds
        proxy = self._proxies.for_host(parts.scheme, host)
        if proxy is not None:
            _check_behind_proxy(asking, host, _port(parts))
        address = urlunsplit(parts)
        usual = {"User-Agent": NAME, "Accept": "*/*", "Accept-Encoding": "gzip"}
        response = self._manager(proxy).urlopen(
            question.method,
            address,
            body=question.content,
            headers={**usual, **question.cookies.header(address), **question.headers},
            timeout=Timeout(
                connect=asking.seconds_left(SECONDS_TO_CONNECT),
                read=asking.seconds_left(bounds.seconds_of_silence),
            ),
            redirect=False,
            retries=False,
            preload_content=False,
        )
        try:
            question.cookies.take(address, response.headers.getlist("Set-Cookie"))
            named = {name.lower(): value for name, value in response.headers.items()}
            body, is_cut = b"", False
            if question.method != "HEAD" and response.status not in _REDIRECTIONS:
                body, is_cut = _body(asking, response, host, bounds, question.progress)
        except BaseException:
            response.close()
            raise
        if is_cut or response.status in _REDIRECTIONS:
            response.close()
        response.release_conn()
        return Answer(response.status, address, named, body, is_cut)

    def _told(self, fault: Fault) -> Fault:
        is_cut_off = fault in (Fault.NO_HOST, Fault.NO_CONNECTION)
        return Fault.SCRIPT if is_cut_off and self._proxies.has_script else fault

    def _manager(self, proxy: str | None) -> urllib3.PoolManager:
        with self._lock:
            if proxy not in self._managers:
                self._managers[proxy] = guarded(self._new_manager(proxy))
            return self._managers[proxy]

    def _new_manager(self, proxy: str | None) -> urllib3.PoolManager:
        if proxy is None:
            return urllib3.PoolManager(ssl_context=self._trust, maxsize=_MOST_KEPT)
        if not proxy.startswith(("http://", "https://")):
            # SOCKS would take a library that nobody looks after any more.
            raise WebError(Fault.SOCKS)
        signed_in = credentials_of(proxy)
        return urllib3.ProxyManager(
            proxy,
            proxy_headers=make_headers(proxy_basic_auth=signed_in) if signed_in else None,
            maxsize=_MOST_KEPT,
            ssl_context=self._trust,
            proxy_ssl_context=self._trust,
        )


def host_of(address: str) -> str:
    """The host that an address asks, in ASCII and small letters. Raises WebError for none."""
    return _parts(address)[1]


def _parts(address: str) -> tuple[SplitResult, str]:
    """The address as it is asked for, and its host: no password, nothing behind a `#`."""
    try:
        parts = urlsplit(address.strip())
        host, port = ascii_name(parts.hostname or ""), parts.port
    except ValueError:
        raise WebError(Fault.NO_ADDRESS) from None
    if parts.scheme.lower() not in _DEFAULT_PORTS or not host:
        raise WebError(Fault.NO_ADDRESS, host)
    literal = address_of(host)
    place = f"[{host}]" if ":" in host else str(literal) if literal is not None else host
    if port is not None:
        place += f":{port}"
    return SplitResult(parts.scheme.lower(), place, parts.path or "/", parts.query, ""), host


def _port(parts: SplitResult) -> int:
    return parts.port or _DEFAULT_PORTS[parts.scheme]


def _joined(base: str, target: str) -> str:
    # Servers send bytes of UTF-8, which the standard library reads as Latin-1.
    with contextlib.suppress(UnicodeError):
        target = target.encode("latin-1").decode("utf-8")
    try:
        return urljoin(base, target)
    except ValueError:
        raise WebError(Fault.NO_ADDRESS) from None


def _check_behind_proxy(asking: Asking, host: str, port: int) -> None:
    """A name that only the proxy knows is left to it; what is known to be a neighbour is not."""
    try:
        asking.check(host, port)
    except WebError as error:
        if error.fault is not Fault.NO_HOST:
            raise


def _body(
    asking: Asking,
    response: BaseHTTPResponse,
    host: str,
    bounds: Bounds,
    progress: Callable[[int, int | None], None] | None,
) -> tuple[bytes, bool]:
    said = response.headers.get("Content-Length", "")
    in_all = int(said) if said.isascii() and said.isdigit() else None
    if in_all is not None and in_all > bounds.size and not bounds.may_cut:
        raise WebError(Fault.TOO_LARGE, host)
    taken = bytearray()
    while piece := response.read1(_CHUNK, decode_content=True):
        asking.seconds_left(0)
        taken += piece
        is_over = len(taken) > bounds.size
        if is_over and not bounds.may_cut:
            raise WebError(Fault.TOO_LARGE, host)
        if progress is not None:
            progress(min(len(taken), bounds.size), in_all)
        if is_over or _ends(taken, len(piece), bounds.until):
            return bytes(taken[: bounds.size]), True
    asking.seconds_left(0)
    return bytes(taken), False


def _ends(taken: bytearray, new: int, until: bytes) -> bool:
    """Whether the new bytes hold what a body is read up to, or the end of it."""
    return bool(until) and until in taken[-(new + len(until)) :].lower()


def _was_closed_meanwhile(asking: Asking, error: BaseException) -> bool:
    """Whether a connection was kept that the server had given up; then a new one is made."""
    if asking.ended_by or asking.has_connected:
        return False
    return any(isinstance(each, RemoteDisconnected | ConnectionError) for each in _causes(error))


def _causes(error: BaseException) -> list[BaseException]:
    causes: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting:
        each = waiting.pop()
        if isinstance(each, BaseException) and each not in causes:
            causes.append(each)
            waiting += [*each.args, each.__cause__, each.__context__]
    return causes


def _fault(error: BaseException) -> Fault:
    causes = _causes(error)
    for kinds, fault in _FAULTS:
        if any(isinstance(each, kinds) for each in causes):
            return fault
    return Fault.BROKEN


_FAULTS: tuple[tuple[tuple[type[BaseException], ...], Fault], ...] = (
    ((ssl.SSLCertVerificationError,), Fault.CERTIFICATE),
    ((ReadTimeoutError, ConnectTimeoutError, TimeoutError), Fault.SLOW),
    ((ProxyError,), Fault.PROXY),
    ((NewConnectionError,), Fault.NO_CONNECTION),
    ((SSLError, ssl.SSLError), Fault.NO_TLS),
    ((LocationParseError,), Fault.NO_ADDRESS),
)
