"""Paragraphs, and figures that an image on its own can become."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockParser
from newsletter_editor.kramdown.spans.link import Image
from newsletter_editor.kramdown.tree import Attributes, Node, SourceText, add_source
from newsletter_editor.text.blocks.lines import GITHUB_PARAGRAPH_END, PARAGRAPH_END
from newsletter_editor.text.blocks.patterns import SPACES

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page


class Paragraph(Node):
    """`<p>`, or the bare text of a tight list item."""

    __slots__ = ("is_bare",)

    def __init__(self, text: str = "") -> None:
        super().__init__([SourceText(text)] if text else [])
        self.is_bare = False

    def html(self, page: Page, indent: int) -> str:
        if self.is_bare:
            return page.inner(self, indent)
        image = self.children[0] if len(self.children) == 1 else None
        if isinstance(image, Image) and image.refers_to("standalone"):
            return _figure(page, self.attributes, image, indent)
        return page.block("p", self.attributes, page.inner(self, indent), indent)


def _figure(page: Page, given: Attributes, image: Image, indent: int) -> str:
    """An image on its own with `{:standalone}`: class and id go to the figure around it."""
    outer, inner = dict(given), dict(image.attributes)
    for name in ("class", "id"):
        if name in inner and name not in outer:
            outer[name] = inner.pop(name)
    margin = " " * (indent + 2)
    body = (
        f"{margin}<img{page.attributes(inner)} />\n"
        f"{margin}<figcaption>{inner.get('alt') or ''}</figcaption>\n"
    )
    return page.indented_block("figure", outer, body, indent)


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    start = match.start()
    options = parser.context.options
    interrupted = options.is_gfm and "paragraph_end" in options.gfm_quirks
    text = parser.lazy_lines(GITHUB_PARAGRAPH_END if interrupted else PARAGRAPH_END).rstrip(SPACES)
    last = parser.last
    if not isinstance(last, Paragraph):
        parser.add(Paragraph(text.lstrip(SPACES)))
        return True
    # What looked like another block was none, so the paragraph before it goes on.
    before = last.children[-1] if last.children else None
    if isinstance(before, SourceText):
        joint = "  \n" if parser.source[max(start - 3, 0) : start] == "  \n" else "\n"
        before.value += joint + text
    else:
        add_source(last, text)
    return True


PARAGRAPH = BlockConstruct("paragraph", re.compile(r" {0,3}[^ \t][^\n]*\n"), _parse)
