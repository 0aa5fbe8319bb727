"""Questions to a server that lies, loops, drips, never ends and is somebody else's."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
import trustme

from newsletter_editor.web.addresses import Address
from newsletter_editor.web.asking import Guard, Stop
from newsletter_editor.web.client import NAME, Bounds, Client, host_of
from newsletter_editor.web.faults import Fault, WebError
from newsletter_editor.web.proxies import SystemProxies, credentials_of
from newsletter_editor.web.turns import in_turns
from tests.web_server import (
    Request,
    Saying,
    WebServer,
    dripping,
    leads_to,
    moved,
    raw,
    reply,
    web_server,
)

OK = b"HTTP/1.1 200 OK\r\n"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


Start = Callable[..., tuple[WebServer, Client]]


@pytest.fixture
def start() -> Iterator[Start]:
    with ExitStack() as started:

        def run(
            answers: dict[str, Saying], trust: ssl.SSLContext | None = None
        ) -> tuple[WebServer, Client]:
            server = started.enter_context(web_server(answers))
            client = Client(server.guard, trust or ssl.create_default_context())
            started.callback(client.close)
            return server, client

        yield run


def fault(client: Client, address: str, **more: object) -> WebError:
    with pytest.raises(WebError) as caught:
        client.ask(address, **more)  # type: ignore[arg-type]
    assert "{" not in caught.value.message.es + caught.value.message.en
    return caught.value


def test_an_answer_is_had_by_an_honest_name_without_password_and_fragment(start: Start) -> None:
    server, client = start({"/a%20%C3%B1.png": reply(b"abc", kind="image/PNG; x=y")})
    address = server.address("/a ñ.png?q=1#part").replace("//", "//ana:secret@")
    answer = client.ask(address)
    assert (answer.status, answer.body, answer.kind) == (200, b"abc", "image/png")
    (request,) = server.requests
    assert request.path == "/a%20%C3%B1.png?q=1"
    assert request.headers["user-agent"] == NAME
    assert not {"authorization", "cookie"} & set(request.headers)


def test_a_connection_serves_again_and_statuses_are_told(start: Start) -> None:
    server, client = start({"/gone": reply(b"gone", 410), "/busy": reply(status=429)})
    assert client.ask(server.address("/gone")).status == 410
    assert client.ask(server.address("/busy"), "HEAD").status == 429
    assert client.ask(server.address("/none"), "HEAD").body == b""
    assert server.asked() == [("GET", "/gone"), ("HEAD", "/busy"), ("HEAD", "/none")]


def test_a_kept_connection_that_the_server_gave_up_is_made_anew(start: Start) -> None:
    answers = iter([reply(b"1"), raw(b""), reply(b"2")])
    server, client = start({"/": lambda *given: next(answers)(*given)})
    assert client.ask(server.address("/")).body == b"1"
    assert client.ask(server.address("/")).body == b"2"
    # Where nothing was kept, nothing is asked twice.
    server.answers["/"] = raw(b"")
    client.close()
    assert fault(client, server.address("/")).fault is Fault.BROKEN
    assert len(server.requests) == 4


def test_redirections_are_followed_told_and_bounded(start: Start) -> None:
    server, client = start(
        {"/1": moved("/2", 301), "/2": moved("//www.example.com:{p}/3?ñ"), "/3": reply(b"x")}
    )
    server.answers["/2"] = moved(f"//www.example.com:{server.port}/3?ñ", 308)
    answer = client.ask(server.address("/1#here"))
    assert answer.address.startswith("http://www.example.com:")
    assert [(hop.status, hop.address) for hop in answer.hops] == [
        (301, server.address("/1")),
        (308, server.address("/2")),
    ]
    assert server.requests[-1].path == "/3?%C3%B1"
    assert client.ask(server.address("/1"), follow=lambda _: False).headers["location"] == "/2"
    server.answers["/loop"] = moved("/loop")
    error = fault(client, server.address("/loop"), bounds=Bounds(redirections=4))
    assert error.fault is Fault.ROUNDABOUT
    assert len(error.hops) == 5


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1/", "http://router/", "https://[::1]/", "http://2130706433/x"]
)
def test_a_redirection_to_a_neighbour_is_not_followed(start: Start, target: str) -> None:
    server, _ = start({"/": moved(target)})
    allowed = server.guard.addresses("a.example", 1, 1, threading.Event())
    guard = Guard(lambda address: False, leads_to("127.0.0.1"))
    client = Client(guard, ssl.create_default_context())
    assert fault(client, server.address("/")).fault is Fault.PRIVATE
    assert allowed and server.requests == []

    class FirstOnly(Guard):
        def addresses(
            self, host: str, port: int, seconds: float, over: threading.Event
        ) -> list[Address]:
            if host == "cdn.example.com":
                return allowed
            return super().addresses(host, port, seconds, over)

    client = Client(FirstOnly(), ssl.create_default_context())
    error = fault(client, server.address("/"))
    assert error.fault is Fault.PRIVATE
    assert len(error.hops) == 1
    client.close()


@pytest.mark.parametrize(
    "target", ["file:///etc/hostname", "ftp://a.example/x", "data:,x", "http://:80/"]
)
def test_a_redirection_to_no_address_of_the_web_is_not_followed(start: Start, target: str) -> None:
    server, client = start({"/": moved(target)})
    assert fault(client, server.address("/")).fault is Fault.NO_ADDRESS


@pytest.mark.parametrize(
    "addresses", [("127.0.0.1",), ("9.9.9.9", "192.168.1.1"), ("::ffff:10.0.0.1",), ("fe80::1",)]
)
def test_a_name_that_leads_to_a_neighbour_is_not_asked(addresses: tuple[str, ...]) -> None:
    client = Client(Guard(resolve=leads_to(*addresses)), ssl.create_default_context())
    assert fault(client, "http://www.example.com/").fault is Fault.PRIVATE


@pytest.mark.parametrize(
    "address", ["http://localhost/", "http://0x7f.1/", "http://nas.local/", "http://[::]:80/"]
)
def test_a_neighbour_s_address_is_not_asked(address: str) -> None:
    assert fault(Client(trust=ssl.create_default_context()), address).fault is Fault.PRIVATE


@pytest.mark.parametrize("address", ["", "/a", "mailto:a@b.example", "http://", "http://a:x/"])
def test_what_is_no_address_is_said(address: str) -> None:
    assert fault(Client(trust=ssl.create_default_context()), address).fault is Fault.NO_ADDRESS


def test_nothing_there_is_told_apart(start: Start) -> None:
    def nobody(host: str, port: int) -> list:  # type: ignore[type-arg]
        raise OSError

    client = Client(Guard(resolve=nobody), ssl.create_default_context())
    assert fault(client, "https://gone.example.com/").fault is Fault.NO_HOST
    server, client = start({})
    server.stop()
    assert fault(client, server.address()).fault is Fault.NO_CONNECTION


ENDLESS = dripping(OK + b"\r\n", b"x" * 60_000, 0)
LYING = {
    "too large by its head": (raw(OK + b"Content-Length: 999999999\r\n\r\n"), Fault.TOO_LARGE),
    "endless": (ENDLESS, Fault.TOO_LARGE),
    "shorter than it says": (raw(OK + b"Content-Length: 50\r\n\r\nabc"), Fault.BROKEN),
    "no HTTP": (raw(b"SSH-2.0-x\r\n\r\n"), Fault.BROKEN),
    "nothing": (raw(b""), Fault.BROKEN),
    "no gzip": (raw(OK + b"Content-Encoding: gzip\r\n\r\nabcdef"), Fault.BROKEN),
    "drips its body": (dripping(OK + b"Content-Length: 5000\r\n\r\n", b"x"), Fault.SLOW),
    "drips its head": (dripping(OK, b"X"), Fault.SLOW),
    "is silent": (dripping(b"", b"", 5, 1), Fault.SLOW),
    "grows when unpacked": (
        reply(gzip.compress(bytes(3_000_000)), headers="Content-Encoding: gzip\r\n"),
        Fault.TOO_LARGE,
    ),
}


@pytest.mark.parametrize("case", [pytest.param(LYING[name], id=name) for name in LYING])
def test_lies_and_patience_have_an_end(start: Start, case: tuple[Saying, Fault]) -> None:
    say, expected = case
    server, client = start({"/": say})
    bounds = Bounds(size=1_000_000, seconds=1.0, seconds_of_silence=0.5)
    assert fault(client, server.address("/"), bounds=bounds).fault is expected


def test_a_long_body_may_be_cut(start: Start) -> None:
    server, client = start({"/": ENDLESS})
    told: list[tuple[int, int | None]] = []
    answer = client.ask(
        server.address("/"),
        bounds=Bounds(size=100_000, may_cut=True),
        progress=lambda had, whole: told.append((had, whole)),
    )
    assert answer.is_cut and len(answer.body) == 100_000
    assert told and all(whole is None for _, whole in told)


def test_it_is_called_off_while_it_goes_on_and_before(start: Start) -> None:
    stop = Stop()
    server, client = start({"/": dripping(OK + b"Content-Length: 99999\r\n\r\n", b"x")})
    had_some = threading.Event()
    threading.Thread(target=lambda: (had_some.wait(10), stop.cancel()), daemon=True).start()
    error = fault(
        client, server.address("/"), stop=stop, progress=lambda had, whole: had_some.set()
    )
    assert error.fault is Fault.CANCELLED
    assert fault(client, server.address("/"), stop=stop).fault is Fault.CANCELLED
    assert len(server.requests) == 1


def test_a_certificate_has_to_fit() -> None:
    authority = trustme.CA()
    served, trusted = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert("cdn.example.com").configure_cert(served)
    authority.configure_trust(trusted)
    with web_server({"/": reply(b"x")}, served) as server:
        client = Client(server.guard, trusted)
        assert client.ask(server.address("/")).body == b"x"
        assert fault(client, server.address("/", "other.example")).fault is Fault.CERTIFICATE
        stranger = Client(server.guard, ssl.create_default_context())
        assert fault(stranger, server.address("/")).fault is Fault.CERTIFICATE
        client.close()


def test_a_server_without_tls_is_told_from_a_wrong_certificate() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def refuse() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                connection.recv(10_000)

        threading.Thread(target=refuse, daemon=True).start()
        guard = Guard(lambda address: True, leads_to("127.0.0.1"))
        client = Client(guard, ssl.create_default_context())
        address = f"https://cdn.example.com:{listener.getsockname()[1]}/"
        assert fault(client, address).fault is Fault.NO_TLS


def test_the_system_s_proxy_leads_there(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    server, _ = start({"http://www.example.com/a": reply(b"by proxy")})
    monkeypatch.setenv("http_proxy", f"http://ana:se%C3%B1al@127.0.0.1:{server.port}")
    public = Guard(resolve=leads_to("9.9.9.9"))
    client = Client(public, ssl.create_default_context())
    assert client.ask("http://www.example.com/a").body == b"by proxy"
    assert server.requests[0].headers["proxy-authorization"].startswith("Basic ")
    # Who is a neighbour is none of the proxy's business.
    private = Client(Guard(resolve=leads_to("10.0.0.1")), ssl.create_default_context())
    assert fault(private, "http://www.example.com/a").fault is Fault.PRIVATE
    client.close()
    server.stop()
    client = Client(public, ssl.create_default_context())
    assert fault(client, "http://www.example.com/a").fault is Fault.PROXY
    monkeypatch.setenv("no_proxy", "www.example.com")
    assert SystemProxies().for_host("http", "www.example.com") is None
    assert credentials_of("http://ana:se%C3%B1al@p:1") == "ana:señal"


def test_hosts_are_named_in_ascii() -> None:
    assert host_of("HTTPS://España.EXAMPLE:8443/x") == "xn--espaa-rta.example"


def test_hosts_take_turns_and_few_are_asked_at_once(start: Start) -> None:
    def slowly(connection: socket.socket, request: Request) -> bool | None:
        threading.Event().wait(0.02)
        return reply(b"x")(connection, request)

    server, client = start({"/": slowly})
    busy: dict[str, int] = {}
    lock, most = threading.Lock(), dict[str, int]()

    def work(address: str) -> int:
        host = host_of(address)
        with lock:
            busy[host] = busy.get(host, 0) + 1
            most[host] = max(most.get(host, 0), busy[host])
        try:
            return client.ask(address).status
        finally:
            with lock:
                busy[host] -= 1

    addresses = [server.address("/", f"{name}.example.com") for name in "abcab" for _ in range(3)]
    found = list(in_turns(addresses, host_of, work, Stop(), at_once=3, per_host=1))
    assert sorted(address for address, _ in found) == sorted(addresses)
    assert {status for _, status in found} == {200}
    assert set(most.values()) == {1}
    assert server.most_at_once <= 3


def test_it_is_called_off_while_a_name_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    for_ever = 1_000_000.0
    monkeypatch.setattr("newsletter_editor.web.asking.SECONDS_TO_CONNECT", for_ever)
    has_begun, may_end = threading.Event(), threading.Event()

    def look_up(_host: str, _port: int) -> list[Address]:
        has_begun.set()
        may_end.wait()
        return []

    stop = Stop()
    client = Client(Guard(resolve=look_up), ssl.create_default_context())
    threading.Thread(target=lambda: (has_begun.wait(), stop.cancel()), daemon=True).start()
    try:
        with pytest.raises(WebError) as caught:
            client.ask("http://slow.example/", stop=stop, bounds=Bounds(seconds=for_ever))
        assert caught.value.fault is Fault.CANCELLED
        assert not may_end.is_set()
    finally:
        may_end.set()


def test_turns_end_when_they_are_called_off() -> None:
    stop, begun = Stop(), list[int]()

    def work(number: int) -> int:
        begun.append(number)
        if number == 3:
            stop.cancel()
        return number

    found = list(in_turns(range(100), lambda _: "a", work, stop))
    assert len(found) <= 3 and len(begun) <= 5
    with pytest.raises(ZeroDivisionError):
        list(in_turns([0], lambda _: "a", lambda number: 1 / number, Stop()))


def only_with_cookie(connection: socket.socket, request: Request) -> bool:
    """As publishers do: a page that leads to itself until a cookie comes back."""
    if request.headers.get("cookie") == "seen=1":
        return bool(reply(b"the page")(connection, request))
    more = "Location: /page\r\nSet-Cookie: seen=1; Path=/\r\n"
    return bool(reply(status=302, headers=more)(connection, request))


def test_a_cookie_lives_as_long_as_its_question(start: Start) -> None:
    server, client = start({"/page": only_with_cookie})
    for _ in range(2):
        answer = client.ask(server.address("/page"))
        assert (answer.status, answer.body) == (200, b"the page")
    cookies = [request.headers.get("cookie") for request in server.requests]
    assert cookies == [None, "seen=1", None, "seen=1"]


def test_a_cookie_goes_to_nobody_else(start: Start) -> None:
    server, client = start({"/other": reply(b"x")})
    to = server.address("/other", host="www.other.example")
    many = "".join(f"Set-Cookie: c{number}={'x' * 5000}\r\n" for number in range(5))
    more = f"Location: {to}\r\nSet-Cookie: a=b; Domain=other.example\r\n{many}"
    server.answers["/page"] = reply(status=302, headers=more)
    assert client.ask(server.address("/page")).status == 200
    assert "cookie" not in server.requests[-1].headers


def test_a_proxy_that_cannot_be_used_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    client = Client(Guard(lambda _: True, leads_to("127.0.0.1")), ssl.create_default_context())
    error = fault(client, "https://a.example.com/")
    assert error.fault is Fault.SOCKS and "SOCKS" in error.message.es
    client.close()


def test_a_script_that_would_choose_the_proxy_is_said() -> None:
    def nobody(*_: object) -> list[Address]:
        raise OSError

    proxies = SystemProxies()
    proxies.__dict__["has_script"] = True
    client = Client(Guard(lambda _: True, nobody), ssl.create_default_context(), proxies)
    error = fault(client, "https://a.example.com/")
    assert error.fault is Fault.SCRIPT and "PAC" in error.message.en
    client.close()
