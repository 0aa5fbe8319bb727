"""Buttons that stand in no dialog, by real keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QPushButton, QToolButton

from newsletter_editor.gui import main_window, pane_dock
from newsletter_editor.gui.links import said_before
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.notices import Choice


def test_return_is_heard_from_every_button_of_the_window(window: MainWindow, monkeypatch) -> None:
    heard: list[QKeyEvent] = []
    for module in (main_window, pane_dock, said_before):
        monkeypatch.setattr(module, "pressed_by_return", lambda event: not heard.append(event))
    outside = [
        each
        for kind in (QPushButton, QToolButton)
        for each in window.findChildren(kind)
        if each.window() is window
        and each.focusPolicy() is not Qt.FocusPolicy.NoFocus
        # That one Qt presses itself.
        and each is not window.start_page.open_button
    ]
    assert len(outside) > 30
    unheard = []
    for button in outside:
        heard.clear()
        button.setEnabled(True)
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(button, key)
        if len(heard) != 1:
            unheard.append(button.text() or button.accessibleName())
    assert unheard == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_buttons_are_pressed_by_any_of_their_keys(window: MainWindow, qtbot, key: Qt.Key) -> None:
    done: list[str] = []
    choices = [Choice("Undo", lambda: bool(done.append("undo")))]
    notice = window.notices.say("gone", choices=choices)
    cross = notice.findChild(QToolButton, "notice.close")
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    for button in (notice.findChild(QPushButton), cross):
        button.setFocus()
        qtbot.keyClick(button, key)
    assert done == ["undo"] and notice not in window.notices.showing()


def test_buttons_of_a_floating_pane_are_pressed_by_return(window: MainWindow, qtbot) -> None:
    dock = window.findChild(QDockWidget, "dock.search")
    window.late.finish()
    button = next(each for each in dock.findChildren(QToolButton) if each.text() == "Aa")
    window.show()
    dock.setFloating(True)
    dock.show()
    with qtbot.waitActive(dock):
        dock.activateWindow()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert button.isChecked()


def test_return_opens_a_folder_of_the_start_page(window: MainWindow, qtbot, tmp_path: Path) -> None:
    (tmp_path / "blog" / "_posts").mkdir(parents=True)
    window.settings.remember_path("recent/repos", tmp_path / "blog")
    window.start_page.refresh()
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    (button,) = window.start_page.recent_buttons
    button.setFocus()
    with qtbot.waitSignal(window.start_page.path_requested) as asked:
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert asked.args == [tmp_path / "blog"]
