"""Tables and other blocks by keys and commands in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsletter_editor.gui.editor.table_tools import TableDialog

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TABLE = "| a | b |\n|---|---|\n| ¦1 | 2 |\n\nfin"


def undo(editor) -> None:
    QTest.keyClick(editor.edit, Qt.Key.Key_Z, CTRL)


def test_tab_walks_the_cells_and_adds_a_row(open_text, post) -> None:
    editor = open_text(TABLE)
    before = post.text()
    QTest.keyClick(editor.edit, Qt.Key.Key_Tab)
    assert editor.selection.of(post.text()) == "2"
    QTest.keyClick(editor.edit, Qt.Key.Key_Tab)
    QTest.keyClicks(editor.edit, "3")
    QTest.keyClick(editor.edit, Qt.Key.Key_Tab)
    QTest.keyClicks(editor.edit, "4")
    QTest.keyClick(editor.edit, Qt.Key.Key_Backtab, SHIFT)
    assert editor.selection.of(post.text()) == "3"
    assert [line.split() for line in post.text().split("\n")[3:4]] == [["|", "3", "|", "4", "|"]]
    while post.document.isUndoAvailable():
        undo(editor)
    assert post.text() == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 |¦", "| a | b |\n|---|---|\n| 1 | 2 |\n| x  |   |"),
        ("|a|b|\n|:-|-:|\n|1|2|¦\nfin", "|a|b|\n|:-|-:|\n|1|2|\n|x | |\nfin"),
        ("| a |\n|---|\n| `\\|` |¦", "| a |\n|---|\n| `\\|` |\n| x     |"),
        ("| a | b |\n|---|---|\n| 1 |¦ 2 |", "| a | b |\n|---|---|\n| 1 |\nx 2 |"),
        ("| a | b |¦", "| a | b |\nx"),
        ("```\n| a |\n|---|\n| 1 |¦\n```", "```\n| a |\n|---|\n| 1 |\nx\n```"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n|   |   |¦", "| a | b |\n|---|---|\n| 1 | 2 |\n\nx"),
    ],
)
def test_enter_at_the_end_of_a_row(open_text, post, before: str, after: str) -> None:
    editor = open_text(before)
    QTest.keyClick(editor.edit, Qt.Key.Key_Return)
    QTest.keyClicks(editor.edit, "x")
    assert post.text() == after
    while post.document.isUndoAvailable():
        undo(editor)
    assert post.text() == before.replace("¦", "")


def test_text_below_a_table_leaves_it_a_table(open_text, post) -> None:
    editor = open_text("| a | b |\n|---|---|\n| 1 | 2 |¦")
    # The first Enter begins a row, in whose first cell the second is pressed.
    for _ in range(2):
        QTest.keyClick(editor.edit, Qt.Key.Key_Return)
    QTest.keyClicks(editor.edit, "fin")
    assert post.text() == "| a | b |\n|---|---|\n| 1 | 2 |\n\nfin"


def test_tab_elsewhere_is_the_usual_one(open_text, post) -> None:
    editor = open_text("```\na | b¦\n```\n")
    QTest.keyClick(editor.edit, Qt.Key.Key_Tab)
    assert post.text() == "```\na | b   \n```\n"


def test_a_table_of_the_size_that_is_asked_for(open_text, window, post) -> None:
    editor = open_text("uno¦")

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TableDialog)
        QTest.keyClicks(dialog.columns, "2")
        QTest.keyClick(dialog.columns, Qt.Key.Key_Tab)
        dialog.rows.selectAll()
        QTest.keyClicks(dialog.rows, "1")
        QTest.keyClick(dialog.rows, Qt.Key.Key_Return)

    QTimer.singleShot(100, answer)
    QTest.keyClick(editor.edit, Qt.Key.Key_Y, CTRL | SHIFT)
    assert post.text().split("\n")[2] == "| Column 1 | Column 2 |"
    assert len(post.text().strip().split("\n")) == 5
    assert editor.selection.of(post.text()) == "Column 1"
    undo(editor)
    assert post.text() == "uno"


@pytest.mark.parametrize(
    ("action", "line"),
    [
        ("row_below", "|     |     |"),
        ("column_left", "| b   | a   |"),
        ("align_center", "|  a  | b   |"),
        ("column_remove", "| b   |"),
        ("column_behind", "| a   |     | b   |"),
    ],
)
def test_each_command_is_one_step(open_text, window, post, action: str, line: str) -> None:
    editor = open_text(TABLE if action != "column_left" else TABLE.replace("¦1 | ", "1 | ¦"))
    before = post.text()
    window.actions_[f"format.table.{action}"].trigger()
    assert line in post.text().split("\n")
    assert post.text().endswith("\n\nfin")
    undo(editor)
    assert post.text() == before
    assert not post.document.isUndoAvailable()


@pytest.mark.parametrize(
    ("id", "before", "wanted"),
    [
        ("strike", "una pal¦abra", "una ~~pal¦abra~~"),
        ("tasks", "⟦uno\ndos⟧", "⟦- [ ] uno\n- [ ] dos⟧"),
        ("tasks", "- [ ] u¦no", "- u¦no"),
        ("tasks", "- u¦no", "- [ ] u¦no"),
        ("code_block", "a\n\n⟦b\nc⟧\n", "a\n\n```\n⟦b\nc⟧\n```\n"),
        ("code_block", "a\n\n```\nb¦\n```\n", "a\n\n⟦b⟧\n"),
        ("footnote", "uno¦ dos.\n\ntres\n", "uno[^1] dos.\n\ntres\n\n[^1]: ¦\n"),
        ("footnote", "uno¦ [^1]\n\n[^1]: n\n", "uno[^2] [^1]\n\n[^1]: n\n[^2]: ¦\n"),
        ("rule", "uno¦\n\ndos", "uno\n\n---\n¦\ndos"),
    ],
)
def test_blocks_of_the_menu(open_text, window, post, id: str, before: str, wanted: str) -> None:
    editor = open_text(before)
    text = post.text()
    window.actions_[f"format.{id}"].trigger()
    start, end = editor.selection
    shown = post.text()
    marks = ("⟦", "⟧") if end > start else ("", "¦")
    shown = shown[:start] + marks[0] + shown[start:end] + marks[1] + shown[end:]
    assert shown == wanted
    undo(editor)
    assert post.text() == text
