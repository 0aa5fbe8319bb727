"""Reads the blocks of one text, or of what is inside of one block."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from newsletter_editor.text.blocks.elements import Elements
from newsletter_editor.text.blocks.items import ItemLine
from newsletter_editor.text.blocks.kinds import Block, BlockKind
from newsletter_editor.text.blocks.lines import Lines
from newsletter_editor.text.blocks.patterns import PLAIN_LINE
from newsletter_editor.text.ranges import Range

DEEPEST: Final = 20
"""Blocks inside of blocks; what is nested deeper, as no person writes it, is a paragraph."""
_FIRST: Final = re.compile(r" {0,3}([\s\S])")
_PLAIN: Final = re.compile(rf"(?>(?:{PLAIN_LINE})+)\n*+\Z")


class Origin:
    """Where in the whole text the lines of a source stand that was taken out of it."""

    __slots__ = ("_ends", "_outer")

    def __init__(self, lines: Iterable[ItemLine]) -> None:
        """`lines` have their ends in the whole text."""
        self._ends: list[int] = []
        self._outer: list[int] = []
        at = 0
        for text, end in lines:
            at += len(text)
            self._ends.append(at)
            self._outer.append(end)

    def of(self, position: int) -> int:
        """The place of a character. Indentation may be longer here than it is there."""
        number = min(bisect_right(self._ends, position), len(self._ends) - 1)
        place = self._outer[number] - (self._ends[number] - position)
        return max(place, self._outer[number - 1]) if number else place


class Reading(NamedTuple):
    """What the readers of a text and of all that is nested in it share."""

    blocks: list[Block]
    """What has been found."""
    liquid: dict[int, str]
    """See `liquid.without_liquid_blocks`."""
    constructs: Callable[[str], tuple[Construct, ...]]
    """What a line may be that begins with a character, in the order in which it is asked."""


class BlockReader(Lines):
    """Reads one text, or what is inside of one block."""

    def __init__(
        self, source: str, reading: Reading, depth: int = 0, origin: Origin | None = None
    ) -> None:
        super().__init__(source)
        self.depth = depth
        self.blocks = reading.blocks
        self.liquid = reading.liquid
        self._reading = reading
        self._origin = origin
        self.before: BlockKind | None = None
        """What stands right before the position; None for nothing, blank lines and `^`."""
        self.has_attributes = False
        """Whether an attribute list waits for the next block."""
        self.may_be_terms = False
        """Whether the last block is a paragraph, with one empty line behind it at the most."""
        self.elements: Elements | None = None

    def read(self) -> None:
        """Read from the position to the end."""
        constructs = self._reading.constructs
        source, end = self.source, len(self.source)
        while self.position < end:
            first = _FIRST.match(source, self.position)
            for read in constructs(first[1] if first else "\n"):
                if read(self):
                    break

    def place(self, position: int) -> int:
        """Where a character of this source stands in the whole text."""
        return position if self._origin is None else self._origin.of(position)

    def range_of(self, start: int, end: int) -> Range:
        """The range of a stretch that is not empty, without the line end that closes it."""
        if self.source[end - 1] == "\n":
            end -= 1
        if self._origin is None:
            return Range(start, end)
        return Range(self._origin.of(start), self._origin.of(end - 1) + 1 if end > start else start)

    def add(
        self,
        kind: BlockKind,
        end: int,
        *,
        start: int | None = None,
        text: Range | None = None,
        level: int = 0,
    ) -> bool:
        """Add the block from `start`, else from the position, to `end`, and move behind it."""
        range_ = self.range_of(self.position if start is None else start, end)
        self.blocks.append(Block(kind, range_, text or range_, level, self.depth))
        self.position = end
        self.before = kind
        self.has_attributes = False
        self.may_be_terms = kind is BlockKind.PARAGRAPH
        return True

    def read_inside(self, lines: list[ItemLine]) -> None:
        """Read what stands in the block that was added last, its lines cut out of this source."""
        source = lines[0].text if len(lines) == 1 else "".join([line.text for line in lines])
        is_plain = _PLAIN.match(source) is not None
        if is_plain or self.depth >= DEEPEST:
            self._add_inside(lines)
            return
        origin = Origin([ItemLine(text, self.place(end - 1) + 1) for text, end in lines])
        BlockReader(source, self._reading, self.depth + 1, origin).read()

    def _add_inside(self, lines: list[ItemLine]) -> None:
        """Take lines that are all one paragraph."""
        filled = [line for line in lines if line.text and not line.text.isspace()]
        if filled:
            end = self.place(filled[-1].end - 1) + (not filled[-1].text.endswith("\n"))
            start = self.place(filled[0].end - 1) + 1 - len(filled[0].text)
            range_ = Range(start, end)
            self.blocks.append(Block(BlockKind.PARAGRAPH, range_, range_, 0, self.depth + 1))

    def after_boundary(self) -> bool:
        """Whether a block may begin here that can't stand right behind another."""
        return self.before is None or self.has_attributes


Construct = Callable[[BlockReader], bool]
"""Adds the block at the reader's position and moves behind it, or does nothing and says False."""
