"""What blocks are called."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from newsletter_editor.text.ranges import Range


class BlockKind(StrEnum):
    """What a block is. Those in the second group hold the blocks that follow them, one deeper."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    CODE = "code"
    """Fenced, indented, or between Liquid's `highlight` or `raw` and its end."""
    MATH = "math"
    HTML = "html"
    """An element in which nothing is Markdown, or a tag of one in which something is."""
    COMMENT = "comment"
    """HTML's, kramdown's or Liquid's: not on the page."""
    RULE = "rule"
    DEFINITION = "definition"
    """Where a link or an abbreviation gets its name."""
    ATTRIBUTES = "attributes"
    """Braces for a block before or behind them, `{::options /}`, and `^`, which ends a block."""

    LIST = "list"
    QUOTE = "quote"
    DEFINITIONS = "definitions"
    """Terms, and under them what they mean."""
    FOOTNOTE = "footnote"
    ELEMENT = "element"
    """An HTML element that asks for Markdown inside."""


class Block(NamedTuple):
    """One block; its ranges count code points of the whole text."""

    kind: BlockKind
    range: Range
    """To the end of its last line's text. At depth 0 from the start of a line, as a rule; inside of
    a list or a quote from behind the marks, but marks of later lines are within it."""
    text: Range
    """What of it is text: of a heading without its signs and id, of all others the whole."""
    level: int
    """1 to 6 for a heading, else 0."""
    depth: int
    """In how many other blocks it is; these stand before it."""
