"""What the editor looks at, apart from the text."""

from __future__ import annotations

from typing import NamedTuple


class View(NamedTuple):
    """The cursor as a code-point offset, and the first visible line from 0."""

    cursor: int = 0
    top_line: int = 0
