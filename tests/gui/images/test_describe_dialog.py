"""Pictures without words are walked through by keyboard, and each gets its own."""

from __future__ import annotations

import ssl
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from newsletter_editor.gui.images import describe_dialog
from newsletter_editor.gui.images.describe_dialog import DescribeDialog
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.recovery.outside_watch import OutsideWatch
from newsletter_editor.web.client import Client
from tests.photos import saved, screenshot

UNO = (
    "Un párrafo sobre el mar.\n\n![](/images/mar.png)\n*Un mar en calma*\n\n"
    '<img src="/images/no.png">\n\nOtro ![ya](x.png) párrafo.\n'
)
DOS = "\ufeffHola\r\n\r\n![]({0}/ventana.png)\r\n\r\n![](/images/mar.png)\r\n"


@pytest.fixture
def walk(qtbot, window: MainWindow, server, open_blog, monkeypatch):
    """Opens the blog, and gives what opens the dialog."""
    host = server.address("").rstrip("/")
    root = open_blog({"2020-01-02-uno.md": UNO, "2020-01-01-dos.md": DOS.replace("{0}", host)})
    (root / "images").mkdir()
    (root / "images" / "mar.png").write_bytes(saved(screenshot(), "PNG"))
    client = partial(Client, server.guard, ssl.create_default_context())
    monkeypatch.setattr(describe_dialog, "DescribeDialog", partial(DescribeDialog, client=client))

    def open_dialog() -> DescribeDialog:
        window.actions_["tools.images.describe"].trigger()
        (dialog,) = window.findChildren(DescribeDialog)
        qtbot.waitUntil(dialog.next.isEnabled)
        return dialog

    return open_dialog


def say(dialog: DescribeDialog, words: str | None = None) -> None:
    """Type a description, or take what is proposed, and press Enter."""
    assert dialog.alt.hasFocus()
    if words is not None:
        QTest.keyClicks(dialog.alt, words)
    QTest.keyClick(dialog.alt, Qt.Key.Key_Return)


def test_enter_takes_the_caption_and_goes_on(qtbot, window, walk) -> None:
    dialog = walk()
    assert dialog.alt.text() == "Un mar en calma" == dialog.alt.selectedText()
    assert dialog.around.toPlainText() == "Un párrafo sobre el mar."
    assert "left: 2" in dialog.left.text()
    qtbot.waitUntil(lambda: not dialog.picture.pixmap().isNull(), timeout=20_000)
    say(dialog)
    assert "![Un mar en calma](/images/mar.png)" in window.post.text()
    assert "no such picture" in dialog.picture.text()
    say(dialog, 'un "puente"')
    assert '<img alt="un &quot;puente&quot;" src="/images/no.png">' in window.post.text()
    assert "All pictures have words." in dialog.left.text()
    QTest.keyClick(dialog.back, Qt.Key.Key_Space)
    assert dialog.alt.text() == 'un "puente"'
    say(dialog, "otro")
    assert '<img alt="otro" src="/images/no.png">' in window.post.text()
    dialog.reject()
    for _ in range(3):
        window.post.document.undo()
    assert window.post.text() == UNO


def test_other_posts_are_written_at_once_and_given_back(
    qtbot, window, walk, server, tmp_path: Path
) -> None:
    dialog = walk()
    dos = tmp_path / "blog" / "_posts" / "2020-01-01-dos.md"
    before = dos.read_bytes()
    QTest.keyClick(dialog.scope, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "left: 4" in dialog.left.text())
    for _ in range(2):
        dialog.alt.clear()
        QTest.keyClick(dialog.alt, Qt.Key.Key_Return)
    assert window.post.text() == UNO
    assert "has not been asked" in dialog.picture.text() and server.requests == []
    QTest.keyClick(dialog.show_remote, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not dialog.picture.pixmap().isNull(), timeout=40_000)
    assert server.asked() == [("GET", "/ventana.png")]
    say(dialog, "una ventana")
    qtbot.waitUntil(lambda: "left: 1" in dialog.left.text())
    assert b"\r\n\r\n![una ventana](http" in dos.read_bytes()
    say(dialog, "un mar")
    qtbot.waitUntil(lambda: "last one" in dialog.left.text())
    assert "still: 2" in dialog.left.text()
    assert dos.read_bytes().endswith(b"![un mar](/images/mar.png)\r\n")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    (notice,) = [each for each in window.notices.showing() if "described: 2" in each.label.text()]
    undo = next(b for b in notice.findChildren(QPushButton) if b.text() == "Undo in files")
    undo.click()
    qtbot.waitUntil(lambda: dos.read_bytes() == before, timeout=20_000)


def test_an_open_post_that_others_change_meanwhile_is_left(qtbot, window, walk) -> None:
    dialog = walk()
    path = window.post.path
    path.write_text("Antes.\n\n" + UNO, "utf-8")
    watch = OutsideWatch(window.post, window.tasks, window)
    watch.look_at_once()
    assert window.post.text().startswith("Antes.")
    say(dialog, "x")
    assert path.name in dialog.left.text() and dialog.next.isEnabled()
    assert window.post.text() == "Antes.\n\n" + UNO
    dialog.reject()


def test_a_file_that_others_change_meanwhile_is_left(qtbot, window, walk, tmp_path) -> None:
    dialog = walk()
    dos = tmp_path / "blog" / "_posts" / "2020-01-01-dos.md"
    QTest.keyClick(dialog.scope, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "left: 4" in dialog.left.text())
    for _ in range(2):
        dialog.alt.clear()
        QTest.keyClick(dialog.alt, Qt.Key.Key_Return)
    dos.write_bytes(b"otro texto\n")
    say(dialog, "x")
    qtbot.waitUntil(lambda: "2020-01-01-dos.md" in dialog.left.text() and dialog.next.isEnabled())
    assert dos.read_bytes() == b"otro texto\n"
    dialog.reject()
