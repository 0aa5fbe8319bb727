"""From a post's text to its tree: blocks, then spans, then what concerns the whole of it."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown import identifiers
from newsletter_editor.kramdown.blocks.definition_list import Term
from newsletter_editor.kramdown.blocks.heading import Heading
from newsletter_editor.kramdown.blocks.html import HtmlBlock
from newsletter_editor.kramdown.blocks.parser import Blank, BlockMark
from newsletter_editor.kramdown.definitions import Definition, Definitions
from newsletter_editor.kramdown.options import Options
from newsletter_editor.kramdown.spans.html import HtmlSpan
from newsletter_editor.kramdown.spans.line_break import LineBreak
from newsletter_editor.kramdown.spans.parser import SpanContext, SpanParser
from newsletter_editor.kramdown.tree import Attributes, Node, SourceText, SpanNode

_LINE_ENDS: Final = re.compile(r"\r\n?")


def normalized(text: str) -> str:
    r"""The text as it is parsed: `\n` for every line end, and one at the end."""
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    return text if text.endswith("\n") else text + "\n"


def read_spans(node: Node, context: SpanContext, after_blank: bool = False) -> None:
    """Read all text below `node` and give every node the attributes that were asked for it.

    `after_blank` says that blank lines before the first child have been written already.
    """
    children: list[Node | str] = []
    for child in node.children:
        if isinstance(child, SourceText):
            after_blank = False
            if context.constructs.special.search(child.value) is None:
                # Most words of most posts; a parser costs as much as a line of them.
                children.append(child.value)
                continue
            text = SpanNode()
            SpanParser(child.value, context).parse_into(text)
            children += text.children
            continue
        if isinstance(child, str):
            after_blank = False
            children.append(child)
            continue
        if isinstance(child, Definition | BlockMark):
            _apply_list(child, context)
            continue
        if isinstance(child, Blank):
            if not after_blank:
                children.append(child)
            after_blank = True
            continue
        after_blank = False
        read_spans(child, context)
        _apply_list(child, context)
        _take_id_text(child, context.options)
        children.append(child)
    node.children[:] = children


def _apply_list(node: Node, context: SpanContext) -> None:
    if node.ial is not None:
        context.apply(node.ial, node)


def _take_id_text(node: Node, options: Options) -> None:
    if isinstance(node, Term):
        node.source_text = node.plain_text if options.is_gfm else node.literal_text
    elif isinstance(node, Heading):
        if options.is_gfm:
            node.source_text = node.plain_text
        elif options.auto_id_stripping:
            node.source_text = node.literal_text


def abbreviation_attributes(definitions: Definitions) -> dict[str, Attributes]:
    """The attributes of every abbreviation; its title comes last."""
    attributes: dict[str, Attributes] = {}
    for name, abbreviation in definitions.abbreviations.items():
        own = dict(abbreviation.place.attributes)
        if abbreviation.title:
            own["title"] = abbreviation.title
        attributes[name] = own
    return attributes


def apply_github_rules(node: Node, options: Options, headings: list[Heading]) -> None:
    r"""Break lines at `\` (or at all ends, with `hard_wrap`), and collect the headings.

    HTML elements, and headings that get an id, are left alone, as by GitHub's parser of kramdown.
    """
    mark = "\n" if options.hard_wrap else "\\\n"
    if any(isinstance(child, str) and mark in child for child in node.children):
        _break_lines(node, mark)
    for child in node.children:
        if isinstance(child, str | HtmlBlock | HtmlSpan):
            continue
        if isinstance(child, Heading) and options.auto_ids and "id" not in child.attributes:
            child.base_id = identifiers.github(child.source_text)
            headings.append(child)
        elif child.children:
            apply_github_rules(child, options, headings)


def _break_lines(node: Node, mark: str) -> None:
    children: list[Node | str] = []
    last = len(node.children) - 1
    for number, child in enumerate(node.children):
        if not isinstance(child, str) or mark not in child:
            children.append(child)
            continue
        first, *others = child.split(mark)
        children.append(first)
        for count, line in enumerate(others, 1):
            at_end = count == len(others) and not line and node.is_block and number == last
            if not at_end:
                children.append(LineBreak())
            children.append(f"\n{line}")
    node.children[:] = children


def number_headings(headings: list[Heading], options: Options, used: dict[str, int]) -> None:
    """Give headings GitHub's ids; `used` counts those of the whole post."""
    for heading in headings:
        heading.given_id = options.auto_id_prefix + identifiers.numbered(heading.base_id, used)
