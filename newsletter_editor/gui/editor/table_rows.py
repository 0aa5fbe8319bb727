"""What Enter does at the end of a row of a table: another row, and on an empty one the end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsletter_editor.gui.editor.lists import Enter

_ROW = re.compile(r"[ ]{0,3}\|.*\|[ \t]*")
_SEPARATOR = re.compile(r"[ ]{0,3}\|[ \t:|-]*-[ \t:|-]*\|[ \t]*")
_PIPE = re.compile(r"(?<!\\)\|")


def on_enter(line: str, column: int, above: Iterable[str]) -> Enter | None:
    """Another row like this one, its cells empty; None where Enter is just Enter.

    `above` are the lines above, the nearest first: a table has a line of dashes among them. Text
    right below a row would take the table to pieces, so an empty row becomes a blank line.
    """
    if not _ROW.fullmatch(line) or not _is_in_table(above):
        return None
    cells = _PIPE.split(line)
    if not any(cell.strip() for cell in cells):
        return Enter(column, "\n", len(line) - column)
    if line[column:].strip():
        return None
    # The first piece is what stands before the row, the last what follows it.
    return Enter(
        0, "\n" + cells[0] + "|".join(["", *(" " * len(each) for each in cells[1:-1]), ""])
    )


def first_cell(row: str) -> int:
    """The column at which an empty row is written into: behind the blank that cells begin with."""
    start = row.index("|") + 1
    return start + row.startswith("  ", start)


def _is_in_table(above: Iterable[str]) -> bool:
    for line in above:
        if not _ROW.fullmatch(line):
            return False
        if _SEPARATOR.fullmatch(line):
            return True
    return False
