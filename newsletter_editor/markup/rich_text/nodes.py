"""What rich text says, apart from how HTML or Markdown write it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What one run of a line is."""

    TEXT = "text"
    MONO = "mono"
    """In a typewriter font, which may mean code."""
    CODE = "code"
    BREAK = "break"
    IMAGE = "image"
    FOOTNOTE = "footnote"


class Run(NamedTuple):
    """A stretch of one line that looks the same; `text` is an image's alternative text, too."""

    text: str
    kind: Kind = Kind.TEXT
    styles: frozenset[str] = frozenset()
    """Of `bold`, `italic`, `strike`, `sub`, `sup`, `kbd`."""
    link: str = ""
    source: str = ""
    """An image's address, or what a footnote's mark refers to."""


BREAK = Run("", Kind.BREAK)


@dataclass
class Paragraph:
    """Text; a heading where it has a level."""

    runs: list[Run]
    level: int = 0
    item: WordItem | None = None


@dataclass
class WordItem:
    """Says of a paragraph that it is an item of a list, as Word has them, from level 1."""

    level: int
    ordered: bool
    start: int = 1


@dataclass
class Code:
    """Lines that are shown as they are."""

    text: str
    language: str = ""


@dataclass
class Rule:
    """A line across the page."""


@dataclass
class Quote:
    """Somebody else's words."""

    blocks: list[Block]


@dataclass
class Item:
    """An item of a list; `is_done` is None where it has no box to tick."""

    blocks: list[Block]
    is_done: bool | None = None


@dataclass
class Listing:
    """A list."""

    items: list[Item]
    ordered: bool = False
    start: int = 1


@dataclass
class Table:
    """Rows of cells, each as long as the others."""

    rows: list[list[list[Run]]]
    has_head: bool
    alignments: list[str]
    """`left`, `center`, `right` or nothing, a column."""


@dataclass
class Footnote:
    """What a note says; `source` is what marks refer to."""

    source: str
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Definitions:
    """Terms, each with what it means."""

    entries: list[tuple[list[Run], list[list[Block]]]]


Block = Paragraph | Code | Rule | Quote | Listing | Table | Footnote | Definitions


def joined(blocks: Iterable[Block]) -> list[Run]:
    """All text of some blocks in one line, broken between them."""
    runs: list[Run] = []
    for block in blocks:
        if runs:
            runs.append(BREAK)
        runs += _runs_of(block)
    return runs


def _runs_of(block: Block) -> Sequence[Run]:
    match block:
        case Paragraph(runs):
            return runs
        case Code(text):
            return [Run(text.replace("\n", " "), Kind.CODE)]
        case Quote(blocks) | Footnote(_, blocks):
            return joined(blocks)
        case Listing(items):
            return joined(
                Paragraph([Run("• "), *joined(item.blocks)]) for item in items if item.blocks
            )
        case Table(rows):
            return joined(Paragraph(cell) for row in rows for cell in row if cell)
        case Definitions(entries):
            return joined(
                part
                for term, meanings in entries
                for part in (Paragraph(term), *(each for blocks in meanings for each in blocks))
            )
        case Rule():
            return []
