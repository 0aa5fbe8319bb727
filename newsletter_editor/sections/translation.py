"""The skeleton of a translation: the original's bones, its words hidden until written anew.

Headings get their names in the other language, images, code and HTML stay, title lines stay until
they are overwritten, and each paragraph and footnote becomes a hidden comment above its links, or
above an ellipsis where it has none. The skeleton is made block by block, so that it can be made
again from the original and compared: what still stands as it was made is still to be translated.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from newsletter_editor.sections.blocks import Block, BlockKind, blocks_of, body_start
from newsletter_editor.sections.outline import (
    BREAK,
    is_illustration,
    starts_with_break,
    title_of,
    without_breaks,
)
from newsletter_editor.sections.references import references_in
from newsletter_editor.sections.section_names import SectionNames
from newsletter_editor.site.post_files import NOTE_OF_ORIGINAL

ELLIPSIS = "…"
"""Stands where a paragraph without links is to be written."""

_MARK = re.compile(NOTE_OF_ORIGINAL.pattern + r"\n(.*)\n-->", re.DOTALL)
_MARKS = {"es": "por traducir"}
_LIST_ITEM = re.compile(r"( {0,3}(?:[*+-]|\d+\.)[\t ]+)(.*)")
_FOOTNOTE = re.compile(r"(?P<label> {0,3}\[\^[^\]\n]+\]:)[ \t]*(?P<text>.*)", re.DOTALL)
_LINKED_WORD = re.compile(r"(\*{0,3})\[(\*{0,3})([^\[\]]+?)\2\](\([^()\s]*\))\1")


class Footnote(NamedTuple):
    """What a footnote's definition says."""

    label: str
    """With its brackets and the colon."""
    text: str


def footnote_in(block: Block, own: str) -> Footnote | None:
    """The footnote that a block defines, `own` being its text; None for any other block."""
    found = _FOOTNOTE.fullmatch(own) if block.kind is BlockKind.DEFINITION else None
    return Footnote(found["label"].strip(), found["text"]) if found else None


class Skeleton:
    """Makes skeletons from one language to another."""

    def __init__(
        self, names: SectionNames, source: str, target: str, *, with_originals: bool = True
    ) -> None:
        """`with_originals` keeps each paragraph as a hidden comment."""
        self._names = names
        self._source = source
        self._target = target
        self._with_originals = with_originals

    def body(self, text: str, lead: str = "") -> str:
        """The body of a translation of the post `text`.

        `lead` is a paragraph of the translation's own, such as the link to the original, which
        goes behind the first image, or to the start where none comes before the first heading.
        """
        blocks = blocks_of(text)
        pieces: list[str] = []
        end = body_start(text)
        lead_after = _lead_place(text, blocks) if lead else -2
        if lead_after == -1:
            pieces.append(without_breaks(lead) + "\n\n")
        for at, block in enumerate(blocks):
            pieces += text[end : block.range.start], self.block(text, block)
            end = block.range.end
            if at == lead_after:
                pieces.append(f"\n\n{lead}")
        return "".join([*pieces, text[end:]])

    def block(self, text: str, block: Block) -> str:
        """One block of the original as the skeleton has it."""
        own = block.range.of(text)
        if block.kind is BlockKind.HEADING:
            return self._heading(block, own)
        if note := footnote_in(block, own):
            return self._worded(own, note.text) if _has_words(note.text) else own
        if block.kind is not BlockKind.PARAGRAPH or not _has_words(own):
            return own
        if title_of(text, block) is not None:
            return self._named(own)
        if is_illustration(text, block):
            return self._caption(own)
        return self._worded(own, own)

    def _worded(self, own: str, words: str) -> str:
        """A block whose `words` are to be written anew."""
        visible = visible_part(own)
        return f"{self._comment(words)}\n\n{visible}" if self._with_originals else visible

    def _heading(self, block: Block, own: str) -> str:
        name = self._names.translated(block.title, self._source, self._target)
        return own if name is None else own.replace(block.title, name, 1)

    def _named(self, own: str) -> str:
        """A title line whose words the glossary knows, or as it is."""
        words = without_breaks(own).strip("*_ ")
        name = self._names.translated(words, self._source, self._target)
        return own if name is None else own.replace(words, name, 1)

    def _caption(self, own: str) -> str:
        if "![" in own:
            return own

        def named(match: re.Match[str]) -> str:
            name = self._names.translated(match[3], self._source, self._target)
            return match[0] if name is None else match[0].replace(match[3], name, 1)

        return _LINKED_WORD.sub(named, own)

    def _comment(self, own: str) -> str:
        mark = _MARKS.get(self._target, "to translate")
        return f"<!-- {mark}\n{hidden(without_breaks(own))}\n-->"


def visible_part(paragraph: str) -> str:
    """What of a paragraph or footnote shows before it is translated: its links, in its own form."""
    if note := _FOOTNOTE.fullmatch(paragraph):
        return f"{note['label']} {_links(note['text'])}"
    leading = f"{BREAK}\n" if starts_with_break(paragraph) else ""
    lines = without_breaks(paragraph).split("\n")
    if _LIST_ITEM.match(lines[0]):
        return leading + "\n".join(_list_lines(lines))
    if all(line.lstrip().startswith("|") for line in lines):
        return paragraph
    quote = "> " if lines[0].lstrip().startswith(">") else ""
    return f"{leading}{quote}{_links(paragraph)}"


def _lead_place(text: str, blocks: list[Block]) -> int:
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            break
        if any(each.is_image for each in references_in(block.range.of(text))):
            return at
    return -1


def _has_words(paragraph: str) -> bool:
    return any(sign.isalnum() for sign in without_breaks(paragraph))


def _list_lines(lines: list[str]) -> Iterator[str]:
    item: list[str] = []
    for line in [*lines, None]:
        match = _LIST_ITEM.match(line) if line is not None else None
        if item and (match or line is None):
            start = _LIST_ITEM.match(item[0])
            marker = start[1] if start else ""
            yield marker + _links("\n".join(item))
            item = []
        if line is not None:
            item.append(line)


def _links(paragraph: str) -> str:
    pieces = []
    end = 0
    for each in references_in(paragraph):
        # A link around an image is written with it.
        if each.range.start >= end:
            pieces.append(each.range.of(paragraph))
            end = each.range.end
    return " · ".join(pieces) or ELLIPSIS


def hidden(text: str) -> str:
    """A text as an HTML comment can hold it and Liquid passes it over; `shown` brings it back."""
    text = re.sub(r"-(?=-)", "&#45;", text.replace("&", "&amp;"))
    return text.replace("{%", "&#123;%").replace("{{", "&#123;&#123;")


def shown(text: str) -> str:
    """The text that `hidden` was given."""
    return html.unescape(text)


def original_in(comment: str) -> str | None:
    """The paragraph that a hidden comment keeps, or None for any other comment."""
    match = _MARK.fullmatch(comment.strip())
    return shown(match[1]) if match else None
