"""Whole sections of a post put into another order."""

from __future__ import annotations

from collections.abc import Sequence

from newsletter_editor.sections.outline import Outline
from newsletter_editor.text.edits import Edit


def reordered(text: str, outline: Outline, order: Sequence[int]) -> list[Edit]:
    """The edits that put a post's sections into an order, given as their present indices.

    The blank lines between the sections stay where they are, so that a file without a final line
    end keeps that, and only the places whose section changes are touched.
    Raises ValueError when `order` does not name each section once.
    """
    sections = outline.sections
    if sorted(order) != list(range(len(sections))):
        raise ValueError(f"{list(order)} does not name each of {len(sections)} sections once")
    return [
        Edit(sections[place].range, sections[source].range.of(text))
        for place, source in enumerate(order)
        if place != source
    ]


def moved(count: int, source: int, target: int) -> list[int]:
    """The order in which the section `source` of `count` has come to stand at index `target`."""
    order = list(range(count))
    order.insert(target, order.pop(source))
    return order
