"""Signs that come in pairs: closed and typed over, put around what is selected, taken back as one.

It must never surprise: nothing is closed before a letter, and only a sign that was put there of
itself is typed over or goes with its partner.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextCursor

from newsletter_editor.gui.editor.syntax import Mode, mode_of
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.settings import Settings

if TYPE_CHECKING:
    from newsletter_editor.gui.editor.source_edit import SourceEdit

SETTING = "editor/pairs"
BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”"}
SAME = '"`*_'
"""Signs that open and close alike."""
MARKS = "*_"
"""Of those, what two of mean more than one."""
_OPENS_BEHIND = " \t([{«“\"'¿¡—–-*_=:>|"
"""A sign that opens and closes alike opens at the start of a line and behind these."""
_CLOSES_BEFORE = " \t)]}»”’.,;:!?…|<"
_ONLY_MARKDOWN = "*_`"


def closing(sign: str, before: str, after: str) -> str | None:
    """What closes a sign that is typed between these parts of a line; None where nothing does."""
    escaped = (len(before) - len(before.rstrip("\\"))) % 2 == 1
    if escaped or (after and after[0] not in _CLOSES_BEFORE):
        return None
    if sign in BRACKETS:
        return BRACKETS[sign]
    start = before.lstrip(" \t>")
    if sign == "*" and start == "*":
        # The first one could have been a list's.
        return "**"
    is_of_a_list = sign == "*" and not start
    if is_of_a_list or before.endswith(sign) or (before and before[-1] not in _OPENS_BEHIND):
        return None
    return sign


class Pairs:
    """Looks at the cursor's own line alone."""

    def __init__(self, edit: SourceEdit, post: OpenPost, settings: Settings) -> None:
        self._edit, self._post, self._settings = edit, post, settings
        self._own: list[QTextCursor] = []
        """Each stands before a sign that was put there of itself; they follow what is typed."""

    def forget(self) -> None:
        """Let what stands there be the author's, who has undone something."""
        self._own = []

    def follow_cursor(self) -> None:
        """Forget what was put on another line than that of the cursor."""
        if self._own and self._own[0].block() != self._edit.textCursor().block():
            self.forget()

    def typed(self, sign: str) -> bool:
        """Take a sign that is about to be typed; False where it is to be typed as ever."""
        if sign not in BRACKETS and sign not in BRACKETS.values() and sign not in SAME:
            return False
        if not sign or not self._settings.get(SETTING, True):
            return False
        cursor = self._edit.textCursor()
        block = cursor.block()
        if not _has_meaning(cursor, sign):
            return False
        if cursor.hasSelection():
            return self._wrap(cursor, sign)
        at = cursor.positionInBlock()
        before, after = block.text()[:at], block.text()[at:]
        own = self._own_signs(cursor)
        if own.startswith(sign):
            is_empty = before.endswith(sign) and cursor.position() - 1 not in self._places
            if sign in MARKS and is_empty and not before.endswith(sign * 3):
                return self._insert(cursor, sign, sign)
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
            self._edit.setTextCursor(cursor)
            self._edit.ensureCursorVisible()
            return True
        if sign not in BRACKETS and sign not in SAME:
            return False
        closer = closing(sign, before, after[len(own) :])
        return closer is not None and self._insert(cursor, sign, closer)

    def backspace(self) -> bool:
        """Take both signs of a pair with nothing between; False where there is none."""
        cursor = self._edit.textCursor()
        own = "" if cursor.hasSelection() else self._own_signs(cursor)
        before = cursor.block().text()[: cursor.positionInBlock()][-1:]
        if not own or BRACKETS.get(before, before) != own[0]:
            return False
        at = cursor.position()
        with self._post.undo_step(at - 1, at + 1) as step:
            step.setPosition(at - 1)
            step.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
            step.removeSelectedText()
        return True

    def _insert(self, cursor: QTextCursor, sign: str, closer: str) -> bool:
        at = cursor.position()
        # A step of its own, for undo takes back the sign and what came with it alone.
        with self._post.undo_step(at, at) as step:
            step.setPosition(at)
            step.insertText(sign + closer)
        cursor = self._edit.textCursor()
        cursor.setPosition(at + len(sign))
        self._edit.setTextCursor(cursor)
        self._edit.ensureCursorVisible()
        for place in range(at + len(sign), at + len(sign) + len(closer)):
            own = QTextCursor(self._post.document)
            own.setPosition(place)
            self._own.append(own)
        return True

    def _wrap(self, cursor: QTextCursor, sign: str) -> bool:
        place = _wrapping(cursor, sign)
        if place is None:
            return False
        start, end = place
        self._put_around([place], sign)
        self._edit.move_to(end + len(sign), start + len(sign))
        return True

    def wrap_all(self, cursors: Sequence[QTextCursor], sign: str) -> bool:
        """Put a sign that opens around what each cursor selects, and its partner; False where it is
        to be typed in its place. `cursors` are in the order of the text."""
        if not sign or not self._settings.get(SETTING, True):
            return False
        places = [_wrapping(cursor, sign) for cursor in cursors if _has_meaning(cursor, sign)]
        found = [place for place in places if place is not None]
        if len(found) < len(cursors):
            return False
        self._put_around(found, sign)
        for number, (cursor, (start, end)) in enumerate(zip(cursors, found, strict=True)):
            shift = 2 * number + 1
            cursor.setPosition(start + shift)
            cursor.setPosition(end + shift, QTextCursor.MoveMode.KeepAnchor)
        return True

    def _put_around(self, places: list[tuple[int, int]], sign: str) -> None:
        closer = BRACKETS.get(sign, sign)
        with self._post.undo_step(places[0][0], places[-1][1]) as step:
            for start, end in reversed(places):
                step.setPosition(end)
                step.insertText(closer)
                step.setPosition(start)
                step.insertText(sign)

    def _own_signs(self, cursor: QTextCursor) -> str:
        """What stands behind the cursor of signs that were put there of themselves."""
        block = cursor.block()
        self._own = [own for own in self._own if self._is_there(own, block)]
        signs, at = "", cursor.position()
        while at in self._places:
            signs += self._post.document.characterAt(at)
            at += 1
        return signs

    @property
    def _places(self) -> set[int]:
        return {own.position() for own in self._own}

    def _is_there(self, own: QTextCursor, block: QTextBlock) -> bool:
        document = self._post.document
        if own.document() is not document or own.block() != block:
            return False
        sign = document.characterAt(own.position())
        return sign in SAME or sign in BRACKETS.values()


def _has_meaning(cursor: QTextCursor, sign: str) -> bool:
    """Whether a sign has its meaning on the line of a cursor."""
    is_markdown = mode_of(cursor.block().userState()) in (Mode.BODY, Mode.START)
    return is_markdown or sign not in _ONLY_MARKDOWN


def _wrapping(cursor: QTextCursor, sign: str) -> tuple[int, int] | None:
    """What of a selection is put between a sign and its partner; None where it has none."""
    text = cursor.selectedText()
    is_of_pair = sign in BRACKETS or sign in SAME
    if not text or not is_of_pair:
        return None
    if sign in _ONLY_MARKDOWN and ("\u2029" in text or not text.strip()):
        return None
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    if sign in MARKS:
        # Emphasis neither begins nor ends with a blank.
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
    return start, end
