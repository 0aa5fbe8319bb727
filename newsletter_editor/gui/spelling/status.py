"""The status bar's part: how many mistakes there are, and the post's language."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from newsletter_editor.gui.plain import plain_caption, plain_tip
from newsletter_editor.gui.spelling.post_language import PostLanguage
from newsletter_editor.gui.status_room import gives_way
from newsletter_editor.spelling.engine import installed_tags
from newsletter_editor.spelling.lexicon import SPANISH_REGIONS
from newsletter_editor.text.localized import Language
from newsletter_editor.text.problems import Problem


def language_name(tag: str) -> str:
    """A dictionary's language by its own name: `Español (México)`."""
    locale = QLocale(tag)
    if locale.language() == QLocale.Language.C:
        return tag
    name = locale.nativeLanguageName()
    territory = locale.nativeTerritoryName()
    # Qt names the tongue of some countries, such as American English, and then the country again.
    name = _PLAIN_NAMES.get(tag.split("_")[0], name)
    shown = f"{name} ({territory})" if "_" in tag and territory else name
    return shown[:1].upper() + shown[1:]


_PLAIN_NAMES = {"es": "español", "en": "English", "pt": "português", "fr": "français"}


class SpellingStatus(QWidget):
    """Two quiet buttons: one leads to the next mistake, the other chooses the language."""

    next_wanted = Signal()
    language_chosen = Signal(str)
    """The tag of a dictionary, such as `es_MX`."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.count = QToolButton()
        self.count.setAutoRaise(True)
        self.count.clicked.connect(self.next_wanted)
        self.choice = QToolButton()
        self.choice.setAutoRaise(True)
        self.choice.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.choice.setMenu(QMenu(self.choice))
        gives_way(self.choice, 3)
        self._menu = self.choice.menu()
        self._menu.aboutToShow.connect(self._fill)
        self._group = QActionGroup(self)
        self._shown = PostLanguage()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.count)
        layout.addWidget(self.choice)
        self.show_language(PostLanguage())
        self.show_problems([])

    def show_problems(self, problems: list[Problem], *, are_all: bool = True) -> None:
        """Say how many mistakes of language are shown."""
        if self._shown.missing is not None:
            text = self.tr("No spelling")
            self.count.setToolTip(plain_tip(self._shown.missing.in_language(self._language)))
        else:
            count = str(len(problems)) if are_all else f"≥ {len(problems)}"
            # Before anything is known there is no number to tell.
            is_known = are_all or bool(problems)
            text = self.tr("Spelling: {0}").format(count if is_known else "…")
            kinds = Counter(problem.rule.split(".")[0] for problem in problems)
            self.count.setToolTip(
                self.tr("{0} spelling, {1} accents, {2} orthography — F7 goes to the next").format(
                    kinds["spelling"], kinds["accent"], kinds["orthography"]
                )
            )
        self.count.setText(text)
        self.count.setAccessibleName(text)

    def show_language(self, language: PostLanguage) -> None:
        """Show which language the post is checked as."""
        self._shown = language
        name = language_name(language.tag) if language.tag else self.tr("Language")
        self.choice.setText(plain_caption(name))
        self.choice.setAccessibleName(self.tr("Language of the post: {0}").format(name))
        self.choice.setToolTip(
            plain_tip(language.missing.in_language(self._language))
            if language.missing is not None
            else self.tr("Language in which the post is checked")
        )

    def _fill(self) -> None:
        self._menu.clear()
        for action in self._group.actions():
            self._group.removeAction(action)
        self._add("es_ES", self._menu)
        editions = self._menu.addMenu(self.tr("Spanish of…"))
        for region in sorted(SPANISH_REGIONS, key=lambda code: language_name(f"es_{code}")):
            self._add(f"es_{region}", editions)
        self._menu.addSeparator()
        for tag in installed_tags():
            if not tag.startswith("es_"):
                self._add(tag, self._menu)

    def _add(self, tag: str, menu: QMenu) -> None:
        action = QAction(plain_caption(language_name(tag)), menu)
        action.setCheckable(True)
        action.setChecked(tag == self._shown.tag)
        action.setData(tag)
        action.triggered.connect(self._choose)
        self._group.addAction(action)
        menu.addAction(action)

    def _choose(self) -> None:
        self.language_chosen.emit(self.sender().data())
