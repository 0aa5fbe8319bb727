"""Help inside the program, and the words of its keys."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenuBar

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.help.dialog import HelpDialog, shortcuts_of
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.preview.pane import LIGHT_PAGE_KEY
from newsletter_editor.gui.translations import Languages
from newsletter_editor.resources import resource_path


@pytest.fixture
def spanish(qapp):
    languages = Languages()
    languages.speak("es")
    yield
    languages.fall_silent()


def plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


@pytest.mark.parametrize("language", ["es", "en"])
def test_help_names_the_menus_as_they_are(window: MainWindow, qapp, language: str) -> None:
    languages = Languages()
    languages.speak(language)
    try:
        actions = Actions(window)
        names = {plain(actions[id].text()) for id in actions}
        text = resource_path("help", f"{language}.md").read_text("utf-8")
        paths = re.findall(r"\*\*(\w+ → [^*]+)\*\*", text)
        assert len(paths) >= 5
        for path in paths:
            # A menu may have another one in it, a dialog its tabs.
            assert names & {plain(part) for part in path.split(" → ")[1:]}, path
    finally:
        languages.fall_silent()


def test_f1_opens_the_first_hour_and_a_list_of_all_shortcuts(window: MainWindow, qtbot) -> None:
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(HelpDialog)
    assert dialog is not None and dialog.isVisible() and not dialog.isModal()
    assert "The first hour" in dialog.tabs.currentWidget().toPlainText()
    window.actions_["help.shortcuts"].trigger()
    dialog = window.findChildren(HelpDialog)[-1]
    shown = dialog.tabs.currentWidget().toPlainText()
    every = list(shortcuts_of(window.actions_))
    assert len(every) > 40
    assert len({what for what, _ in every}) == len(every)
    assert "Edit › Lines › Move up" in dict(every)
    for what, keys in every:
        assert what in shown
        assert keys.split(" · ")[0] in shown
    for row in dialog.keys_of_panes():
        assert all(part in shown for part in row)


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(
    "command",
    [
        "go.post",
        "edit.find",
        "edit.search_posts",
        "tools.command_palette",
        "view.shown.whole",
        "file.message",
        "publish.publish",
        "file.new_issue",
        "file.versions",
    ],
)
def test_the_first_hour_speaks_of_what_is_there(
    window: MainWindow, language: str, command: str
) -> None:
    languages = Languages()
    languages.speak(language)
    try:
        actions = Actions(window)
        actions.fill(QMenuBar(window))
        text = resource_path("help", f"{language}.md").read_text("utf-8")
        is_menu = command == "file.message"
        name = actions.menu(command).title() if is_menu else actions[command].text()
        assert plain(name) in text
    finally:
        languages.fall_silent()


def test_keys_are_written_as_on_spanish_keyboards(spanish) -> None:
    native = QKeySequence.SequenceFormat.NativeText
    written = [QKeySequence(keys).toString(native) for keys in ("Ctrl+Shift+N", "Ctrl+Del")]
    assert written in (["Ctrl+Mayús+N", "Ctrl+Supr"], ["⇧⌘N", "⌘⌦"])


def test_a_light_page_in_a_dark_window(window: MainWindow, theme, settings) -> None:
    theme.choose("dark")
    try:
        assert window.preview._theme() == "dark"
        window.actions_["view.light_page"].trigger()
        assert window.preview._theme() == "light"
        assert settings.get(LIGHT_PAGE_KEY, False)
    finally:
        theme.choose("light")
