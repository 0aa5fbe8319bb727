"""Which stretches of a post hold prose: the front matter's own texts and the body's paragraphs.

Each is what readers see as one paragraph, heading or row of a table, so that it can be remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from newsletter_editor.text.blocks import kinds
from newsletter_editor.text.blocks.kinds import BlockKind
from newsletter_editor.text.blocks.reader import read_blocks
from newsletter_editor.text.parts import split

Kind = Literal["front matter", "heading", "paragraph"]

_SPOKEN_KEYS = "title|subtitle|excerpt|description|summary|caption|alt|lead|teaser"
_SPOKEN_KEY = re.compile(rf"[ \t-]*(?:{_SPOKEN_KEYS})[ \t]*:[ \t]*(.*)")
_KEY = re.compile(r"([ \t]*)(?:- +)?[\w.-]+[ \t]*:(?:[ \t]|$)")
_QUOTED = re.compile(r"""(["'])(.*)\1[ \t]*(?:[ \t]#.*)?""")
"""A value of YAML in quotation marks, which are not its text's; a remark may follow."""
_TASK_BOX = re.compile(r"\s*\[[ xX]\][ \t]+")
_ROW = re.compile(r"[^\n]+")
_LETTER = re.compile(r"[^\W\d_]")
# What is not closed in here is skipped to the end: kramdown takes it all for the element's content.
_SILENT_IN_HTML = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|pre|svg|code|textarea|math)\b.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_PARAGRAPH_IN_HTML = re.compile(r"\S(?:[^\n]|\n(?![ \t]*\n))*")


class Block(NamedTuple):
    """A stretch of the post that is read as one paragraph, heading or front-matter value."""

    start: int
    text: str
    kind: Kind


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a post that hold prose, in order; offsets in code points."""
    start = split(text).body.start
    yield from _front_matter(text[:start])
    for block in read_blocks(text, start):
        yield from _prose_of(text, block)


def _prose_of(text: str, block: kinds.Block) -> Iterator[Block]:
    start, end = block.text
    match block.kind:
        case BlockKind.HEADING:
            yield Block(start, text[start:end], "heading")
        case BlockKind.PARAGRAPH:
            if box := _TASK_BOX.match(text, start, end) if block.depth else None:
                start = box.end()
            yield Block(start, text[start:end], "paragraph")
        case BlockKind.TABLE:
            for row in _ROW.finditer(text, start, end):
                # Asked apart: one pattern for both would look from every sign to the line's end.
                if _LETTER.search(row[0]):
                    yield Block(row.start(), row[0], "paragraph")
        case BlockKind.HTML:
            at = start
            for silent in _SILENT_IN_HTML.finditer(text, start, end):
                yield from _paragraphs_in_html(text, at, silent.start())
                at = silent.end()
            yield from _paragraphs_in_html(text, at, end)


def _paragraphs_in_html(text: str, start: int, end: int) -> Iterator[Block]:
    for found in _PARAGRAPH_IN_HTML.finditer(text, start, end):
        yield Block(found.start(), found[0], "paragraph")


def _front_matter(text: str) -> Iterator[Block]:
    at = 0
    inside: int | None = None
    """Indentation of the key whose indented lines are a text of several lines."""
    for line in text.splitlines(keepends=True):
        indentation = len(line) - len(line.lstrip(" \t"))
        if inside is not None and (indentation > inside or not line.strip()):
            if line.strip():
                yield Block(at + indentation, line[indentation:].rstrip("\n"), "front matter")
        else:
            inside = None
            if found := _SPOKEN_KEY.match(line):
                if found[1] and not re.match(r"[|>&*!\[{]", found[1]):
                    value = _QUOTED.fullmatch(found[1])
                    start, text = (value.start(2), value[2]) if value else (0, found[1])
                    yield Block(at + found.start(1) + start, text, "front matter")
                inside = indentation
            elif not _KEY.match(line):
                inside = None
        at += len(line)
