"""A document in its layouts: the page, their mistakes, and what stands around its own HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Protocol

from newsletter_editor.liquid.watching import Watch
from newsletter_editor.text.localized import Localized


class Body(Protocol):
    """What a document's own text has become."""

    @property
    def html(self) -> str:
        """Joined when it is asked for."""


@dataclass(frozen=True, slots=True)
class LayoutProblem:
    """A mistake in a layout, or in what it includes."""

    path: str
    """The layout, below the root of the repo or theme."""
    line: int
    """In the layout, from 1."""
    message: Localized
    lacks: str = ""
    """As that of a `LiquidProblem`."""


@dataclass(slots=True)
class Framed:
    """A document in its layouts."""

    html: str
    """The page; empty where `parts` tell it."""
    layouts: int = 0
    """How many stand around it."""
    problems: list[LayoutProblem] = field(default_factory=list)
    parts: tuple[str, str] | None = None
    """What stands before and behind the document's own HTML, where that is all it decides on."""


@dataclass(frozen=True, slots=True)
class KeptFrame:
    """The frame of the last document, which is that of whatever its body becomes."""

    about: tuple[Any, ...]
    excerpt: Any
    framed: Framed


_IN_TEXT = re.compile(r"<(title|textarea|script|style|option)\b", re.IGNORECASE)


def parts_around(page: str, watch: Watch) -> tuple[str, str] | None:
    """What is before and behind the mark; None where more than its place has been made of it."""
    before, mark, behind = page.partition(watch.mark)
    if not watch.is_exact or not mark or watch.mark in behind:
        return None
    if before.rfind("<") > before.rfind(">"):
        return None
    for found in reversed(list(_IN_TEXT.finditer(before))):
        if f"</{found[1].lower()}" not in before[found.end() :].lower():
            return None
    return before, behind
