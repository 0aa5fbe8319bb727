"""Beside the item at the cursor stands who said it before, and a key or click leads there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from newsletter_editor.gui.main_window import MainWindow

OLD = "---\ntitle: Old <b>& wise\n---\nWords [paper](https://arxiv.org/pdf/2002.05715.pdf) here.\n"
MINE = "---\ntitle: Mine\n---\n***One***\n\nnothing yet\n\n***Two***\n\nhttps://example.com/a\n"


@pytest.fixture
def writing(window: MainWindow, qtbot, tmp_path: Path, monkeypatch) -> MainWindow:
    # The worker is a process of its own and takes this folder from the environment.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    posts = tmp_path / "blog" / "_posts"
    posts.mkdir(parents=True)
    (tmp_path / "blog" / "_config.yml").write_text("title: x\n", encoding="utf-8")
    (posts / "2020-01-01-old.md").write_text(OLD, encoding="utf-8")
    (posts / "2022-01-01-mine.md").write_text(MINE, encoding="utf-8")
    window.files.open_path(posts / "2022-01-01-mine.md")
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.late.finish()
    # From then on its folder is watched.
    qtbot.waitUntil(lambda: len(window.posts.posts) == 2)
    window.editor.edit.setFocus()
    return window


def put_cursor(window: MainWindow, words: str) -> None:
    at = window.post.text().index(words) + len(words)
    window.editor.edit.move_to(window.post.to_utf16(at))


def test_typing_an_address_names_who_had_it_and_a_key_leads_there(
    writing: MainWindow, qtbot
) -> None:
    tool = writing.said_before
    put_cursor(writing, "nothing yet")
    QTest.keyClicks(writing.editor.edit, " https://arxiv.org/abs/2002.05715")
    qtbot.waitUntil(lambda: tool.hint.isVisible(), timeout=30_000)
    assert "Old <b>& wise (2020-01-01, same paper)" in tool.hint.accessibleName()
    assert "<b>&&" in tool.hint.text() and "<b>" not in tool.hint.toolTip()
    item = writing.editor.edit.block_rect(writing.editor.edit.textCursor().blockNumber())
    assert tool.hint.y() > item.bottom()
    put_cursor(writing, "example.com/a")
    qtbot.waitUntil(lambda: not tool.hint.isVisible(), timeout=30_000)
    assert not writing.actions_["go.said_before"].isEnabled()
    put_cursor(writing, "nothing yet")
    qtbot.waitUntil(lambda: tool.hint.isVisible(), timeout=30_000)
    writing.post.document.undo()
    writing.post.mark_saved("")
    writing.post.document.redo()
    qtbot.waitUntil(lambda: bool(tool.said), timeout=30_000)
    writing.post.document.setModified(False)
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(writing.editor.edit, Qt.Key.Key_G, control)
    assert writing.post.path.name == "2020-01-01-old.md"
    assert writing.editor.selection.of(writing.post.text()) == (
        "https://arxiv.org/pdf/2002.05715.pdf"
    )


def test_what_appears_on_the_disk_is_named_and_several_are_asked_about(
    writing: MainWindow, qtbot
) -> None:
    tool = writing.said_before
    posts = writing.post.path.parent
    put_cursor(writing, "example.com/a")
    for year in (2018, 2019):
        text = f"---\ntitle: Post of {year}\n---\n<http://www.example.com/a/?utm_source=x>\n"
        (posts / f"{year}-01-01-new.md").write_text(text, encoding="utf-8")
    qtbot.waitUntil(lambda: len(tool.said) == 2, timeout=30_000)
    assert tool.hint.text().endswith(" and 1 more")
    tool.hint.click()
    (menu,) = tool.hint.findChildren(QMenu)
    assert [each.text()[:12] for each in menu.actions()] == ["Post of 2019", "Post of 2018"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert writing.post.path.name == "2018-01-01-new.md"


def test_in_a_narrow_text_the_title_gives_way(writing: MainWindow, qtbot) -> None:
    tool, edit = writing.said_before, writing.editor.edit
    title = "A title that goes on " * 5
    old = writing.post.path.with_name("2020-01-01-old.md")
    old.write_text(OLD.replace("Old <b>& wise", title), encoding="utf-8")
    put_cursor(writing, "nothing yet")
    QTest.keyClicks(edit, " https://arxiv.org/abs/2002.05715")
    qtbot.waitUntil(lambda: tool.hint.isVisible(), timeout=30_000)
    wide = tool.hint.width()
    edit.setFixedWidth(edit.width() - edit.viewport().width() + wide - 40)
    qtbot.waitUntil(lambda: tool.hint.geometry().right() <= edit.viewport().geometry().right())
    assert tool.hint.text().endswith("… (2020-01-01, same paper)")
    assert tool.hint.sizeHint().width() <= tool.hint.width() < wide
    assert "A title that goes on A title" in tool.hint.accessibleName()
    writing.post.document.setModified(False)


def test_who_does_not_want_it_switches_it_off(writing: MainWindow, qtbot) -> None:
    tool = writing.said_before
    put_cursor(writing, "nothing yet")
    QTest.keyClicks(writing.editor.edit, " https://arxiv.org/abs/2002.05715")
    qtbot.waitUntil(lambda: tool.hint.isVisible(), timeout=30_000)
    writing.actions_["view.said_before"].trigger()
    assert not tool.hint.isVisible() and not tool.said
    writing.post.document.setModified(False)
