"""What is painted under the text: the line with the cursor, and what a search has found.

Qt's own extra selections cost some 40 ms a key in a long post; this costs what is visible.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPalette, QTextBlock, QTextCursor, QTextLine

from newsletter_editor.gui.theme import Colours

if TYPE_CHECKING:
    from newsletter_editor.gui.editor.source_edit import SourceEdit


MOST_RECTS = 2_000
"""More matches than that in sight are no help to anybody; each costs some 10 µs."""
MOST_LINES = 200
"""Of a paragraph, above the cursor and below: more than are in sight. A file without blank lines is
one paragraph, which would be walked through whenever the cursor blinks."""


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
    _paint_grounds(edit, painter, matches, ground)


def paint_selections(edit: SourceEdit, painter: QPainter, cursors: list[QTextCursor]) -> None:
    """What is selected by cursors besides the editor's own."""
    places = sorted((each.selectionStart(), each.selectionEnd()) for each in cursors)
    ground = edit.palette().color(QPalette.ColorRole.Highlight)
    ground.setAlpha(120)
    _paint_grounds(edit, painter, [place for place in places if place[0] < place[1]], ground)


def paint_cursors(edit: SourceEdit, painter: QPainter, cursors: list[QTextCursor]) -> None:
    """The cursors besides the editor's own, which do not blink."""
    colour = edit.palette().color(QPalette.ColorRole.Text)
    for cursor in cursors:
        rect = edit.cursorRect(cursor)
        if rect.intersects(edit.viewport().rect()):
            painter.fillRect(rect.left(), rect.top(), edit.cursorWidth(), rect.height(), colour)


def paint_dimming(edit: SourceEdit, painter: QPainter) -> None:
    """The ground over all that is in sight and not of the cursor's paragraph."""
    first = last = edit.textCursor().block()
    if first.text().strip():
        first = _last_of_paragraph(first, QTextBlock.previous)
        last = _last_of_paragraph(last, QTextBlock.next)
    veil = edit.palette().color(QPalette.ColorRole.Base)
    veil.setAlpha(170)
    block = edit.firstVisibleBlock()
    while block.isValid():
        rect = edit.block_rect(block.blockNumber())
        if rect.top() > edit.viewport().height():
            return
        if not first.blockNumber() <= block.blockNumber() <= last.blockNumber():
            painter.fillRect(rect, veil)
        block = block.next()


def _last_of_paragraph(block: QTextBlock, step: Callable[[QTextBlock], QTextBlock]) -> QTextBlock:
    for _ in range(MOST_LINES):
        if not step(block).text().strip():
            break
        block = step(block)
    return block


def _paint_grounds(
    edit: SourceEdit, painter: QPainter, matches: list[tuple[int, int]], ground: QColor
) -> None:
    block = edit.firstVisibleBlock()
    bottom = edit.viewport().height()
    left = MOST_RECTS
    while block.isValid():
        origin = edit.blockBoundingGeometry(block).translated(edit.contentOffset()).topLeft()
        if origin.y() > bottom:
            return
        for line in _lines_in_sight(block, origin.y(), bottom):
            for rect in _rects(line, block.position(), matches):
                painter.fillRect(rect.translated(origin), ground)
                left -= 1
                if not left:
                    return
        block = block.next()


def _lines_in_sight(block: QTextBlock, top: float, bottom: float) -> Iterator[QTextLine]:
    """The lines of a block that starts at `top` which are between 0 and `bottom`."""
    layout = block.layout()
    count = layout.lineCount()
    # A block may have thousands, each below the one before.
    first = bisect_right(range(count), -top, key=lambda at: _end_of(layout.lineAt(at)))
    for number in range(first, count):
        line = layout.lineAt(number)
        if top + line.y() >= bottom:
            return
        yield line


def _end_of(line: QTextLine) -> float:
    return line.y() + line.height()


def _first_touching(matches: list[tuple[int, int]], position: int) -> int:
    first = bisect_left(matches, (position, 0))
    return first - 1 if first and matches[first - 1][1] > position else first


def _rects(line: QTextLine, position: int, matches: list[tuple[int, int]]) -> Iterator[QRectF]:
    """Where matches stand on a line of the block at `position`."""
    first = position + line.textStart()
    last = first + line.textLength()
    for number in range(_first_touching(matches, first), len(matches)):
        start, stop = matches[number]
        if start >= last:
            return
        left, right = (_x(line, min(max(at, first), last) - position) for at in (start, stop))
        if right > left:
            yield QRectF(left, line.y(), right - left, line.height())


def _x(line: QTextLine, position: int) -> float:
    # PySide6 gives the position back with it.
    found = line.cursorToX(position)
    return found[0] if isinstance(found, tuple) else found
