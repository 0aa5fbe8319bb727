"""The constructs of each dialect, in the order in which a line is offered to them."""

from __future__ import annotations

from functools import lru_cache

from newsletter_editor.kramdown.blocks.abbreviation import ABBREVIATION
from newsletter_editor.kramdown.blocks.blank import BLANK
from newsletter_editor.kramdown.blocks.code import FENCED_CODE, GITHUB_FENCED_CODE, INDENTED_CODE
from newsletter_editor.kramdown.blocks.definition_list import DEFINITION_LIST
from newsletter_editor.kramdown.blocks.end_of_block import END_OF_BLOCK
from newsletter_editor.kramdown.blocks.extension import EXTENSION
from newsletter_editor.kramdown.blocks.footnote import FOOTNOTE_DEFINITION
from newsletter_editor.kramdown.blocks.heading import (
    GITHUB_HEADING,
    HASH_HEADING,
    INTERRUPTING_HEADING,
    UNDERLINED_HEADING,
)
from newsletter_editor.kramdown.blocks.html import HTML_BLOCK
from newsletter_editor.kramdown.blocks.link_definition import LINK_DEFINITION
from newsletter_editor.kramdown.blocks.list import LIST
from newsletter_editor.kramdown.blocks.math import MATH_BLOCK
from newsletter_editor.kramdown.blocks.paragraph import PARAGRAPH
from newsletter_editor.kramdown.blocks.parser import BlockConstruct, Dispatch
from newsletter_editor.kramdown.blocks.quote import QUOTE
from newsletter_editor.kramdown.blocks.rule import RULE
from newsletter_editor.kramdown.blocks.table import TABLE
from newsletter_editor.kramdown.options import Options

BLOCK_ORDER: tuple[BlockConstruct, ...] = (
    BLANK,
    INDENTED_CODE,
    FENCED_CODE,
    QUOTE,
    HASH_HEADING,
    RULE,
    LIST,
    DEFINITION_LIST,
    HTML_BLOCK,
    UNDERLINED_HEADING,
    MATH_BLOCK,
    TABLE,
    FOOTNOTE_DEFINITION,
    LINK_DEFINITION,
    ABBREVIATION,
    EXTENSION,
    END_OF_BLOCK,
    PARAGRAPH,
)
"""kramdown's own dialect; GitHub's differs in fences and headings alone."""


@lru_cache(8)
def _github(interrupting: bool) -> Dispatch:
    heading = INTERRUPTING_HEADING if interrupting else GITHUB_HEADING
    instead = {FENCED_CODE.name: GITHUB_FENCED_CODE, HASH_HEADING.name: heading}
    return Dispatch(tuple(instead.get(construct.name, construct) for construct in BLOCK_ORDER))


@lru_cache(1)
def _own() -> Dispatch:
    return Dispatch(BLOCK_ORDER)


def block_constructs(options: Options) -> Dispatch:
    """The constructs of the dialect that `options` ask for."""
    return _github("paragraph_end" in options.gfm_quirks) if options.is_gfm else _own()
