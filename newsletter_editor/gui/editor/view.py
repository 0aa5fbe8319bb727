"""What the editor looks at, apart from the text."""

from __future__ import annotations

from typing import NamedTuple


class View(NamedTuple):
    """Cursor and anchor as code-point offsets, and the first visible line from 0."""

    cursor: int = 0
    top_line: int = 0
    anchor: int | None = None
    """Where the selection began; None where nothing is selected."""


START = View()
