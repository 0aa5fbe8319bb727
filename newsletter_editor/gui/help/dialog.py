"""Help inside the program: the first hour, and a list of all shortcuts."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QTabWidget,
    QTextBrowser,
    QWidget,
)

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.resources import resource_path
from newsletter_editor.text.localized import Language


class HelpDialog(Dialog):
    """Stays open beside the window while its reader tries what it says."""

    def __init__(self, actions: Actions, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("Help"))
        self.resize(720, 620)
        self.tabs = QTabWidget()
        first_hour = resource_path("help", f"{language}.md").read_text("utf-8")
        self._add(self.tr("The first &hour"), first_hour)
        self._add(self.tr("&Shortcuts"), self._shortcuts(actions))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        self.stack(self.tabs, buttons, grows=self.tabs)

    def show_shortcuts(self) -> None:
        """Bring the list of shortcuts to the front."""
        self.tabs.setCurrentIndex(1)

    def _add(self, name: str, markdown: str) -> None:
        text = QTextBrowser()
        text.setOpenLinks(False)
        text.setAccessibleName(name.replace("&", ""))
        text.document().setDocumentMargin(16)
        text.setMarkdown(markdown)
        self.tabs.addTab(text, name)

    def _shortcuts(self, actions: Actions) -> str:
        what, keys = self.tr("What"), self.tr("Keys")
        lines = [f"| {what} | {keys} |", "| --- | --- |"]
        lines += [f"| {what} | {keys} |" for what, keys in shortcuts_of(actions)]
        there = self.tr("Where the keyboard is")
        lines += ["", f"| {there} | {what} | {keys} |", "| --- | --- | --- |"]
        lines += [" | ".join(("", *row, "")).strip() for row in self.keys_of_panes()]
        return "\n".join(lines)

    def keys_of_panes(self) -> Iterator[tuple[str, str, str]]:
        """Where, what, and which keys: those that no menu has."""
        text, posts = self.tr("Text"), self.tr("List of posts")
        outline, cards = self.tr("Outline"), self.tr("Sections and items")
        for where, what, keys in (
            (text, self.tr("Next blank of a template, next cell of a table, indent"), "Tab"),
            (text, self.tr("The same backwards"), "Shift+Tab"),
            (text, self.tr("New line without a new item of the list"), "Shift+Return"),
            (text, self.tr("Emoji by its name"), ":"),
            (posts, self.tr("Open the post"), "Return"),
            (posts, self.tr("Rename the post"), "F2"),
            (posts, self.tr("Delete the post"), "Del"),
            (outline, self.tr("Move the section or the item up"), "Ctrl+Shift+Up"),
            (outline, self.tr("Move the section or the item down"), "Ctrl+Shift+Down"),
            (cards, self.tr("Put it into the text"), "Return"),
            (cards, self.tr("Move the section up"), "Alt+Up"),
            (cards, self.tr("Move the section down"), "Alt+Down"),
            (self.tr("Find"), self.tr("Next match, or replace"), "Return"),
            (self.tr("Find"), self.tr("Previous match"), "Shift+Return"),
            (self.tr("Find in all posts"), self.tr("Go there"), "Return"),
            (self.tr("Find in all posts"), self.tr("Tick or untick"), "Space"),
        ):
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            yield where, what, native


def shortcuts_of(actions: Actions) -> Iterator[tuple[str, str]]:
    """Where every action with a shortcut is found, and its keys as this system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    for id in actions:
        action = actions[id]
        if action.shortcuts():
            keys = [sequence.toString(native) for sequence in action.shortcuts()]
            # By itself, *Move up* does not say what.
            yield actions.path_of(id), " · ".join(dict.fromkeys(keys))
