"""Whole lines: moved past their neighbours, written twice, taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextCursor

from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.text.utf16 import utf16_length

if TYPE_CHECKING:
    from newsletter_editor.gui.editor.source_edit import SourceEdit


class LineCommands:
    """Works on the line of the cursor, or on all lines that the selection touches."""

    def __init__(self, edit: SourceEdit, post: OpenPost) -> None:
        self._edit, self._post = edit, post

    def move_up(self) -> None:
        """Past the line above."""
        first, last = self._lines()
        above = first.previous()
        if not above.isValid():
            return
        text, start, end = above.text(), above.position(), _end(last)
        before = self._selected()
        with self._post.undo_step(start, max(end, *before)) as cursor:
            cursor.setPosition(end)
            cursor.insertText("\n" + text)
            cursor.setPosition(start)
            cursor.setPosition(start + utf16_length(text) + 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        self._select(*before, by=-utf16_length(text) - 1)

    def move_down(self) -> None:
        """Past the line below."""
        first, last = self._lines()
        below = last.next()
        if not below.isValid():
            return
        text, start, end = below.text(), first.position(), _end(below)
        before = self._selected()
        with self._post.undo_step(start, max(end, *before)) as cursor:
            cursor.setPosition(_end(last))
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            cursor.setPosition(start)
            cursor.insertText(text + "\n")
        self._select(*before, by=utf16_length(text) + 1)

    def duplicate(self) -> None:
        """Once more below; the selection goes to the copy."""
        first, last = self._lines()
        start, end = first.position(), _end(last)
        text = _text(first, last)
        before = self._selected()
        with self._post.undo_step(start, max(end, *before)) as cursor:
            cursor.setPosition(end)
            cursor.insertText("\n" + text)
        self._select(*before, by=utf16_length(text) + 1)

    def delete(self) -> None:
        """Away, with their line end."""
        first, last = self._lines()
        start, end = first.position(), _end(last)
        if last.next().isValid():
            end += 1
        elif first.previous().isValid():
            start -= 1
        before = self._selected()
        with self._post.undo_step(start, max(end, *before)) as cursor:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        self._edit.setTextCursor(cursor)

    def _lines(self) -> tuple[QTextBlock, QTextBlock]:
        """The first and the last line that the selection touches."""
        cursor, document = self._edit.textCursor(), self._post.document
        first = document.findBlock(cursor.selectionStart())
        last = document.findBlock(cursor.selectionEnd())
        # Who selects whole lines ends at the start of the next one.
        if cursor.selectionEnd() == last.position() and last != first:
            last = last.previous()
        return first, last

    def _selected(self) -> tuple[int, int]:
        cursor = self._edit.textCursor()
        return cursor.anchor(), cursor.position()

    def _select(self, anchor: int, position: int, by: int) -> None:
        last = self._post.document.characterCount() - 1
        cursor = self._edit.textCursor()
        cursor.setPosition(min(anchor + by, last))
        cursor.setPosition(min(position + by, last), QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)
        self._edit.ensureCursorVisible()


def _end(block: QTextBlock) -> int:
    return block.position() + block.length() - 1


def _text(first: QTextBlock, last: QTextBlock) -> str:
    lines = [first.text()]
    while first != last:
        first = first.next()
        lines.append(first.text())
    return "\n".join(lines)
