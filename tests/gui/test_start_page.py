"""What a first-time author sees, and the ways to begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from newsletter_editor.gui import start_page
from newsletter_editor.gui.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow, qtbot):
    window.show()
    qtbot.waitExposed(window)
    return window.start_page


def test_it_stands_where_nothing_is_open(page, window, files, repo: Path) -> None:
    assert page.isVisible()
    assert not window.editor.isVisible()
    assert page.recent_buttons == []
    assert files.open_path(repo)
    assert window.editor.isVisible()
    assert not page.isVisible()


def test_writing_needs_no_folder(page, window, post) -> None:
    page.write_button.click()
    assert window.focusWidget() is window.editor.edit
    QTest.keyClicks(window.editor.edit, "x")
    post.document.undo()
    assert post.text() == ""
    assert window.editor.isVisible()
    post.document.setModified(False)
    window.files.close_post()
    assert page.isVisible()


def test_the_folder_is_asked_for(page, window, files, repo: Path, monkeypatch) -> None:
    monkeypatch.setattr(window.file_commands.questions, "which_repo", lambda: repo)
    page.open_button.click()
    assert files.site is not None
    assert not page.isVisible()


def test_recent_repos_are_one_click_away(page, files, settings, tmp_path, repo, qtbot) -> None:
    other = tmp_path / "a & b"
    for folder in (other, tmp_path / "gone"):
        settings.remember_path("recent/repos", folder)
    (other / "_posts").mkdir(parents=True)
    settings.remember_path("recent/repos", repo)
    page.refresh()
    assert [button.text().split("   ")[0] for button in page.recent_buttons] == ["repo", "a && b"]
    assert page.recent_buttons[1].accessibleName() == f"Open {other}"
    qtbot.waitUntil(page.recent_buttons[0].isVisible)
    page.take_keyboard()
    assert page.window().focusWidget() is page.recent_buttons[0]
    QTest.keyClick(page.recent_buttons[1], Qt.Key.Key_Space)
    assert files.site is not None
    assert files.site.root == other.resolve()


def test_the_sample_is_a_copy_to_play_with(page, window, settings, post) -> None:
    page.sample_button.click()
    folder = settings.folder / "sample"
    assert post.path is not None
    assert post.path.is_relative_to(folder)
    assert post.site is not None
    mine = post.path.read_bytes() + b"mine\n"
    post.path.write_bytes(mine)
    page.open_sample()
    assert post.path.read_bytes() == mine
    assert not list(settings.folder.glob("*.part"))


def test_a_sample_that_cannot_be_copied_is_said(page, window, monkeypatch, settings) -> None:
    monkeypatch.setattr(start_page, "resource_path", lambda *parts: Path("/nowhere"))
    page.sample_button.click()
    (notice,) = window.notices.showing()
    assert notice.property("kind") == "error"
    assert not (settings.folder / "sample").exists()
    assert page.isVisible()


def test_the_editor_is_told_once_who_has_its_place(page, window, post) -> None:
    told: list[bool] = []
    page.takes_place.connect(told.append)
    window.editor.edit.insertPlainText("hola")
    window.editor.edit.insertPlainText(" otra vez")
    # A document tells of a change when an editor of it goes, with all its colours.
    window.editor.highlighter.setDocument(None)
    assert told == [False]
