"""Whole lines, by keys: `⟦` and `⟧` are around what is selected, `¦` is the cursor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.main_window import MainWindow
from tests.gui.editor.conftest import Open

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
UP, DOWN = (Qt.Key.Key_Up, ALT), (Qt.Key.Key_Down, ALT)
COPY, DELETE = (Qt.Key.Key_Down, ALT | SHIFT), (Qt.Key.Key_K, CTRL | SHIFT)

CASES = [
    (UP, "uno\nd¦os\ntres\n", "d¦os\nuno\ntres\n"),
    (UP, "uno\nd¦os", "d¦os\nuno"),
    (UP, "u¦no\ndos\n", "u¦no\ndos\n"),
    (UP, "a\nu⟦no\nd⟧os\ntres\n", "u⟦no\nd⟧os\na\ntres\n"),
    (UP, "a\n⟦uno\n⟧dos\n", "⟦uno\n⟧a\ndos\n"),
    (UP, "\n¦\nx", "¦\n\nx"),
    (UP, "a😀\nb¦😀\n", "b¦😀\na😀\n"),
    (DOWN, "u¦no\ndos\ntres\n", "dos\nu¦no\ntres\n"),
    (DOWN, "uno\nd¦os", "uno\nd¦os"),
    (DOWN, "u¦no\ndos", "dos\nu¦no"),
    (DOWN, "u⟦no\nd⟧os\ntres\n", "tres\nu⟦no\nd⟧os\n"),
    (DOWN, "a¦😀\nb😀\n", "b😀\na¦😀\n"),
    (COPY, "u¦no\ndos\n", "uno\nu¦no\ndos\n"),
    (COPY, "uno\nd¦os", "uno\ndos\nd¦os"),
    (COPY, "u⟦no\nd⟧os\n", "uno\ndos\nu⟦no\nd⟧os\n"),
    (COPY, "¦", "\n¦"),
    (DELETE, "uno\nd¦os\ntres\n", "uno\n¦tres\n"),
    (DELETE, "uno\nd¦os", "uno¦"),
    (DELETE, "u¦no", "¦"),
    (DELETE, "u⟦no\nd⟧os\ntres", "¦tres"),
]


def marked(editor: EditorPane, window: MainWindow) -> str:
    text, selection = window.post.text(), editor.selection
    if not selection.length:
        return text[: selection.start] + "¦" + text[selection.start :]
    start, end = selection.start, selection.end
    return text[:start] + "⟦" + text[start:end] + "⟧" + text[end:]


@pytest.mark.parametrize(("keys", "before", "after"), CASES)
def test_lines(open_text: Open, window: MainWindow, keys, before: str, after: str) -> None:
    editor = open_text(before)
    original = window.post.text()
    QTest.keyClick(editor.edit, *keys)
    assert marked(editor, window) == after
    if window.post.text() != original:
        window.actions_["edit.undo"].trigger()
        assert window.post.text() == original
        # Qt gives back the text, not what was selected of it.
        plain = before.replace("¦", "⟦")
        first, last = (plain[: plain.rfind(sign)].count("\n") for sign in "⟦⟧")
        here = original[: editor.selection.end].count("\n")
        assert first <= here <= max(first, last)


def test_full_screen_is_left_as_it_was_entered(window: MainWindow, qtbot) -> None:
    window.show()
    action = window.actions_["view.full_screen"]
    action.trigger()
    qtbot.waitUntil(window.isFullScreen)
    assert action.isChecked()
    # As the system's own button does it.
    window.showNormal()
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert not action.isChecked()
