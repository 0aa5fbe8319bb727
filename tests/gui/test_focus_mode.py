"""Only the text; a goal and the time that reading takes."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget

from newsletter_editor.document.source import Format, Source
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.status import EditorStatus
from newsletter_editor.text.ranges import Range

SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = "uno\n\ndos " + "palabra " * 400 + "\n\ntres\n"


def parts(window: MainWindow) -> list[bool]:
    others = (window.tool_bar, window.statusBar(), window.preview)
    return [each.isVisible() for each in (*others, *window.findChildren(QDockWidget))]


def test_only_the_text_and_back(window: MainWindow, qtbot) -> None:
    window.post.open(Source(TEXT, Format(), ""), None, None)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    edit = window.editor.edit
    edit.setFocus()
    before = parts(window)
    bright = edit.viewport().grab().toImage()
    QTest.keyClick(edit, Qt.Key.Key_F11, SHIFT)
    qtbot.waitUntil(lambda: not any(parts(window)))
    assert edit.hasFocus()
    assert edit.viewport().grab().toImage() != bright
    QTest.keyClicks(edit, "x")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: parts(window) == before)
    # The layout that is kept is the one outside of it.
    window.actions_["view.focus"].setChecked(True)
    window.keep_layout()
    assert not window.actions_["view.focus"].isChecked()
    assert parts(window) == before


def test_the_paragraph_that_is_written_stands_out(window: MainWindow) -> None:
    window.post.open(Source("uno\n\ndos\nmás\n\ntres\n", Format(), ""), None, None)
    window.show()
    edit = window.editor.edit

    def dimmed(offset: int) -> list[int]:
        edit.select(Range(offset, offset))
        edit.dim_others(False)
        bright = edit.viewport().grab().toImage()
        edit.dim_others(True)
        dark = edit.viewport().grab().toImage()
        here = edit.textCursor().blockNumber()
        # Its cursor blinks.
        others = [line for line in (0, 2, 3, 5) if line != here]
        places = [edit.block_rect(line) for line in others]
        return [
            line
            for line, place in zip(others, places, strict=True)
            if bright.copy(place) != dark.copy(place)
        ]

    assert dimmed(0) == [2, 3, 5]
    assert dimmed(5) == [0, 5]
    assert dimmed(9) == [0, 5]
    # On a blank line there is no paragraph.
    assert dimmed(4) == [0, 2, 3, 5]


def test_goal_and_reading_time(window: MainWindow, qtbot) -> None:
    window.post.open(Source(TEXT, Format(), ""), None, None)
    window.show()
    (status,) = window.findChildren(EditorStatus)
    qtbot.waitUntil(lambda: status.words.text() == "403 words · 2 min")
    window.settings.set("editor/word_goal", 1500)
    qtbot.waitUntil(lambda: bool(re.fullmatch(r"403 of 1,?500 words · 2 min", status.words.text())))
