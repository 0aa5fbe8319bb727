"""A theme that is not here is fetched from the real window, and the page is shown with it."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import trustme
from PySide6.QtWidgets import QLabel, QPushButton

from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.site import theme_fetching
from newsletter_editor.site.themes import LockedGem
from newsletter_editor.web.client import Client
from tests.gems import gem_of
from tests.web_server import WebServer, dripping, reply, web_server

LAYOUT = b"<html><body><main class='of-the-theme'>{{ content }}</main></body></html>"
GEM = "/gems/slate-1.2.0.gem"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    # Where the process that makes the page looks, too.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    authority = trustme.CA()
    known = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("gems.example").configure_cert(known)
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    with web_server({GEM: reply(gem_of({"_layouts/post.html": LAYOUT}))}, known) as server:
        monkeypatch.setattr(theme_fetching, "Client", partial(Client, server.guard, trust))
        yield server


@pytest.fixture
def shown(window: MainWindow, repo: Path, server: WebServer, qtbot) -> MainWindow:
    """A window on the article of a site whose theme is nowhere."""
    (repo / "_config.yml").write_text("theme: slate\nurl: https://blog.example\n", "utf-8")
    lock = f"GEM\n  remote: {server.address('/', 'gems.example')}\n  specs:\n    slate (1.2.0)\n"
    (repo / "Gemfile.lock").write_text(lock, "utf-8")
    path = repo / "_posts" / "2020-01-01-uno.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text("---\nlayout: post\ntitle: Uno\n---\n\nUn **texto**.\n", "utf-8")
    assert window.files.open_post(path)
    window.show()
    window.actions_["view.shown.whole"].trigger()
    qtbot.waitUntil(lambda: button(window, "gems.example") is not None, timeout=90_000)
    assert server.requests == []
    assert not window.preview.whole.is_shown
    return window


def button(window: MainWindow, words: str) -> QPushButton | None:
    found = window.preview.notices.findChildren(QPushButton)
    return next((each for each in found if words in each.text()), None)


def said(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.preview.notices.findChildren(QLabel))


def test_the_page_is_shown_with_the_theme_once_it_is_here(
    shown: MainWindow, server: WebServer, qtbot
) -> None:
    offer = button(shown, "gems.example")
    assert "slate" in offer.text() and "1.2.0" in offer.text()
    offer.click()
    qtbot.waitUntil(lambda: shown.preview.whole.is_shown, timeout=90_000)
    assert "of-the-theme" in shown.preview.live.frame[0]
    assert button(shown, "gems.example") is None
    assert server.asked() == [("GET", GEM)]


def test_what_goes_wrong_is_told_and_can_be_called_off(
    shown: MainWindow, server: WebServer, qtbot
) -> None:
    server.answers[GEM] = dripping(b"HTTP/1.1 200 X\r\n", b"X-Slow: 1\r\n")
    button(shown, "gems.example").click()
    qtbot.waitUntil(lambda: bool(server.requests), timeout=60_000)
    button(shown, "Cancel").click()
    assert shown.tasks.finish(60_000)
    assert not shown.preview.whole.is_shown
    gem = LockedGem("slate", "1.2.0", server.address("/", "gems.example"))
    asked = len(server.requests)
    shown.preview.whole_notices.fetch_chosen.emit(gem)
    qtbot.waitUntil(lambda: len(server.requests) > asked, timeout=60_000)
    # Whoever asks once more meanwhile hears of this time alone.
    server.answers[GEM] = reply(b"", 404)
    shown.preview.whole_notices.fetch_chosen.emit(gem)
    qtbot.waitUntil(lambda: "has no “slate” 1.2.0" in said(shown), timeout=60_000)
    assert shown.tasks.finish(60_000)
    qtbot.wait(50)
    assert "has no “slate” 1.2.0" in said(shown)
