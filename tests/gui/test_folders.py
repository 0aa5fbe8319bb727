"""Opening folders: the one that was meant, with a post of it, and a word where that is in doubt."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QLineEdit, QPushButton

from newsletter_editor.gui.main_window import MainWindow

PATIENCE = 20_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "blogs" / "boletin"
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: x\n", "utf-8")
    for day in ("01", "02", "03"):
        (root / "_posts" / f"2020-01-{day}-uno.md").write_text("---\ntitle: x\n---\n", "utf-8")
    return root


@pytest.fixture
def shown(qtbot, window: MainWindow) -> MainWindow:
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def in_the_dialog(act: Callable[[QFileDialog], None]) -> None:
    """Have `act` done in the dialog for folders once it is there; it is closed in any case."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(20, look)
            return
        QTimer.singleShot(5_000, dialog, dialog.reject)
        act(dialog)

    QTimer.singleShot(20, look)


def type_path(path: str) -> Callable[[QFileDialog], None]:
    def act(dialog: QFileDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        while not line.hasFocus():
            QTest.qWait(10)
        # At once, so that no folder on the way is listed yet.
        QTest.keyClicks(line, path)
        QTest.keyClick(line, Qt.Key.Key_Return)

    return act


def titles(window: MainWindow) -> str:
    return "\n".join(bar.label.text() for bar in window.notices.showing())


@pytest.mark.parametrize("ending", ["", os.sep])
def test_a_typed_path_is_the_folder_that_is_opened(qtbot, shown, root: Path, ending: str) -> None:
    in_the_dialog(type_path(f"{root}{ending}"))
    shown.actions_["file.open_repo"].trigger()
    assert shown.files.site is not None
    assert shown.files.site.root == root
    qtbot.waitUntil(lambda: shown.post.path is not None, timeout=PATIENCE)
    assert shown.post.path.name == "2020-01-03-uno.md"
    assert "_config.yml" not in titles(shown)


def test_what_is_chosen_after_typing_counts(qtbot, shown, root: Path) -> None:
    def act(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(root.parent))
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        QTest.keyClicks(line, "nowhere")
        views = [dialog.findChild(QAbstractItemView, name) for name in ("listView", "treeView")]
        view = next(view for view in views if view.isVisible())
        qtbot.waitUntil(lambda: view.model().rowCount(view.rootIndex()) > 0)
        place = view.visualRect(view.model().index(0, 0, view.rootIndex())).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert line.text() == root.name
        QTest.keyClick(line, Qt.Key.Key_Return)

    in_the_dialog(act)
    shown.actions_["file.open_repo"].trigger()
    assert shown.files.site is not None
    assert shown.files.site.root == root


def test_a_dialog_that_is_left_opens_nothing(shown, root: Path) -> None:
    def act(dialog: QFileDialog) -> None:
        QTest.keyClicks(dialog.findChild(QLineEdit, "fileNameEdit"), str(root.parent))
        dialog.reject()

    in_the_dialog(act)
    shown.actions_["file.open_repo"].trigger()
    assert shown.files.site is None


def test_a_folder_without_settings_is_said(qtbot, shown, root: Path) -> None:
    (root / "_config.yml").unlink()
    assert shown.file_commands.open_path(root)
    assert "_config.yml" in titles(shown)
    # Another one, from the bar itself.
    other = root.parent / "otro"
    (other / "_posts").mkdir(parents=True)
    (other / "_config.yml").write_text("title: y\n", "utf-8")
    in_the_dialog(type_path(str(other)))
    (bar,) = [bar for bar in shown.notices.showing() if "_config.yml" in bar.label.text()]
    button = bar.findChild(QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown.files.site.root == other
    assert "_config.yml" not in titles(shown)


def test_a_part_of_a_repo_opens_the_whole_and_says_so(shown, root: Path) -> None:
    assert shown.file_commands.open_path(root / "_posts")
    assert shown.files.site.root == root
    assert "“_posts” is a part of “boletin”" in titles(shown)


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, data, left, none))


def from_start_page(window: MainWindow, path: Path) -> None:
    window.settings.remember_path("recent/repos", path)
    window.start_page.refresh()
    QTest.mouseClick(window.start_page.recent_buttons[0], Qt.MouseButton.LeftButton)


def from_menu(window: MainWindow, path: Path) -> None:
    window.settings.remember_path("recent/repos", path)
    menu = window.actions_.menu("file.recent_repos")
    menu.aboutToShow.emit()
    menu.popup(window.mapToGlobal(QPoint(10, 10)))
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


@pytest.mark.parametrize("way", [drop, from_start_page, from_menu])
def test_every_way_goes_on_with_a_post(qtbot, shown, root: Path, way) -> None:
    way(shown, root)
    qtbot.waitUntil(lambda: shown.post.path is not None, timeout=PATIENCE)
    assert shown.post.path.name == "2020-01-03-uno.md"
    shown.files.open_post(root / "_posts" / "2020-01-01-uno.md")
    while not shown.post.is_blank:
        assert shown.files.close_post()
    # The one worked on last, from now on.
    way(shown, root)
    assert shown.post.path.name == "2020-01-01-uno.md"


def test_nothing_is_said_to_be_checked_where_nothing_is(qtbot, shown, tmp_path: Path) -> None:
    empty = tmp_path / "vacío"
    empty.mkdir()
    (empty / "_config.yml").write_text("title: x\n", "utf-8")
    assert shown.file_commands.open_path(empty)
    qtbot.wait(600)
    assert shown.post.is_blank
    for status in (shown.problems.status, shown.spelling.status):
        assert not status.isVisible()
    QTest.keyClicks(shown.editor.edit, "Hola")
    qtbot.waitUntil(lambda: shown.problems.status.isVisible(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "Checking" not in shown.problems.status.text(), timeout=PATIENCE)
    for _ in range(4):
        QTest.keyClick(shown.editor.edit, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not shown.problems.status.isVisible(), timeout=PATIENCE)
