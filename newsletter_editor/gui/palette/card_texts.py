"""What the cards of the palette say."""

from __future__ import annotations

from PySide6.QtCore import QObject

from newsletter_editor.gui.palette.card_delegate import (
    ABSENT,
    DETAIL,
    ICON,
    ITEM,
    MISSING,
    NAME,
    PRESENT,
    STATE,
    TEMPLATE,
)
from newsletter_editor.gui.palette.cards import Card, Reading
from newsletter_editor.sections.templates import Template


class CardTexts(QObject):
    """Names, counts and hints in the program's language."""

    def values(self, card: Card) -> dict[int, object]:
        """What the list keeps of a section's card, by role."""
        state = PRESENT if card.is_present else MISSING if card.is_missing else ABSENT
        return {
            NAME: card.name,
            ICON: card.icon,
            DETAIL: self._detail(card),
            STATE: state,
            TEMPLATE: card.template.id if card.template else "",
        }

    def _detail(self, card: Card) -> str:
        if card.section is None:
            return self.tr("missing") if card.is_missing else self.tr("not in this post")
        return f"{self._items_of(len(card.section.items))} · {self._words_of(card.section.words)}"

    def _items_of(self, count: int) -> str:
        return self.tr("1 item") if count == 1 else self.tr("%1 items").replace("%1", str(count))

    def _words_of(self, count: int) -> str:
        return self.tr("1 word") if count == 1 else self.tr("%1 words").replace("%1", str(count))

    def tip(self, card: Card) -> str:
        """What can be done with a section's card."""
        if card.is_present:
            return self.tr("Click to go there, drag to move the whole section.")
        return self.tr(
            "Click to insert at its place, with Alt at the cursor; or drag it into the text."
        )

    def summary(self, reading: Reading) -> str:
        """How many sections the post has and lacks; its words stand in the status bar."""
        count = len(reading.outline.sections)
        missing = sum(card.is_missing for card in reading.cards)
        parts = [
            self.tr("1 section") if count == 1 else self.tr("%1 sections").replace("%1", str(count))
        ]
        if missing == 1:
            parts.append(self.tr("1 section missing"))
        elif missing:
            parts.append(self.tr("%1 sections missing").replace("%1", str(missing)))
        return " · ".join(parts)

    def item_values(self, template: Template) -> dict[int, object]:
        """What the list keeps of an item's card, by role."""
        short = template.short
        return {
            NAME: template.name,
            ICON: template.icon,
            DETAIL: self.tr("%1 + Tab").replace("%1", short) if short else "",
            STATE: ITEM,
            TEMPLATE: template.id,
        }

    def item_tip(self) -> str:
        """What can be done with an item's card."""
        return self.tr("Click to insert at the cursor, or drag it into the text.")
