"""Items from a link: what the address says, and what the page says when it is asked."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from newsletter_editor.sections.links import as_markdown, facts_of, web_address
from newsletter_editor.sections.web_page import (
    MOST_BYTES,
    PageReader,
    PageUnavailableError,
    decoded,
    page_facts,
)
from newsletter_editor.web.addresses import is_public_address


@pytest.mark.parametrize(
    ("address", "link", "title"),
    [
        ("https://arxiv.org/abs/2002.05715", "", "arXiv:2002.05715"),
        ("http://www.arxiv.org/pdf/2002.05715v2.pdf", "https://arxiv.org/abs/2002.05715",
         "arXiv:2002.05715"),
        ("https://arxiv.org/pdf/hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001",
         "arXiv:hep-th/9901001"),
        ("https://arxiv.org/list/cs.CL/recent", "", "arxiv.org"),
        ("https://github.com/dair-ai/nlp_fundamentals/tree/master/a", "",
         "dair-ai/nlp_fundamentals"),
        ("https://github.com/a/b.git", "", "a/b"),
        ("https://github.com/topics/nlp", "", "github.com"),
        ("https://github.com/dair-ai", "", "github.com"),
        (" <https://www.deeplearning.ai/x?y=(z)> ", "https://www.deeplearning.ai/x?y=(z)",
         "deeplearning.ai"),
        ("https://xn--espaa-rta.es/", "", "españa.es"),
        ("http://[::1]:80/x", "", "::1"),
    ],
)  # fmt: skip
def test_an_address_speaks_for_itself(address: str, link: str, title: str) -> None:
    facts = facts_of(address)
    assert (facts.address, facts.title) == (link or address, title)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "ftp://a.b",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "http://a b",
        "https://a.b\nhttps://c.d",
        "http://[x",
        "http://a:99999",
        "https://a.b/" + "x" * 3000,
    ],
)
def test_what_is_no_web_address_is_none(text: str) -> None:
    assert web_address(text) is None
    with pytest.raises(ValueError, match="no web address"):
        facts_of(text)


def test_foreign_words_are_no_markdown_and_no_liquid() -> None:
    assert as_markdown("A *b* [c](d) <e> _f_ g_h\n{{ i }}") == (
        r"A \*b\* \[c\](d) &lt;e> \_f\_ g_h \{\{ i }}"
    )
    assert facts_of("https://a.b/(c)").values()["url"] == "https://a.b/(c)"


PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/plain": (200, {"Content-Type": "text/html"}, b"<title> A &amp; B\n&#233; </title>"),
    "/og": (
        200,
        {"Content-Type": "text/html; charset=utf-8"},
        "<head><title>No</title><meta content='Sí > «más»' property=og:title />"
        '<meta name="description" content="Una &quot;frase&quot;."></head><body>'.encode(),
    ),
    "/latin": (
        200,
        {"Content-Type": "text/html; charset=ISO-8859-1"},
        "<title>Año “5”</title>".encode("cp1252"),
    ),
    "/moved": (302, {"Location": "/plain"}, b""),
    "/loop": (301, {"Location": "/loop"}, b""),
    "/away": (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF"),
    "/gone": (404, {"Content-Type": "text/html"}, b"<title>Gone</title>"),
    "/empty": (200, {"Content-Type": "text/html"}, b""),
    "/bare": (200, {"Content-Type": "text/html"}, b"<p>nothing"),
    "/endless": (200, {"Content-Type": "text/html"}, b""),
    "/head": (
        200,
        {"Content-Type": "text/html"},
        b"<head><TITLE>Head</TITLE><meta name=description content=x></HEAD><body>",
    ),
    "/slow": (200, {"Content-Type": "text/html"}, b""),
}


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = PAGES[self.path]
        try:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
            if self.path == "/endless":
                while True:
                    self.wfile.write(b"x" * 65536)
            if self.path in ("/slow", "/head"):
                for _ in range(200):
                    self.wfile.write(b"<")
                    time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def reader(**options: float) -> PageReader:
    return PageReader(allowed=lambda number: number.is_loopback, **options)


@pytest.mark.parametrize(
    ("path", "title", "text"),
    [
        ("/plain", "A & B é", ""),
        ("/og", "Sí > «más»", 'Una "frase".'),
        ("/latin", "Año “5”", ""),
        ("/moved", "A & B é", ""),
        ("/empty", "127.0.0.1", ""),
        ("/bare", "127.0.0.1", ""),
    ],
)
def test_a_page_is_asked_for_its_title(host: str, path: str, title: str, text: str) -> None:
    facts = reader().facts(host + path)
    assert (facts.title, facts.text, facts.address) == (title, text, host + path)


@pytest.mark.parametrize("path", ["/loop", "/away", "/file", "/pdf", "/gone"])
def test_what_cannot_be_had_says_so_quietly(host: str, path: str) -> None:
    with pytest.raises(PageUnavailableError):
        reader().facts(host + path)


def test_a_name_is_looked_up_once_and_that_very_number_is_asked(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["127.0.0.1", "127.0.0.2"])
    asked: list[str] = []
    system = socket.getaddrinfo

    def look_up(name: str, port: int, *rest: int, **more: int) -> list[tuple[object, ...]]:
        asked.append(name)
        number = next(answers) if name == "a.example.com" else name
        return system(number, port, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    port = host.rpartition(":")[2]
    only_first = PageReader(allowed=lambda number: str(number) == "127.0.0.1")
    assert only_first.facts(f"http://a.example.com:{port}/plain").title
    assert asked == ["a.example.com", "127.0.0.1"]
    # A moment later the name leads to another machine.
    with pytest.raises(PageUnavailableError, match="public"):
        only_first.facts(f"http://a.example.com:{port}/plain")
    assert asked[2:] == ["a.example.com"]


def test_one_s_own_network_is_never_asked(host: str) -> None:
    with pytest.raises(PageUnavailableError, match="public"):
        PageReader().facts(host + "/plain")
    with pytest.raises(PageUnavailableError, match="public"):
        PageReader().facts("http://localhost/")


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "::1",
        "fe80::1",
        "fc00::1",
        "::ffff:10.0.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "2002:0a00:1::1",
    ],
)
def test_private_numbers_are_told_apart(number: str) -> None:
    assert not is_public_address(ipaddress.ip_address(number))


def test_public_numbers_are_public() -> None:
    assert is_public_address(ipaddress.ip_address("151.101.1.42"))
    assert is_public_address(ipaddress.ip_address("2606:4700::6810:84e5"))


def test_an_endless_page_is_cut_at_its_limit(host: str) -> None:
    seen: list[int] = []
    facts = reader().facts(host + "/endless", progress=lambda done, of: seen.append(done))
    assert facts.title == "127.0.0.1"
    assert seen[-1] == MOST_BYTES


def test_a_slow_page_is_cut_off_and_a_cancelled_one_too(host: str) -> None:
    try:
        facts = reader(seconds=0.3).facts(host + "/slow")
    except PageUnavailableError:
        pass
    else:
        assert facts.title == "127.0.0.1"
    with pytest.raises(PageUnavailableError):
        reader().facts(host + "/plain", cancelled=lambda: True)


def test_no_page_is_waited_for_behind_its_head(host: str) -> None:
    seen: list[int] = []
    facts = reader(seconds=5.0).facts(host + "/head", progress=lambda done, of: seen.append(done))
    assert (facts.title, facts.text) == ("Head", "x")
    assert seen[-1] < 100


def test_charsets_are_believed_in_their_order() -> None:
    assert decoded("é".encode("utf-16"), "ascii") == "\ufeffé".lstrip("\ufeff")
    assert decoded(b'<meta charset="iso-8859-1">\xe9', None).endswith("é")
    assert decoded("é".encode(), "nonsense") == "é"
    assert decoded(b"\xff", "utf-8") == "\ufffd"


def test_hostile_pages_cost_no_squares_and_leave_no_controls() -> None:
    for start in ("<meta ", "<meta content='", "<title>", "<!--", '<meta a="b"'):
        page_facts(start * (200_000 // len(start)))
    title, _ = page_facts("<title>a\u202eb\x07c&#8238;d</title>")
    assert title == "ab cd"
    assert len(page_facts(f"<title>{'palabra ' * 200}</title>")[0]) <= 201
