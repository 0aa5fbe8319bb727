"""The sections of a post and what each holds, read from its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsletter_editor.sections.blocks import Block, BlockKind, blocks_of, body_start
from newsletter_editor.sections.headings import folded
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.sections.templates import Template, TemplateLibrary

BREAK = "\\\\"
"""kramdown's hard line break, which the newsletter puts on a line of its own before paragraphs."""

_BREAK_LINES = re.compile(r"(?:[ \t]*\\\\[ \t]*(?:\n|$))+")
_TITLE = re.compile(r"(\*{2,3}|_{2,3})(?=\S)(?P<words>.+?)(?<=\S)\1[ \t]*(?:\\\\)?[ \t]*$")
_IMAGES_ALONE = re.compile(r"(?:!\[[^\[\]\n]*\]\([^()\n]*\)\s*)+$")
_CAPTION = re.compile(r"(?:\*(?!\*).*\*|_(?!_).*_|\[\*[^\[\]]*\*\]\([^()\n]*\))[ \t]*$", re.DOTALL)
# Each alternative stops at the sign that could begin it anew, or hostile posts would cost squares.
_NOT_WORDS = re.compile(
    r"<[^<>\n]*>|`[^`\n]*`|\{[:%{][^{}\n]*\}+|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)|https?://\S+"
)
_HIDDEN = (
    (re.compile(r"<!--.*?-->", re.DOTALL), "-->"),
    (re.compile(r"\{%-?\s*comment\b.*?\bendcomment", re.DOTALL), "endcomment"),
)
"""What spans lines and is on no page, and how it ends."""
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Item:
    """One titled entry of a section, or one paragraph of a section without titles."""

    range: Range
    """From its `\\\\` line, if it has one, to the end of its text; code points."""
    title: str
    """The words of its title line; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section. All ranges count code points of the whole post."""

    range: Range
    """From the heading to the end of its text, without the blank lines behind it."""
    heading: Block
    template: Template | None
    """The template that its heading names, if any."""
    blocks: tuple[Block, ...]
    """What follows the heading."""
    items: tuple[Item, ...]
    words: int

    @property
    def title(self) -> str:
        """The heading as the post writes it."""
        return self.heading.title

    @property
    def is_empty(self) -> bool:
        """Whether nothing that shows on the page follows the heading."""
        silent = (BlockKind.COMMENT, BlockKind.DEFINITION, BlockKind.HEADING)
        return all(block.kind in silent for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Outline:
    """A post cut in three: the lead before the first section, the sections, the closing."""

    lead: Range
    """From the start of the body; with all text of a post that has no section."""
    sections: tuple[Section, ...]
    closing: Range
    """What stands below all sections: definitions, and what a rule sets apart; may be empty."""

    def section_at(self, offset: int) -> Section | None:
        """The section that a place in the text belongs to, the blank lines behind it too."""
        found = None
        for section in self.sections:
            if section.range.start <= offset:
                found = section
        return None if found is None or self._is_in_closing(offset) else found

    def _is_in_closing(self, offset: int) -> bool:
        return self.closing.length > 0 and offset >= self.closing.start


def outline_of(
    text: str, library: TemplateLibrary, language: str, blocks: Sequence[Block] | None = None
) -> Outline:
    """Read the sections of a post; `blocks` are those of its body, None finds them.

    A section begins at each heading of the level that the post uses for sections: that of the
    headings which name a template, else the highest in use. A heading one level deeper that names
    a template begins one too, as in posts whose levels slipped.
    """
    start = body_start(text)
    blocks = blocks_of(text, start) if blocks is None else blocks
    heads = [at for at, _ in _section_headings(blocks, library, language)]
    if not heads:
        closing = _closing_start(blocks, 0)
        return Outline(
            _span(blocks[:closing], start), (), _span(blocks[closing:], len(text), len(text))
        )
    closing = _closing_start(blocks, heads[-1] + 1)
    ends = [*heads[1:], closing]
    sections = tuple(
        _section(text, blocks[head:end], library, language)
        for head, end in zip(heads, ends, strict=True)
    )
    return Outline(
        _span(blocks[: heads[0]], start),
        sections,
        _span(blocks[closing:], len(text), len(text)),
    )


def _span(blocks: Sequence[Block], start: int, otherwise: int | None = None) -> Range:
    if not blocks:
        return Range(start, start if otherwise is None else otherwise)
    return Range(blocks[0].range.start if otherwise is not None else start, blocks[-1].range.end)


def _section_headings(
    blocks: Sequence[Block], library: TemplateLibrary, language: str
) -> list[tuple[int, Block]]:
    headings = [(at, block) for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    if not headings:
        return []
    names = _known_names(library, language)
    known = [block.level for _, block in headings if folded(block.title) in names]
    level = (
        Counter(known).most_common(1)[0][0] if known else min(block.level for _, block in headings)
    )
    return [
        (at, block)
        for at, block in headings
        if block.level <= level or (block.level == level + 1 and folded(block.title) in names)
    ]


def _known_names(library: TemplateLibrary, language: str) -> frozenset[str]:
    return frozenset().union(*(each.names for each in library.sections(language)))


def _section(
    text: str, blocks: Sequence[Block], library: TemplateLibrary, language: str
) -> Section:
    heading, *content = blocks
    return Section(
        range=Range(heading.range.start, blocks[-1].range.end),
        heading=heading,
        template=library.section_for(heading.title, language),
        blocks=tuple(content),
        items=tuple(_items(text, content)),
        words=sum(
            count_words(block.range.of(text))
            for block in content
            if block.kind not in (BlockKind.CODE, BlockKind.COMMENT, BlockKind.DEFINITION)
        ),
    )


def _closing_start(blocks: Sequence[Block], first: int) -> int:
    """The index of the block with which the closing begins; `len(blocks)` where there is none."""
    start = len(blocks)
    while start > first and blocks[start - 1].kind is BlockKind.DEFINITION:
        start -= 1
        # A comment above a definition says something of it, as in the skeleton of a translation.
        while start > first and blocks[start - 1].kind is BlockKind.COMMENT:
            start -= 1
    for at in range(start - 1, first - 1, -1):
        if blocks[at].kind is BlockKind.HEADING:
            break
        if blocks[at].kind is BlockKind.RULE:
            return at
    return start


def title_of(text: str, block: Block) -> str | None:
    """The words of an item's title line, or None where the block is no title line.

    A title line is a deeper heading or a paragraph that is bold, or bold and italic, from end to
    end, behind `\\\\` or not.
    """
    if block.kind is BlockKind.HEADING:
        return block.title.strip("*_ ")
    if block.kind is not BlockKind.PARAGRAPH:
        return None
    own = without_breaks(block.range.of(text))
    match = _TITLE.match(own) if "\n" not in own.strip() else None
    if match is None or re.search(r"(?<![*_])\*\*(?![*_])\s", match["words"]):
        return None
    return match["words"].strip("*_ ")


def without_breaks(paragraph: str) -> str:
    """A paragraph without the `\\\\` lines at its start and spaces around it."""
    match = _BREAK_LINES.match(paragraph)
    return paragraph[match.end() if match else 0 :].strip()


def starts_with_break(paragraph: str) -> bool:
    """Whether a paragraph's first line holds only `\\\\`."""
    return _BREAK_LINES.match(paragraph) is not None


def is_illustration(text: str, block: Block) -> bool:
    """Whether a block is images alone or the caption under one: no text of its own."""
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    own = without_breaks(block.range.of(text))
    return bool(_IMAGES_ALONE.match(own) or _CAPTION.match(own)) and title_of(text, block) is None


def _items(text: str, blocks: Sequence[Block]) -> list[Item]:
    titles = [title_of(text, block) for block in blocks]
    firsts = [at for at, title in enumerate(titles) if title is not None]
    if not firsts:
        readable = (BlockKind.PARAGRAPH, BlockKind.HTML)
        return [
            Item(block.range, "")
            for block in blocks
            if block.kind in readable
            and without_breaks(block.range.of(text))
            and not is_illustration(text, block)
        ]
    ends = [*firsts[1:], len(blocks)]
    return [
        Item(Range(blocks[first].range.start, blocks[end - 1].range.end), titles[first] or "")
        for first, end in zip(firsts, ends, strict=True)
    ]


def count_words(markdown: str) -> int:
    """The words that a reader of the page sees: no addresses, code, comments, notes or tags."""
    for hidden, end in _HIDDEN:
        # Up to the last end alone, so that a beginning without one is not sought an end to.
        before, found, after = markdown.rpartition(end)
        markdown = hidden.sub(" ", before + found) + after
    # Match by match: a single call over a megabyte keeps every other thread, the window's too,
    # waiting for 50 ms.
    readable = _NOT_WORDS.sub(lambda _: " ", markdown)
    return sum(1 for _ in _WORD.finditer(readable))
