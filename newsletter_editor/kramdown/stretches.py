"""Cuts a post into stretches that can be read one by one, and finds those an edit left alone.

A stretch ends at blank lines behind which nothing depends on the blocks before them. It also knows
how far behind its end the reading has looked: an edit further on can't have changed it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from newsletter_editor.kramdown.blocks.definition_list import DefinitionList
from newsletter_editor.kramdown.blocks.heading import Heading
from newsletter_editor.kramdown.blocks.order import block_constructs
from newsletter_editor.kramdown.blocks.parser import Blank, BlockParser, Context
from newsletter_editor.kramdown.definitions import Definitions
from newsletter_editor.kramdown.options import Options
from newsletter_editor.kramdown.tree import Node, Root
from newsletter_editor.text.edits import difference

_LOOKS_BACK: Final = re.compile(r" {0,3}(?::|\{:)")
"""Definitions go with a paragraph before them, and attribute lists reach over blank lines."""
SHORTEST: Final = 256
"""Characters of a stretch: what is kept of each is some 3 KB, and a paragraph may be a letter."""


class Stretch:
    """A piece of a post whose blocks depend on no block before it. All places count from its start.

    Its spans are read once; what is written of it may differ from page to page.
    """

    __slots__ = (
        "defines",
        "definitions",
        "headings",
        "length",
        "line_count",
        "lines",
        "looked_up",
        "options_after",
        "options_before",
        "reach",
        "root",
        "spans_read",
    )

    def __init__(self, options: Options) -> None:
        self.options_before = options
        self.options_after = options
        self.root = Root()
        self.definitions = Definitions()
        self.defines = False
        """Whether there is anything in `definitions`."""
        self.length = 0
        self.reach = 0
        self.line_count = 0
        self.lines: dict[int, tuple[int, int]] = {}
        """First and last line of each block, from 0, by the `id` of its node."""
        self.looked_up: set[tuple[str, str]] = set()
        self.headings: list[Heading] = []
        self.spans_read = False


class Placed(NamedTuple):
    """Where in a post a stretch stands."""

    start: int
    stretch: Stretch


def cut(source: str, options: Options, previous: Previous | None = None) -> list[Placed]:
    """All stretches of a normalized text; those of `previous` that an edit left alone are kept."""
    reader = _Reader(source, options)
    old = previous.reusable(source, options) if previous is not None else None
    placed: list[Placed] = old.beginning() if old is not None else []
    if placed:
        reader.go_behind(placed[-1])
    while reader.position < len(source):
        known = old.at(reader.position, reader.options) if old is not None else None
        if known is not None:
            tail = old.tail(known, reader.position) if old is not None else None
            if tail is not None:
                return [*placed, *tail]
            placed.append(Placed(reader.position, known.stretch))
            reader.go_behind(placed[-1])
        else:
            placed.append(reader.read())
    return placed


def read_again(source: str, placed: Placed, options: Options) -> Placed:
    """The same stretch with its spans unread, as what it refers to has changed."""
    reader = _Reader(source, options)
    reader.go_to(placed.start, placed.stretch.options_before)
    return reader.read()


class _Reader:
    """Reads stretch after stretch."""

    def __init__(self, source: str, options: Options) -> None:
        self._source = source
        self._context = Context(options, block_constructs(options))
        self._parser = BlockParser(source, self._context)

    @property
    def position(self) -> int:
        return self._parser.position

    @property
    def options(self) -> Options:
        return self._context.options

    def go_to(self, position: int, options: Options) -> None:
        self._parser.position = position
        self._context.options = options

    def go_behind(self, placed: Placed) -> None:
        self.go_to(placed.start + placed.stretch.length, placed.stretch.options_after)

    def read(self) -> Placed:
        parser, context, source = self._parser, self._context, self._source
        stretch = Stretch(context.options)
        context.definitions = stretch.definitions
        start = parser.position
        parser.begin(stretch.root)
        children = stretch.root.children
        starts: list[int] = []
        while parser.position < len(source):
            block_start = parser.position
            parser.read_block(source)
            # A block may take the one before it into itself, and then begins where that began.
            del starts[len(children) :]
            for child in children[len(starts) :]:
                # A list leaves the blank lines behind it as a block of their own.
                left = isinstance(child, Blank) and not source[block_start].isspace()
                starts.append(parser.position if left else block_start)
            if parser.position - start >= SHORTEST and self._may_end(children):
                break
        end = parser.position
        stretch.length = end - start
        # Whether the last block goes on was seen in the line behind it.
        line_end = source.find("\n", end) + 1
        stretch.reach = max(parser.reach, line_end or len(source) + 1) - start
        stretch.options_after = context.options
        stretch.defines = bool(stretch.definitions)
        _note_lines(stretch, source, start, starts)
        return Placed(start, stretch)

    def _may_end(self, children: Sequence[Node | str]) -> bool:
        parser = self._parser
        return (
            bool(children)
            and isinstance(children[-1], Blank)
            and parser.pending is None
            and not (len(children) > 1 and isinstance(children[-2], DefinitionList))
            and not _LOOKS_BACK.match(self._source, parser.position)
        )


def _note_lines(stretch: Stretch, source: str, start: int, starts: list[int]) -> None:
    line, position = 0, start
    ends = [*starts[1:], start + stretch.length]
    for node, at, end in zip(stretch.root.children, starts, ends, strict=False):
        line += source.count("\n", position, at)
        position = at
        height = source[at:end].rstrip().count("\n")
        stretch.lines[id(node)] = line, line + height
    stretch.line_count = source.count("\n", start, start + stretch.length)


class Previous(NamedTuple):
    """A text that was read before, and its stretches."""

    source: str
    placed: list[Placed]

    def reusable(self, source: str, options: Options) -> _Reusable | None:
        """What can be used again for `source`; None if nothing."""
        if not self.placed or self.placed[0].stretch.options_before != options:
            return None
        edit = difference(self.source, source)
        if edit is None:
            return _Reusable(self.placed, len(source) + 2, len(source) + 2, 0)
        start, end = edit.range
        return _Reusable(self.placed, start, end, len(edit.replacement) - (end - start))


_start: Final = attrgetter("start")


class _Reusable:
    """The stretches of a text before an edit, and where they are after it."""

    def __init__(self, placed: list[Placed], start: int, end: int, shift: int) -> None:
        self._placed = placed
        self._start = start
        self._end = end
        self._shift = shift

    def beginning(self) -> list[Placed]:
        """The stretches before the edit that it can't have changed."""
        return self._placed[: next(self._touched(), len(self._placed))]

    def _touched(self) -> Iterator[int]:
        limit = self._start
        for number, (at, stretch) in enumerate(self._placed):
            if at + stretch.reach > limit:
                yield number

    def at(self, position: int, options: Options) -> Placed | None:
        """The stretch that begins at a place of the new text, if it is still the same."""
        old = position if position < self._start else position - self._shift
        number = bisect_left(self._placed, old, key=_start)
        if number == len(self._placed) or self._placed[number].start != old:
            return None
        placed = self._placed[number]
        if position < self._start:
            untouched = old + placed.stretch.reach <= self._start
        else:
            # What stands in the new text itself was nowhere, even where its place, counted back,
            # is one at which an old stretch begins.
            untouched = old >= self._end
        # Blank lines at the very beginning are written, elsewhere the stretch before has them.
        untouched = untouched and (position == 0) == (old == 0)
        if untouched and placed.stretch.options_before == options:
            return placed
        return None

    def tail(self, known: Placed, position: int) -> list[Placed] | None:
        """All stretches from `known` on, if it stands behind the edit."""
        if known.start < self._end or position < self._end + self._shift:
            return None
        rest = self._placed[bisect_left(self._placed, known.start, key=_start) :]
        if not self._shift:
            return rest
        shift: Final = self._shift
        return [Placed(at + shift, stretch) for at, stretch in rest]
