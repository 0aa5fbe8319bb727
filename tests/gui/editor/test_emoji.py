"""Emoji by name: the picker and `:name`, by keys in the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsletter_editor.gui.editor.emoji_tools import RECENT_KEY, EmojiPicker

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_the_picker_finds_by_name_and_enter_takes(open_text, window, post, settings) -> None:
    editor = open_text("# Arte ¦\n")

    def answer() -> None:
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, EmojiPicker)
        QTest.keyClicks(picker.query, "cohete")
        assert picker.name.text() == "rocket"
        QTest.keyClick(picker.query, Qt.Key.Key_Return)

    QTimer.singleShot(100, answer)
    QTest.keyClick(editor.edit, Qt.Key.Key_J, CTRL | SHIFT)
    assert post.text() == "# Arte 🚀\n"
    assert settings.get(RECENT_KEY, "") == "🚀"
    QTest.keyClick(editor.edit, Qt.Key.Key_Z, CTRL)
    assert post.text() == "# Arte \n"


def test_a_name_behind_a_colon_is_completed(open_text, window, post, qtbot) -> None:
    editor = open_text("Hola ¦")
    completion = window.emoji.completion
    QTest.keyClicks(editor.edit, ":rocke")
    assert completion.isVisible()
    assert editor.edit.hasFocus()
    QTest.keyClick(editor.edit, Qt.Key.Key_Return)
    assert post.text() == "Hola 🚀"
    assert not completion.isVisible()
    QTest.keyClicks(editor.edit, " :boo")
    QTest.keyClick(editor.edit, Qt.Key.Key_Escape)
    assert not completion.isVisible()
    QTest.keyClick(editor.edit, Qt.Key.Key_Return)
    assert post.text() == "Hola 🚀 :boo\n"


def test_times_addresses_code_and_front_matter_are_left_alone(open_text, window, post) -> None:
    for text in ("a las 10:30", "nota:libro", "https://rocket", ":r"):
        post.document.setModified(False)
        editor = open_text("¦")
        QTest.keyClicks(editor.edit, text)
        assert not window.emoji.completion.isVisible()
    for text in ("```\n¦\n```\n", "---\ntitle: ¦\n---\n"):
        post.document.setModified(False)
        editor = open_text(text)
        QApplication.processEvents()
        QTest.keyClicks(editor.edit, ":rock")
        assert not window.emoji.completion.isVisible()
