"""What the find bar says of its matches is to be read whole, and stays to be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from newsletter_editor.gui.main_window import MainWindow
from tests.gui.editor.conftest import Open


@pytest.mark.parametrize("size", [(800, 560), (1366, 768)])
def test_numbers_are_told_whole_and_how_many_were_replaced(
    qtbot, open_text: Open, window: MainWindow, size: tuple[int, int]
) -> None:
    open_text("¦" + "uno dos tres\n" * 1234)
    window.resize(*size)
    window.show()
    bar = window.editor.find_bar
    window.actions_["edit.replace"].trigger()
    QTest.keyClicks(bar.query, "uno")
    QTest.keyClick(bar.query, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 1234", timeout=20_000)
    assert bar.count.width() >= bar.count.sizeHint().width()
    QTest.keyClicks(bar.replacement, "un")
    bar.replace_all()
    qtbot.waitUntil(lambda: bar.count.text() == "1234 replaced", timeout=20_000)
    qtbot.wait(400)
    assert bar.count.text() == "1234 replaced"
    assert bar.count.width() >= bar.count.sizeHint().width()
    bar.query.selectAll()
    QTest.keyClicks(bar.query, "tres")
    qtbot.waitUntil(lambda: bar.count.text() == "1234 found", timeout=20_000)


def test_accents_are_no_matter_for_who_looks_and_are_for_who_replaces(
    qtbot, open_text: Open, window: MainWindow
) -> None:
    open_text("¦esta, está, ESTÁ y esta\u0301")
    window.show()
    bar = window.editor.find_bar
    window.actions_["edit.find"].trigger()
    QTest.keyClicks(bar.query, "esta")
    qtbot.waitUntil(lambda: bar.count.text() == "4 found", timeout=20_000)
    window.actions_["edit.replace"].trigger()
    qtbot.waitUntil(lambda: bar.count.text() == "1 found", timeout=20_000)
    assert bar.accents.isChecked()
    qtbot.mouseClick(bar.accents, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.count.text() == "4 found", timeout=20_000)
    # What the author has chosen stays.
    window.actions_["edit.replace"].trigger()
    assert not bar.accents.isChecked()


def test_what_is_put_has_the_case_that_was_typed(
    qtbot, open_text: Open, window: MainWindow
) -> None:
    open_text("¦Uno, uno, UNO")
    window.show()
    bar = window.editor.find_bar
    window.actions_["edit.replace"].trigger()
    QTest.keyClicks(bar.query, "uno")
    QTest.keyClicks(bar.replacement, "iPhone")
    bar.replace_all()
    qtbot.waitUntil(lambda: bar.count.text() == "3 replaced", timeout=20_000)
    assert window.editor.edit.toPlainText() == "iPhone, iPhone, iPhone"


def test_tab_leads_to_what_takes_its_place(open_text, window, post) -> None:
    editor = open_text("⟦uno⟧ dos\n")
    window.actions_["edit.replace"].trigger()
    bar = editor.find_bar
    QTest.keyClick(bar.query, Qt.Key.Key_Tab)
    assert bar.replacement.hasFocus()
    QTest.keyClick(bar.replacement, Qt.Key.Key_Tab)
    assert bar.case.hasFocus()
    # A button is no place for keys of the text, either.
    QTest.keyClick(bar.case, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert post.text() == "uno dos\n"
