"""Tables of Markdown, read from lines and written to them, their pipes lined up.

kramdown's syntax page, section "Tables": cells stand between pipes, `|---|` sets the head off and
says by colons how columns are aligned, `|===|` begins the foot. Widths are those of a terminal:
wide characters and emoji take two columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_NARROWEST = 3


class Column(NamedTuple):
    """`side` is `left`, `center`, `right`, or empty where nothing is said."""

    side: str = ""


def table_lines(
    rows: Sequence[Sequence[str]], columns: Sequence[Column], has_head: bool
) -> list[str]:
    """The lines of a table whose cells are written already; each row is as long as `columns`."""
    lines, separator = row_lines(rows, columns)
    if has_head:
        lines.insert(1, separator)
    elif any(column.side for column in columns):
        # Without a head, a first separator says the alignment alone.
        lines.insert(0, separator)
    return lines


def row_lines(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> tuple[list[str], str]:
    """A line for each row, and the one that sets the head off, all with their pipes lined up."""
    widths = [max(_NARROWEST, *(width(row[at]) for row in rows)) for at in range(len(columns))]
    lines = [_line(row, columns, widths) for row in rows]
    return lines, "|" + "|".join(map(_separator, columns, widths)) + "|"


def _line(row: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> str:
    cells = []
    for cell, column, wide in zip(row, columns, widths, strict=True):
        free = wide - width(cell)
        left = free if column.side == "right" else free // 2 if column.side == "center" else 0
        cells.append(f" {' ' * left}{cell}{' ' * (free - left)} ")
    return "|" + "|".join(cells) + "|"


def _separator(column: Column, wide: int) -> str:
    left = ":" if column.side in ("left", "center") else "-"
    right = ":" if column.side in ("right", "center") else "-"
    return left + "-" * wide + right


def width(text: str) -> int:
    """Columns that a text takes where every letter is as wide as another."""
    # Its tables are a megabyte; whoever can write tables seldom does.
    from wcwidth import wcswidth

    measured = wcswidth(text)
    return measured if measured >= 0 else len(text)
