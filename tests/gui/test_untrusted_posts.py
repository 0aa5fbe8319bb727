"""What a hostile post can't do in the preview: run, ask other hosts, read outside the repo."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo

from newsletter_editor.gui.preview.addresses import SHELL_URL
from newsletter_editor.gui.preview.hosts import PublicHosts
from newsletter_editor.gui.preview.request_guard import RequestGuard
from tests.gui.previewing import PNG, Preview

Kind = QWebEngineUrlRequestInfo.ResourceType

_HOSTILE = Path(__file__).parents[1] / "golden" / "preview" / "hostile_html.json"
RUNNING, CLICKED, ASKING = json.loads(_HOSTILE.read_text(encoding="utf-8")).values()
"""By name: HTML that tries to run, to run when clicked, and to ask the web server at {host}."""

CLICK = "new MouseEvent('click', {bubbles: true, cancelable: true})"


class Listener:
    """A web server that remembers what it was asked for."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.asked: list[str] = []
        self.redirects: dict[str, str] = {}
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                listener.asked.append(self.path)
                if self.path in listener.redirects:
                    self.send_response(302)
                    self.send_header("Location", listener.redirects[self.path])
                    self.end_headers()
                    return
                self.send_response(200)
                self.send_header("Content-Type", "image/png")
                self.end_headers()
                self.wfile.write(PNG)

            def do_POST(self) -> None:
                self.do_GET()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer((host, 0), Handler)
        self.address = f"http://{host}:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def named_in(self, html: str) -> str:
        """The HTML with this server's address, or that without its scheme, in the gaps."""
        bare = self.address.removeprefix("http:")
        return html.replace("{host}", self.address).replace("{bare}", bare)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


@pytest.mark.parametrize("html", RUNNING.values(), ids=RUNNING)
def test_nothing_of_the_post_runs(preview: Preview, html: str) -> None:
    preview.open(html + "\n\nafter")
    preview.qtbot.wait(120)
    assert preview.pane.page_view.page.title() != "RAN"
    assert "after" in preview.text()


@pytest.mark.parametrize("html", CLICKED.values(), ids=CLICKED)
def test_a_click_runs_nothing_and_leads_nowhere(preview: Preview, html: str) -> None:
    preview.open(html)
    preview.ask(f"document.getElementById('t').dispatchEvent({CLICK}); 0")
    preview.qtbot.wait(120)
    page = preview.pane.page_view.page
    assert page.title() != "RAN"
    assert page.url() == SHELL_URL
    assert preview.ask("document.querySelector('main').innerText.length") >= 0


@pytest.mark.parametrize("html", ASKING.values(), ids=ASKING)
def test_no_request_leaves_while_remote_is_off(
    preview: Preview, listener: Listener, html: str
) -> None:
    preview.open(listener.named_in(html) + "\n\nafter")
    preview.ask("document.querySelector('#t, a')?.click(); 0")
    preview.qtbot.wait(150)
    assert listener.asked == []
    assert preview.pane.page_view.page.url() == SHELL_URL


@pytest.mark.parametrize(
    "name", ["meta refresh", "iframe", "link", "frame in object", "track", "style element", "ping"]
)
def test_with_remote_on_only_images_and_media_are_asked_for(
    preview: Preview, listener: Listener, name: str
) -> None:
    preview.allow_remote()
    preview.open(listener.named_in(ASKING[name]) + "\n\nafter")
    preview.ask("document.querySelector('#t, a')?.click(); 0")
    preview.qtbot.wait(150)
    assert [path for path in listener.asked if not path.endswith(".png")] == []
    assert preview.pane.page_view.page.url() == SHELL_URL


def test_with_remote_on_images_are_shown(preview: Preview, listener: Listener) -> None:
    preview.allow_remote()
    preview.open(f"![]({listener.address}/image.png)")
    preview.wait_for_page("document.querySelector('main img')?.naturalWidth === 1")
    assert listener.asked == ["/image.png"]


def test_nothing_outside_the_repo_is_read(preview: Preview) -> None:
    outside = preview.root.parent / "secret.png"
    outside.write_bytes(PNG)
    (preview.root / "images" / "link.png").symlink_to(outside)
    (preview.root / "linked").symlink_to(preview.root.parent)
    references = [
        outside.as_uri(),
        str(outside),
        "../../../secret.png",
        "/../secret.png",
        "%2e%2e/%2e%2e/%2e%2e/secret.png",
        "..%2f..%2f..%2fsecret.png",
        "/images/link.png",
        "/linked/secret.png",
        "newsletter-preview://page/file?reference=../secret.png",
        "newsletter-preview://page/../../secret.png",
        "qrc:///qtwebchannel/qwebchannel.js",
        "blob:x",
    ]
    preview.open("".join(f"<img src='{reference}'>" for reference in references))
    preview.wait_for_page("document.querySelectorAll('main img').length === 0")
    assert preview.ask("document.querySelectorAll('.preview-mark').length") == len(references)


def test_only_images_and_media_of_the_repo_are_served(preview: Preview) -> None:
    (preview.root / "images" / "page.html").write_text("<p>x", encoding="utf-8")
    (preview.root / "images" / "style.css").write_text("*{}", encoding="utf-8")
    preview.open("hola")
    assert preview.pane.live.images.find("/images/page.html") is not None
    preview.ask(
        "window.failed = []; for (const name of ['page.html', 'style.css', '../_config.yml']) {"
        " const i = new Image(); i.onerror = () => failed.push(name);"
        " i.src = `newsletter-preview://page/file?reference=/images/${name}` } 0"
    )
    preview.wait_for_page("failed.length === 3")


def test_the_repo_has_no_say_in_the_shell_page(preview: Preview) -> None:
    (preview.root / "page.css").write_text("* { display: none }", encoding="utf-8")
    preview.open("hola")
    assert preview.ask("getComputedStyle(document.body).display") == "block"


@pytest.mark.parametrize(
    ("address", "kind", "remote", "loads"),
    [
        ("newsletter-preview://page/page.css", Kind.ResourceTypeStylesheet, False, True),
        ("data:image/png;base64,AA", Kind.ResourceTypeImage, False, True),
        ("https://a.example/x.png", Kind.ResourceTypeImage, False, False),
        ("https://a.example/x.png", Kind.ResourceTypeImage, True, True),
        ("https://a.example/x.mp4", Kind.ResourceTypeMedia, True, True),
        ("https://a.example/x.css", Kind.ResourceTypeStylesheet, True, False),
        ("https://a.example/", Kind.ResourceTypeMainFrame, True, False),
        ("https://a.example/", Kind.ResourceTypeSubFrame, True, False),
        ("https://a.example/", Kind.ResourceTypeXhr, True, False),
        ("https://a.example/", Kind.ResourceTypePing, True, False),
        ("file:///etc/passwd", Kind.ResourceTypeImage, True, False),
        ("ftp://a.example/x.png", Kind.ResourceTypeImage, True, False),
    ],
)
def test_the_guard_by_itself(address: str, kind: Kind, remote: bool, loads: bool) -> None:
    hosts = PublicHosts()
    hosts.look_up = lambda host: hosts.learn(host, [ip_address("9.9.9.9")])
    guard = RequestGuard(hosts)
    guard.remote = remote
    assert guard.may_load(QUrl(address), kind) is loads


def test_a_very_deep_post_is_shown_or_left(preview: Preview) -> None:
    preview.open("<div>" * 5000 + "x")
    preview.type("\n\ny")
    assert "y" in preview.text()


def test_the_folder_above_the_repo_stays_unread(preview: Preview, tmp_path: Path) -> None:
    assert preview.pane.live.images.find("") is None
    assert preview.pane.live.images.find("/") is None
    assert preview.pane.live.images.find("\0") is None
