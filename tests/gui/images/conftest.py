"""A blog with pictures, and a server of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsletter_editor.gui.main_window import MainWindow
from tests.photos import of_a_phone, saved, screenshot
from tests.web_server import WebServer, reply, web_server

Open = Callable[[dict[str, str]], Path]


@pytest.fixture
def server(monkeypatch) -> Iterator[WebServer]:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    answers = {
        "/mar.jpg": reply(of_a_phone("JPEG"), kind="image/jpeg"),
        "/ventana.png": reply(saved(screenshot(), "PNG"), kind="image/png"),
        "/page.png": reply(b"<!doctype html>", kind="image/png"),
    }
    with web_server(answers) as server:
        yield server


@pytest.fixture
def open_blog(qtbot, window: MainWindow, tmp_path: Path) -> Open:
    """Writes posts and opens the first one; gives the root of the blog."""

    def open_blog(posts: dict[str, str]) -> Path:
        root = tmp_path / "blog"
        (root / "_posts").mkdir(parents=True)
        (root / "_config.yml").write_text("title: x\n", "utf-8")
        for name, text in posts.items():
            (root / "_posts" / name).write_text(text, "utf-8", newline="")
        window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
        assert window.files.open_post(root / "_posts" / next(iter(posts)))
        return root

    return open_blog
