"""Searching and replacing in all posts in the real window, with its real process."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton

from newsletter_editor.document import versions
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.search.tools import SearchTools
from newsletter_editor.search import replacing
from newsletter_editor.search.posts import MOST_MATCHES
from newsletter_editor.search.replacing import Done
from newsletter_editor.text.edits import Edit

ACCEPTS = QMessageBox.ButtonRole.AcceptRole
POSTS = {
    "2020-01-01-uno.md": "---\ntitle: Uno\nauthor: Ana\n---\nun boletín y otro boletin\n",
    "2021-01-01-dos.md": "---\ntitle: Dos <b>\n---\nBoletín\n",
    "2022-01-01-tres.md": "---\ntitle: Tres\n---\nnada\n",
}


@pytest.fixture
def search(window: MainWindow, qtbot, tmp_path: Path, monkeypatch) -> SearchTools:
    monkeypatch.setattr(replacing, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(versions, "data_folder", lambda: tmp_path / "data")
    posts = tmp_path / "blog" / "_posts"
    posts.mkdir(parents=True)
    (tmp_path / "blog" / "_config.yml").write_text("title: x\n", encoding="utf-8")
    for name, text in POSTS.items():
        (posts / name).write_text(text, encoding="utf-8")
    window.files.open_path(posts / "2022-01-01-tres.md")
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: len(window.posts.posts) == len(POSTS))
    QTest.keyClick(
        window.editor.edit,
        Qt.Key.Key_F,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(window.search.pane.words.hasFocus)
    return window.search


def row_of(search: SearchTools, *path: int) -> QModelIndex:
    index = QModelIndex()
    for row in path:
        index = search.pane.model.index(row, 0, index)
    return index


def text_at(search: SearchTools, *path: int) -> str:
    return str(row_of(search, *path).data())


def state_at(search: SearchTools, *path: int) -> Qt.CheckState:
    return Qt.CheckState(row_of(search, *path).data(Qt.ItemDataRole.CheckStateRole))


def tick(search: SearchTools, state: Qt.CheckState, *path: int) -> None:
    model = search.pane.model
    model.setData(row_of(search, *path), state, Qt.ItemDataRole.CheckStateRole)


def rows(search: SearchTools) -> list[list[str]]:
    model = search.pane.model
    return [
        [
            text_at(search, row),
            *(text_at(search, row, at) for at in range(model.rowCount(row_of(search, row)))),
        ]
        for row in range(model.rowCount())
    ]


def look_for(search: SearchTools, qtbot, words: str, count: int) -> None:
    QTest.keyClicks(search.pane.words, words)
    QTest.keyClick(search.pane.words, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: not search.search.is_running and search.pane.model.match_count == count,
        timeout=20_000,
    )


def text_of(window: MainWindow, name: str) -> str:
    return (window.files.site.root / "_posts" / name).read_text("utf-8")


def test_keys_lead_from_words_to_the_place(window: MainWindow, search: SearchTools, qtbot) -> None:
    look_for(search, qtbot, "boletin", 3)
    qtbot.waitUntil(lambda: "…" not in str(rows(search)))
    assert rows(search) == [
        ["Dos <b>    1 Jan 2021 (1)", "4:  Boletín"],
        ["Uno    1 Jan 2020 (2)", "5:  un boletín y otro boletin", "5:  un boletín y otro boletin"],
    ]
    tree = search.pane.tree
    tree.setFocus()
    for _ in range(4):
        QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert window.post.path.name == "2020-01-01-uno.md"
    assert window.editor.selection.of(window.post.text()) == "boletin"


def test_down_leads_from_the_words_to_what_was_found(
    window: MainWindow, search: SearchTools, qtbot
) -> None:
    pane = search.pane
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    pane.words.setFocus()
    QTest.keyClick(pane.words, Qt.Key.Key_Down)
    assert pane.words.hasFocus()
    look_for(search, qtbot, "boletin", 3)
    QTest.keyClick(pane.words, Qt.Key.Key_Down)
    assert pane.tree.hasFocus()
    for _ in range(4):
        QTest.keyClick(pane.tree, Qt.Key.Key_Down)
    QTest.keyClick(pane.tree, Qt.Key.Key_Return)
    assert window.editor.selection.of(window.post.text()) == "boletin"
    pane.only.setFocus()
    QTest.keyClick(pane.only, Qt.Key.Key_Down)
    assert pane.tree.hasFocus()


def test_only_some_posts_and_parts(search: SearchTools, qtbot) -> None:
    QTest.keyClicks(search.pane.only, "ana")
    look_for(search, qtbot, "boletin", 2)
    search.pane.only.clear()
    search.pane.part.setCurrentIndex(2)
    search.pane.words.clear()
    look_for(search, qtbot, "dos", 1)


def test_what_is_not_saved_counts(window: MainWindow, search: SearchTools, qtbot) -> None:
    write(window, "boletín nuevo ")
    look_for(search, qtbot, "boletin", 4)


def write(window: MainWindow, words: str) -> None:
    """Into the open post, before its text."""
    window.post.apply([Edit.insert(window.post.text().index("nada"), words)])


def test_no_expression_is_said(search: SearchTools, qtbot) -> None:
    search.pane.options["is_regex"].setChecked(True)
    QTest.keyClicks(search.pane.words, "(")
    QTest.keyClick(search.pane.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not valid" in search.pane.extent.text(), timeout=20_000)


def undo_buttons(window: MainWindow) -> list[QPushButton]:
    buttons = window.notices.findChildren(QPushButton)
    return [button for button in buttons if button.text() == "Undo" and button.isVisible()]


def accept() -> None:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    (replace,) = [b for b in box.buttons() if box.buttonRole(b) is ACCEPTS]
    replace.click()


def test_ticked_matches_are_replaced_and_given_back(
    window: MainWindow, search: SearchTools, qtbot
) -> None:
    write(window, "boletín ")
    search.pane.replaces.setChecked(True)
    QTest.keyClicks(search.pane.replacement, "x")
    look_for(search, qtbot, "boletin", 4)
    qtbot.waitUntil(search.pane.replace_button.isEnabled)
    tree = search.pane.tree
    qtbot.waitUntil(lambda: text_at(search, 2, 1) == "5:  un boletín y otro [boletin → x]")
    # The first match of the oldest post is unticked by the space bar.
    tree.setCurrentIndex(row_of(search, 2, 0))
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert state_at(search, 2) is Qt.CheckState.PartiallyChecked
    QTimer.singleShot(200, accept)
    QTest.mouseClick(search.pane.replace_button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.waitUntil(lambda: "un boletín y otro x" in text_of(window, "2020-01-01-uno.md"))
    qtbot.waitUntil(lambda: "x nada" in window.post.text())
    assert text_of(window, "2021-01-01-dos.md").endswith("---\nx\n")
    # The open post is the author's to save.
    assert text_of(window, "2022-01-01-tres.md") == POSTS["2022-01-01-tres.md"]
    qtbot.waitUntil(lambda: bool(undo_buttons(window)))
    QTest.mouseClick(undo_buttons(window)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: all(text_of(window, name) == text for name, text in POSTS.items()), timeout=10_000
    )
    assert "boletín nada" in window.post.text()


def test_a_tick_of_a_post_is_one_of_all_its_matches(search: SearchTools, qtbot) -> None:
    search.pane.replaces.setChecked(True)
    look_for(search, qtbot, "boletin", 3)
    tick(search, Qt.CheckState.Unchecked, 1)
    assert [place.path.name for place, _ in search.pane.model.ticked()] == ["2021-01-01-dos.md"]
    tick(search, Qt.CheckState.Checked, 1)
    assert len(list(search.pane.model.ticked())) == 2


def test_what_nobody_reads_is_not_ticked(window: MainWindow, search: SearchTools, qtbot) -> None:
    path = window.files.site.root / "_posts" / "2021-01-01-dos.md"
    path.write_text("---\ntitle: boletín\ntags: [boletin]\nimage: boletin.png\n---\nboletín\n")
    search.pane.replaces.setChecked(True)
    look_for(search, qtbot, "boletin", 6)
    states = [state_at(search, 0, at) is Qt.CheckState.Checked for at in range(4)]
    assert states == [True, False, False, True]
    assert state_at(search, 0) is Qt.CheckState.PartiallyChecked
    # Who looks in that key alone means it.
    search.pane.part.setEditText("tags")
    search.pane.wanted.emit()
    qtbot.waitUntil(lambda: search.pane.model.match_count == 1 and not search.search.is_running)
    assert len(list(search.pane.model.ticked())) == 1


def test_thousands_of_posts_come_into_the_list_as_it_is_scrolled(
    window: MainWindow, search: SearchTools, qtbot
) -> None:
    posts = window.files.site.root / "_posts"
    for number in range(600):
        (posts / f"2010-01-01-{number}.md").write_text("---\ntitle: x\n---\nuna aguja\n")
    look_for(search, qtbot, "aguja", 600)
    model, tree = search.pane.model, search.pane.tree
    assert 0 < model.rowCount() < 600
    tree.setFocus()
    for _ in range(40):
        QTest.keyClick(tree, Qt.Key.Key_End)
        qtbot.wait(1)
    assert model.rowCount() == 600
    assert tree.currentIndex() == row_of(search, 599, 0)
    qtbot.waitUntil(lambda: text_at(search, 599, 0) == "4:  una aguja")
    # Those that nobody has looked at have a tick as well.
    search.pane.replaces.setChecked(True)
    qtbot.waitUntil(lambda: search.pane.model.match_count == 600 and not search.search.is_running)
    assert len(list(model.ticked())) == 600


def test_rows_keep_to_what_qt_asks_of_models(search: SearchTools, qtbot, qtmodeltester) -> None:
    look_for(search, qtbot, "boletin", 3)
    qtmodeltester.check(search.pane.model)
    assert not search.pane.model.index(2, 0).isValid()
    assert not search.pane.model.index(2, 0, row_of(search, 0)).isValid()
    search.pane.model.forget()
    assert not search.pane.model.index(0, 0).isValid()


def test_a_post_full_of_matches_is_folded(window: MainWindow, search: SearchTools, qtbot) -> None:
    path = window.files.site.root / "_posts" / "2021-01-01-dos.md"
    path.write_text("---\ntitle: Dos\n---\n" + "aguja\n" * 1000)
    look_for(search, qtbot, "aguja", 1000)
    tree = search.pane.tree
    assert not tree.isExpanded(row_of(search, 0))
    tree.expand(row_of(search, 0))
    qtbot.waitUntil(lambda: text_at(search, 0, 999) == "1003:  aguja")
    assert text_at(search, 0, 0) == "4:  aguja"


def test_a_post_with_more_matches_than_are_shown_says_so(
    window: MainWindow, search: SearchTools, qtbot
) -> None:
    path = window.files.site.root / "_posts" / "2021-01-01-dos.md"
    path.write_text("---\ntitle: Dos\n---\n" + "aguja\n" * (MOST_MATCHES + 1))
    look_for(search, qtbot, "aguja", MOST_MATCHES)
    assert text_at(search, 0).endswith(f"({MOST_MATCHES}+)")


def test_what_is_found_below_a_folded_post_is_shown(
    window: MainWindow, search: SearchTools, qtbot
) -> None:
    posts = window.files.site.root / "_posts"
    (posts / "2023-01-01-lleno.md").write_text("---\ntitle: x\n---\n" + "aguja\n" * 1000)
    for number in range(5):
        (posts / f"2010-01-01-{number}.md").write_text("---\ntitle: x\n---\nuna aguja\n")
    # The full one fills a slice of its own, and nothing is left to scroll.
    look_for(search, qtbot, "aguja", 1005)
    qtbot.waitUntil(lambda: search.pane.model.rowCount() == 6)
    assert not search.pane.tree.isExpanded(row_of(search, 0))
    qtbot.waitUntil(lambda: text_at(search, 5, 0) == "4:  una aguja")


def replace_all(window: MainWindow, search: SearchTools, qtbot, count: int) -> None:
    search.pane.replaces.setChecked(True)
    QTest.keyClicks(search.pane.replacement, "x")
    look_for(search, qtbot, "boletin", count)
    qtbot.waitUntil(search.pane.replace_button.isEnabled)
    QTimer.singleShot(200, accept)
    QTest.mouseClick(search.pane.replace_button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.waitUntil(lambda: bool(undo_buttons(window)), timeout=10_000)


def test_what_was_saved_and_closed_since_is_given_back_too(
    window: MainWindow, search: SearchTools, qtbot
) -> None:
    write(window, "boletín ")
    replace_all(window, search, qtbot, 4)
    assert "x nada" in window.post.text()
    assert window.files.save()
    assert text_of(window, "2022-01-01-tres.md").endswith("x nada\n")
    before = window.post.now
    window.files.open_post(window.files.site.root / "_posts" / "2021-01-01-dos.md")
    (tab,) = [tab for tab in window.files.posts.tabs if tab.text is before]
    window.files.posts.close(tab)
    QTest.mouseClick(undo_buttons(window)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: text_of(window, "2022-01-01-tres.md").endswith("boletín nada\n"), timeout=10_000
    )
    assert text_of(window, "2020-01-01-uno.md") == POSTS["2020-01-01-uno.md"]


def test_what_was_typed_since_stays_and_is_said(
    window: MainWindow, search: SearchTools, qtbot
) -> None:
    write(window, "boletín ")
    replace_all(window, search, qtbot, 4)
    window.post.apply([Edit.insert(window.post.length, "más")])
    QTest.mouseClick(undo_buttons(window)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: any(
            "2022-01-01-tres.md" in each.text() for each in window.notices.findChildren(QLabel)
        ),
        timeout=10_000,
    )
    assert window.post.text().endswith("x nada\nmás")
    assert text_of(window, "2020-01-01-uno.md") == POSTS["2020-01-01-uno.md"]


def test_a_post_that_is_typed_in_meanwhile_is_left_and_said(
    window: MainWindow, search: SearchTools, qtbot
) -> None:
    path = window.post.now.real_path
    may_go_on = threading.Event()

    def work(*_about: object) -> tuple[Done, dict[Path, list[Edit]]]:
        assert may_go_on.wait(20)
        return Done(), {path: [Edit.insert(0, "x")]}

    search._everywhere.do(window.files.site.root, work, "replaced")
    QTest.keyClicks(window.editor.edit, "mientras ")
    may_go_on.set()
    qtbot.waitUntil(
        lambda: any(path.name in each.text() for each in window.notices.findChildren(QLabel)),
        timeout=10_000,
    )
    assert not window.post.text().startswith("x") and "mientras " in window.post.text()
