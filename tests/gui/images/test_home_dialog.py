"""Hot-linked pictures are brought home in the window, from a server of the test's own."""

from __future__ import annotations

import ssl
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from newsletter_editor.gui.images import home_dialog
from newsletter_editor.gui.images.home_dialog import HomeDialog
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.web.client import Client
from tests.web_server import dripping


@pytest.fixture
def dialog_of(qtbot, window: MainWindow, server, open_blog, monkeypatch):
    """Opens a blog of two posts and the dialog over it."""
    texts = {
        "2020-01-01-uno.md": "![el mar]({0}/mar.jpg)\n\n![]({0}/page.png)\n\n![]({0}/none.png)\n",
        "2020-01-02-dos.md": "![]({0}/ventana.png) y ![]({0}/mar.jpg)\n",
    }
    host = server.address("").rstrip("/")
    open_blog({name: text.replace("{0}", host) for name, text in texts.items()})
    client = partial(Client, server.guard, ssl.create_default_context())
    monkeypatch.setattr(home_dialog, "HomeDialog", partial(HomeDialog, client=client))

    def open_dialog() -> HomeDialog:
        window.actions_["tools.images.home"].trigger()
        (dialog,) = window.findChildren(HomeDialog)
        qtbot.waitUntil(dialog.go.isEnabled)
        return dialog

    return open_dialog


def rows(dialog: HomeDialog) -> list[tuple[str, str, str]]:
    items = (dialog.list.topLevelItem(at) for at in range(dialog.list.topLevelItemCount()))
    return [(item.text(0).partition("\n")[0], item.text(1), item.text(2)) for item in items]


def test_a_blog_s_pictures_come_home_and_go_back(qtbot, window, server, dialog_of) -> None:
    dialog = dialog_of()
    root = window.files.site.root
    uno, dos = (root / "_posts" / name for name in ("2020-01-01-uno.md", "2020-01-02-dos.md"))
    before = {path: path.read_bytes() for path in (uno, dos)}
    text = window.post.text()
    assert [name for name, _, _ in rows(dialog)] == ["mar.jpg", "page.png", "none.png"]
    QTest.keyClick(dialog.scope, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(rows(dialog)) == 4)
    assert server.requests == []
    QTest.keyClick(dialog.go, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "2" in dialog.go.text() and dialog.go.isEnabled(), timeout=40_000)
    said = {name: state for name, _, state in rows(dialog)}
    assert "no image" in said["page.png"] and "no longer" in said["none.png"]
    assert "→" in said["mar.jpg"]
    assert "Cannot be had: 2" in dialog.said.text()
    assert before == {path: path.read_bytes() for path in (uno, dos)}
    QTest.keyClick(dialog.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "/images/" in window.post.text(), timeout=20_000)
    (notice,) = [
        each for each in window.notices.showing() if "posts changed: 2" in each.label.text()
    ]
    assert "![el mar](/images/dos-mar.jpg)" in window.post.text()
    assert server.address("/page.png") in window.post.text()
    assert dos.read_text("utf-8") == "![](/images/dos-ventana.png) y ![](/images/dos-mar.jpg)\n"
    assert len(list((root / "images").iterdir())) == 2
    undo = next(each for each in notice.findChildren(QPushButton) if each.text() == "Undo")
    undo.click()
    qtbot.waitUntil(lambda: dos.read_bytes() == before[dos], timeout=20_000)
    assert window.post.text() == text and uno.read_bytes() == before[uno]
    qtbot.waitUntil(lambda: list((root / "images").iterdir()) == [], timeout=20_000)


def test_only_what_is_ticked_is_asked_for(qtbot, window, server, dialog_of) -> None:
    dialog = dialog_of()
    for _ in range(2):
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.go.text() == "&Fetch 1"
    QTest.keyClick(dialog.go, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "1" in dialog.go.text() and dialog.go.isEnabled(), timeout=40_000)
    assert server.asked() == [("GET", "/mar.jpg")]
    dialog.reject()


def test_fetching_is_stopped(qtbot, window, server, dialog_of) -> None:
    server.answers["/page.png"] = dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"x")
    dialog = dialog_of()
    QTest.keyClick(dialog.go, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "→" in rows(dialog)[0][2], timeout=40_000)
    QTest.keyClick(dialog.stop_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.go.text() == "&Bring 1 home", timeout=20_000)
    dialog.reject()
    assert "/images/" not in window.post.text()
