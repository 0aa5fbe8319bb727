"""Reads blocks: asks each construct in turn whether the text goes on with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias

from newsletter_editor.kramdown.definitions import Definitions
from newsletter_editor.kramdown.options import Options
from newsletter_editor.kramdown.tree import AttributeList, Node, Root, add_source
from newsletter_editor.text.blocks.lines import Lines
from newsletter_editor.text.blocks.patterns import SPACES

DEEPEST: Final = 100
"""Blocks inside of blocks; what is nested deeper is read as text."""

Parse: TypeAlias = "Callable[[BlockParser, re.Match[str]], bool]"


class BlockConstruct(NamedTuple):
    """One kind of block.

    `start` is matched where a line begins. `parse` moves the parser behind the block and adds it to
    the parent, or leaves all as it is and says False. `first` holds the characters with which
    such a line can begin behind its first three spaces; empty for any.
    """

    name: str
    start: re.Pattern[str]
    parse: Parse
    first: str = ""


class Blank(Node):
    """Empty lines."""

    __slots__ = ("value",)

    def __init__(self, value: str) -> None:
        super().__init__()
        self.value = value

    def html(self, page: object, indent: int) -> str:
        return "\n"


class BlockMark(Node):
    """`^`, or the trace of an attribute list: a block ends here, and nothing is written."""

    __slots__ = ()


class Context:
    """What the parsers of a stretch of text and of all that is nested in it share."""

    __slots__ = ("constructs", "definitions", "options")

    def __init__(self, options: Options, constructs: Dispatch) -> None:
        self.options = options
        self.constructs = constructs
        self.definitions = Definitions()


class Dispatch:
    """The constructs in their order, by the character that a line begins with."""

    def __init__(self, order: tuple[BlockConstruct, ...]) -> None:
        self._order = order
        self._by_first: dict[str, tuple[BlockConstruct, ...]] = {}

    def __getitem__(self, first: str) -> tuple[BlockConstruct, ...]:
        known = self._by_first.get(first)
        if known is None:
            known = tuple(c for c in self._order if not c.first or first in c.first)
            if len(self._by_first) < 200:
                self._by_first[first] = known
        return known


_FIRST: Final = re.compile(r" {0,3}([\s\S])")


class BlockParser(Lines):
    """Reads one text, which ends with a line end, into the children of a node."""

    def __init__(self, source: str, context: Context, depth: int = 0) -> None:
        super().__init__(source)
        self.context = context
        self.depth = depth
        self.parent: Node = Root()
        self.pending: AttributeList | None = None
        """The attribute list that waits for the next block."""
        self.closed = False
        """Set by the closing tag of the HTML element that is being read."""

    def parse_into(self, parent: Node) -> bool:
        """Read blocks into `parent`, to the end or to the closing tag that belongs to `parent`.

        Returns whether that tag was found.
        """
        outer = self.parent, self.pending
        self.parent, self.pending = parent, None
        source, end = self.source, len(self.source)
        while self.position < end and not self.closed:
            self.read_block(source)
        found, self.closed = self.closed, False
        self.parent, self.pending = outer
        return found

    def begin(self, parent: Node) -> None:
        """Begin to read blocks into `parent`, as if nothing had been read before."""
        self.parent, self.pending, self.reach = parent, None, 0

    def read_block(self, source: str) -> None:
        """Read one block at the position."""
        first = _FIRST.match(source, self.position)
        for construct in self.context.constructs[first[1] if first else "\n"]:
            match = construct.start.match(source, self.position)
            if match is not None and construct.parse(self, match):
                return
        # Spaces and then a tab: too much for a paragraph, no indentation of code either.
        line_end = source.find("\n", self.position) + 1 or len(source)
        add_source(self.parent, source[self.position : line_end])
        self.position = line_end

    def nested(self, parent: Node, text: str) -> None:
        """Read `text`, taken from this source, as blocks inside of `parent`."""
        if self.depth >= DEEPEST:
            add_source(parent, text.strip(SPACES))
            return
        BlockParser(text, self.context, self.depth + 1).parse_into(parent)

    # What constructs ask and tell.

    @property
    def last(self) -> Node | None:
        """The block before the position."""
        children = self.parent.children
        last = children[-1] if children else None
        return last if isinstance(last, Node) else None

    def add(self, node: Node) -> None:
        """Append a block; the attribute list that stood before it becomes its own."""
        if self.pending is not None:
            node.ial, self.pending = self.pending, None
        self.parent.children.append(node)

    def after_boundary(self) -> bool:
        """Whether a block may begin here that can't stand right behind another."""
        last = self.last
        return last is None or isinstance(last, Blank | BlockMark) or self.pending is not None
