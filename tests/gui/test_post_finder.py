"""Quick open in the real window, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem
from PySide6.QtTest import QTest

from newsletter_editor.gui.finder.popup import Finder
from newsletter_editor.gui.finder.posts import PostFinder
from newsletter_editor.gui.main_window import MainWindow

TITLES = {
    "2020-01-01-uno.md": "Uno",
    "2020-02-02-dos.md": "Dos <b>x</b>",
    "2020-03-03-tres.md": "Tres",
}


@pytest.fixture
def blog(qtbot, window: MainWindow, tmp_path: Path) -> Path:
    posts = tmp_path / "blog" / "_posts"
    posts.mkdir(parents=True)
    (tmp_path / "blog" / "_config.yml").write_text("title: x\n", encoding="utf-8")
    for name, title in TITLES.items():
        (posts / name).write_text(f"---\ntitle: {title}\nauthor: Ana\n---\nhola\n", "utf-8")
    window.files.open_path(posts / "2020-01-01-uno.md")
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: len(window.posts.posts) == len(TITLES))
    return posts


def opened(window: MainWindow) -> PostFinder:
    QTest.keyClick(window.editor.edit, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    return window.findChild(PostFinder)


def rows(finder: PostFinder) -> list[str]:
    model = finder.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_some_letters_and_enter_open_a_post_to_write_in(window: MainWindow, blog, qtbot) -> None:
    finder = opened(window)
    assert rows(finder) == ["Uno", "Tres", "Dos <b>x</b>"]
    QTest.keyClicks(finder.query, "ana dos")
    assert rows(finder) == ["Dos <b>x</b>"]
    spoken = finder.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Dos <b>x</b>, 2 Feb 2020 · Ana"
    QTest.keyClick(finder.query, Qt.Key.Key_Return)
    assert window.post.path.name == "2020-02-02-dos.md"
    qtbot.waitUntil(window.editor.edit.hasFocus)
    qtbot.waitUntil(lambda: window.findChild(PostFinder) is None)


def test_enter_alone_goes_back_to_the_post_before(window: MainWindow, blog) -> None:
    window.files.open_post(blog / "2020-02-02-dos.md")
    window.files.open_post(blog / "2020-03-03-tres.md")
    window.files.bring(window.files.posts.tabs[0])
    for expected in ("tres", "uno", "tres"):
        finder = opened(window)
        QTest.keyClick(finder.query, Qt.Key.Key_Return)
        assert expected in window.post.path.name
        finder.close()
        finder.setObjectName("used")
        finder.setParent(None)
    finder = opened(window)
    QTest.keyClicks(finder.query, "tres")
    QTest.keyClick(finder.query, Qt.Key.Key_Return)
    assert "tres" in window.post.path.name


class _OneLongRow(Finder):
    def found(self, query: str) -> list[QStandardItem]:
        return [QStandardItem("un título muy largo " * 20)]

    def choose(self, index: QModelIndex) -> None:
        raise AssertionError


def test_a_long_title_ends_in_an_ellipsis(window: MainWindow, blog) -> None:
    finder = _OneLongRow("", window)
    finder.open()
    row = finder.list.model().index(0, 0)
    assert finder.list.visualRect(row).width() <= finder.list.viewport().width()
    assert finder.list.horizontalScrollBar().maximum() == 0
    finder.close()


def test_nothing_found_opens_nothing(window: MainWindow, blog) -> None:
    finder = opened(window)
    QTest.keyClicks(finder.query, "zzz")
    assert rows(finder) == []
    assert finder.nothing.isVisible()
    QTest.keyClick(finder.query, Qt.Key.Key_Return)
    assert window.post.path.name == "2020-01-01-uno.md"
    QTest.keyClick(finder.query, Qt.Key.Key_Escape)
    assert not finder.isVisible()


def test_unsaved_work_stays_in_its_tab(window: MainWindow, blog) -> None:
    QTest.keyClicks(window.editor.edit, "x")
    finder = opened(window)
    QTest.keyClicks(finder.query, "tres")
    QTest.keyClick(finder.query, Qt.Key.Key_Return)
    assert "tres" in window.post.path.name
    (dirty,) = window.files.posts.dirty
    assert dirty.text.text().startswith("x")
    dirty.text.document.setModified(False)
