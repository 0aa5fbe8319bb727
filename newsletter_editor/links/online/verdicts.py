"""What can be said of a link once its server has been asked."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from newsletter_editor.text.localized import Localized
from newsletter_editor.web.faults import Fault, Hop, WebError

if TYPE_CHECKING:
    from newsletter_editor.web.client import Answer

_PERMANENT = frozenset({301, 308})
_GONE = frozenset({404, 410})
_REFUSED = frozenset({401, 402, 403, 405, 406, 407, 418, 421, 429, 451, 501, 503, 999})
"""What servers say to programs, often, where they show people the page."""
_LOGIN = re.compile(
    r"(?:^|[/_.-])(?:log-?_?in|sign-?_?in|sign-?_?on|sso|oauth2?|authorize|authenticate|wp-login"
    r"|session/new|iniciar-sesion|acceder)(?:$|[/_.-])",
    re.I,
)
_LOGIN_HOST = re.compile(r"(?:login|signin|accounts?|auth|sso|idp|id)\.", re.I)
_CONSENT_HOST = re.compile(r"consent\.", re.I)
_HOME = re.compile(r"/?(?:(?:index|home|default)(?:\.\w{2,5})?|[a-z]{2}(?:[-_][a-z]{2})?)?/?", re.I)


class Verdict(Enum):
    """The verdicts, the gravest first; the value is what rows of a list are headed by."""

    GONE = Localized(es="Ya no existe", en="Gone")
    CERTIFICATE = Localized(es="Certificado no válido", en="Certificate not valid")
    LOGIN = Localized(
        es="Lleva a una portada o a iniciar sesión", en="Leads to a home page or a login"
    )
    FRAGMENT = Localized(es="Falta el apartado en la página", en="Place missing in the page")
    FAULTY = Localized(es="El servidor falla", en="The server is at fault")
    SLOW = Localized(es="Demasiado lento", en="Too slow")
    MOVED = Localized(es="Se ha mudado", en="Moved for good")
    TIDIER = Localized(es="Hay una dirección más limpia", en="There is a tidier address")
    REFUSED = Localized(es="No se sabe: no responde a programas", en="Unknown: refused to programs")
    NOT_ASKED = Localized(es="No se ha preguntado", en="Not asked")
    FINE = Localized(es="En orden", en="In order")

    @property
    def is_settled(self) -> bool:
        """Whether an answer was had that is worth keeping."""
        return self is not Verdict.NOT_ASKED


@dataclass(frozen=True, slots=True)
class Result:
    """What is known of one address."""

    address: str
    verdict: Verdict
    when: float = 0.0
    """Seconds since the epoch."""
    status: int = 0
    """What the server said, 0 where it said nothing."""
    target: str = ""
    """For what has moved or can be tidied: the address to link to, with the fragment that this one
    had; for a login or home page: where it leads."""
    saved: str = ""
    """A copy in the Internet Archive."""
    why: Localized | None = None
    """One sentence."""


def verdict_of_answer(address: str, answer: Answer, when: float) -> Result:
    """What an answer says of an address, which may have led somewhere else on the way."""
    status = answer.status
    if status in _GONE:
        return Result(address, Verdict.GONE, when, status, why=_STATUS.format(status=status))
    if status in _REFUSED:
        return Result(address, Verdict.REFUSED, when, status, why=_REFUSES.format(status=status))
    if not 200 <= status < 300:
        return Result(address, Verdict.FAULTY, when, status, why=_STATUS.format(status=status))
    if not answer.hops:
        return Result(address, Verdict.FINE, when, status)
    end = answer.address
    if _CONSENT_HOST.match(_host(end)):
        return Result(address, Verdict.REFUSED, when, status, end, why=_ASKS_FIRST)
    if is_login(end) and not is_login(address):
        return Result(address, Verdict.LOGIN, when, status, end, why=_TO_LOGIN.format(to=end))
    if _is_lost_at_home(address, end):
        return Result(address, Verdict.LOGIN, when, status, end, why=_TO_HOME.format(to=end))
    target = _for_good(answer.hops, end)
    if target is None or target == address.partition("#")[0]:
        return Result(address, Verdict.FINE, when, status)
    target = with_fragment_of(target, address)
    return Result(address, Verdict.MOVED, when, status, target, why=_TO.format(to=target))


def verdict_of_error(address: str, error: WebError, when: float) -> Result:
    """What the lack of an answer says of an address."""
    verdict = _FAULTS.get(error.fault, Verdict.FAULTY)
    return Result(address, verdict, when, why=error.message)


def is_login(address: str) -> bool:
    """Whether an address looks like a page that asks who one is."""
    return bool(_LOGIN_HOST.match(_host(address)) or _LOGIN.search(urlsplit(address).path))


def with_fragment_of(target: str, address: str) -> str:
    """The target at the place in the page that the address names."""
    fragment = address.partition("#")[2]
    return f"{target}#{fragment}" if fragment and "#" not in target else target


def place_in_page(address: str) -> str:
    """The place in a page that an address names, "" where it is none that can be looked for."""
    fragment = unquote(urlsplit(address).fragment)
    # Text to highlight, what a script reads, a time in a video, lines of a file.
    is_other = fragment.startswith((":~:", "!", "/", "?")) or re.search(r"[=&]", fragment)
    if is_other or re.fullmatch(r"top|L\d+(-L?\d+)?|t?\d+(?:h|m|s)\w*", fragment):
        return ""
    return fragment


def holds_place(page: str, place: str) -> bool:
    """Whether a page has an element of that name; where it names none at all, scripts may."""
    named = [group for found in _NAMED.finditer(page) for group in found.groups() if group]
    names = {unquote(name) for name in named}
    return not names or place in names or f"user-content-{place}" in names


_NAMED = re.compile(
    r"\s(?:id|name)\s*=\s*(?:\"([^\"<>]{1,300})\"|'([^'<>]{1,300})'|([^\s\"'<>]{1,300}))", re.I
)


def is_same_page(one: Answer, other: Answer) -> bool:
    """Whether two answers show the same page: the same address at last, a canonical link to the
    other, the same bytes, or the same title."""
    if not (200 <= one.status < 300 and 200 <= other.status < 300):
        return False
    if _bare(one.address) == _bare(other.address) or one.body == other.body:
        return True
    pages = [answer.body.decode("utf-8", "replace") for answer in (one, other)]
    canonical = [
        _canonical(page, each.address) for page, each in zip(pages, (one, other), strict=True)
    ]
    if any(canonical):
        places = {_bare(each) for each in canonical if each}
        return len(places) == 1 and (
            all(canonical) or bool(places & {_bare(one.address), _bare(other.address)})
        )
    titles = [_TITLE.search(page) for page in pages]
    words = [" ".join(html.unescape(found[1]).split()) for found in titles if found]
    return len(words) == 2 and words[0] == words[1] != ""


_TITLE = re.compile(r"<title\b[^>]*>([^<]{1,1000})</title", re.I)
_LINK_TAG = re.compile(r"<link\b[^<>]{1,2000}>", re.I)
_HREF = re.compile(r"\shref\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]+))", re.I)


def _canonical(page: str, address: str) -> str:
    for tag in _LINK_TAG.finditer(page):
        if re.search(r"\srel\s*=\s*[\"']?canonical\b", tag[0], re.I) and (
            found := _HREF.search(tag[0])
        ):
            written = html.unescape(next(filter(None, found.groups()), ""))
            try:
                return urljoin(address, written)
            except ValueError:
                return ""
    return ""


def _bare(address: str) -> str:
    """What is the same whether by `http` or `https`, by `www.` or not."""
    bare = re.sub(r"^https?://(?:www\.)?", "", address.partition("#")[0], flags=re.I)
    return bare.rstrip("/")


def _for_good(hops: tuple[Hop, ...], end: str) -> str | None:
    """How far the redirections say that they are for good."""
    count = next((n for n, hop in enumerate(hops) if hop.status not in _PERMANENT), len(hops))
    if not count:
        return None
    return hops[count].address if count < len(hops) else end


def _is_lost_at_home(address: str, end: str) -> bool:
    before, after = urlsplit(address).path, urlsplit(end).path
    if urlsplit(end).query or not _HOME.fullmatch(after) or _HOME.fullmatch(before):
        return False
    # What is short on another host may be a short link to that page.
    is_same_site = _site(address) == _site(end)
    return is_same_site or before.strip("/").count("/") > 0


def _site(address: str) -> list[str]:
    return _host(address).split(".")[-2:]


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").lower()


_FAULTS = {
    Fault.NO_HOST: Verdict.GONE,
    Fault.CERTIFICATE: Verdict.CERTIFICATE,
    Fault.SLOW: Verdict.SLOW,
    Fault.PRIVATE: Verdict.NOT_ASKED,
    Fault.PROXY: Verdict.NOT_ASKED,
    Fault.SOCKS: Verdict.NOT_ASKED,
    Fault.SCRIPT: Verdict.NOT_ASKED,
    Fault.CANCELLED: Verdict.NOT_ASKED,
    Fault.NO_ADDRESS: Verdict.GONE,
}
_STATUS = Localized(es="El servidor dice {status}.", en="The server says {status}.")
_REFUSES = Localized(
    es="El servidor dice {status} a los programas; ábrelo tú para saberlo.",
    en="The server says {status} to programs; open it yourself to know.",
)
_ASKS_FIRST = Localized(
    es="Pregunta antes por las cookies; ábrelo tú para saberlo.",
    en="It asks about cookies first; open it yourself to know.",
)
_TO = Localized(es="Ahora está en {to}", en="It is now at {to}")
_TO_LOGIN = Localized(es="Lleva a iniciar sesión: {to}", en="It leads to a login: {to}")
_TO_HOME = Localized(es="Lleva a una portada: {to}", en="It leads to a home page: {to}")
