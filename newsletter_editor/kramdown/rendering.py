"""Renders a post, whole or block by block."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from newsletter_editor.kramdown.blocks.heading import Heading
from newsletter_editor.kramdown.blocks.parser import Blank
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
from newsletter_editor.kramdown.spans.parser import SPARE_STEPS, SpanContext
from newsletter_editor.kramdown.stretches import Placed, Previous, Stretch, cut, read_again


class Block(NamedTuple):
    """One piece of the page and the lines of the post that it comes from, counted from 1.

    `key` tells blocks with different HTML apart, and equal ones by their order.
    """

    key: str
    first_line: int
    last_line: int
    html: str


class Rendering:
    """All blocks of a page; joined, their HTML is the page."""

    __slots__ = ("_state", "blocks")

    def __init__(self, blocks: list[Block], state: _State) -> None:
        self.blocks = blocks
        self._state = state

    @property
    def html(self) -> str:
        """The whole page."""
        return "".join([block.html for block in self.blocks])


def to_html(text: str, options: Mapping[str, Any] | Options | None = None) -> str:
    """The HTML that kramdown makes of `text`.

    Without options as Jekyll 4 does it; with some, kramdown's defaults hold for the others.
    Raises OptionError for an option or value that kramdown does not know, and nothing else.
    """
    return render_blocks(text, options).html


def render_blocks(
    text: str,
    options: Mapping[str, Any] | Options | None = None,
    previous: Rendering | None = None,
    first_line: int = 1,
) -> Rendering:
    """Like `to_html`, block by block.

    `first_line` is the number of the text's first line in its post. From `previous`, a rendering of
    an earlier state of the text, is taken over what the edit since then can't have changed.
    Raises OptionError as `to_html` does.
    """
    chosen = options if isinstance(options, Options) else read_options(options)
    before = previous._state if previous is not None else None
    return _render(normalized(text), chosen, before, first_line)


class _Piece(NamedTuple):
    """One block as it was written; its lines count from the start of its stretch, from 0."""

    key: str
    first_line: int
    last_line: int
    html: str


class _Written(NamedTuple):
    """What was written of a stretch, and what that depends on besides the stretch itself."""

    pieces: list[_Piece]
    heading_ids: list[str | None]
    contents: list[tuple[Heading, str]]
    is_free: bool
    """Whether the stretch would be written the same on every page that gives it these ids."""
    first_line: int
    blocks: list[Block]
    """The pieces with their lines in the post, if the stretch begins at `first_line`."""


class _State(NamedTuple):
    """All that the next rendering may use again."""

    previous: Previous
    options: Options
    definitions: Definitions
    written: dict[Stretch, _Written]


def _render(source: str, options: Options, before: _State | None, first_line: int) -> Rendering:
    placed = cut(source, options, before.previous if before is not None else None)
    definitions = _definitions(options, placed)
    final = placed[-1].stretch.options_after
    if before is not None and _reads_otherwise(before, definitions, final):
        before = None
        placed = cut(source, options)
        definitions = _definitions(options, placed)
    if before is not None and (changed := definitions.changed_since(before.definitions)):
        placed = [
            read_again(source, place, options)
            if place.stretch.spans_read and not changed.isdisjoint(place.stretch.looked_up)
            else place
            for place in placed
        ]
        definitions = _definitions(options, placed)
    spare = SPARE_STEPS + len(source) // 4
    context = SpanContext(final, definitions, span_constructs(options), spare)
    _read_all_spans(placed, context, options.is_gfm)
    if context.changes_options and before is not None:
        # Options set within a line hold from there on, also for what was read before.
        return _render(source, options, None, first_line)
    page = Page(context.options, definitions, abbreviation_attributes(definitions))
    written = _write(placed, page, before.written if before is not None else {}, first_line)
    blocks = _blocks(written, page, first_line + source.count("\n") - 1)
    state = _State(Previous(source, placed), context.options, definitions, written)
    if context.changes_options:
        state = _State(Previous("", []), options, definitions, {})
    return Rendering(blocks, state)


def _definitions(options: Options, placed: list[Placed]) -> Definitions:
    definitions = Definitions.predefined(options.link_defs)
    for _, stretch in placed:
        if stretch.defines:
            definitions.update(stretch.definitions)
    return definitions


def _reads_otherwise(before: _State, definitions: Definitions, options: Options) -> bool:
    """Whether something has changed that concerns every stretch."""
    return before.options != options or (
        bool(definitions.abbreviations or before.definitions.abbreviations)
        and definitions.frozen_abbreviations() != before.definitions.frozen_abbreviations()
    )


def _read_all_spans(placed: list[Placed], context: SpanContext, is_gfm: bool) -> None:
    unread = [
        (number, place.stretch)
        for number, place in enumerate(placed)
        if not place.stretch.spans_read
    ]
    for number, stretch in unread:
        context.looked_up = stretch.looked_up
        read_spans(stretch.root, context, after_blank=number > 0)
    for _, stretch in unread:
        context.looked_up = stretch.looked_up
        for footnote in stretch.definitions.footnotes.values():
            read_spans(footnote.content, context)
    names = list(context.definitions.abbreviations)
    abbreviations = Abbreviations(names) if names else None
    for _, stretch in unread:
        if abbreviations is not None:
            abbreviations.mark_in(stretch.root)
            for footnote in stretch.definitions.footnotes.values():
                abbreviations.mark_in(footnote.content)
        if is_gfm:
            apply_github_rules(stretch.root, context.options, stretch.headings)
        stretch.spans_read = True


def _write(
    placed: list[Placed], page: Page, before: dict[Stretch, _Written], first_line: int
) -> dict[Stretch, _Written]:
    written: dict[Stretch, _Written] = {}
    used_ids: dict[str, int] = {}
    line = first_line
    for _, stretch in placed:
        if stretch.headings:
            number_headings(stretch.headings, page.options, used_ids)
        known = before.get(stretch)
        if known is None or not known.is_free or not _has_ids(stretch, known.heading_ids):
            known = _write_stretch(stretch, page, line)
        else:
            page.headings += known.contents
            if known.first_line != line:
                known = known._replace(first_line=line, blocks=_placed_blocks(known.pieces, line))
        written[stretch] = known
        line += stretch.line_count
    return written


def _has_ids(stretch: Stretch, ids: list[str | None]) -> bool:
    if not ids:
        return True
    return [heading.given_id for heading in stretch.headings] == ids


def _write_stretch(stretch: Stretch, page: Page, line: int) -> _Written:
    contents_before = len(page.headings)
    page.is_free = True
    found: list[tuple[tuple[int, int], list[str]]] = []
    for child in stretch.root.children:
        html = page.text(child) if isinstance(child, str) else child.html(page, 0)
        lines = stretch.lines.get(id(child))
        if found and (lines is None or isinstance(child, (Blank, str))):
            found[-1][1].append(html)
        else:
            found.append((lines or (0, 0), [html]))
    joined = ((lines, "".join(htmls)) for lines, htmls in found)
    pieces = [_Piece(_key(html), *lines, html) for lines, html in joined if html]
    ids = [heading.given_id for heading in stretch.headings]
    contents = page.headings[contents_before:]
    return _Written(pieces, ids, contents, page.is_free, line, _placed_blocks(pieces, line))


def _placed_blocks(pieces: list[_Piece], line: int) -> list[Block]:
    return [Block(key, line + first, line + last, html) for key, first, last, html in pieces]


def _key(html: str) -> str:
    return hashlib.blake2b(html.encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()


def _blocks(written: dict[Stretch, _Written], page: Page, last_line: int) -> list[Block]:
    blocks: list[Block] = []
    for each in written.values():
        blocks += each.blocks
    notes = footnotes_html(page)
    if page.footnotes_list is not None:
        _fill(blocks, FOOTNOTES_PLACE, notes)
    elif notes:
        blocks.append(Block(_key(notes), last_line, last_line, notes))
    if page.contents_list is not None:
        _fill(blocks, CONTENTS_PLACE, contents_html(page))
    return _with_single_keys(blocks)


def _fill(blocks: list[Block], place: str, html: str) -> None:
    for number, block in enumerate(blocks):
        if place in block.html:
            filled = block.html.replace(place, html, 1)
            blocks[number] = block._replace(html=filled, key=_key(filled))
            return


def _with_single_keys(blocks: list[Block]) -> list[Block]:
    seen: dict[str, int] = {}
    for number, block in enumerate(blocks):
        count = seen.get(block.key)
        if count is None:
            seen[block.key] = 1
        else:
            seen[block.key] = count + 1
            blocks[number] = Block(f"{block.key}-{count}", *block[1:])
    return blocks
