"""What authors do with a table: rows and columns added, moved, removed, aligned, lined up.

A table is read from the lines around a place, and written anew as a whole, so that each of these
is one edit. Offsets are code points of the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from newsletter_editor.markup.tables import Column, row_lines, table_lines
from newsletter_editor.text.blocks.kinds import BlockKind
from newsletter_editor.text.blocks.reader import read_blocks
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range

_CELL_END = re.compile(r"\\.|(?P<fence>`+).*?(?<!`)(?P=fence)(?!`)|(?P<pipe>\|)")
_MARKS = re.compile(r"(?:[ ]{0,3}>[ ]?)*[ \t]*")
_SEPARATOR = re.compile(r"[ \t]*\|?[ \t]*:?-[-:|+ \t]*")
_FOOT = re.compile(r"[ \t]*\|?[ \t]*:?=[=:|+ \t]*")
_SIDES = {(False, False): "", (True, False): "left", (False, True): "right", (True, True): "center"}

Side = Literal["", "left", "center", "right"]


class Place(NamedTuple):
    """A cell, counted from 0; the head is row 0."""

    row: int
    column: int


class TableChange(NamedTuple):
    """An edit of the text, and what is selected after it."""

    edit: Edit
    selection: Range


@dataclass
class Table:
    """A table that was read from a text."""

    range: Range
    rows: list[list[str]]
    columns: list[Column]
    separators: dict[int, str]
    """Lines between the rows, by the row that they stand above: `-` or `=`."""
    prefix: str
    """Stands before every line but the first: a quote's signs, an item's blanks."""
    places: list[list[Range]]
    """Where the cells are in the text, without the blanks around them."""

    @property
    def has_head(self) -> bool:
        """Whether the first row is the head."""
        return self.separators.get(1) == "-" and 0 not in self.separators

    def at(self, offset: int) -> Place:
        """The cell in which a place is, or the nearest one before it."""
        found = Place(0, 0)
        for y, row in enumerate(self.places):
            for x, cell in enumerate(row):
                if cell.start <= offset or (x == 0 and y and self.places[y - 1][-1].end < offset):
                    found = Place(y, x)
        return found


def table_at(text: str, offset: int) -> Table | None:
    """The table in which a place is; only the lines up to the next blank ones are read."""
    start = _blank_before(text, offset)
    blank = re.compile(r"\n[ \t>]*(?=\n)").search(text, offset)
    part = text[start : blank.start() if blank else len(text)]
    for block in read_blocks(part):
        first, last = block.range.shifted(start)
        if block.kind is BlockKind.TABLE and first <= offset <= last:
            return _read(text, Range(first, last))
    return None


def next_cell(text: str, offset: int, *, back: bool) -> TableChange | Range | None:
    """Where Tab leads in a table: the next cell, behind the last one a new row; None elsewhere."""
    table = table_at(text, offset)
    if table is None:
        return None
    row, column = table.at(offset)
    width = len(table.columns)
    index = row * width + column + (-1 if back else 1)
    if index < 0:
        return table.places[0][0]
    if index < width * len(table.rows) and index % width < len(table.places[index // width]):
        return table.places[index // width][index % width]
    if index < width * len(table.rows):
        return _written(table, Place(index // width, index % width))
    table.rows.append([""] * width)
    return _written(table, Place(len(table.rows) - 1, 0))


def new_table(text: str, target: Range, rows: int, columns: int, head: str) -> TableChange:
    """A table of so many rows below its head; `head` names its columns (`{0}` is the number)."""
    titles = [head.format(number + 1) for number in range(columns)]
    body = [[""] * columns for _ in range(rows)]
    lines = table_lines([titles, *body], [Column()] * columns, True)
    before, after = text[: target.start], text[target.end :]
    lead = (
        "" if not before or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
    )
    tail = "" if after.startswith("\n\n") else "\n" if after.startswith("\n") else "\n\n"
    tail = "\n" if not after else tail
    start = target.start + len(lead) + 2
    written = lead + "\n".join(lines) + tail
    return TableChange(Edit(target, written), Range(start, start + len(titles[0])))


def line_up(text: str, offset: int) -> TableChange | None:
    """The pipes put below each other."""
    return _changed(text, offset, lambda _table, place: place)


def add_row(text: str, offset: int, *, above: bool) -> TableChange | None:
    """A new row; never above the head."""

    def change(table: Table, place: Place) -> Place:
        row = place.row if above and not (table.has_head and place.row == 0) else place.row + 1
        _insert_row(table, row, [""] * len(table.columns))
        return Place(row, 0)

    return _changed(text, offset, change)


def remove_row(text: str, offset: int) -> TableChange | None:
    """The row goes; the head stays, and so does the last row."""

    def change(table: Table, place: Place) -> Place | None:
        if len(table.rows) == 1 or (table.has_head and place.row == 0):
            return None
        del table.rows[place.row]
        table.separators = {row - (row > place.row): sign for row, sign in table.separators.items()}
        return Place(min(place.row, len(table.rows) - 1), place.column)

    return _changed(text, offset, change)


def move_row(text: str, offset: int, step: int) -> TableChange | None:
    """The row changes places with its neighbour, `step` of them on; not with the head."""

    def change(table: Table, place: Place) -> Place | None:
        target = place.row + step
        if not int(table.has_head) <= min(target, place.row) or target >= len(table.rows):
            return None
        table.rows.insert(target, table.rows.pop(place.row))
        return Place(target, place.column)

    return _changed(text, offset, change)


def add_column(text: str, offset: int, *, before: bool) -> TableChange | None:
    """A new column, empty."""

    def change(table: Table, place: Place) -> Place:
        column = place.column + (not before)
        table.columns.insert(column, Column())
        for row in table.rows:
            row.insert(column, "")
        return Place(place.row, column)

    return _changed(text, offset, change)


def remove_column(text: str, offset: int) -> TableChange | None:
    """The column goes, but for the last one."""

    def change(table: Table, place: Place) -> Place | None:
        if len(table.columns) == 1:
            return None
        del table.columns[place.column]
        for row in table.rows:
            del row[place.column]
        return Place(place.row, min(place.column, len(table.columns) - 1))

    return _changed(text, offset, change)


def move_column(text: str, offset: int, step: int) -> TableChange | None:
    """The column changes places with its neighbour, `step` of them to the right."""

    def change(table: Table, place: Place) -> Place | None:
        target = place.column + step
        if not 0 <= target < len(table.columns):
            return None
        table.columns.insert(target, table.columns.pop(place.column))
        for row in table.rows:
            row.insert(target, row.pop(place.column))
        return Place(place.row, target)

    return _changed(text, offset, change)


def align(text: str, offset: int, side: Side) -> TableChange | None:
    """The column is aligned; empty for as the page does it."""

    def change(table: Table, place: Place) -> Place:
        table.columns[place.column] = Column(side)
        return place

    return _changed(text, offset, change)


def _changed(
    text: str, offset: int, change: Callable[[Table, Place], Place | None]
) -> TableChange | None:
    table = table_at(text, offset)
    if table is None:
        return None
    place = change(table, table.at(offset))
    return None if place is None else _written(table, place)


def _insert_row(table: Table, at: int, row: list[str]) -> None:
    table.rows.insert(at, row)
    table.separators = {
        above + (above > at or above == at > 1): sign for above, sign in table.separators.items()
    }


def _written(table: Table, selected: Place) -> TableChange:
    lines, separator = row_lines(table.rows, table.columns)
    signs = {"-": separator, "=": re.sub("[:-]", "=", separator)}
    if not table.separators and any(column.side for column in table.columns):
        table.separators = {0: "-"}
    written: list[str] = []
    begins = 0
    for row, line in enumerate(lines):
        if row in table.separators:
            written.append(signs[table.separators[row]])
        if row == selected.row:
            begins = sum(len(each) + 1 + len(table.prefix) for each in written)
        written.append(line)
    written += [signs[sign] for row, sign in table.separators.items() if row >= len(lines)]
    cell = _cells(lines[selected.row], table.range.start + begins)[selected.column]
    return TableChange(Edit(table.range, f"\n{table.prefix}".join(written)), cell)


def _read(text: str, range: Range) -> Table:
    lines: list[tuple[int, str]] = []
    start = range.start
    for line in range.of(text).split("\n"):
        lines.append((start, line))
        start += len(line) + 1
    line_start = text.rfind("\n", 0, range.start) + 1
    first = text[line_start : range.start]
    prefix = re.sub(r"[^>\s]", " ", first)
    rows: list[list[str]] = []
    places: list[list[Range]] = []
    separators: dict[int, str] = {}
    sides: list[str] = []
    for at, (begin, line) in enumerate(lines):
        marks = _MARKS.match(line) if at else None
        skip = marks.end() if marks else 0
        content = line[skip:]
        if _SEPARATOR.fullmatch(content):
            separators[len(rows)] = "-"
            if not sides:
                cells = [cell.strip() for cell in content.strip().strip("|").split("|")]
                sides = [
                    _SIDES[cell[:1] == ":", cell[-1:] == ":" and len(cell) > 1] for cell in cells
                ]
        elif _FOOT.fullmatch(content):
            separators[len(rows)] = "="
        else:
            found = _cells(content, begin + skip)
            places.append(found)
            rows.append([cell.of(text) for cell in found])
    if not rows:
        rows, places = [[""]], [[Range(range.start, range.start)]]
    # As many as the fullest row has: kramdown asks no separator for it.
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    columns = [Column(side) for side in [*sides, *[""] * width][:width]]
    return Table(range, rows, columns, separators, prefix, places)


def _cells(line: str, start: int) -> list[Range]:
    """Where the cells of a line are, without the blanks around them."""
    ends = [match.start() for match in _CELL_END.finditer(line) if match["pipe"]]
    edges = [-1, *ends, len(line)]
    cells = [(left + 1, right) for left, right in pairwise(edges)]
    if not line[: edges[1]].strip() and len(cells) > 1:
        del cells[0]
    if len(cells) > 1 and not line[cells[-1][0] :].strip():
        del cells[-1]
    found = []
    for left, right in cells:
        inner = line[left:right]
        content = inner.strip()
        begin = left + (len(inner) - len(inner.lstrip()) if content else min(1, len(inner)))
        found.append(Range(start + begin, start + begin + len(content)))
    return found


def _blank_before(text: str, offset: int) -> int:
    """The start of the first line of those without a blank one between them and a place."""
    start = text.rfind("\n", 0, offset) + 1
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text[above : start - 1].strip(" \t>"):
            break
        start = above
    return start
