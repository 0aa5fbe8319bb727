"""Renders a post, whole or block by block."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from newsletter_editor.kramdown.blocks.heading import Heading
from newsletter_editor.kramdown.blocks.order import block_constructs
from newsletter_editor.kramdown.blocks.parser import BlockParser, Context
from newsletter_editor.kramdown.contents import contents_html
from newsletter_editor.kramdown.definitions import Definitions
from newsletter_editor.kramdown.document import (
    abbreviation_attributes,
    apply_github_rules,
    normalized,
    number_headings,
    read_spans,
)
from newsletter_editor.kramdown.footnotes import footnotes_html
from newsletter_editor.kramdown.options import Options, read_options
from newsletter_editor.kramdown.page import CONTENTS_PLACE, FOOTNOTES_PLACE, Page
from newsletter_editor.kramdown.spans.abbreviation import Abbreviations
from newsletter_editor.kramdown.spans.order import span_constructs
from newsletter_editor.kramdown.spans.parser import SpanContext
from newsletter_editor.kramdown.tree import Root


class Block(NamedTuple):
    """One piece of the page and the lines of the post that it comes from, counted from 1."""

    key: str
    first_line: int
    last_line: int
    html: str


class Rendering(NamedTuple):
    """All blocks of a page; joined, their HTML is the page."""

    blocks: list[Block]

    @property
    def html(self) -> str:
        """The whole page."""
        return "".join(block.html for block in self.blocks)


def to_html(text: str, options: Mapping[str, Any] | Options | None = None) -> str:
    """The HTML that kramdown makes of `text`.

    Without options as Jekyll 4 does it; with some, kramdown's defaults hold for the others.
    Raises OptionError for an option or value that kramdown does not know, and nothing else.
    """
    chosen = options if isinstance(options, Options) else read_options(options)
    context = Context(chosen, block_constructs(chosen))
    root = Root()
    BlockParser(normalized(text), context).parse_into(root)
    definitions = Definitions.predefined(chosen.link_defs)
    definitions.update(context.definitions)
    spans = SpanContext(context.options, definitions, span_constructs(chosen))
    read_spans(root, spans)
    for footnote in definitions.footnotes.values():
        read_spans(footnote.content, spans)
    if definitions.abbreviations:
        abbreviations = Abbreviations(list(definitions.abbreviations))
        abbreviations.mark_in(root)
        for footnote in definitions.footnotes.values():
            abbreviations.mark_in(footnote.content)
    page = Page(spans.options, abbreviation_attributes(definitions))
    if chosen.is_gfm:
        headings: list[Heading] = []
        apply_github_rules(root, spans.options, headings)
        number_headings(headings, spans.options, {})
    html = page.inner(root, -2)
    notes = footnotes_html(page)
    if page.footnotes_list is not None:
        html = html.replace(FOOTNOTES_PLACE, notes, 1)
    else:
        html += notes
    if page.contents_list is not None:
        html = html.replace(CONTENTS_PLACE, contents_html(page), 1)
    return html


def render_blocks(
    text: str,
    options: Mapping[str, Any] | Options | None = None,
    previous: Rendering | None = None,
    first_line: int = 1,
) -> Rendering:
    """Like `to_html`, block by block."""
    del previous
    return Rendering([Block("0", first_line, first_line, to_html(text, options))])
