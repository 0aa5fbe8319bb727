"""Keys of commands, chosen in the real dialog by real keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.help.dialog import shortcuts_of
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.shortcuts.dialog import ShortcutsDialog
from newsletter_editor.gui.shortcuts.keys import Shortcuts, types_a_sign
from newsletter_editor.gui.status import EditorStatus

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(window: MainWindow, qtbot) -> ShortcutsDialog:
    window.show()
    window.actions_["tools.shortcuts"].trigger()
    (dialog,) = window.findChildren(ShortcutsDialog)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    return dialog


def choose(dialog: ShortcutsDialog, words: str) -> None:
    dialog.filter_box.clear()
    QTest.keyClicks(dialog.filter_box, words)
    (item,) = [item for item in dialog._items() if not item.isHidden()]
    dialog.tree.setCurrentItem(item)


def press(dialog: ShortcutsDialog, qtbot, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    dialog.keys.setFocus()
    with qtbot.waitSignal(dialog.keys.editingFinished):
        QTest.keyClick(dialog.keys, key, modifiers)


def test_chosen_keys_do_it_in_the_text_and_are_told(window, dialog, post, settings, qtbot) -> None:
    choose(dialog, "format bold")
    press(dialog, qtbot, Qt.Key.Key_K, CTRL | SHIFT | Qt.KeyboardModifier.MetaModifier)
    assert dialog.said.text() == ""
    bold = window.actions_["format.bold"]
    assert "K" in dict(shortcuts_of(window.actions_))["Format › Bold"]
    dialog.close()
    again = Actions(window)
    Shortcuts(again, settings)
    assert again["format.bold"].shortcuts() == bold.shortcuts()


def test_the_status_bar_tells_the_chosen_keys(window, dialog, qtbot) -> None:
    choose(dialog, "go to line")
    press(dialog, qtbot, Qt.Key.Key_F12, CTRL)
    (status,) = window.statusBar().findChildren(EditorStatus)
    assert "Ctrl+F12" in status.position.toolTip()


def test_keys_are_for_a_command_in_sight(window, dialog, qtbot) -> None:
    QTest.keyClicks(dialog.filter_box, "format bold")
    press(dialog, qtbot, Qt.Key.Key_M, CTRL)
    assert window.actions_["format.bold"].shortcut().toString() == "Ctrl+M"
    assert "Ctrl+C" in [keys.toString() for keys in window.actions_["edit.copy"].shortcuts()]
    QTest.keyClicks(dialog.filter_box, " and nothing")
    assert not dialog.keys.isEnabled() and dialog.keys.keySequence().isEmpty()
    dialog.filter_box.clear()
    assert dialog.keys.isEnabled()


def test_a_clash_is_shown_and_changes_nothing(window, dialog, qtbot) -> None:
    choose(dialog, "format bold")
    press(dialog, qtbot, Qt.Key.Key_I, CTRL)
    assert "Italic" in dialog.said.text()
    assert window.actions_["format.bold"].shortcut().toString() == "Ctrl+B"
    assert window.actions_["format.italic"].shortcut().toString() == "Ctrl+I"
    press(dialog, qtbot, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier)
    assert "needed for writing" in dialog.said.text()
    assert window.actions_["format.bold"].shortcut().toString() == "Ctrl+B"


def test_none_and_back_to_the_usual(window, dialog, post, qtbot) -> None:
    bold = window.actions_["format.bold"]
    choose(dialog, "format bold")
    QTest.mouseClick(dialog.none_button, Qt.MouseButton.LeftButton)
    assert bold.shortcuts() == []
    choose(dialog, "format italic")
    press(dialog, qtbot, Qt.Key.Key_B, CTRL)
    assert window.actions_["format.italic"].shortcut().toString() == "Ctrl+B"
    # What another has now is not given twice.
    choose(dialog, "format bold")
    QTest.mouseClick(dialog.usual_button, Qt.MouseButton.LeftButton)
    assert bold.shortcuts() == []
    again = Actions(window)
    Shortcuts(again, window.settings)
    assert again["format.bold"].shortcuts() == []
    QTest.mouseClick(dialog.all_button, Qt.MouseButton.LeftButton)
    assert bold.shortcut().toString() == "Ctrl+B"
    assert window.actions_["format.italic"].shortcut().toString() == "Ctrl+I"


@pytest.mark.parametrize(
    ("keys", "types"),
    [
        ("a", True),
        ("Shift+A", True),
        ("Alt+A", True),
        ("Ctrl+Alt+E", True),
        ("Return", True),
        ("Ctrl+A", False),
        ("F5", False),
        ("Shift+F5", False),
        ("Alt+Up", False),
        ("Ctrl+Alt+F5", False),
    ],
)
def test_keys_that_are_needed_for_writing(qapp, keys: str, types: bool) -> None:
    assert types_a_sign(QKeySequence(keys)) is types
