"""The links and images of a piece of Markdown, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsletter_editor.sections.blocks import Block, BlockKind
from newsletter_editor.text.blocks.code_spans import code_spans
from newsletter_editor.text.ranges import Range


class Reference(NamedTuple):
    """One link or image."""

    is_image: bool
    address: str
    """Of a link by reference or a footnote, its name in brackets."""
    text: str
    """What stands in its brackets, or the empty string for HTML."""
    range: Range
    """All of it, brackets included; code points of the text that was searched."""


# Each bracket part stops at the next bracket, so that hostile texts cost no squares.
_BRACKETS = r"[^\[\]]*(?:\[[^\[\]]*\](?:\([^()\s]*\))?[^\[\]]*)*"
_ADDRESS = r"<?([^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)*)>?"
_TITLE = r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?"
_REFERENCE = re.compile(
    rf"(!?)\[({_BRACKETS})\](?:\(\s*{_ADDRESS}{_TITLE}\s*\)|\[([^\[\]\n]*)\])"
    r"|\[(\^[^\[\]\s]+)\](?!:)"
    r"|<(img|a|iframe|video|source)\b([^<>]*)>|<(https?://[^\s<>]+)>"
    r"|^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?([^\s<>]+)",
    re.MULTILINE,
)
_SOURCE = re.compile(r"\b(?:src|href)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_SILENT = (BlockKind.CODE, BlockKind.COMMENT)


def references_in(markdown: str, offset: int = 0) -> Iterator[Reference]:
    """The links and images of a piece of text; `offset` is added to their ranges.

    A link around an image gives both, the link first. Code spans and comments are passed over.
    """
    silent = [(found.start, found.end) for found in code_spans(markdown)]
    for match in _REFERENCE.finditer(markdown):
        if any(start <= match.start() < end for start, end in silent):
            continue
        whole = Range(*match.span()).shifted(offset)
        image, text, address, id, footnote, tag, attributes, bare, definition = match.groups()
        if footnote:
            yield Reference(False, f"[{footnote}]", "", whole)
        elif text is not None:
            # A link by reference leads where its definition says, which stands elsewhere.
            yield Reference(
                bool(image), f"[{id or text}]" if address is None else address, text, whole
            )
            if "[" in text:
                yield from references_in(text, offset + match.start(2))
        elif tag:
            source = _SOURCE.search(attributes)
            if source:
                found = next(filter(None, source.groups()), "")
                yield Reference(tag.lower() not in ("a",), found, "", whole)
        else:
            yield Reference(False, bare or definition, "", whole)


def references_of(text: str, blocks: Sequence[Block]) -> list[Reference]:
    """The links and images of a post's blocks, code and comments left out."""
    return [
        reference
        for block in blocks
        if block.kind not in _SILENT
        for reference in references_in(block.range.of(text), block.range.start)
    ]
