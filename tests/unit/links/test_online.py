"""Links looked at on a server of our own: each its verdict, and no question beyond the needed."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
import trustme

from newsletter_editor.links.online.asking import AT_ONCE, MOST_FAILURES, LinkCheck
from newsletter_editor.links.online.results import Results
from newsletter_editor.links.online.robots import read_robots
from newsletter_editor.links.online.verdicts import Result, Verdict, holds_place, place_in_page
from newsletter_editor.text.errors import EditorError
from newsletter_editor.web.asking import Stop
from newsletter_editor.web.client import NAME, Bounds, Client
from newsletter_editor.web.faults import Fault, WebError
from tests.web_server import (
    Request,
    Saying,
    WebServer,
    dripping,
    moved,
    raw,
    reply,
    web_server,
)

V = Verdict
Start = Callable[..., tuple[WebServer, LinkCheck]]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsletter_editor.links.online.asking.PAUSE_FOR_A_NAME", 0.01)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """For servers that are slow: on a loaded machine others would be, too."""
    for name in ("_HEAD", "_GLANCE", "_PAGE"):
        place = f"newsletter_editor.links.online.asking.{name}"
        bounds = Bounds(size=100_000, seconds=3.0, seconds_of_silence=0.5, may_cut=True)
        monkeypatch.setattr(place, bounds)


@pytest.fixture
def start() -> Iterator[Start]:
    with ExitStack() as started:

        def run(
            answers: dict[str, Saying],
            server_trust: ssl.SSLContext | None = None,
            trust: ssl.SSLContext | None = None,
            archive: bool = False,
            **more: float,
        ) -> tuple[WebServer, LinkCheck]:
            server = started.enter_context(web_server(answers, server_trust))
            client = Client(server.guard, trust or ssl.create_default_context())
            started.callback(client.close)
            where = server.address("/available", "archive.example.org") if archive else ""
            return server, LinkCheck(client, archive=where, **more)

        yield run


def look(check: LinkCheck, *addresses: str) -> dict[str, Result]:
    return {each.address: each for each in check.run(addresses, Stop())}


def only(check: LinkCheck, address: str) -> Result:
    (result,) = look(check, address).values()
    assert result.address == address
    if result.why:
        assert "{" not in result.why.es + result.why.en
    return result


def asked(server: WebServer) -> list[tuple[str, str]]:
    """What was asked but for robots.txt."""
    return [each for each in server.asked() if each[1] != "/robots.txt"]


@pytest.mark.parametrize(
    ("status", "verdict", "methods"),
    [
        (200, V.FINE, ["HEAD"]),
        (204, V.FINE, ["HEAD"]),
        (404, V.GONE, ["HEAD", "GET"]),
        (410, V.GONE, ["HEAD", "GET"]),
        (401, V.REFUSED, ["HEAD", "GET"]),
        (403, V.REFUSED, ["HEAD", "GET"]),
        (451, V.REFUSED, ["HEAD", "GET"]),
        (999, V.REFUSED, ["HEAD", "GET"]),
        (429, V.REFUSED, ["HEAD"]),
        (400, V.FAULTY, ["HEAD", "GET"]),
        (500, V.FAULTY, ["HEAD", "GET"]),
        (503, V.REFUSED, ["HEAD", "GET"]),
        (300, V.FAULTY, ["HEAD"]),
    ],
)
def test_every_status_has_its_verdict(
    start: Start, status: int, verdict: Verdict, methods: list[str]
) -> None:
    server, check = start({"/x": reply(b"body", status)})
    result = only(check, server.address("/x"))
    assert (result.verdict, result.status) == (verdict, status)
    assert [method for method, _ in asked(server)] == methods
    assert {each.headers["user-agent"] for each in server.requests} == {NAME}


def by_method(head: Saying, get: Saying) -> Saying:
    return lambda connection, request: (head if request.method == "HEAD" else get)(
        connection, request
    )


@pytest.mark.parametrize(
    "head", [reply(status=405), reply(status=501), reply(status=404), reply(status=500), raw(b"")]
)
def test_where_head_is_refused_get_is_asked(start: Start, head: Saying) -> None:
    server, check = start({"/x": by_method(head, reply(b"here"))})
    assert only(check, server.address("/x")).verdict is V.FINE
    assert [method for method, _ in asked(server)][-1] == "GET"


def test_redirections_chain_for_good_for_now_in_part_and_round(start: Start) -> None:
    server, check = start(
        {
            "/a": moved("/b", 301),
            "/b": moved("/c", 308),
            "/c": reply(b"c"),
            "/now": moved("/c", 302),
            "/part": moved("/now", 301),
            "/late": moved("/a", 307),
            "/round": moved("/round2", 301),
            "/round2": moved("/round", 301),
            "/lost": moved("/missing", 301),
        }
    )
    to = server.address
    found = look(check, *map(to, ("/a#x=1", "/now", "/part", "/late", "/round", "/lost")))
    assert (found[to("/a#x=1")].verdict, found[to("/a#x=1")].target) == (V.MOVED, to("/c#x=1"))
    assert found[to("/now")].verdict is V.FINE
    assert (found[to("/part")].verdict, found[to("/part")].target) == (V.MOVED, to("/now"))
    assert found[to("/late")].verdict is V.FINE
    assert found[to("/round")].verdict is V.FAULTY
    assert found[to("/lost")].verdict is V.GONE


@pytest.mark.parametrize(
    ("path", "target", "verdict"),
    [
        ("/post/one", "/login?next=/post/one", V.LOGIN),
        ("/post/one", "/users/sign_in", V.LOGIN),
        ("/post/one", "/wp-login.php", V.LOGIN),
        ("/post/one", "http://accounts.example.com:{port}/x", V.LOGIN),
        ("/post/one", "/", V.LOGIN),
        ("/post/one", "/es/", V.LOGIN),
        ("/post/one", "/index.html", V.LOGIN),
        ("/post/one", "http://other.example.org:{port}/", V.LOGIN),
        ("/post/one", "http://consent.example.com:{port}/x", V.REFUSED),
        ("/xYz12", "http://other.example.org:{port}/", V.MOVED),
        ("/login-free-energy", "/blog/login-free-energy", V.MOVED),
        ("/es", "/es/", V.MOVED),
        ("/signin", "/login", V.MOVED),
        ("/post/one", "/posts/one/", V.MOVED),
        ("/authors/ana", "/author/ana", V.MOVED),
    ],
)
def test_moved_to_a_login_or_a_home_page(
    start: Start, path: str, target: str, verdict: Verdict
) -> None:
    server, check = start({})
    target = target.format(port=server.port)
    server.answers[path] = moved(target, 301)
    end = target.partition("?")[0]
    end = f"/{end.split('/', 3)[3]}" if end.startswith("http") else end
    server.answers[end] = reply(b"page")
    result = only(check, server.address(path))
    assert result.verdict is verdict
    assert verdict is V.REFUSED or result.target


def test_slow_endless_and_lying_answers_end(start: Start, impatient: None) -> None:
    server, check = start(
        {
            "/silent": dripping(b"", b"", pause=5, times=1),
            "/endless": by_method(
                reply(status=405), dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 50_000, 0.001)
            ),
            "/huge": by_method(
                reply(status=405),
                raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + b"x" * 200_000),
            ),
            "/short": by_method(
                reply(status=405), raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nx")
            ),
            "/nonsense": raw(b"this is no answer\r\n\r\n"),
        }
    )
    hosts = iter("abcdefgh")
    names = {path: server.address(path, f"{next(hosts)}.example.com") for path in server.answers}
    found = look(check, *names.values())
    verdicts = {path: found[address].verdict for path, address in names.items()}
    assert verdicts == {
        "/silent": V.SLOW,
        "/endless": V.FINE,
        "/huge": V.FINE,
        "/short": V.FAULTY,
        "/nonsense": V.FAULTY,
    }


def test_certificates_are_checked(start: Start) -> None:
    authority, stranger = trustme.CA(), trustme.CA()
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    good, foreign, other = (ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) for _ in range(3))
    authority.issue_cert("good.example.com").configure_cert(good)
    stranger.issue_cert("good.example.com").configure_cert(foreign)
    authority.issue_cert("other.example.com").configure_cert(other)
    for context, verdict in ((good, V.FINE), (foreign, V.CERTIFICATE), (other, V.CERTIFICATE)):
        server, check = start({"/x": reply(b"x")}, context, trusted)
        assert only(check, server.address("/x", "good.example.com")).verdict is verdict


def test_a_host_that_is_not_there_and_one_of_the_neighbourhood(start: Start) -> None:
    server, check = start({"/x": reply(b"x")})
    guard = server.guard

    def resolve(host: str, port: int) -> list[object]:
        if host.startswith("gone"):
            raise OSError(host)
        return guard._resolve(host, port)  # type: ignore[return-value]

    guard_type = type(guard)
    client = Client(guard_type(guard._is_allowed, resolve), ssl.create_default_context())  # type: ignore[arg-type]
    check = LinkCheck(client, archive="")
    found = look(
        check, "http://gone.example.com/a", "http://gone.example.com/b", server.address("/x")
    )
    assert [found[a].verdict for a in sorted(found)] == [V.FINE, V.GONE, V.GONE]
    assert only(check, "http://printer.local/").verdict is V.NOT_ASKED
    # Without any answer it is the network that is missing.
    check = LinkCheck(client, archive="")
    assert only(check, "http://gone.example.com/a").verdict is V.NOT_ASKED
    client.close()


def test_robots_are_heeded_and_asked_for_once(start: Start) -> None:
    rules = b"User-agent: *\nDisallow: /private\nDisallow: /*?print\nAllow: /private/open\n"
    server, check = start({"/robots.txt": reply(rules), "/a": reply(b"")})
    server.answers |= {"/private/open": reply(b""), "/private/x": reply(b"")}
    to = server.address
    found = look(check, to("/a"), to("/a?print=1"), to("/private/x"), to("/private/open"))
    assert [found[to(p)].verdict for p in ("/a", "/a?print=1", "/private/x", "/private/open")] == [
        V.FINE, V.REFUSED, V.REFUSED, V.FINE,
    ]  # fmt: skip
    assert sorted(server.asked()) == [
        ("GET", "/robots.txt"),
        ("HEAD", "/a"),
        ("HEAD", "/private/open"),
    ]


@pytest.mark.parametrize(
    ("rules", "address", "allowed"),
    [
        ("", "/x", True),
        ("User-agent: *\nDisallow:", "/x", True),
        ("User-agent: *\nDisallow: /", "/x", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: newslettereditor\nAllow: /", "/x", True),
        ("User-agent: NewsletterEditor\nUser-agent: b\nDisallow: /x # no", "/xy", False),
        ("User-agent: other\nDisallow: /", "/x", True),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", True),
        ("User-agent: *\nDisallow: /%C3%B1", "/ñ", False),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("nonsense\n: :\nDisallow: /", "/x", True),
        ("User-agent: *\nDisallow: /" + "*a" * 900, "/" + "a" * 5000, False),
    ],
)
def test_rules_of_robots(rules: str, address: str, allowed: bool) -> None:
    assert read_robots(rules, "NewsletterEditor").allows(f"https://h.example{address}") is allowed


def test_who_asks_to_wait_is_waited_for_or_left_alone(start: Start) -> None:
    count = {"n": 0}

    def busy_once(connection: object, request: object) -> bool:
        count["n"] += 1
        busy = reply(status=429, headers="Retry-After: 1\r\n")
        return bool((busy if count["n"] == 1 else reply(b""))(connection, request))  # type: ignore[arg-type]

    server, check = start(
        {"/once": busy_once, "/long": reply(status=429, headers="Retry-After: 900\r\n")}
    )
    begun = time.monotonic()
    assert only(check, server.address("/once", "a.example.com")).verdict is V.FINE
    assert time.monotonic() - begun >= 1
    pages = [server.address(f"/{n}", "b.example.com") for n in range(3)]
    first = server.address("/long", "b.example.com")
    found = look(check, first, *pages)
    assert {found[each].verdict for each in pages} == {V.REFUSED}
    assert asked(server)[2:] == [("HEAD", "/long")]


def test_one_question_at_a_time_to_each_host_and_few_hosts_at_once(start: Start) -> None:
    busy: dict[str, int] = {}
    most: dict[str, int] = {}
    in_all: list[int] = []
    lock = threading.Lock()

    def slow(connection: object, request: object) -> bool:
        host = request.headers["host"]  # type: ignore[attr-defined]
        with lock:
            busy[host] = busy.get(host, 0) + 1
            most[host] = max(most.get(host, 0), busy[host])
            in_all.append(sum(busy.values()))
        time.sleep(0.02)
        with lock:
            busy[host] -= 1
        return bool(reply(b"")(connection, request))  # type: ignore[arg-type]

    server, check = start({f"/{n}": slow for n in range(4)})
    addresses = [server.address(f"/{n}", f"h{h}.example.com") for n in range(4) for h in range(9)]
    found = look(check, *addresses, addresses[0], addresses[0] + "#a=1")
    assert len(found) == 37
    assert set(most.values()) == {1}
    assert 1 < max(in_all) <= AT_ONCE
    assert len(server.requests) == 36 + 9


def test_a_host_that_fails_again_and_again_is_asked_no_more(start: Start, impatient: None) -> None:
    server, check = start({})
    for number in range(6):
        server.answers[f"/{number}"] = dripping(b"", b"", pause=2, times=1)
    found = look(check, *(server.address(f"/{n}") for n in range(6)))
    assert {each.verdict for each in found.values()} == {V.SLOW}
    assert 0 < len({path for _, path in asked(server)}) <= MOST_FAILURES


PAGE = b"<html><h2 id='one'>1</h2><a name=two></a><h2 id=\"user-content-three\">3</h2></html>"


def test_places_are_looked_for_in_the_page(start: Start) -> None:
    server, check = start(
        {
            "/p": reply(PAGE, kind="text/html; charset=utf-8"),
            "/bare": reply(b"<p>made by a script</p>", kind="text/html"),
            "/f.pdf": reply(b"%PDF", kind="application/pdf"),
            "/m": moved("/p", 301),
        }
    )
    to = server.address
    paths = {
        "/p#one": V.FINE, "/p#two": V.FINE, "/p#three": V.FINE, "/p#four": V.FRAGMENT,
        "/p": V.FINE, "/p#:~:text=x": V.FINE, "/bare#x": V.FINE, "/f.pdf#page=2": V.FINE,
        "/m#one": V.MOVED, "/m#four": V.FRAGMENT,
    }  # fmt: skip
    found = look(check, *map(to, paths))
    assert {path: found[to(path)].verdict for path in paths} == paths
    assert sorted(asked(server)) == [
        ("GET", "/bare"), ("GET", "/m"), ("GET", "/p"), ("GET", "/p"), ("HEAD", "/f.pdf"),
    ]  # fmt: skip


def test_places_that_cannot_be_looked_for() -> None:
    assert place_in_page("https://a.example/x#L10-L20") == ""
    assert place_in_page("https://a.example/x#!/route") == ""
    assert place_in_page("https://a.example/x#t=10") == ""
    assert place_in_page("https://a.example/x#cap%C3%ADtulo") == "capítulo"
    assert holds_place('<h2 id="capítulo">', "capítulo")
    assert holds_place('<h2 id="cap%C3%ADtulo">', "capítulo")


def test_a_saved_copy_is_offered_where_one_is_known(start: Start) -> None:
    saved = "http://web.archive.org/web/20200102030405/http://x"
    known = json.dumps({"archived_snapshots": {"closest": {"available": True, "url": saved}}})
    server, check = start({"/available": reply(known.encode()), "/ok": reply(b"")}, archive=True)
    gone = only(check, server.address("/gone?a=1&utm_source=x"))
    assert (gone.verdict, gone.saved) == (V.GONE, saved.replace("http:", "https:", 1))
    assert only(check, server.address("/ok")).saved == ""
    (question,) = [path for _, path in server.asked() if path.startswith("/available")]
    assert question.endswith("%2Fgone%3Fa%3D1")
    for answer in (
        b"{}",
        b"[",
        b'{"archived_snapshots": {}}',
        known.replace("web.a", "evil.a").encode(),
    ):
        server.answers["/available"] = reply(answer)
        assert only(check, server.address("/gone")).saved == ""


def test_what_is_called_off_asks_and_tells_no_more(start: Start) -> None:
    stop = Stop()

    def until_called_off(connection: socket.socket, request: Request) -> bool | None:
        while not stop.is_cancelled:
            time.sleep(0.01)
        return reply(b"")(connection, request)

    answers = {"/0": reply(b"")} | {f"/{n}": until_called_off for n in range(1, 50)}
    server, check = start(answers)
    found = []
    for result in check.run([server.address(f"/{n}") for n in range(50)], stop):
        found.append(result)
        stop.cancel()
    assert len(found) == 1
    time.sleep(0.1)
    assert server.asked()[:2] == [("GET", "/robots.txt"), ("HEAD", "/0")]
    assert len(server.requests) < 4
    with pytest.raises(WebError) as caught:
        list(check.run([server.address("/1")], stop))
    assert caught.value.fault is Fault.CANCELLED


def test_results_are_kept_with_their_date(tmp_path: Path) -> None:
    file, now = tmp_path / "r.json", 1_700_000_000.0
    results = Results()
    results.put(Result("https://a.example/ñ", V.MOVED, now, 200, "https://b.example"))
    results.put(
        replace(
            Result("https://c.example", V.GONE, now, 404), saved="https://web.archive.org/web/1/x"
        )
    )
    results.put(Result("https://d.example", V.NOT_ASKED, now))
    results.save(file)
    again = Results.load(file)
    assert len(again) == 2 and again.of("https://a.example/ñ") == results.of("https://a.example/ñ")
    day = 86_400
    assert again.fresh("https://c.example", now + day / 2) is not None
    assert again.fresh("https://c.example", now + 2 * day) is None
    assert again.fresh("https://a.example/ñ", now + 20 * day) is not None
    assert again.fresh("https://a.example/ñ", now - day) is None


@pytest.mark.parametrize("content", [b"# README", b"{}", b'{"kind": "x"}', b"\xff", b"[" * 9000])
def test_a_file_of_something_else_is_no_cache(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "r.json"
    file.write_bytes(content)
    with pytest.raises(EditorError):
        Results.load(file)
    assert len(Results.load(tmp_path / "missing")) == 0


def page(title: str, canonical: str = "") -> bytes:
    link = f"<link rel='canonical' href='{canonical}'>" if canonical else ""
    return f"<html><head><title>{title}</title>{link}</head></html>".encode()


def test_tidier_addresses_are_proposed_where_the_same_page_answers(start: Start) -> None:
    server, _ = start(
        {
            "/a": reply(page("A"), kind="text/html"),
            "/n/amp": reply(page("N amp", "/n"), kind="text/html"),
            "/n": reply(page("N", "/n"), kind="text/html"),
            "/o/amp": reply(page("O as amp"), kind="text/html"),
            "/o": reply(page("Another"), kind="text/html"),
            "/old": moved("/a?utm_source=x", 301),
            "/back/amp": reply(page("B"), kind="text/html"),
            "/back": moved("/back/amp"),
        }
    )
    client = Client(server.guard, ssl.create_default_context())
    check = LinkCheck(client, archive="", tidies=True)
    to = server.address
    found = look(
        check,
        *(to(p) for p in ("/a?utm_source=x&id=1#p=1", "/n/amp", "/o/amp", "/a", "/old")),
        *(to("/gone?utm_a=1"), to("/a", "m.example.com"), to("/back/amp")),
    )
    told = {a.partition("com:")[2].partition("/")[2]: found[a] for a in found}
    assert told["a?utm_source=x&id=1#p=1"].verdict is V.TIDIER
    assert told["a?utm_source=x&id=1#p=1"].target == to("/a?id=1#p=1")
    assert (told["n/amp"].verdict, told["n/amp"].target) == (V.TIDIER, to("/n"))
    assert told["o/amp"].verdict is V.FINE
    assert told["back/amp"].verdict is V.FINE
    assert (told["old"].verdict, told["old"].target) == (V.MOVED, to("/a"))
    assert told["gone?utm_a=1"].verdict is V.GONE
    assert found[to("/a", "m.example.com")].target == to("/a", "www.example.com")
    client.close()


def test_nothing_more_is_asked_where_nobody_wants_addresses_tidied(start: Start) -> None:
    server, check = start({"/a": reply(b"")})
    only(check, server.address("/a?utm_source=x"))
    assert asked(server) == [("HEAD", "/a?utm_source=x")]


@pytest.mark.parametrize(
    "address",
    ["http://[bad", "http://a b.example.com/", "http://x:99999/", "http://", "https://%zz/x#y",
     "http://" + "a" * 300 + ".com/", "http://user@/x", "http://a.example.com:port/"],
)  # fmt: skip
def test_what_is_no_address_ends_nothing(start: Start, address: str) -> None:
    server, check = start({"/x": reply(b"")})
    found = look(check, server.address("/x"), address)
    assert found[server.address("/x")].verdict is V.FINE
    assert found[address].verdict in (V.GONE, V.FAULTY, V.NOT_ASKED)


def test_a_name_that_is_not_found_at_once_is_looked_up_again(start: Start) -> None:
    server, _ = start({"/x": reply(b"")})
    tries: list[str] = []

    def resolve(host: str, port: int) -> list[object]:
        tries.append(host)
        if len(tries) == 1:
            raise OSError(host)
        return server.guard._resolve(host, port)  # type: ignore[return-value]

    guard = type(server.guard)(server.guard._is_allowed, resolve)  # type: ignore[arg-type]
    client = Client(guard, ssl.create_default_context())
    assert only(LinkCheck(client, archive=""), server.address("/x")).verdict is V.FINE
    client.close()


def test_robots_are_heeded_where_a_redirection_leads(start: Start) -> None:
    server, check = start(
        {
            "/robots.txt": reply(b"User-agent: *\nDisallow: /private\n"),
            "/here": moved("/private/x", 301),
            "/private/x": reply(b""),
        }
    )
    to = server.address
    server.answers["/there"] = moved(to("/private/x", "www.other.example"), 301)
    found = look(check, to("/here"), to("/there"))
    assert [found[to(path)].verdict for path in ("/here", "/there")] == [V.REFUSED] * 2
    assert "robots.txt" in found[to("/there")].why.en  # type: ignore[union-attr]
    assert sorted(server.asked()) == [
        ("GET", "/robots.txt"), ("GET", "/robots.txt"), ("HEAD", "/here"), ("HEAD", "/there"),
    ]  # fmt: skip


def test_who_leads_to_a_host_that_is_gone_goes_on_being_asked(start: Start) -> None:
    server, _ = start({"/b": reply(b"")})
    server.answers["/a"] = moved("http://gone.example.com/", 301)
    server.answers["/c"] = moved("http://printer.local/", 301)
    guard = server.guard

    def resolve(host: str, port: int) -> list[object]:
        if host.startswith("gone"):
            raise OSError(host)
        return guard._resolve(host, port)  # type: ignore[return-value]

    client = Client(type(guard)(guard._is_allowed, resolve), ssl.create_default_context())  # type: ignore[arg-type]
    found = look(LinkCheck(client, archive=""), *map(server.address, ("/a", "/c", "/b")))
    told = [found[server.address(path)].verdict for path in ("/a", "/c", "/b")]
    assert told == [V.GONE, V.NOT_ASKED, V.FINE]
    client.close()
