"""Sections and items put into a post: where they belong and with the post's own spacing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from newsletter_editor.sections.blocks import Block, BlockKind, blocks_of, body_start
from newsletter_editor.sections.outline import (
    BREAK,
    Outline,
    Section,
    outline_of,
    starts_with_break,
)
from newsletter_editor.sections.placeholders import Expansion, Stop, expand
from newsletter_editor.sections.templates import Template, TemplateLibrary
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range

_Counted = TypeVar("_Counted")


@dataclass(frozen=True, slots=True)
class Habit:
    """How a post spaces its sections; the defaults are the newsletter's."""

    level: int = 1
    """Of the sections' headings."""
    before_heading: str = "\n\n"
    """From the end of the text before a heading to the heading."""
    after_heading: str = "\n\n"
    breaks: bool = True
    r"""Whether paragraphs that do not come first in their section begin with a `\\` line."""


@dataclass(frozen=True, slots=True)
class Insertion:
    """What is to be done to the post, and where its author goes on.

    `edits` count in the post as it is, `stops` in the post as it becomes.
    """

    edits: tuple[Edit, ...]
    stops: tuple[Stop, ...]
    if_left_empty: Edit | None = None
    """Takes back the blank lines to write between, of a section that stays without text; counts in
    the post as it becomes. None where the insertion brings text of its own."""

    @property
    def select(self) -> Range:
        """What the cursor selects at first, in the post as it becomes."""
        return self.stops[0].ranges[0]


def habit_of(text: str, outline: Outline, otherwise: Habit | None = None) -> Habit:
    """The habit of a post; `otherwise` stands in for what the post does not show."""
    default = otherwise or Habit()
    sections = outline.sections
    levels = [section.heading.level for section in sections]
    before = [text[left.range.end : right.range.start] for left, right in pairwise(sections)]
    after = [
        text[section.heading.range.end : section.blocks[0].range.start]
        for section in sections
        if section.blocks
    ]
    later = [
        starts_with_break(block.range.of(text))
        for section in sections
        for block in section.blocks[1:]
        if block.kind is BlockKind.PARAGRAPH
    ]
    return Habit(
        level=_most_common(levels, default.level),
        before_heading=_blank_lines(_most_common(before, default.before_heading)),
        after_heading=_blank_lines(_most_common(after, default.after_heading)),
        breaks=sum(later) * 2 >= len(later) if later else default.breaks,
    )


def _most_common(values: Sequence[_Counted], default: _Counted) -> _Counted:
    return Counter(values).most_common(1)[0][0] if values else default


def _blank_lines(space: str) -> str:
    # At least one: without it the GFM parser sees a heading, but kramdown's own does not.
    return "\n" * max(2, space.count("\n"))


def insert_section(
    text: str,
    template: Template,
    library: TemplateLibrary,
    language: str,
    *,
    at: int | None = None,
    otherwise: Habit | None = None,
) -> Insertion:
    """Put a section at its right place in the order, or at a place of the text.

    The right place is before the first section that comes later in the order; where a post has
    its sections shuffled, the one that leaves the fewest pairs out of order. Headings that no
    template knows stay with the section above them. `at` is a code-point offset, which is moved to
    the end of the block that it is in. `otherwise` is the habit for what the post does not show.
    """
    outline = outline_of(text, library, language)
    habit = habit_of(text, outline, otherwise)
    if at is None:
        place = right_place(outline, template, library.sections(language))
        sections = outline.sections
        at = sections[place - 1].range.end if place else outline.lead.end
        hole = Range(at, at)
    else:
        hole = _hole_at(text, blocks_of(text), at)
    made = _inserted(text, hole, expand(_section_body(template, habit)), habit.before_heading)
    return replace(made, if_left_empty=_room_in(made))


def _room_in(section: Insertion) -> Edit | None:
    (edit,) = section.edits
    written = edit.replacement.strip()
    if "\n" in written:
        return None
    end = edit.range.start + edit.replacement.index(written) + len(written)
    cursor = section.select.start
    return Edit(Range(end, cursor), "") if end < cursor else None


def right_place(outline: Outline, template: Template, order: Iterable[Template]) -> int:
    """The index among the post's sections before which a new one belongs, from 0 to their number.

    `order` is all section templates as they should follow each other.
    """
    ranks = {each.id: rank for rank, each in enumerate(order)}
    own = ranks.get(template.id, len(ranks))
    present = [_rank(section, ranks) for section in outline.sections]
    wrong = sum(rank < own for rank in present if rank is not None)
    above = -1
    places = [(-wrong, above, 0)]
    for place, rank in enumerate(present, 1):
        if rank is not None:
            wrong += (rank > own) - (rank < own)
            # With nothing of the order above it, unknown sections at the post's start stay first.
            above = rank if rank <= own else -1
        places.append((-wrong, above, place))
    # The fewest pairs out of order, then the nearest section above, then the later place.
    return max(places)[2]


def _rank(section: Section, ranks: Mapping[str, int]) -> int | None:
    return ranks.get(section.template.id) if section.template else None


def _section_body(template: Template, habit: Habit) -> str:
    heading, _, rest = template.body.partition("\n")
    heading = "#" * habit.level + " " + heading.lstrip("#").strip()
    rest = _with_breaks(rest.lstrip("\n"), habit)
    return heading + habit.after_heading + rest if rest else heading


def _with_breaks(body: str, habit: Habit) -> str:
    if habit.breaks:
        return body
    return re.sub(r"^\\\\[ \t]*\n", "", body, flags=re.MULTILINE)


def insert_item(
    text: str,
    template: Template,
    library: TemplateLibrary,
    language: str,
    at: int,
    *,
    values: Mapping[str, str] | None = None,
    otherwise: Habit | None = None,
) -> Insertion:
    r"""Put an item where the cursor is: on its blank line, else behind the item it stands in.

    An item that is not the first of its section gets a `\\` line before it where the post has
    that habit. `at` counts code points.
    """
    outline = outline_of(text, library, language)
    blocks = blocks_of(text)
    hole = _hole_at(text, blocks, at)
    if hole.length == 0 and (section := outline.section_at(at)):
        hole = _behind_item(section, hole)
    return _inserted_item(text, hole, blocks, template, habit_of(text, outline, otherwise), values)


def _behind_item(section: Section, hole: Range) -> Range:
    for item in section.items:
        if item.range.start < hole.start <= item.range.end:
            return Range(item.range.end, item.range.end)
    return hole


def expand_short_name(
    text: str,
    library: TemplateLibrary,
    language: str,
    at: int,
    *,
    otherwise: Habit | None = None,
) -> Insertion | None:
    """The item whose short name stands alone on the line before the cursor, or None."""
    line_start = text.rfind("\n", 0, at) + 1
    line_end = text.find("\n", at)
    word = text[line_start:at].strip()
    if not word or text[at : line_end if line_end >= 0 else len(text)].strip():
        return None
    named = (each for each in library.items(language) if each.short.casefold() == word.casefold())
    template = next(named, None)
    if template is None:
        return None
    blocks = blocks_of(text)
    if at <= body_start(text) or _holds_code(blocks, at):
        return None
    outline = outline_of(text, library, language)
    above = len(text[:line_start].rstrip())
    hole = Range(max(above, body_start(text)), at)
    return _inserted_item(text, hole, blocks, template, habit_of(text, outline, otherwise), None)


def _holds_code(blocks: Sequence[Block], at: int) -> bool:
    opaque = (BlockKind.CODE, BlockKind.HTML, BlockKind.COMMENT)
    return any(each.kind in opaque and each.range.start <= at <= each.range.end for each in blocks)


def _inserted_item(
    text: str,
    hole: Range,
    blocks: Sequence[Block],
    template: Template,
    habit: Habit,
    values: Mapping[str, str] | None,
) -> Insertion:
    above = next((each for each in reversed(blocks) if each.range.end <= hole.start), None)
    body = _with_breaks(template.body, habit)
    while starts_with_break(body):
        body = body.partition("\n")[2]
    is_first = above is None or (above.kind is BlockKind.HEADING and above.range.end == hole.start)
    if habit.breaks and not is_first and not body.startswith("#"):
        body = f"{BREAK}\n{body}"
    space = habit.after_heading if is_first and above else "\n\n"
    return _inserted(text, hole, expand(body, values), space)


def _hole_at(text: str, blocks: Sequence[Block], at: int) -> Range:
    """What an insertion at a place replaces: the blank lines above it, or nothing at a block."""
    start = body_start(text)
    at = min(max(at, start), len(text))
    index = bisect_right(blocks, at, key=lambda block: block.range.start) - 1
    if index < 0:
        return Range(start, at)
    block = blocks[index]
    if at == block.range.start:
        above = blocks[index - 1].range.end if index else start
        return Range(above, above)
    if at <= block.range.end:
        return Range(block.range.end, block.range.end)
    return Range(block.range.end, at)


def _inserted(text: str, hole: Range, expansion: Expansion, space: str) -> Insertion:
    before, after = text[: hole.start], text[hole.end :]
    if not before.strip():
        space = ""
    elif hole.start == body_start(text):
        # Blank lines between the front matter and the body are the front matter's.
        space = "\n" * (2 - min(2, len(before) - len(before.rstrip("\n"))))
    missing = 2 - (len(after) - len(after.lstrip("\n")))
    closing = "\n" * missing if after.strip() else ""
    shifted = expansion.shifted(hole.start + len(space))
    return Insertion((Edit(hole, space + expansion.text + closing),), shifted.stops)
