"""The dialogs about the program as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsletter_editor.gui.about.dialog import AboutDialog
from newsletter_editor.gui.dialogs.settings_dialog import SettingsDialog
from newsletter_editor.gui.finder.commands import CommandPalette
from newsletter_editor.gui.finder.posts import PostFinder
from newsletter_editor.gui.help.dialog import HelpDialog
from newsletter_editor.gui.problems.team_rules import TeamRules
from newsletter_editor.gui.shortcuts.dialog import ShortcutsDialog

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow


class WindowDialogs(QObject):
    """Opens settings, the command palette, help and *About* over a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        for id, slot in {
            "file.settings": self.show_settings,
            "tools.command_palette": self.show_palette,
            "go.post": self.show_post_finder,
            "tools.shortcuts": self.change_shortcuts,
            "help.first_hour": self.show_help,
            "help.shortcuts": self.show_shortcuts,
            "help.about": self.show_about,
        }.items():
            window.actions_[id].triggered.connect(slot)

    def show_settings(self) -> None:
        """What the author may choose."""
        window = self._window
        dialog = SettingsDialog(window.settings, window)
        if window.files.site is not None:
            rules = TeamRules(window.files.site.root, window.language)
            rules.changed.connect(window.problems.checks.forget_surroundings)
            dialog.add_part(rules)
        dialog.open()

    def show_palette(self) -> None:
        """All actions by their names."""
        CommandPalette(self._window.actions_, self._window).open()

    def change_shortcuts(self) -> None:
        """Which keys do what."""
        window = self._window
        ShortcutsDialog(window.shortcuts, window.actions_, window).open()

    def show_post_finder(self) -> None:
        """All posts of the repo by their words."""
        window = self._window
        recent = window.settings.paths("recent/posts")
        finder = PostFinder(window.posts.model, recent, window.post.path, window)
        finder.wanted.connect(self._open_post)
        finder.open()

    def _open_post(self, path: Path) -> None:
        if path == self._window.post.path or self._window.files.open_post(path):
            self._window.editor.edit.setFocus()

    def show_help(self) -> HelpDialog:
        """What there is to know for the first hour."""
        dialog = HelpDialog(self._window.actions_, self._window.language, self._window)
        dialog.show()
        return dialog

    def show_shortcuts(self) -> None:
        """All shortcuts."""
        self.show_help().show_shortcuts()

    def show_about(self) -> None:
        """Version, licences, diagnosis."""
        AboutDialog(self._window.tasks, self._window.language, self._window).open()


def hang(window: MainWindow) -> WindowDialogs:
    """Make them answer to their actions."""
    return WindowDialogs(window)
