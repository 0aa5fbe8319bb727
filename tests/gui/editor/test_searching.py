"""Find and replace through the process that searches: as an author uses it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QTextCursor

from newsletter_editor.document.source import decode
from newsletter_editor.gui.editor import overlays, slices
from newsletter_editor.gui.editor.find_bar import FindBar
from newsletter_editor.gui.editor.source_edit import SourceEdit
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.searching.search_process import SearchProcess
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range


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


def be_patient(bar: FindBar) -> None:
    """Let the process that searches take as long as it does."""
    bar._searches._seconds = 60.0


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


def test_thousands_of_lines_are_replaced_in_slices_and_undone_in_one(qtbot, bar: FindBar) -> None:
    lines = 12_000
    be_patient(bar)
    show(bar, "uno 😀\n" * lines, "uno", "dos\\n")
    wait(qtbot, bar, f"{lines} found")
    changes: list[int] = []
    bar._post.changed.connect(lambda *_: changes.append(1))
    bar.replace_all()
    wait(qtbot, bar, f"{lines} replaced")
    assert bar._post.text() == "dos\\n 😀\n" * lines
    assert len(changes) >= 3
    bar._post.document.undo()
    assert bar._post.text() == "uno 😀\n" * lines
    assert not bar._post.document.isUndoAvailable()


def test_a_key_in_the_midst_of_slices_comes_after_all(qtbot, bar: FindBar, monkeypatch) -> None:
    monkeypatch.setattr(slices, "SECONDS_A_TURN", 0.0)
    lines = 12_000
    be_patient(bar)
    show(bar, "uno\n" * lines, "uno", "dos")
    wait(qtbot, bar, f"{lines} found")
    after = bar._post.revision
    bar.replace_all()
    qtbot.waitUntil(lambda: bar._post.revision > after, timeout=20_000)
    assert bar._slices._left
    bar.edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(bar.edit, "x")
    assert bar._post.text() == "dos\n" * lines + "x"
    bar._post.document.undo()
    bar._post.document.undo()
    assert bar._post.text() == "uno\n" * lines


def test_what_another_hand_changes_meanwhile_stays(qtbot, bar: FindBar, monkeypatch) -> None:
    monkeypatch.setattr(slices, "SECONDS_A_TURN", 0.0)
    lines = 12_000
    be_patient(bar)
    show(bar, "uno\n" * lines, "uno", "dos")
    wait(qtbot, bar, f"{lines} found")
    after = bar._post.revision
    bar.replace_all()
    qtbot.waitUntil(lambda: bar._post.revision > after, timeout=20_000)
    bar._post.apply([Edit(Range(0, 0), "y uno\n")])
    wait(qtbot, bar, "replaced")
    assert bar._post.text() == "y dos\n" + "dos\n" * lines


def test_matches_of_a_long_line_are_painted_where_they_are_seen(qtbot, bar: FindBar) -> None:
    be_patient(bar)
    show(bar, "ab" * 50_000, "b")
    wait(qtbot, bar, "50000 found")
    bar.edit.resize(400, 300)
    for at in (0, 50_000):
        bar.edit.move_to(at)
        filled = Fills()
        overlays.paint_matches(bar.edit, filled, bar.edit.matches, bar.edit._theme.colours)
        assert 100 < len(filled.rects) <= overlays.MOST_RECTS
        seen = bar.edit.viewport().rect()
        assert all(rect.toRect().intersects(seen) for rect in filled.rects)


class Fills:
    """Takes a painter's place and notes what it is asked for."""

    def __init__(self) -> None:
        self.rects: list[QRectF] = []

    def fillRect(self, rect: QRectF, _colour: QColor) -> None:  # noqa: N802
        self.rects.append(rect)
