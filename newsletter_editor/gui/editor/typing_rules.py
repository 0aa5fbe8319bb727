"""What the editor does of itself at Enter, Tab and Shift+Tab.

Only whole key presses come here: what dead keys and input methods compose is never touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextCursor

from newsletter_editor.gui.editor import table_rows
from newsletter_editor.gui.editor.lists import (
    indented,
    is_item,
    on_enter,
    outdented,
    renumberings,
)
from newsletter_editor.gui.editor.syntax import Mode, mode_of
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.text.utf16 import Utf16Map

if TYPE_CHECKING:
    from newsletter_editor.gui.editor.source_edit import SourceEdit

LINES_LOOKED_AT = 200
"""Above the cursor, for the item that a line belongs to; below it, for items to renumber."""
TAB = 4


class TypingRules:
    """Looks at the cursor's own lines alone, so that no key press reads the whole post."""

    def __init__(self, edit: SourceEdit, post: OpenPost) -> None:
        self._edit, self._post = edit, post

    def enter(self, continues: bool) -> None:
        """A new line, which goes on with the list or quote if `continues`."""
        cursor = self._edit.textCursor()
        cursor.beginEditBlock()
        self.enter_at(cursor, continues)
        cursor.endEditBlock()
        self._edit.setTextCursor(cursor)
        self._edit.ensureCursorVisible()

    def enter_at(self, cursor: QTextCursor, continues: bool) -> None:
        """The same at any cursor, within the undo step of whoever calls."""
        block = cursor.block()
        rule, is_row = None, False
        if continues and not cursor.hasSelection() and self._is_prose(block):
            line = block.text()
            column = Utf16Map(line).to_code_point(cursor.positionInBlock())
            rule = table_rows.on_enter(line, column, _lines_above(block))
            is_row = rule is not None and "|" in rule.typed
            rule = rule or on_enter(line, column)
        if rule is None:
            cursor.insertText("\n")
            return
        for _ in range(rule.removed):
            cursor.deletePreviousChar()
        for _ in range(rule.removed_behind):
            cursor.deleteChar()
        cursor.insertText(rule.typed)
        self._count_on(cursor.block())
        if is_row:
            row = cursor.block()
            cursor.setPosition(row.position() + table_rows.first_cell(row.text()))

    def tab(self) -> None:
        """Indent the item or the selected lines; elsewhere spaces to the next stop."""
        cursor = self._edit.textCursor()
        if moves_lines(cursor):
            self.indent([cursor])
        else:
            cursor.insertText(" " * to_next_stop(cursor))
            self._edit.setTextCursor(cursor)

    def backtab(self) -> None:
        """The same as outdenting."""
        self.outdent([self._edit.textCursor()])

    def indent(self, cursors: Sequence[QTextCursor]) -> None:
        """Move the lines of what is selected into the items above them."""
        runs = _runs(self._blocks(cursors))
        with self._step([*runs[0], *runs[-1]]) as cursor:
            for blocks in runs:
                spaces = indented(blocks[0].text(), list(_lines_above(blocks[0])))
                for block in blocks:
                    if block.text().strip() or len(blocks) == 1:
                        cursor.setPosition(block.position())
                        cursor.insertText(spaces)

    def outdent(self, cursors: Sequence[QTextCursor]) -> None:
        """Move the lines of what is selected out of the items above them."""
        runs = _runs(self._blocks(cursors))
        with self._step([*runs[0], *runs[-1]]) as cursor:
            for blocks in runs:
                count = outdented(blocks[0].text(), list(_lines_above(blocks[0])))
                for block in blocks:
                    text = block.text()
                    own = min(count, len(text) - len(text.lstrip(" \t")))
                    cursor.setPosition(block.position())
                    cursor.setPosition(block.position() + own, QTextCursor.MoveMode.KeepAnchor)
                    cursor.removeSelectedText()

    def _step(self, blocks: list[QTextBlock]) -> AbstractContextManager[QTextCursor]:
        last = blocks[-1]
        return self._post.undo_step(blocks[0].position(), last.position() + last.length() - 1)

    def _count_on(self, item: QTextBlock) -> None:
        """Renumber the items below a new one, within the undo step that is open."""
        cursor = QTextCursor(self._post.document)
        positions = [block.position() for block in _blocks_below(item)]
        texts = [block.text() for block in _blocks_below(item)]
        # From the end on, so that the positions above stay true. Columns before a number are the
        # same in UTF-16: only spaces and quote signs stand there.
        for change in reversed(list(renumberings(item.text(), texts))):
            start = positions[change.line]
            cursor.setPosition(start + change.start)
            cursor.setPosition(start + change.end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(change.replacement)

    def _is_prose(self, block: QTextBlock) -> bool:
        return mode_of(block.userState()) not in (Mode.FENCE, Mode.RAW, Mode.COMMENT)

    def _blocks(self, cursors: Sequence[QTextCursor]) -> list[QTextBlock]:
        """The lines of what is selected, each once, in their order."""
        blocks: dict[int, QTextBlock] = {}
        for cursor in cursors:
            block = self._post.document.findBlock(cursor.selectionStart())
            blocks[block.blockNumber()] = block
            while block.next().isValid() and block.next().position() < cursor.selectionEnd():
                block = block.next()
                blocks[block.blockNumber()] = block
        return [blocks[number] for number in sorted(blocks)]


def moves_lines(cursor: QTextCursor) -> bool:
    """Whether Tab indents the lines of a cursor."""
    return "\u2029" in cursor.selectedText() or is_item(cursor.block().text())


def to_next_stop(cursor: QTextCursor) -> int:
    """The number of spaces from a cursor to the next stop of Tab."""
    return TAB - cursor.positionInBlock() % TAB


def _runs(blocks: list[QTextBlock]) -> list[list[QTextBlock]]:
    """Lines that follow each other."""
    runs = [[blocks[0]]]
    for before, block in pairwise(blocks):
        if block.blockNumber() != before.blockNumber() + 1:
            runs.append([])
        runs[-1].append(block)
    return runs


def _lines_above(block: QTextBlock) -> Iterator[str]:
    for _ in range(LINES_LOOKED_AT):
        block = block.previous()
        if not block.isValid():
            return
        yield block.text()


def _blocks_below(block: QTextBlock) -> Iterator[QTextBlock]:
    for _ in range(LINES_LOOKED_AT):
        block = block.next()
        if not block.isValid():
            return
        yield block
