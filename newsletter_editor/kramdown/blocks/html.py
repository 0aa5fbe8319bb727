"""HTML blocks: elements, with Markdown inside where it is asked for, comments, instructions.

kramdown's syntax page, section "HTML Blocks".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.blocks.parser import DEEPEST, BlockConstruct, BlockParser
from newsletter_editor.kramdown.tree import Attributes, Node, Verbatim, add_source
from newsletter_editor.text.blocks.html_names import (
    CLOSING_TAG,
    EMPTY_ELEMENTS,
    SPAN_ELEMENTS,
    TAG,
    ContentModel,
    asked_model,
    canonical,
    content_model,
    read_attributes,
)
from newsletter_editor.text.blocks.patterns import COMMENT_END, HTML_START, NAME, TRAILING_SPACE

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_MARKUP: Final = re.compile(rf"<(?:{NAME}|/|!--|\?)", re.ASCII)
_PLAIN_SPANS: Final = re.compile(r'(?:<span class="[A-Za-z0-9 _-]++">[^<]*+</span>[^<]*+)+')
_PLAIN_SPAN_TAG: Final = re.compile(r'(<span class="[A-Za-z0-9 _-]+">|</span>)')
_INSTRUCTION_END: Final = re.compile(r"\?>")


class HtmlBlock(Node):
    """An element on lines of its own, or one inside of such an element's raw HTML."""

    __slots__ = ("in_raw", "is_closed", "model", "tag")

    def __init__(self, tag: str, attributes: Attributes, in_raw: bool) -> None:
        super().__init__()
        self.tag = tag
        self.attributes = attributes
        self.model = ContentModel.RAW
        self.is_closed = False
        self.in_raw = in_raw
        """Whether the element around it is raw, so that no space may be added."""

    @property
    def is_raw(self) -> bool:
        return self.model is ContentModel.RAW

    def html(self, page: Page, indent: int) -> str:
        inner = page.inner(self, indent)
        margin, line_end = ("", "") if self.in_raw else (" " * indent, "\n")
        opening = f"{margin}<{self.tag}{page.attributes(self.attributes)}"
        if (self.is_closed and self.is_raw) or (not inner and self.tag in EMPTY_ELEMENTS):
            return f"{opening} />{line_end}"
        if inner and self.model is ContentModel.BLOCK:
            return (
                f"{opening}>\n{inner.removesuffix(chr(10))}\n{' ' * indent}</{self.tag}>{line_end}"
            )
        return f"{opening}>{inner}</{self.tag}>{line_end}"


class HtmlRemark(Node):
    """A comment or a processing instruction."""

    __slots__ = ("in_raw", "text")

    def __init__(self, text: str, in_raw: bool) -> None:
        super().__init__()
        self.text = text
        self.in_raw = in_raw

    def html(self, page: Page, indent: int) -> str:
        return self.text if self.in_raw else f"{' ' * indent}{self.text}\n"


class PlainSpans(Node):
    """Elements such as those of code in colours, in raw HTML: one node for all that stand together,

    since a page of code has a thousand of them.
    """

    __slots__ = ("markup",)

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.markup = markup

    def html(self, page: Page, indent: int) -> str:
        return "".join(
            part if number % 2 else page.text(part)
            for number, part in enumerate(_PLAIN_SPAN_TAG.split(self.markup))
        )


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    source = parser.source
    tag_at = match.end(1)
    if tag_at == match.start() and source.startswith("<!--", tag_at):
        end = parser.search(COMMENT_END, tag_at + 4)
        if end is not None:
            in_raw = _is_raw(parser.parent)
            parser.parent.children.append(HtmlRemark(source[tag_at : end.end()], in_raw))
            parser.position = end.end()
            _skip_line_end(parser)
            return True
    tag = TAG.match(source, tag_at)
    if tag is not None:
        if tag["name"].lower() in SPAN_ELEMENTS or parser.depth >= DEEPEST:
            return False
        parser.position = tag.end()
        _read_element(parser, tag)
        return True
    closing = CLOSING_TAG.match(source, tag_at)
    if closing is None:
        parser.looked_to(None)
        return False
    parent = parser.parent
    name = closing["name"].lower()
    if name in SPAN_ELEMENTS or not isinstance(parent, HtmlBlock) or parent.tag != name:
        return False
    parser.position = closing.end()
    parser.closed = True
    return True


def _is_raw(node: Node) -> bool:
    return isinstance(node, HtmlBlock) and node.is_raw


def _skip_line_end(parser: BlockParser) -> None:
    if space := TRAILING_SPACE.match(parser.source, parser.position):
        parser.position = space.end()


def _read_element(parser: BlockParser, tag: re.Match[str]) -> None:
    """Read the element whose start tag has just been passed, to its end tag."""
    element, has_body = _open(parser, tag)
    if not has_body:
        return
    match element.model:
        case ContentModel.BLOCK:
            parser.depth += 1
            parser.parse_into(element)
            parser.depth -= 1
        case ContentModel.SPAN:
            _read_span_body(parser, element)
        case ContentModel.RAW:
            _RawBody(parser, element).read()
    if not _is_raw(parser.parent):
        _skip_line_end(parser)


def _open(parser: BlockParser, tag: re.Match[str]) -> tuple[HtmlBlock, bool]:
    """Add the element that a start tag opens; also says whether its body has to be read."""
    options = parser.context.options
    name = canonical(tag["name"])
    attributes = read_attributes(tag["attributes"], name)
    in_raw = _is_raw(parser.parent)
    element = HtmlBlock(name, attributes, in_raw)
    parser.parent.children.append(element)
    is_closed = tag["closed"] is not None or name in EMPTY_ELEMENTS
    is_code = name in ("script", "style")
    if is_code:
        is_closed = False
        _read_verbatim_body(parser, element)
    if parser.pending is not None:
        element.ial, parser.pending = parser.pending, None
    if not in_raw and options.parse_block_html:
        element.model = content_model(name)
    asked = asked_model(attributes, name)
    if asked is not None:
        element.model = asked
    if element.model is ContentModel.BLOCK:
        _skip_line_end(parser)
    element.is_closed = is_closed
    return element, not is_closed and not is_code


def _read_verbatim_body(parser: BlockParser, element: HtmlBlock) -> None:
    start = parser.position
    end = parser.search(_end_tag(element.tag), start)
    body = parser.source[start : end.start() if end else None]
    if body:
        element.children.append(Verbatim(body))
    parser.position = end.end() if end else len(parser.source)


def _read_span_body(parser: BlockParser, element: HtmlBlock) -> None:
    start = parser.position
    end = parser.search(_end_tag(element.tag), start)
    add_source(element, parser.source[start : end.start() if end else None])
    parser.position = end.end() if end else len(parser.source)


@lru_cache(200)
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}\s*+>", re.ASCII | re.IGNORECASE)


class _RawBody:
    """Reads raw HTML up to the end tag of an element.

    Nested raw elements are kept on a stack of its own, so that a thousand open tags are no thousand
    calls.
    """

    def __init__(self, parser: BlockParser, element: HtmlBlock) -> None:
        self._parser = parser
        self._open = [element]
        self._texts: list[str] = []

    def read(self) -> None:
        parser = self._parser
        outer, depth = parser.parent, parser.depth
        while self._open and parser.position < len(parser.source):
            parser.parent = self._open[-1]
            self._read_markup(depth)
        if self._open:
            self._keep_text()
        parser.parent = outer

    def _read_markup(self, depth: int) -> None:
        parser, source = self._parser, self._parser.source
        markup = _MARKUP.search(source, parser.position)
        at = markup.start() if markup else len(source)
        self._texts.append(source[parser.position : at])
        parser.position = at
        if markup is None:
            return
        if spans := _PLAIN_SPANS.match(source, at):
            self._keep_text()
            parser.parent.children.append(PlainSpans(spans[0]))
            parser.position = spans.end()
            return
        remark_end = _remark_end(parser, at)
        if remark_end is not None:
            self._keep_text()
            parser.parent.children.append(HtmlRemark(source[at:remark_end], in_raw=True))
            parser.position = remark_end
        elif tag := TAG.match(source, at):
            parser.position = tag.end()
            self._begin(tag, depth)
        elif closing := CLOSING_TAG.match(source, at):
            parser.position = closing.end()
            if canonical(closing["name"]) == self._open[-1].tag:
                self._keep_text()
                self._open.pop()
            else:
                self._texts.append(closing[0])
        else:
            parser.looked_to(None)
            self._texts.append("<")
            parser.position = at + 1

    def _begin(self, tag: re.Match[str], depth: int) -> None:
        parser = self._parser
        if len(self._open) + depth >= DEEPEST:
            self._texts.append(tag[0])
            return
        self._keep_text()
        element, has_body = _open(parser, tag)
        if not has_body:
            return
        if element.is_raw:
            self._open.append(element)
            return
        parser.depth = depth + len(self._open)
        if element.model is ContentModel.SPAN:
            _read_span_body(parser, element)
        else:
            parser.parse_into(element)
        parser.depth = depth

    def _keep_text(self) -> None:
        text = "".join(self._texts)
        if text:
            self._open[-1].children.append(text)
        self._texts.clear()


def _remark_end(parser: BlockParser, at: int) -> int | None:
    source = parser.source
    if source.startswith("<!--", at):
        end = parser.search(COMMENT_END, at + 4)
    elif source.startswith("<?", at):
        end = parser.search(_INSTRUCTION_END, at + 2)
    else:
        return None
    return end.end() if end else None


HTML_BLOCK = BlockConstruct("HTML block", HTML_START, _parse, first="<")
