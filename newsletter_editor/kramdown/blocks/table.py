"""Tables: lines with `|`, a head set off by `|---|`, several bodies, a foot below `|===|`.

kramdown's syntax page, section "Tables".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockParser
from newsletter_editor.kramdown.spans.code import CODE_SPAN, CodeSpan, split_code
from newsletter_editor.kramdown.spans.html import HTML_SPAN, HtmlSpan
from newsletter_editor.kramdown.spans.order import span_constructs
from newsletter_editor.kramdown.spans.parser import SpanConstructs, SpanContext, SpanParser
from newsletter_editor.kramdown.tree import Node, SourceText, Verbatim
from newsletter_editor.text.blocks.patterns import (
    PIPE_IN_LINE,
    SPACES,
    TABLE_FOOT_SEPARATOR,
    TABLE_LINE,
    TABLE_SEPARATOR,
    TABLE_START,
)

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_ALIGNMENT: Final = re.compile(r"[ \t]?(:?)-+(:?)[ \t]?")
_CODE_ELEMENT: Final = re.compile(r"(<code[^\n]*?>[^\n]*?</code>)")
_CELL_END: Final = re.compile(r"(?<!\\)\|")
_ALIGNMENTS: Final = {("", ""): None, (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}


class Table(Node):
    """`<table>`."""

    __slots__ = ("alignment",)

    def __init__(self) -> None:
        super().__init__()
        self.alignment: list[str | None] = []

    def html(self, page: Page, indent: int) -> str:
        inner = "".join(
            part.group_html(page, indent + 2, self.alignment)
            for part in self.children
            if isinstance(part, RowGroup)
        )
        return page.indented_block("table", self.attributes, inner, indent)


class RowGroup(Node):
    """`<thead>`, `<tbody>` or `<tfoot>`."""

    __slots__ = ("tag",)

    def __init__(self, tag: str, rows: list[Node]) -> None:
        super().__init__(rows)
        self.tag = tag

    def group_html(self, page: Page, indent: int, alignment: list[str | None]) -> str:
        """The rows, their cells aligned as the table's head says."""
        cell_tag = "th" if self.tag == "thead" else "td"
        rows = []
        for row in self.children:
            if not isinstance(row, Node):
                continue
            cells = "".join(
                _cell_html(page, indent + 4, cell, cell_tag, side)
                for cell, side in zip(row.children, alignment, strict=True)
                if isinstance(cell, Node)
            )
            rows.append(page.indented_block("tr", row.attributes, cells, indent + 2))
        return page.indented_block(self.tag, self.attributes, "".join(rows), indent)


def _cell_html(page: Page, indent: int, cell: Node, tag: str, side: str | None) -> str:
    attributes = cell.attributes
    if side is not None:
        attributes = {**attributes, "style": f"text-align: {side}"}
    return page.block(tag, attributes, page.inner(cell, indent) or page.no_break_space, indent)


class _Rows:
    """The lines of a table on their way into its parts."""

    def __init__(self) -> None:
        self.table = Table()
        self.waiting: list[Node] = []
        self.has_foot = False
        self.columns = 0

    def close(self, tag: str, always: bool = False) -> None:
        """Put the waiting rows into a part of the table."""
        if not self.has_foot or tag != "tbody" or always:
            self.table.children.append(RowGroup(tag, self.waiting))
            self.waiting = []

    def separate(self, line: str) -> None:
        if not self.waiting:
            return
        if self.table.alignment or self.has_foot:
            self.close("tbody")
            return
        self.close("thead")
        self.table.alignment = [_ALIGNMENTS[m[1], m[2]] for m in _ALIGNMENT.finditer(line)]

    def separate_foot(self) -> None:
        if self.waiting:
            self.close("tbody", always=True)
        self.has_foot = True

    def add(self, line: str, leading_pipe: bool) -> None:
        cells = _cells(line)
        if leading_pipe and cells and not cells[0].strip(SPACES):
            del cells[0]
        if cells and not cells[-1].strip(SPACES):
            del cells[-1]
        self.columns = max(self.columns, len(cells))
        self.waiting.append(Node(Node([SourceText(cell.strip(SPACES))]) for cell in cells))

    def finish(self) -> Table | None:
        if self.waiting:
            self.close("tfoot" if self.has_foot else "tbody")
        parts = [part for part in self.table.children if isinstance(part, RowGroup)]
        if all(part.tag != "tbody" for part in parts):
            return None
        for part in parts:
            for row in part.children:
                if isinstance(row, Node):
                    row.children += [Node() for _ in range(self.columns - len(row.children))]
        missing: list[str | None] = [None] * (self.columns - len(self.table.alignment))
        self.table.alignment = self.table.alignment[: self.columns] + missing
        return self.table


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    if not parser.after_boundary():
        return False
    # The attribute list before it is spent, even if this turns out to be no table.
    attributes, parser.pending = parser.pending, None
    start = position = match.start()
    source = parser.source
    rows = _Rows()
    leading_pipe = source[start : match.end()].lstrip(" \t").startswith("|")
    if separator := TABLE_SEPARATOR.match(source, position):
        position = separator.end()
    while line := TABLE_LINE.match(source, position):
        if separator := TABLE_SEPARATOR.match(source, position):
            rows.separate(separator[1])
        elif TABLE_FOOT_SEPARATOR.match(source, position):
            rows.separate_foot()
        else:
            rows.add(line[0].rstrip(" \t\n"), leading_pipe)
        position = line.end()
    is_table = parser.is_boundary(position) and _pipe_on_every_line(parser, start, position - 1)
    table = rows.finish() if is_table else None
    if table is None:
        return False
    parser.position = position
    table.ial = attributes
    parser.add(table)
    return True


def _cells(line: str) -> list[str]:
    """Cut a line at its `|`, but not in code."""
    cells: list[str] = []

    def add_to_last(text: str) -> None:
        if cells:
            cells[-1] += text
        else:
            cells.append(text)

    for number, part in enumerate(_CODE_ELEMENT.split(line)):
        if number % 2:
            add_to_last(part)
            continue
        for text, is_code in split_code(part):
            if is_code:
                add_to_last(_fenced(text))
                continue
            first, *others = (cell.replace("\\|", "|") for cell in _CELL_END.split(text))
            add_to_last(first)
            cells += others
    return cells


def _fenced(code: str) -> str:
    longest = max(re.findall("`+", code), default="")
    space = " " if longest else ""
    return f"{longest}`{space}{code}{space}`{longest}"


def _pipe_on_every_line(parser: BlockParser, start: int, end: int) -> bool:
    """Whether each line has a `|` that no code and no HTML element of the text holds."""
    seen = False
    for text, is_code in _pieces(parser, start, end):
        lines = text.split("\n")
        while lines and not lines[-1]:
            lines.pop()
        if is_code:
            if len(lines) > 2 or (len(lines) == 2 and not seen):
                break
            if len(lines) == 2:
                seen = False
        else:
            if len(lines) > 1 and not seen and not PIPE_IN_LINE.match(lines[0]):
                break
            seen = (seen and len(lines) <= 1) or bool(lines and PIPE_IN_LINE.match(lines[-1]))
    return seen


def _pieces(parser: BlockParser, start: int, end: int) -> Iterator[tuple[str, bool]]:
    """The text between two places: code, names of HTML elements, and what is between them."""
    text = parser.source[start:end]
    if "`" not in text and "<" not in text:
        yield text, False
        return
    options = parser.context.options
    context = SpanContext(options, parser.context.definitions, span_constructs(options))
    root = Node()
    SpanParser(text, context, _CODE_AND_HTML).parse_into(root)
    for child in root.children:
        if isinstance(child, str):
            yield child, False
        elif isinstance(child, CodeSpan):
            yield child.code, True
        elif isinstance(child, HtmlSpan):
            yield child.tag, False
        elif isinstance(child, Verbatim):
            yield child.value, False


_CODE_AND_HTML: Final = SpanConstructs((CODE_SPAN, HTML_SPAN))

TABLE = BlockConstruct("table", TABLE_START, _parse)
