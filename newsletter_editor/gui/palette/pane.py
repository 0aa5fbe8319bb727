"""The palette pane: the post's sections as cards, the items below them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.action_table import usual_keys
from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.palette.card_texts import CardTexts
from newsletter_editor.gui.palette.cards import Reading, read_cards
from newsletter_editor.gui.palette.inserter import Inserter
from newsletter_editor.gui.palette.link_field import LinkField
from newsletter_editor.gui.palette.section_library import SectionLibrary
from newsletter_editor.gui.palette.section_list import CardList
from newsletter_editor.gui.pause import Pause
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.sections.templates import Template

PAUSE = 250
"""Milliseconds without a key before the post's sections are read again."""

LEAST_HEIGHT = 36
"""Pixels of a list of cards in the lowest window."""
READ_AT_ONCE = 50_000
"""Code points of a post that is read before it is shown; longer ones follow in the background."""


class PalettePane(QWidget):
    """Sections in the order of the post, those it lacks among them; items to insert."""

    templates_requested = Signal()
    """The author wants to see and edit the templates."""
    names_requested = Signal()
    """The author wants to edit what sections are called in other languages."""
    learning_requested = Signal()
    """The author wants templates made from what the posts have."""

    def __init__(
        self,
        post: OpenPost,
        inserter: Inserter,
        library: SectionLibrary,
        actions: Actions,
        tasks: Tasks,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._post = post
        self._inserter = inserter
        self._library = library
        self._tasks = tasks
        self._job: Job | None = None
        self._reading: Reading | None = None
        self._items: tuple[Template, ...] = ()
        self._texts = CardTexts(self)
        self._assemble(settings)
        self._pause = Pause(PAUSE, self._read_soon, self)
        self._connect(actions)
        self._read()

    def _assemble(self, settings: Settings) -> None:
        self.sections = CardList(self.tr("Sections of the post"), can_move=True)
        self.items = CardList(self.tr("Items to insert"), can_move=False)
        self.summary = PlainLabel()
        self.summary.setAccessibleName(self.tr("Summary of the sections"))
        self.link = LinkField(self._tasks, settings)
        self.bad = PlainLabel()
        self.bad.setWordWrap(True)
        self.bad.setAccessibleName(self.tr("Templates that cannot be used"))
        self.bad.setContentsMargins(10, 4, 10, 8)
        self.bad.hide()
        self.menu = QToolButton()
        self.menu.setText("⋯")
        self.menu.setAutoRaise(True)
        self.menu.setAccessibleName(self.tr("Templates menu"))
        self.menu.setToolTip(self.tr("Edit templates, learn from the posts"))
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # One below the other, neither would show more than two cards beside the other panes.
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Sections or items"))
        self.tabs.addTab(_column(self.summary, self.sections), self.tr("Sections"))
        self.tabs.addTab(_column(self.link, self.items), self.tr("Items"))
        self.tabs.setCornerWidget(self.menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.bad)
        self.setMinimumWidth(220)
        for cards in (self.sections, self.items):
            # A card is enough where the screen has no more.
            cards.setMinimumHeight(LEAST_HEIGHT)

    def _connect(self, actions: Actions) -> None:
        self.sections.chosen.connect(self._choose_section)
        self.sections.moved.connect(self._move_section)
        self.items.chosen.connect(self._choose_item)
        self.items.address_pasted.connect(self.link.take)
        self.link.submitted.connect(self.items.setFocus)
        self._library.changed.connect(self._read)
        self._post.edited.connect(self._pause.start)
        self._post.opened.connect(self._read_opened)
        self._post.path_changed.connect(self._read_opened)
        menu = QMenu(self)
        menu.addAction(self.tr("Edit templates…"), self.templates_requested.emit)
        menu.addAction(self.tr("Section names…"), self.names_requested.emit)
        menu.addAction(self.tr("Learn from these posts…"), self.learning_requested.emit)
        self.menu.setMenu(menu)
        for number in range(1, 10):
            action = QAction(self.tr("Section %1 of the palette").replace("%1", str(number)), self)
            action.setShortcut(usual_keys(f"Ctrl+Shift+{number}"))
            action.setData(number)
            action.triggered.connect(self._choose_by_number)
            actions.adopt(f"format.section_{number}", action)

    # Reading the post

    def read_now(self) -> None:
        """Show the post as it is, without waiting."""
        self._pause.stop()
        text, language = self._post.text(), self._inserter.language()
        self._show(read_cards(self._post.revision, text, self._library.templates, language))

    def _read_opened(self) -> None:
        known = self._reading
        if known and (known.revision, known.language) == (
            self._post.revision,
            self._inserter.language(),
        ):
            # A post that comes to the front has another path as well.
            return
        self._read()

    def _read(self) -> None:
        # A megabyte takes a third of a second, in which the author could not begin to type.
        if self._post.length > READ_AT_ONCE:
            self._read_soon()
        else:
            self.read_now()

    def _read_soon(self) -> None:
        if self._job is not None:
            self._job.cancel()
        revision, text = self._post.revision, self._post.text()
        templates, language = self._library.templates, self._inserter.language()
        self._job = self._tasks.run(
            lambda: read_cards(revision, text, templates, language), self._show
        )

    def _show(self, reading: Reading) -> None:
        if reading.revision != self._post.revision:
            return
        cards = reading.cards
        self.sections.show_cards(
            [card.face for card in cards],
            lambda row: (self._texts.values(cards[row]), self._texts.tip(cards[row])),
        )
        self._reading = reading
        self.summary.setText(self._texts.summary(reading))
        self._show_items(reading.language)
        self._show_bad()

    def _show_items(self, language: str) -> None:
        items = self._items = self._library.templates.items(language)
        self.items.show_cards(
            items, lambda row: (self._texts.item_values(items[row]), self._texts.item_tip())
        )

    def _show_bad(self) -> None:
        count = len(self._library.templates.bad)
        self.bad.setVisible(bool(count))
        sentence = self.tr("Templates that cannot be used: %1. “Edit templates” says why.")
        self.bad.setText(sentence.replace("%1", str(count)))

    # What the author does

    def _choose_section(self, row: int, at_cursor: bool) -> None:
        self.read_now()
        if self._reading is None or not 0 <= row < len(self._reading.cards):
            return
        card = self._reading.cards[row]
        if card.section is not None and not at_cursor:
            self._inserter.reveal(card.section)
        elif card.template is not None:
            place = self._inserter.at_cursor() if at_cursor else None
            self._inserter.section(card.template, place)
            self.read_now()

    def _choose_by_number(self) -> None:
        number = self.sender().data()
        order = self._library.templates.sections(self._inserter.language())
        if number > len(order):
            return
        self.read_now()
        for row, card in enumerate(self._reading.cards if self._reading else ()):
            if card.template is not None and card.template.id == order[number - 1].id:
                self._choose_section(row, at_cursor=False)
                return

    def _move_section(self, source: int, before: int) -> None:
        self.read_now()
        if self._reading is None:
            return
        cards = self._reading.cards
        card = cards[source]
        above = [each.index for each in cards[:before] if each.index is not None]
        if card.index is None:
            outline = self._reading.outline
            sections = outline.sections
            place = sections[above[-1]].range.end if above else outline.lead.end
            if card.template is not None:
                self._inserter.section(card.template, place)
        else:
            target = len([index for index in above if index != card.index])
            self._inserter.reorder(card.index, target)
        self.read_now()

    def _choose_item(self, row: int, _at_cursor: bool) -> None:
        if 0 <= row < len(self._items):
            values = self.link.values()
            address = values.get("url", "")
            before = self._post.text().count(address)
            self._inserter.item(self._items[row], values=values)
            if address and self._post.text().count(address) > before:
                # An item that has no place for a link leaves it to the next one.
                self.link.address.clear()
            self.read_now()


def _column(*parts: QWidget) -> QFrame:
    frame = QFrame()
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(8, 6, 8, 6)
    layout.setSpacing(6)
    for part in parts:
        layout.addWidget(part, 1 if isinstance(part, CardList) else 0)
    return frame
