"""Asks servers whether the pages are there that posts link to: on request, politely, in turns.

One question at a time to each host and few hosts at once; `robots.txt` first; HEAD, and GET only
where HEAD is not answered well or a place in the page is looked for; who asks to wait is left
alone, and who has failed several times is asked no more.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urlsplit

from newsletter_editor.links.online.robots import LARGEST, Robots, read_robots
from newsletter_editor.links.online.verdicts import (
    Result,
    Verdict,
    holds_place,
    is_same_page,
    place_in_page,
    verdict_of_answer,
    verdict_of_error,
    with_fragment_of,
)
from newsletter_editor.links.tidying import STEPS, tidied, without_tracking
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.web.asking import Stop
from newsletter_editor.web.client import Answer, Bounds, Client
from newsletter_editor.web.faults import Fault, WebError
from newsletter_editor.web.turns import in_turns

PROGRAM = "NewsletterEditor"
"""What `robots.txt` knows the program by."""
AT_ONCE = 6
"""Hosts."""
LONGEST_PAUSE = 20.0
"""Seconds that a host may ask to wait for; who asks for more is not asked again this time."""
PAUSE_FOR_A_NAME = 1.0
"""Seconds before a host that was not found is looked up once more."""
MOST_FAILURES = 3
"""Of one host one after the other; its other pages are then told alike without being asked."""
ARCHIVE = "https://archive.org/wayback/available"
"""https://archive.org/help/wayback_api.php"""

_HEAD = Bounds(size=0, seconds=10.0, seconds_of_silence=10.0, may_cut=True)
_GLANCE = Bounds(size=64 * 1024, seconds=20.0, seconds_of_silence=10.0, may_cut=True)
_PAGE = Bounds(size=2 * 1024 * 1024, seconds=30.0, seconds_of_silence=10.0, may_cut=True)
_ROBOTS = Bounds(size=LARGEST, seconds=15.0, seconds_of_silence=10.0, may_cut=True)
_LONGEST_WAIT_STEP = 0.2
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/\S+")


@dataclass(slots=True)
class _Host:
    """What was learnt of one host, as `scheme://host:port`."""

    robots: Robots | None = None
    is_closed: Result | None = None
    """What all its other pages are told to be."""
    failures: int = 0


@dataclass(slots=True)
class _Page:
    """One page with the addresses in it that posts link to."""

    address: str
    links: list[str] = field(default_factory=list)


class LinkCheck:
    """Asks about many addresses; one run at a time."""

    def __init__(
        self,
        client: Client,
        *,
        clock: Callable[[], float] = time.time,
        longest_pause: float = LONGEST_PAUSE,
        archive: str = ARCHIVE,
        tidies: bool = False,
    ) -> None:
        """`archive` is asked for saved copies of what is gone; "" asks nobody. `tidies` looks for
        tidier addresses, too.
        """
        self._tidies = tidies
        self._client, self._clock, self._archive = client, clock, archive
        self._longest_pause = longest_pause
        self._hosts: dict[str, _Host] = defaultdict(_Host)
        self._archive_turn = threading.Lock()
        self._has_answer = False

    def run(self, addresses: Iterable[str], stop: Stop) -> Iterator[Result]:
        """The result of each address, once each, as servers answer; none after `stop.cancel()`."""
        pages: dict[str, _Page] = {}
        for address in dict.fromkeys(addresses):
            bare = address.partition("#")[0]
            pages.setdefault(bare, _Page(bare)).links.append(address)
        unsure: list[Result] = []
        for _, results in in_turns(
            pages.values(), lambda page: _host_of(page.address), self._ask(stop), stop, AT_ONCE
        ):
            for result in results:
                # Without a network no host is found; that says nothing of any.
                if result.verdict is Verdict.GONE and not result.status and not self._has_answer:
                    unsure.append(result)
                else:
                    yield result
        for result in unsure:
            if self._has_answer:
                yield result
            else:
                yield replace(result, verdict=Verdict.NOT_ASKED, why=NO_NETWORK)

    def _ask(self, stop: Stop) -> Callable[[_Page], list[Result]]:
        def ask(page: _Page) -> list[Result]:
            try:
                found = self._results(page, stop)
            except WebError as error:
                found = [verdict_of_error(each, error, self._clock()) for each in page.links]
            except ValueError:
                # The standard library's way to say that brackets or ports make no sense.
                fault = WebError(Fault.NO_ADDRESS)
                found = [verdict_of_error(each, fault, self._clock()) for each in page.links]
            found = [self._with_saved_copy(each, stop) for each in found]
            return [self._tidied(each, stop) for each in found] if self._tidies else found

        return ask

    def _results(self, page: _Page, stop: Stop) -> list[Result]:
        host = self._hosts[_origin(page.address)]
        if host.is_closed is not None:
            return [replace(host.is_closed, address=each) for each in page.links]
        places = {each: place_in_page(each) for each in page.links}
        try:
            if not self._robots_of(page.address, host, stop).allows(page.address):
                now = self._clock()
                return [Result(each, Verdict.REFUSED, now, why=_ROBOTS_SAY) for each in page.links]
            answer = self._answer(page.address, any(places.values()), host, stop)
        except _ForbiddenError as error:
            now, why = self._clock(), error.message
            return [Result(each, Verdict.REFUSED, now, why=why) for each in page.links]
        except WebError as error:
            result = verdict_of_error(page.address, error, self._clock())
            if error.hops:
                # It is another host that has failed.
                self._has_answer = True
            else:
                self._count(host, error.fault, result)
            return [replace(result, address=each) for each in page.links]
        self._has_answer = True
        host.failures = 0
        return [self._verdict(each, places[each], answer) for each in page.links]

    def _verdict(self, link: str, place: str, answer: Answer) -> Result:
        result = verdict_of_answer(link, answer, self._clock())
        is_page = answer.kind in ("text/html", "application/xhtml+xml") and not answer.is_cut
        is_there = result.verdict in (Verdict.FINE, Verdict.MOVED)
        if not (place and is_page and is_there):
            return result
        if holds_place(_decoded(answer.body, answer.charset or "utf-8"), place):
            return result
        return replace(result, verdict=Verdict.FRAGMENT, why=_NO_PLACE.format(place=place))

    def _answer(self, address: str, needs_page: bool, host: _Host, stop: Stop) -> Answer:
        answer = None
        if not needs_page:
            try:
                answer = self._once(address, "HEAD", _HEAD, host, stop)
            except WebError as error:
                # Some servers hang up, or never answer, where they do not know the method.
                if error.fault not in (Fault.BROKEN, Fault.SLOW):
                    raise
            if answer is not None and (answer.status < 400 or answer.status == 429):
                return answer
        return self._once(address, "GET", _PAGE if needs_page else _GLANCE, host, stop)

    def _once(self, address: str, method: str, bounds: Bounds, host: _Host, stop: Stop) -> Answer:
        answer = self._client.ask(address, method, bounds, stop=stop, follow=self._may_go(stop))
        pause = self._pause_of(answer)
        if pause is None:
            return answer
        if 0 < pause <= self._longest_pause:
            _wait(pause, stop)
            answer = self._client.ask(address, method, bounds, stop=stop, follow=self._may_go(stop))
            if self._pause_of(answer) is None:
                return answer
        # Whoever has had enough of programs is asked no more this time.
        host.is_closed = Result(address, Verdict.REFUSED, self._clock(), answer.status, why=_BUSY)
        return answer

    def _may_go(self, stop: Stop) -> Callable[[str], bool]:
        """Whether where a redirection leads may be asked for."""

        def may_go(address: str) -> bool:
            host = self._hosts[_origin(address)]
            if host.is_closed is not None and host.is_closed.verdict is Verdict.REFUSED:
                raise _ForbiddenError(host.is_closed.why or _BUSY)
            if not self._robots_of(address, host, stop).allows(address):
                raise _ForbiddenError(_ROBOTS_SAY)
            return True

        return may_go

    def _pause_of(self, answer: Answer) -> float | None:
        """The seconds that a server asks to wait for; 0 where it says no number, None for no."""
        said = answer.headers.get("retry-after", "").strip()
        if answer.status != 429 and not (answer.status == 503 and said):
            return None
        if said.isascii() and said.isdigit():
            return float(said[:9])
        try:
            return max(parsedate_to_datetime(said).timestamp() - self._clock(), 0.001)
        except (ValueError, TypeError, OverflowError):
            return 0.0

    def _count(self, host: _Host, fault: Fault, result: Result) -> None:
        if fault is Fault.CANCELLED:
            return
        if fault not in (Fault.NO_HOST, Fault.PRIVATE):
            self._has_answer = self._has_answer or fault in (Fault.CERTIFICATE, Fault.BROKEN)
        host.failures += 1
        if fault in (Fault.NO_HOST, Fault.PRIVATE, Fault.CERTIFICATE) or (
            host.failures >= MOST_FAILURES
            and fault in (Fault.SLOW, Fault.NO_CONNECTION, Fault.NO_TLS, Fault.PROXY)
        ):
            host.is_closed = result

    def _robots_of(self, address: str, host: _Host, stop: Stop) -> Robots:
        if host.robots is None:
            host.robots = self._read_robots(address, host, stop)
        return host.robots

    def _read_robots(self, address: str, host: _Host, stop: Stop) -> Robots:
        """RFC 9309: who has none, or refuses it, lets all programs in. Raises WebError where the
        host's pages cannot be had either."""
        where = f"{_origin(address)}/robots.txt"
        try:
            try:
                answer = self._client.ask(where, "GET", _ROBOTS, stop=stop)
            except WebError as error:
                if error.fault is not Fault.NO_HOST:
                    raise
                # The system's own look-up fails now and then.
                _wait(PAUSE_FOR_A_NAME, stop)
                answer = self._client.ask(where, "GET", _ROBOTS, stop=stop)
        except WebError as error:
            if error.fault not in (Fault.SLOW, Fault.BROKEN, Fault.ROUNDABOUT):
                raise
            host.failures += error.fault is Fault.SLOW
            return Robots()
        if not 200 <= answer.status < 300:
            return Robots()
        return read_robots(answer.body.decode("utf-8", "replace"), PROGRAM)

    def _tidied(self, result: Result, stop: Stop) -> Result:
        """With the tidiest address under which the same page answers, if that is another."""
        if result.verdict not in (Verdict.FINE, Verdict.MOVED):
            return result
        begun = (result.target or result.address).partition("#")[0]
        if tidied(begun) == begun:
            return result
        try:
            best, page = begun, self._glance(begun, stop)
            for step in STEPS:
                better = step(best)
                if better != best and self._is_same(page, better, stop):
                    best = better
        except WebError as error:
            if error.fault is Fault.CANCELLED:
                raise
            return result
        if best == begun:
            return result
        target = with_fragment_of(best, result.address)
        verdict = Verdict.MOVED if result.target else Verdict.TIDIER
        return replace(result, verdict=verdict, target=target, why=_TIDIER.format(to=target))

    def _glance(self, address: str, stop: Stop) -> Answer:
        host = self._hosts[_origin(address)]
        robots = self._robots_of(address, host, stop)
        if host.is_closed is not None or not robots.allows(address):
            raise WebError(Fault.BROKEN, _host_of(address))
        return self._once(address, "GET", _GLANCE, host, stop)

    def _is_same(self, page: Answer, address: str, stop: Stop) -> bool:
        try:
            answer = self._glance(address, stop)
            # What leads back to where one comes from is no better.
            leads_back = bool(answer.hops) and answer.address == page.address
            return not leads_back and is_same_page(page, answer)
        except WebError as error:
            if error.fault is Fault.CANCELLED:
                raise
            return False

    def _with_saved_copy(self, result: Result, stop: Stop) -> Result:
        if result.verdict not in (Verdict.GONE, Verdict.LOGIN) or not self._archive:
            return result
        asked = without_tracking(result.address.partition("#")[0])
        try:
            # The archive is a host like others: one question at a time.
            with self._archive_turn:
                host = self._hosts[_origin(self._archive)]
                if host.is_closed is not None or not self._has_answer:
                    return result
                url = f"{self._archive}?url={quote(asked, safe='')}"
                answer = self._once(url, "GET", _GLANCE, host, stop)
            closest = json.loads(answer.body)["archived_snapshots"]["closest"]
            saved = str(closest["url"]).replace("http://web.", "https://web.", 1)
            if closest["available"] and _ARCHIVED.fullmatch(saved):
                return replace(result, saved=saved)
        except (WebError, ValueError, KeyError, TypeError, RecursionError):
            # Nobody is worse off without one.
            return result
        return result


class _ForbiddenError(EditorError):
    """A redirection leads to where programs are asked not to go."""


def _wait(seconds: float, stop: Stop) -> None:
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        if stop.is_cancelled:
            raise WebError(Fault.CANCELLED)
        time.sleep(min(left, _LONGEST_WAIT_STEP))


def _host_of(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _origin(address: str) -> str:
    try:
        parts = urlsplit(address)
        return f"{parts.scheme.lower()}://{parts.netloc.rpartition('@')[2].lower()}"
    except ValueError:
        return address


def _decoded(body: bytes, charset: str) -> str:
    try:
        return body.decode(charset, "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


NO_NETWORK = Localized(
    es="No hay conexión: no se ha encontrado ningún servidor.",
    en="There is no connection: no server was found.",
)
_ROBOTS_SAY = Localized(
    es="El servidor pide a los programas que no miren esta página (robots.txt).",
    en="The server asks programs not to look at this page (robots.txt).",
)
_BUSY = Localized(
    es="El servidor pide que se espere; pruébalo más tarde.",
    en="The server asks to wait; try again later.",
)
_TIDIER = Localized(es="La misma página responde en {to}", en="The same page answers under {to}")
_NO_PLACE = Localized(
    es="La página está, pero no tiene ningún apartado «{place}».",
    en="The page is there, but it has no place “{place}”.",
)
