"""What is painted under the text: the line with the cursor, and what a search has found.

Qt's own extra selections cost some 40 ms a key in a long post; this costs what is visible.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextLine

from newsletter_editor.gui.theme import Colours

if TYPE_CHECKING:
    from newsletter_editor.gui.editor.source_edit import SourceEdit


def paint_current_line(edit: SourceEdit, painter: QPainter, colours: Colours) -> None:
    """A quiet ground behind the line that has the cursor."""
    rect = edit.block_rect(edit.textCursor().blockNumber())
    painter.fillRect(rect, QColor(colours.current_line))


def paint_matches(
    edit: SourceEdit, painter: QPainter, matches: list[tuple[int, int]], colours: Colours
) -> None:
    """A ground behind each match that is in sight."""
    ground = QColor(colours.warning)
    ground.setAlpha(70)
    block = edit.firstVisibleBlock()
    bottom = edit.viewport().height()
    while block.isValid():
        origin = edit.blockBoundingGeometry(block).translated(edit.contentOffset()).topLeft()
        if origin.y() > bottom:
            return
        end = block.position() + block.length()
        for start, stop in matches[_first_touching(matches, block.position()) :]:
            if start >= end:
                break
            for rect in _rects(block, start - block.position(), stop - block.position()):
                painter.fillRect(rect.translated(origin), ground)
        block = block.next()


def _first_touching(matches: list[tuple[int, int]], position: int) -> int:
    first = bisect_left(matches, (position, 0))
    return first - 1 if first and matches[first - 1][1] > position else first


def _rects(block: QTextBlock, start: int, stop: int) -> list[QRectF]:
    layout, rects = block.layout(), []
    start, stop = max(start, 0), min(stop, block.length() - 1)
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if start <= last and stop >= first:
            left, right = (_x(line, max(min(at, last), first)) for at in (start, stop))
            if right > left:
                rects.append(QRectF(left, line.y(), right - left, line.height()))
    return rects


def _x(line: QTextLine, position: int) -> float:
    # PySide6 gives the position back with it.
    found = line.cursorToX(position)
    return found[0] if isinstance(found, tuple) else found
