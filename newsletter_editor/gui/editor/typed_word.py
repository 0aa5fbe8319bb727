"""No underline while a word is being typed: it is wrong until its last letter."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit

from newsletter_editor.gui.editor.problem_marks import ProblemMarks
from newsletter_editor.gui.open_post import OpenPost


class TypedWord(QObject):
    """Tells the marks where the author types, until the cursor leaves that word."""

    def __init__(self, post: OpenPost, edit: QPlainTextEdit, marks: ProblemMarks) -> None:
        super().__init__(edit)
        self._post, self._edit, self._marks = post, edit, marks
        self._is_typing = False
        post.changed.connect(self._follow)
        edit.cursorPositionChanged.connect(self._look)

    def _follow(self, start: int, removed: int, inserted: str) -> None:
        # A longer change, or one elsewhere, comes from a fix, a paste or the form, not from a key.
        end = start + len(inserted)
        at_cursor = self._post.to_code_point(self._edit.textCursor().position()) == end
        self._is_typing = at_cursor and removed <= 1 and len(inserted) <= 2
        self._marks.leave_unmarked(end if self._is_typing else None)

    def _look(self) -> None:
        if not self._is_typing:
            return
        cursor = self._edit.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()][-1:]
        if before.isalpha() or before in "-'’":
            self._marks.leave_unmarked(self._post.to_code_point(cursor.position()))
        else:
            self._is_typing = False
            self._marks.leave_unmarked(None)
