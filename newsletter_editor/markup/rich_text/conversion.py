"""The whole way from HTML to Markdown."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from newsletter_editor.markup.rich_text.nodes import Paragraph
from newsletter_editor.markup.rich_text.reading import Reader
from newsletter_editor.markup.rich_text.writing import Writer

LONGEST = 1_500_000
"""Characters of HTML that are read; it takes about a second for them."""


class Converted(NamedTuple):
    """Rich text as Markdown."""

    markdown: str
    """Without a line end behind it."""
    is_inline: bool
    """Whether it is text for the midst of a line."""
    left_out: int
    """Images that only lie on the author's machine."""


def markdown_of(html: str, taken: Collection[str] = ()) -> Converted | None:
    """HTML as other programs copy it, as kramdown's Markdown; `taken` are labels of footnotes that
    the post has. None where its plain text says it better: source code, nothing at all, too much.
    """
    if len(html) > LONGEST:
        return None
    reader = Reader(html)
    if reader.is_source_code():
        return None
    blocks = reader.blocks()
    written = Writer(blocks, taken).markdown()
    if not written and not reader.left_out:
        return None
    is_inline = "\n" not in written and all(
        isinstance(block, Paragraph) and not block.level for block in blocks
    )
    return Converted(written, is_inline, reader.left_out)
