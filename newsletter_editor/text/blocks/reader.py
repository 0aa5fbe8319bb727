"""The blocks of a post by their kinds and places: what is prose, code, HTML, a heading or a list.

The rules are kramdown's with GitHub's dialect, as Jekyll has it (https://kramdown.gettalong.org/
syntax.html); nothing is rendered, so a megabyte takes a fraction of a second. One thing differs on
purpose: an HTML element that is never closed is its own line here, though kramdown takes all the
rest of the post for its content. Somebody is still typing then, and the outline must not vanish.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from newsletter_editor.text.blocks.definitions import LINK_DEFINITION_START, defined_link
from newsletter_editor.text.blocks.elements import VERBATIM_ELEMENTS, Elements
from newsletter_editor.text.blocks.extensions import (
    BRACES_START,
    Extension,
    extension,
    named_attributes,
)
from newsletter_editor.text.blocks.fences import GITHUB, fenced_code
from newsletter_editor.text.blocks.headings import text_and_id, without_closing_signs
from newsletter_editor.text.blocks.html_names import (
    SPAN_ELEMENTS,
    TAG,
    ContentModel,
    asked_model,
    canonical,
    read_attributes,
)
from newsletter_editor.text.blocks.items import ItemLine, read_definitions, read_items
from newsletter_editor.text.blocks.lines import GITHUB_PARAGRAPH_END, Lines
from newsletter_editor.text.blocks.liquid import without_liquid_blocks
from newsletter_editor.text.blocks.patterns import (
    ABBREVIATION_START,
    BLANK_LINES,
    COMMENT_END,
    DEFINITION_START,
    END_OF_BLOCK,
    FOOTNOTE_START,
    HASH_HEADING_START,
    HTML_START,
    INDENT,
    LIST_START,
    MATH_END,
    MATH_START,
    QUOTE_START,
    REST_OF_LINE,
    RULE_START,
    TRAILING_SPACE,
    UNDERLINED_HEADING_START,
)
from newsletter_editor.text.blocks.tables import table_end
from newsletter_editor.text.ranges import Range


class BlockKind(StrEnum):
    """What a block is. Those in the second group hold the blocks that follow them, one deeper."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    CODE = "code"
    """Fenced, indented, or between Liquid's `highlight` or `raw` and its end."""
    MATH = "math"
    HTML = "html"
    """An element in which nothing is Markdown, or a tag of one in which something is."""
    COMMENT = "comment"
    """HTML's, kramdown's or Liquid's: not on the page."""
    RULE = "rule"
    DEFINITION = "definition"
    """Where a link or an abbreviation gets its name."""
    ATTRIBUTES = "attributes"
    """Braces for a block before or behind them, `{::options /}`, and `^`, which ends a block."""

    LIST = "list"
    QUOTE = "quote"
    DEFINITIONS = "definitions"
    """Terms, and under them what they mean."""
    FOOTNOTE = "footnote"
    ELEMENT = "element"
    """An HTML element that asks for Markdown inside."""


class Block(NamedTuple):
    """One block; its ranges count code points of the whole text."""

    kind: BlockKind
    range: Range
    """To the end of its last line's text. At depth 0 from the start of a line, as a rule; inside of
    a list or a quote from behind the marks, but marks of later lines are within it."""
    text: Range
    """What of it is text: of a heading without its signs and id, of all others the whole."""
    level: int
    """1 to 6 for a heading, else 0."""
    depth: int
    """In how many other blocks it is; these stand before it."""


@lru_cache(maxsize=4)
def read_blocks(text: str, start: int = 0) -> tuple[Block, ...]:
    r"""The blocks of the text behind `start`, where a line has to begin, in their order.

    Lines end at `\n`. Never raises, whatever the text. The last few texts are remembered, because
    outline, checks and spelling ask about the same one.
    """
    source, liquid = without_liquid_blocks(text, start)
    blocks: list[Block] = []
    reader = _Reader(source if source.endswith("\n") else source + "\n", blocks, liquid)
    reader.position = start
    reader.read()
    return tuple(blocks)


_DEEPEST: Final = 20
"""Blocks inside of blocks; what is nested deeper, as no person writes it, is a paragraph."""
_FIRST: Final = re.compile(r" {0,3}([\s\S])")
_INDENT: Final = re.compile(INDENT)
_PARAGRAPH_START: Final = re.compile(r" {0,3}[^ \t][^\n]*\n")
_PARAGRAPH_STOP: Final = re.compile(rf"\n(?=\Z|{GITHUB_PARAGRAPH_END.pattern})", re.ASCII)
_LINE: Final = re.compile(r"[^\n]*\n")
# Letters begin no other block than a paragraph, a heading with a line below it or a table.
_PLAIN: Final = re.compile(r"(?:[^\W\d_][^\n|]*\n)+\n*\Z")


class _Origin:
    """Where in the whole text the lines of a source stand that was taken out of it."""

    __slots__ = ("_ends", "_outer")

    def __init__(self, lines: Iterable[ItemLine]) -> None:
        """`lines` have their ends in the whole text."""
        self._ends: list[int] = []
        self._outer: list[int] = []
        at = 0
        for text, end in lines:
            at += len(text)
            self._ends.append(at)
            self._outer.append(end)

    def of(self, position: int) -> int:
        """The place of a character. Indentation may be longer here than it is there."""
        number = min(bisect_right(self._ends, position), len(self._ends) - 1)
        place = self._outer[number] - (self._ends[number] - position)
        return max(place, self._outer[number - 1]) if number else place


class _Reader(Lines):
    """Reads one text, or what is inside of one block."""

    def __init__(
        self,
        source: str,
        blocks: list[Block],
        liquid: dict[int, str],
        depth: int = 0,
        origin: _Origin | None = None,
    ) -> None:
        super().__init__(source)
        self._blocks = blocks
        self._liquid = liquid
        self._depth = depth
        self._origin = origin
        self._before: BlockKind | None = None
        """What stands right before the position; None for nothing, blank lines and `^`."""
        self._has_attributes = False
        """Whether an attribute list waits for the next block."""
        self._may_be_terms = False
        """Whether the last block is a paragraph, with one empty line behind it at the most."""
        self._elements: Elements | None = None

    def read(self) -> None:
        source, end = self.source, len(self.source)
        while self.position < end:
            first = _FIRST.match(source, self.position)
            for read in _by_first(first[1] if first else "\n"):
                if read(self):
                    break

    def _place(self, position: int) -> int:
        return position if self._origin is None else self._origin.of(position)

    def _range(self, start: int, end: int) -> Range:
        """The range of a stretch that is not empty, without the line end that closes it."""
        if self.source[end - 1] == "\n":
            end -= 1
        if self._origin is None:
            return Range(start, end)
        return Range(self._origin.of(start), self._origin.of(end - 1) + 1 if end > start else start)

    def _add(self, kind: BlockKind, end: int, text: Range | None = None, level: int = 0) -> bool:
        """Add the block between the position and `end`, and move behind it."""
        range_ = self._range(self.position, end)
        self._blocks.append(Block(kind, range_, text or range_, level, self._depth))
        self.position = end
        self._before = kind
        self._has_attributes = False
        self._may_be_terms = kind is BlockKind.PARAGRAPH
        return True

    def _inside(self, lines: list[ItemLine]) -> None:
        """Read what stands in the block that was added last, its lines cut out of this source."""
        source = lines[0].text if len(lines) == 1 else "".join([line.text for line in lines])
        is_plain = _PLAIN.match(source) is not None
        if is_plain or self._depth >= _DEEPEST:
            self._add_inside(lines)
            return
        origin = _Origin([ItemLine(text, self._place(end - 1) + 1) for text, end in lines])
        _Reader(source, self._blocks, self._liquid, self._depth + 1, origin).read()

    def _add_inside(self, lines: list[ItemLine]) -> None:
        """Take lines that are all one paragraph."""
        filled = [line for line in lines if line.text and not line.text.isspace()]
        if filled:
            end = self._place(filled[-1].end - 1) + (not filled[-1].text.endswith("\n"))
            start = self._place(filled[0].end - 1) + 1 - len(filled[0].text)
            range_ = Range(start, end)
            self._blocks.append(Block(BlockKind.PARAGRAPH, range_, range_, 0, self._depth + 1))

    def _after_boundary(self) -> bool:
        return self._before is None or self._has_attributes

    # The constructs, in the order in which a line is offered to them.

    def _blank(self) -> bool:
        match = BLANK_LINES.match(self.source, self.position)
        if match is None:
            return False
        self._may_be_terms = self._may_be_terms and match[0] == "\n"
        self._before = None
        self.position = match.end()
        return True

    def _indented_code(self) -> bool:
        if not _INDENT.match(self.source, self.position):
            return False
        return self._add(BlockKind.CODE, self.end_of_indented(self.position))

    def _fenced_code(self) -> bool:
        opening = GITHUB.opening.match(self.source, self.position)
        found = fenced_code(self, opening, GITHUB) if opening else None
        return found is not None and self._add(BlockKind.CODE, found.close)

    def _quote(self) -> bool:
        start = self.position
        text = self.lazy_lines()
        end, self.position = self.position, start
        self._add(BlockKind.QUOTE, end)
        lines = []
        for line in _LINE.finditer(text):
            mark = QUOTE_START.match(line[0])
            lines.append(ItemLine(line[0][mark.end() if mark else 0 :], start + line.end()))
        self._inside(lines)
        return True

    def _hash_heading(self) -> bool:
        match = HASH_HEADING_START.match(self.source, self.position)
        if match is None:
            return False
        text = without_closing_signs(text_and_id(match[2])[0])
        return self._heading(match.start(2), text, match.end(), len(match[1]))

    def _underlined_heading(self) -> bool:
        match = UNDERLINED_HEADING_START.match(self.source, self.position)
        if match is None or not self._after_boundary():
            return False
        text = text_and_id(match["text"])[0]
        return self._heading(
            match.start("text"), text, match.end(), 2 if match["line"] == "-" else 1
        )

    def _heading(self, start: int, text: str, end: int, level: int) -> bool:
        if not text:
            return False
        range_ = self._range(start, start + len(text))
        return self._add(BlockKind.HEADING, end, range_, level)

    def _rule(self) -> bool:
        match = RULE_START.match(self.source, self.position)
        return match is not None and self._add(BlockKind.RULE, match.end())

    def _list(self) -> bool:
        match = LIST_START.match(self.source, self.position)
        if match is None:
            return False
        tag: Literal["ul", "ol"] = "ol" if match[0].lstrip(" ")[0].isdigit() else "ul"
        start = self.position
        items = read_items(self, tag)
        end, self.position = self.position, start
        self._add(BlockKind.LIST, start + len(self.source[start:end].rstrip()))
        for item in items.texts:
            for piece in item.pieces:
                if any(line.text for line in piece):
                    self._inside(piece)
        self.position = end
        if items.ends_blank and not items.is_ended:
            self._before = None
        return True

    def _definitions(self) -> bool:
        if not self._may_be_terms or not DEFINITION_START.match(self.source, self.position):
            return False
        terms = self._blocks.pop()
        start = self.position
        items = read_definitions(self, self._before is None)
        end, self.position = self.position, start
        self._add(BlockKind.DEFINITIONS, start + len(self.source[start:end].rstrip()))
        whole = Range(terms.range.start, self._blocks[-1].range.end)
        self._blocks[-1] = self._blocks[-1]._replace(range=whole, text=whole)
        self._blocks.append(terms._replace(depth=self._depth + 1))
        for item in items.texts:
            if any(line.text for line in item.pieces[0]):
                self._inside(item.pieces[0])
        self.position = end
        if items.ends_blank:
            self._before = None
        return True

    def _html(self) -> bool:
        opening = HTML_START.match(self.source, self.position)
        if opening is None:
            return False
        at = opening.end(1)
        if at == self.position and self.source.startswith("<!--", at):
            end = self.search(COMMENT_END, at + 4)
            if end is not None:
                return self._add_element(BlockKind.COMMENT, end.end())
        tag = TAG.match(self.source, at)
        if tag is None or tag["name"].lower() in SPAN_ELEMENTS or self._depth >= _DEEPEST:
            return False
        if self._elements is None:
            self._elements = Elements(self)
        end_tag = self._elements.end_tag(tag)
        if end_tag is None:
            return self._add(BlockKind.HTML, self.source.find("\n", tag.end()) + 1)
        model = _model(tag)
        if not end_tag.length or canonical(tag["name"]) in VERBATIM_ELEMENTS:
            # The line end behind it counts as a blank line.
            return self._add(BlockKind.HTML, end_tag.end)
        if model is not ContentModel.RAW:
            return self._markdown_element(tag, end_tag, model)
        liquid = self._liquid.get(self._place(at))
        kind = BlockKind.COMMENT if liquid == "comment" else BlockKind.CODE
        return self._add_element(kind if liquid else BlockKind.HTML, end_tag.end)

    def _add_element(self, kind: BlockKind, end: int) -> bool:
        self._add(kind, end)
        if space := TRAILING_SPACE.match(self.source, end):
            self.position = space.end()
        return True

    def _markdown_element(self, tag: re.Match[str], end_tag: Range, model: ContentModel) -> bool:
        start = self.position
        self._add_element(BlockKind.ELEMENT, end_tag.end)
        end = self.position
        self._depth += 1
        self.position = start
        self._add(BlockKind.HTML, tag.end())
        inside = self.source[tag.end() : end_tag.start]
        if model is ContentModel.SPAN:
            if inside.strip():
                self._add(BlockKind.PARAGRAPH, end_tag.start)
        else:
            self._depth -= 1
            line_end = "" if inside.endswith("\n") else "\n"
            self._inside([ItemLine(inside, end_tag.start), ItemLine(line_end, end_tag.start)])
            self._depth += 1
        self.position = end_tag.start
        self._add(BlockKind.HTML, end_tag.end)
        self._depth -= 1
        self.position = end
        self._before = BlockKind.ELEMENT
        return True

    def _math(self) -> bool:
        match = MATH_START.match(self.source, self.position)
        if match is None or match[1] or not self._after_boundary():
            return False
        closing = self.search(MATH_END, match.end())
        if closing is None:
            return False
        start = self.position
        rest = REST_OF_LINE.match(self.source, closing.end())
        self.position = end = rest.end() if rest else closing.end()
        is_block = self.before_boundary()
        self.position = start
        return is_block and self._add(BlockKind.MATH, end)

    def _table(self) -> bool:
        if not self._after_boundary():
            return False
        end = table_end(self)
        return end is not None and self._add(BlockKind.TABLE, end)

    def _footnote(self) -> bool:
        match = FOOTNOTE_START.match(self.source, self.position)
        if match is None:
            return False
        end = self.end_of_indented(match.end())
        self._add(BlockKind.FOOTNOTE, end)
        lines = []
        for line in _LINE.finditer(self.source, match.start(2), end):
            indent = _INDENT.match(line[0])
            lines.append(ItemLine(line[0][indent.end() if indent else 0 :], line.end()))
        self._inside(lines)
        return True

    def _link_definition(self) -> bool:
        match = LINK_DEFINITION_START.match(self.source, self.position)
        link = defined_link(self.source, match) if match else None
        return link is not None and self._add(BlockKind.DEFINITION, link.end)

    def _abbreviation(self) -> bool:
        match = ABBREVIATION_START.match(self.source, self.position)
        return match is not None and self._add(BlockKind.DEFINITION, match.end())

    def _in_braces(self) -> bool:
        if not BRACES_START.match(self.source, self.position):
            return False
        named = named_attributes(self)
        if named is not None:
            return self._add(BlockKind.ATTRIBUTES, named.end)
        found = extension(self)
        if found is not None and found.name in _EXTENSIONS:
            return self._extension(found)
        attributes = self.attributes_at(self.position)
        if attributes is None:
            return False
        before = self._before
        self._add(BlockKind.ATTRIBUTES, attributes[2])
        if before in (None, BlockKind.ATTRIBUTES):
            self._before, self._has_attributes = before, True
        elif self.attributes_at(self.position) is not None:
            self._before = before
        return True

    def _extension(self, found: Extension) -> bool:
        before = self._before
        is_written = found.body is not None or found.name == "options"
        self._add(_EXTENSIONS[found.name] if is_written else BlockKind.ATTRIBUTES, found.end)
        if not is_written:
            self._before = before
        return True

    def _end_of_block(self) -> bool:
        match = END_OF_BLOCK.match(self.source, self.position)
        if match is None:
            return False
        self._add(BlockKind.ATTRIBUTES, match.end())
        self._before = None
        return True

    def _paragraph(self) -> bool:
        if not _PARAGRAPH_START.match(self.source, self.position):
            return False
        stop = _PARAGRAPH_STOP.search(self.source, self.position)
        while stop is not None and not self.is_more_than_a_brace(stop, stop.end()):
            stop = _PARAGRAPH_STOP.search(self.source, stop.end())
        end = stop.end() if stop else len(self.source)
        if self._before is not BlockKind.PARAGRAPH:
            return self._add(BlockKind.PARAGRAPH, end)
        # What looked like another block was none, so the paragraph before it goes on.
        last = self._blocks[-1]
        whole = Range(last.range.start, self._range(self.position, end).end)
        self._blocks[-1] = last._replace(range=whole, text=whole)
        self.position = end
        return True

    def _other(self) -> bool:
        """Spaces and then a tab: too much for a paragraph, no indentation of code either."""
        self._add(BlockKind.PARAGRAPH, self.source.find("\n", self.position) + 1)
        self._before, self._may_be_terms = BlockKind.HTML, False
        return True


_EXTENSIONS: Final = {
    "comment": BlockKind.COMMENT,
    "nomarkdown": BlockKind.HTML,
    "options": BlockKind.ATTRIBUTES,
}
_ORDER: Final[tuple[tuple[str, Callable[[_Reader], bool]], ...]] = (
    (" \t\r\f\v\n", _Reader._blank),
    (" \t", _Reader._indented_code),
    ("~`", _Reader._fenced_code),
    (">", _Reader._quote),
    ("#", _Reader._hash_heading),
    ("*-_", _Reader._rule),
    ("*+-0123456789", _Reader._list),
    (":", _Reader._definitions),
    ("<", _Reader._html),
    ("", _Reader._underlined_heading),
    ("\\$", _Reader._math),
    ("", _Reader._table),
    ("[", _Reader._footnote),
    ("[", _Reader._link_definition),
    ("*", _Reader._abbreviation),
    ("{", _Reader._in_braces),
    ("^", _Reader._end_of_block),
    ("", _Reader._paragraph),
    ("", _Reader._other),
)
"""With the characters that a construct's first line can begin with; empty for any."""


@lru_cache(200)
def _by_first(first: str) -> tuple[Callable[[_Reader], bool], ...]:
    return tuple(read for firsts, read in _ORDER if not firsts or first in firsts)


def _model(tag: re.Match[str]) -> ContentModel:
    if "markdown" not in tag["attributes"].lower():
        return ContentModel.RAW
    name = canonical(tag["name"])
    return asked_model(read_attributes(tag["attributes"], name), name) or ContentModel.RAW
