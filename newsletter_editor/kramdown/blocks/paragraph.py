"""Paragraphs, and where a line ends what went on lazily before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.blocks.heading import GITHUB_HASHES
from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockParser
from newsletter_editor.kramdown.html_names import SPAN_ELEMENTS
from newsletter_editor.kramdown.patterns import DEFINITION_START, LIST_ITEM_START, NAME, SPACES
from newsletter_editor.kramdown.spans.link import Image
from newsletter_editor.kramdown.tree import Attributes, Node, SourceText, add_source

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_IN_LINE: Final = rf"(?!(?:{'|'.join(sorted(SPAN_ELEMENTS))}|script)(?u:\b))"
_BLOCK_TAG: Final = rf"<(?:/{_IN_LINE}{NAME}\s*+>|{_IN_LINE}{NAME})"
_LAZY_END: Final = (
    rf"[ \t\r\f\v]*+\n|\^[ \t\r\f\v]*+\n| {{0,3}}(?:(?P<attributes>\{{:(?![:/]))|{_BLOCK_TAG})"
)
LAZY_END: Final = re.compile(_LAZY_END, re.ASCII)
"""What ends a block whose lines may go on without its mark; `attributes` has to be looked at."""
NO_LAZY_LINE: Final = re.compile(rf"(?P<attributes>\{{:(?![:/]))|{_BLOCK_TAG}", re.ASCII)
_END: Final = re.compile(rf"{_LAZY_END}|{DEFINITION_START.pattern}", re.ASCII)
_GITHUB_END: Final = re.compile(
    rf"{_LAZY_END}|{DEFINITION_START.pattern}|{LIST_ITEM_START}|{GITHUB_HASHES.pattern}"
    r"| {0,3}(?:> ?|[~`]{3,})",
    re.ASCII,
)


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


def lazy_end(parser: BlockParser, position: int, pattern: re.Pattern[str] = LAZY_END) -> bool:
    """Whether the line at `position` ends a quote, or what else goes on lazily."""
    if position >= len(parser.source):
        return True
    match = pattern.match(parser.source, position)
    if match is None:
        return False
    return match["attributes"] is None or parser.attributes_at(position) is not None


def lazy_lines(parser: BlockParser, pattern: re.Pattern[str] = LAZY_END) -> str:
    """Take the line at the position and all that go on with it."""
    source = parser.source
    start = parser.position
    end = source.find("\n", start) + 1
    while not lazy_end(parser, end, pattern):
        end = source.find("\n", end) + 1
    parser.position = end
    return source[start:end]


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    start = match.start()
    options = parser.context.options
    interrupted = options.is_gfm and "paragraph_end" in options.gfm_quirks
    text = lazy_lines(parser, _GITHUB_END if interrupted else _END).rstrip(SPACES)
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
