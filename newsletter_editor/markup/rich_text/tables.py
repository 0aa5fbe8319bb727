"""Tables of rich text: of data, or of a page's layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newsletter_editor.markup.rich_text.nodes import (
    Block,
    Code,
    Listing,
    Paragraph,
    Quote,
    Run,
    Table,
    joined,
)

Cell = tuple[list[Block], str, int, int]
"""What it says, its alignment, how many columns and rows it takes."""
_NUMBER = re.compile(r"[-+−$€£]?\s*[\d.,\s]+\s*[%$€£]?$")
_MOST_CELLS = 20_000


def table_of(rows: Sequence[Sequence[Cell]], has_head: bool) -> Table | list[Block]:
    """A table; or what its cells say one after another, where it only lays out a page."""
    cells = [cell for row in rows for cell in row]
    widest = max((len(row) for row in rows), default=0)
    is_layout = any(map(_is_page, cells)) or (
        widest <= 1 and any(len(blocks) > 1 for blocks, *_ in cells)
    )
    if is_layout or len(cells) <= 1 or len(cells) > _MOST_CELLS:
        return [block for blocks, *_ in cells for block in blocks]
    grid = _grid(rows)
    grid = [row for row in grid if any(runs for runs, _ in row)]
    used = list(range(len(grid[0]))) if grid else []
    # Editors fill up what was copied with columns in which nothing stands.
    used = [at for at in used if any(row[at][0] for row in grid)]
    grid = [[row[at] for at in used] for row in grid]
    if not grid:
        return []
    if len(grid) == 1 and len(used) == 1:
        return [Paragraph(grid[0][0][0])]
    head = has_head or (len(grid) > 1 and _is_head(grid[0]))
    content = [[runs for runs, _ in row] for row in grid]
    if head:
        content[0] = [_plain(runs) for runs in content[0]]
    body = grid[1:] if head and len(grid) > 1 else grid
    return Table(
        content, head, [_alignment([row[at][1] for row in body]) for at in range(len(used))]
    )


def _is_page(cell: Cell) -> bool:
    """Whether a cell holds what no cell of a table of data does."""
    return (
        any(
            isinstance(block, (Table, Quote))
            or (isinstance(block, Paragraph) and block.level)
            or (isinstance(block, Code) and "\n" in block.text)
            for block in cell[0]
        )
        or sum(isinstance(block, (Paragraph, Listing)) for block in cell[0]) > 6
    )


def _grid(rows: Sequence[Sequence[Cell]]) -> list[list[tuple[list[Run], str]]]:
    """The cells at their places; one that takes several leaves the others empty."""
    placed: dict[tuple[int, int], tuple[list[Run], str]] = {}
    for y, row in enumerate(rows):
        x = 0
        for blocks, side, columns, lines in row:
            while (y, x) in placed:
                x += 1
            for down in range(min(lines, len(rows) - y)):
                for right in range(columns):
                    placed[y + down, x + right] = ([], side)
            placed[y, x] = (joined(blocks), side)
            x += columns
    width = max((x for _, x in placed), default=-1) + 1
    return [[placed.get((y, x), ([], "")) for x in range(width)] for y in range(len(rows))]


def _is_head(row: Sequence[tuple[list[Run], str]]) -> bool:
    """Whether a first row that nothing marks as a head reads like one."""
    cells = [runs for runs, _ in row]
    if all(
        cell and all("bold" in run.styles for run in cell if run.text.strip()) for cell in cells
    ):
        return True
    texts = ["".join(run.text for run in cell).strip() for cell in cells]
    return len(texts) > 1 and all(text and not _NUMBER.match(text) for text in texts)


def _plain(runs: Sequence[Run]) -> list[Run]:
    return [run._replace(styles=run.styles - {"bold"}) for run in runs]


def _alignment(sides: Sequence[str]) -> str:
    side, count = Counter(sides).most_common(1)[0] if sides else ("", 0)
    side = {"end": "right"}.get(side, side)
    # Numbers stand to the right by themselves; a column is what most of its cells are.
    return side if side in ("center", "right") and count * 2 > len(sides) else ""
