"""The mark in the status bar: sound, warnings or errors, at all times."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton

from newsletter_editor.gui.problems.icons import severity_icon
from newsletter_editor.gui.problems.post_checks import PostChecks
from newsletter_editor.gui.theme import Theme
from newsletter_editor.text.problems import Severity


class ProblemStatus(QToolButton):
    """Shows how sound the post is; a click shows the problems."""

    def __init__(self, checks: PostChecks, theme: Theme) -> None:
        super().__init__()
        self._checks, self._theme = checks, theme
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setToolTip(self.tr("Show the problems of the post"))
        checks.found.connect(self._show)
        theme.changed.connect(self._show)
        self._show()

    def show_waiting(self, is_waiting: bool) -> None:
        """Say that a save waits for the checks, or show the state of the post again."""
        if is_waiting:
            self.setIcon(QIcon())
            self.setText(self.tr("Checking before saving…"))
        else:
            self._show()

    def _show(self) -> None:
        is_blank = self._checks.is_blank
        if is_blank or self.parent() is not None:
            # Without a parent it would be a window of its own.
            self.setVisible(not is_blank)
        errors = self._checks.count(Severity.ERROR)
        warnings = self._checks.count(Severity.WARNING)
        parts = []
        if errors:
            parts.append(self.tr("%n errors", "", errors))
        if warnings:
            parts.append(self.tr("%n warnings", "", warnings))
        worst = Severity.ERROR if errors else Severity.WARNING if warnings else None
        hints = 0 if parts else self._checks.count(Severity.HINT)
        if hints:
            # A list of hints beside a mark that all is sound would look like a slip.
            parts.append(self.tr("%n hints", "", hints))
            worst = Severity.HINT
        text = ", ".join(parts) or self.tr("Sound")
        if self._checks.is_part:
            text = f"≥ {text}"
        if self._checks.has_answer and (parts or not self._checks.is_part):
            self.setIcon(severity_icon(worst, self._theme))
        else:
            is_given_up = self._checks.is_given_up
            text = self.tr("Not checked") if is_given_up else self.tr("Checking…")
            self.setIcon(QIcon())
        self.setText(text)
        self.setAccessibleName(self.tr("State of the post: {0}").format(text))
