"""The cookies of one question: kept from one redirection to the next, and no longer."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import Message
from http.cookiejar import CookieJar
from urllib.request import Request

_MOST, _LONGEST = 20, 4096
"""Of one answer, and bytes of each (RFC 6265, 6.1, which asks browsers for more of both)."""


class Cookies:
    """Which host gets which of them the standard library says."""

    def __init__(self) -> None:
        self._jar: CookieJar | None = None

    def take(self, address: str, written: Sequence[str]) -> None:
        """Take what the answer of an address says by `Set-Cookie`."""
        if not written:
            return
        if self._jar is None:
            self._jar = CookieJar()
        answer = _Answer()
        for each in written[:_MOST]:
            if len(each) <= _LONGEST:
                answer.headers["Set-Cookie"] = each
        self._jar.extract_cookies(answer, Request(address))  # type: ignore[arg-type]

    def header(self, address: str) -> dict[str, str]:
        """The header that tells an address what it has said."""
        if self._jar is None:
            return {}
        request = Request(address)
        self._jar.add_cookie_header(request)
        said = request.get_header("Cookie")
        return {"Cookie": said} if said else {}


class _Answer:
    """All that the standard library asks of one."""

    def __init__(self) -> None:
        self.headers = Message()

    def info(self) -> Message:
        return self.headers
