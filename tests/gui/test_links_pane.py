"""Links looked at in the real window with a real process: rows, filter, keys, fixes, one undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from newsletter_editor.document import versions
from newsletter_editor.gui.links import tools
from newsletter_editor.gui.links.tools import LinkTools
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.search import replacing
from tests.web_server import WebServer, dripping, moved, reply, web_server


@pytest.fixture
def server() -> Iterator[WebServer]:
    answers = {
        "/old": moved("/new", 301),
        "/new": reply(b""),
        "/ok": reply(b""),
        "/slow": dripping(b"", b"", pause=30, times=1),
    }
    with web_server(answers) as server:
        yield server


@pytest.fixture(autouse=True)
def on_this_machine(tmp_path: Path, monkeypatch) -> None:
    """Before the window hangs its pieces."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(tools, "MODULE", "tests.gui.online_worker")
    monkeypatch.setattr(replacing, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(versions, "data_folder", lambda: tmp_path / "data")


@pytest.fixture
def links(
    on_this_machine: None, window: MainWindow, server: WebServer, qtbot, tmp_path: Path
) -> LinkTools:
    old, gone, ok = map(server.address, ("/old", "/gone", "/ok"))
    posts = tmp_path / "blog" / "_posts"
    posts.mkdir(parents=True)
    (tmp_path / "blog" / "_config.yml").write_text("title: x\n", encoding="utf-8")
    for name, text in {
        "2020-01-01-uno.md": f"---\ntitle: Uno <b>\n---\n[a]({old}) [b]({gone})\n",
        "2021-01-01-dos.md": f"---\ntitle: Dos\n---\n<{old}> [c]({ok})\n",
    }.items():
        (posts / name).write_text(text, encoding="utf-8")
    window.files.open_path(posts / "2021-01-01-dos.md")
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.late.finish()
    qtbot.waitUntil(lambda: len(window.posts.posts) == 2)
    window.actions_["tools.links"].trigger()
    qtbot.waitUntil(lambda: not window.links.slices.is_running, timeout=30_000)
    return window.links


def rows(links: LinkTools) -> dict[str, list[str]]:
    model = links.pane.proxy
    heads = [model.index(row, 0) for row in range(model.rowCount())]
    return {
        head.data(): [model.index(at, 0, head).data() for at in range(model.rowCount(head))]
        for head in heads
    }


def look(links: LinkTools, qtbot, whole: bool = True) -> None:
    links.pane.scope.setCurrentIndex(int(whole))
    QTest.keyClick(links.pane.look_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not links.slices.is_running, timeout=30_000)


def text_of(window: MainWindow, name: str) -> str:
    return (window.files.site.root / "_posts" / name).read_text("utf-8")


def test_nobody_is_asked_before_the_button_is_pressed(
    links: LinkTools, server: WebServer, qtbot
) -> None:
    assert not server.requests and links.pane.extent.text() == "Nobody was asked yet."
    look(links, qtbot, whole=False)
    assert [path for _, path in server.asked()] == ["/robots.txt", "/old", "/new", "/ok"]
    assert [*rows(links)] == ["Moved for good (1)", "In order (1)"]


def test_rows_by_verdict_and_a_key_leads_to_the_place(
    window: MainWindow, links: LinkTools, server: WebServer, qtbot
) -> None:
    look(links, qtbot)
    told = rows(links)
    assert [*told] == ["Gone (1)", "Moved for good (1)", "In order (1)"]
    assert told["Gone (1)"][0].startswith(server.address("/gone"))
    assert links.pane.extent.text() == "Links: 3 · in order: 1"
    tree = links.pane.tree
    tree.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(tree, key)
    assert window.post.path.name == "2020-01-01-uno.md"
    assert window.editor.selection.of(window.post.text()) == server.address("/gone")
    QTest.keyClicks(links.pane.only, "OLD")
    assert [*rows(links)] == ["Moved for good (1)"]
    count = len(server.requests)
    look(links, qtbot)
    assert len(server.requests) == count
    # The folder that is open, opened again, is the same folder.
    window.files.open_repo(window.files.site.root)
    assert [*rows(links)] == ["Moved for good (1)"]
    links.pane.anew.setChecked(True)
    look(links, qtbot)
    assert len(server.requests) > count


def test_what_was_closed_stays_closed_as_more_comes_in(links: LinkTools, qtbot) -> None:
    look(links, qtbot)
    tree, gone = links.pane.tree, links.pane.proxy.index(0, 0)
    assert tree.isExpanded(gone)
    tree.setFocus()
    tree.setCurrentIndex(gone)
    QTest.keyClick(tree, Qt.Key.Key_Left)
    links.slices.found.emit({"results": [], "looked": 3, "total": 3})
    assert not tree.isExpanded(gone)
    look(links, qtbot)
    assert tree.isExpanded(links.pane.proxy.index(0, 0))


def test_a_new_address_in_all_posts_at_once_and_one_way_back(
    window: MainWindow, links: LinkTools, server: WebServer, qtbot
) -> None:
    look(links, qtbot)
    assert not links.pane.fix_button.isEnabled()
    tree = links.pane.tree
    tree.setFocus()
    tree.setCurrentIndex(links.pane.proxy.index(1, 0))
    assert links.pane.fix_button.isEnabled() and not links.pane.copy_button.isEnabled()
    count = len(server.requests)
    QTest.keyClick(links.pane.fix_button, Qt.Key.Key_Space)
    old, new = server.address("/old"), server.address("/new")
    qtbot.waitUntil(lambda: new in text_of(window, "2020-01-01-uno.md"), timeout=20_000)
    qtbot.waitUntil(lambda: window.post.is_dirty and bool(undo_buttons(window)))
    assert f"<{new}>" in window.post.text() and old not in window.post.text()
    qtbot.waitUntil(lambda: not links.slices.is_running and "Gone (1)" in rows(links))
    assert "Moved for good (1)" not in rows(links)
    (button,) = undo_buttons(window)
    button.click()
    qtbot.waitUntil(lambda: old in text_of(window, "2020-01-01-uno.md"), timeout=20_000)
    assert not window.post.is_dirty and old in window.post.text()
    qtbot.waitUntil(lambda: "Moved for good (1)" in rows(links), timeout=20_000)
    assert len(server.requests) == count


def undo_buttons(window: MainWindow) -> list[QPushButton]:
    buttons = window.notices.findChildren(QPushButton)
    return [button for button in buttons if button.text() == "Undo" and button.isVisible()]


def test_it_can_be_called_off_and_begun_again(
    window: MainWindow, links: LinkTools, server: WebServer, qtbot
) -> None:
    slow = server.address("/slow", "slow.example.com")
    path = window.files.site.root / "_posts" / "2019-01-01-slow.md"
    path.write_text(f"[x]({slow})\n", encoding="utf-8")
    links.pane.scope.setCurrentIndex(1)
    QTest.keyClick(links.pane.look_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ("HEAD", "/slow") in server.asked(), timeout=30_000)
    assert links.pane.stop_button.isVisible() and not links.pane.look_button.isVisible()
    QTest.keyClick(links.pane.stop_button, Qt.Key.Key_Space)
    assert not links.slices.is_running and links.pane.look_button.isVisible()
    path.unlink()
    look(links, qtbot)
    assert "Gone (1)" in rows(links)
