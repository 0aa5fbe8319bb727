"""The pane Images: what the repo holds and where it is used, by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QPushButton

from newsletter_editor.gui.images.pane import HEAVY, IN_POST, UNUSED, ImagesPane
from newsletter_editor.gui.main_window import MainWindow
from tests.photos import photo, saved, screenshot

UNO = "---\nimage: portada.png\n---\n![](/images/mar.png)\n"
DOS = "![](/images/mar.png) y [ver](/images/mar.png)\r\n"


@pytest.fixture
def pane(qtbot, window: MainWindow, open_blog) -> ImagesPane:
    root = open_blog({"2020-01-02-uno.md": UNO, "2020-01-01-dos.md": DOS})
    (root / ".newsletter-editor.toml").write_text("[images]\nheaviest = 50_000\n", "utf-8")
    (root / "images").mkdir()
    for name in ("mar", "portada", "nadie"):
        (root / "images" / f"{name}.png").write_bytes(
            saved(screenshot(40, 30), "PNG") + name.encode()
        )
    (root / "images" / "grande.png").write_bytes(saved(photo(400, 300), "PNG"))
    window.actions_["view.panes.images"].trigger()
    pane: ImagesPane = window.images.pane
    qtbot.waitUntil(lambda: "all together" in pane.extent.text() and pane.shelf.count() == 4)
    return pane


def shown(pane: ImagesPane) -> list[str]:
    items = (pane.shelf.item(row) for row in range(pane.shelf.count()))
    return sorted(item.text() for item in items if not item.isHidden())


def choose(pane: ImagesPane, name: str) -> None:
    (item,) = pane.shelf.findItems(name, Qt.MatchFlag.MatchExactly)
    place = pane.shelf.visualItemRect(item).center()
    QTest.mouseClick(pane.shelf.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_what_is_held_used_unused_and_heavy(qtbot, pane: ImagesPane) -> None:
    assert shown(pane) == ["grande.png", "mar.png", "nadie.png", "portada.png"]
    texts = [pane.kind.itemText(at) for at in range(pane.kind.count())]
    assert texts == ["All images (4)", "In this post (2)", "Used nowhere (2)", "Too heavy (1)"]
    for kind, names in (
        (IN_POST, ["mar.png", "portada.png"]),
        (UNUSED, ["grande.png", "nadie.png"]),
        (HEAVY, ["grande.png"]),
    ):
        while pane.kind.currentData() != kind:
            QTest.keyClick(pane.kind, Qt.Key.Key_Down)
        assert shown(pane) == names
    assert "shown: 1" in pane.extent.text()
    QTest.keyClick(pane.kind, Qt.Key.Key_Home)
    QTest.keyClicks(pane.filter, "mar")
    choose(pane, "mar.png")
    assert [pane.uses.item(row).text() for row in range(pane.uses.count())] == [
        "2020-01-02-uno.md", "2020-01-01-dos.md (2)",
    ]  # fmt: skip
    assert "images/mar.png" in pane.about.text() and "40 × 30" in pane.about.text()
    assert not pane.take_out.isEnabled()


def test_the_keyboard_is_where_it_is_seen(qtbot, window: MainWindow, pane: ImagesPane) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.editor.edit.setFocus()
    action = window.actions_["view.panes.images"]
    action.trigger()
    action.trigger()
    qtbot.waitUntil(pane.filter.hasFocus, timeout=20_000)


def test_a_rename_goes_into_all_posts_and_comes_back(qtbot, window, pane, monkeypatch) -> None:
    root = window.files.site.root
    dos = root / "_posts" / "2020-01-01-dos.md"
    before = dos.read_bytes()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Mar azul", True))
    choose(pane, "mar.png")
    QTest.keyClick(pane.shelf, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: "/images/mar-azul.png" in window.post.text(), timeout=20_000)
    assert dos.read_text("utf-8").count("/images/mar-azul.png") == 2
    assert not (root / "images" / "mar.png").exists()
    qtbot.waitUntil(lambda: "mar-azul.png" in shown(pane), timeout=20_000)
    (notice,) = [each for each in window.notices.showing() if "Renamed" in each.label.text()]
    assert "posts changed: 2" in notice.label.text()
    next(b for b in notice.findChildren(QPushButton) if b.text() == "Undo").click()
    qtbot.waitUntil(lambda: dos.read_bytes() == before, timeout=20_000)
    qtbot.waitUntil(lambda: not (root / "images" / "mar-azul.png").exists(), timeout=20_000)
    assert window.post.text() == UNO and (root / "images" / "mar.png").exists()


def test_what_nobody_uses_is_taken_out_and_comes_back(qtbot, window, pane) -> None:
    file: Path = window.files.site.root / "images" / "nadie.png"
    data = file.read_bytes()
    choose(pane, "nadie.png")
    QTest.keyClick(pane.shelf, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not file.exists(), timeout=20_000)
    qtbot.waitUntil(lambda: "nadie.png" not in shown(pane), timeout=20_000)
    (notice,) = [each for each in window.notices.showing() if "Taken out" in each.label.text()]
    next(b for b in notice.findChildren(QPushButton) if b.text() == "Undo").click()
    qtbot.waitUntil(file.exists, timeout=20_000)
    assert file.read_bytes() == data


def test_what_was_just_put_into_the_post_stays(qtbot, window, pane) -> None:
    choose(pane, "nadie.png")
    QTest.mouseClick(pane.insert, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseClick(pane.take_out, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.waitUntil(
        lambda: any("in use by now" in each.label.text() for each in window.notices.showing()),
        timeout=20_000,
    )
    assert (window.files.site.root / "images" / "nadie.png").exists()
    window.post.document.undo()


def test_a_picture_is_put_into_the_post_and_a_use_is_opened(qtbot, window, pane) -> None:
    window.editor.edit.moveCursor(window.editor.edit.textCursor().MoveOperation.End)
    choose(pane, "nadie.png")
    QTest.mouseClick(pane.insert, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert window.post.text() == UNO + "![](/images/nadie.png)"
    window.post.document.undo()
    choose(pane, "mar.png")
    pane.uses.setCurrentRow(1)
    QTest.keyClick(pane.uses, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.post.path.name == "2020-01-01-dos.md")
