"""The languages of the posts, to be switched on and off above the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from newsletter_editor.gui.flow_layout import FlowLayout
from newsletter_editor.gui.plain import plain_caption, plain_tip

MOST = 12
"""Chips; a blog in more languages is found by words alone."""


class LanguageChips(QWidget):
    """One chip a language; none where all posts are in one."""

    chosen = Signal(list)
    """The languages that are switched on; empty for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._shown: list[str] = []
        self._on: set[str] = set()
        self.hide()

    def show_languages(self, languages: Sequence[str]) -> None:
        """Offer these languages; one that is switched on stays so while a post is in it."""
        shown = list(languages[:MOST]) if len(languages) > 1 else []
        if shown == self._shown:
            return
        was, self._shown = set(self._on), shown
        self._on &= set(shown)
        while item := self._flow.takeAt(0):
            item.widget().deleteLater()
        for language in shown:
            self._flow.addWidget(self._chip(language))
        self.setVisible(bool(shown))
        if self._on != was:
            self.chosen.emit(sorted(self._on))

    def _chip(self, language: str) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName("chip")
        chip.setText(plain_caption(language.upper()))
        chip.setCheckable(True)
        chip.setChecked(language in self._on)
        chip.setProperty("language", language)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name = self.tr("Only posts in {0}").format(language.upper())
        chip.setAccessibleName(name)
        chip.setToolTip(plain_tip(name))
        chip.toggled.connect(self._switch)
        return chip

    def _switch(self, is_on: bool) -> None:
        language = self.sender().property("language")
        if is_on:
            self._on.add(language)
        else:
            self._on.discard(language)
        self.chosen.emit(sorted(self._on))
