"""Find and replace through the process that searches: as an author uses it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from newsletter_editor.document.source import decode
from newsletter_editor.gui.editor.find_bar import FindBar
from newsletter_editor.gui.editor.source_edit import SourceEdit
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.searching.search_process import SearchProcess


@pytest.fixture
def bar(qtbot, post: OpenPost, settings, theme, monkeypatch) -> Iterator[FindBar]:
    made = SearchProcess.__init__

    def slow(self, parent=None) -> None:
        made(self, "tests.gui.slow_searching", 1.0, parent)

    monkeypatch.setattr(SearchProcess, "__init__", slow)
    edit = SourceEdit(post, settings, theme)
    bar = FindBar(post, edit, "en")
    for widget in (edit, bar):
        qtbot.addWidget(widget)
        widget.show()
    bar.edit = edit
    yield bar
    bar.close_bar()


def show(bar: FindBar, text: str, pattern: str, new: str | None = None) -> None:
    bar._post.open(decode(text.encode()), None)
    bar.find(new is not None)
    bar.query.setText(pattern)
    bar.replacement.setText(new or "")
    bar.search()


def wait(qtbot, bar: FindBar, said: str) -> None:
    qtbot.waitUntil(lambda: said in bar.count.text(), timeout=20_000)


def test_matches_are_counted_and_walked(qtbot, bar: FindBar) -> None:
    show(bar, "uno 😀 dos uno", "uno")
    wait(qtbot, bar, "2 found")
    qtbot.keyClick(bar.query, Qt.Key.Key_Return)
    wait(qtbot, bar, "of 2")
    assert bar.edit.textCursor().selectedText() == "uno"
    bar.edit.moveCursor(bar.edit.textCursor().MoveOperation.End)
    bar.edit.insertPlainText(" uno")
    wait(qtbot, bar, "3 found")


def test_one_is_replaced_and_the_next_selected(qtbot, bar: FindBar) -> None:
    show(bar, "uno 😀 uno", "UNO", "dos")
    wait(qtbot, bar, "2 found")
    bar.edit.moveCursor(bar.edit.textCursor().MoveOperation.Start)
    bar.next()
    wait(qtbot, bar, "1 of 2")
    bar.replace()
    qtbot.waitUntil(lambda: bar._post.text() == "dos 😀 uno", timeout=20_000)
    wait(qtbot, bar, "1 of 1")
    assert bar.edit.textCursor().selectedText() == "uno"


@pytest.mark.parametrize("count", [3, 2_000])
def test_all_are_replaced_as_one_step(qtbot, bar: FindBar, count: int) -> None:
    text = "start\n" + "uno 😀\n" * count + "end"
    show(bar, text, r"(u)no", r"$1\n")
    bar.regex.setChecked(True)
    wait(qtbot, bar, f"{count} found")
    bar.replace_all()
    wait(qtbot, bar, f"{count} replaced")
    assert bar._post.text() == text.replace("uno", "u\n")
    bar._post.document.undo()
    assert bar._post.text() == text


def test_what_is_typed_meanwhile_is_not_lost(qtbot, bar: FindBar) -> None:
    show(bar, "uno uno", "uno", "dos")
    wait(qtbot, bar, "2 found")
    bar.replace_all()
    bar.edit.insertPlainText("tres ")
    qtbot.waitUntil(lambda: "dos dos" in bar._post.text(), timeout=20_000)
    assert "tres" in bar._post.text()


def test_a_pattern_that_takes_too_long_is_given_up_and_said(qtbot, bar: FindBar) -> None:
    show(bar, "slow text", "slow")
    wait(qtbot, bar, "takes too long")
    bar.query.setText("text")
    bar.search()
    wait(qtbot, bar, "1 found")


def test_what_is_no_expression_is_said(qtbot, bar: FindBar) -> None:
    show(bar, "text", "(")
    bar.regex.setChecked(True)
    wait(qtbot, bar, "not valid")
