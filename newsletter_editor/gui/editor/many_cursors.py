"""Several cursors at once: each key does at all of them what it does at one, as one undo step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from newsletter_editor.document.source import insertable
from newsletter_editor.gui.editor.cursor_steps import CursorSteps
from newsletter_editor.gui.editor.typing_rules import TypingRules, moves_lines, to_next_stop
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.gui.editor.formatting import Change
    from newsletter_editor.gui.editor.pairs import Pairs
    from newsletter_editor.gui.editor.source_edit import SourceEdit

MOST = 1_000
"""Cursors: more than anybody looks after, and few enough for a key to take no time."""
Move = QTextCursor.MoveOperation
KEEP = QTextCursor.MoveMode.KeepAnchor
_MOVES = {
    Qt.Key.Key_Left: (Move.PreviousCharacter, Move.PreviousWord),
    Qt.Key.Key_Right: (Move.NextCharacter, Move.NextWord),
    Qt.Key.Key_Up: (Move.Up, Move.Up),
    Qt.Key.Key_Down: (Move.Down, Move.Down),
    Qt.Key.Key_Home: (Move.StartOfLine, Move.Start),
    Qt.Key.Key_End: (Move.EndOfLine, Move.End),
}
"""What a key does alone and with Ctrl."""
_DELETES = {
    Qt.Key.Key_Backspace: (Move.PreviousCharacter, Move.PreviousWord),
    Qt.Key.Key_Delete: (Move.NextCharacter, Move.NextWord),
}
_MODIFIERS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
)


def typed_text(event: QKeyEvent) -> str:
    """The characters that a key types; none where it is a command."""
    modifiers = event.modifiers()
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
    # Ctrl and Alt together are AltGr on Windows.
    is_command = modifiers & control and not modifiers & Qt.KeyboardModifier.AltModifier
    return "" if is_command or not event.text().isprintable() else event.text()


class ManyCursors:
    """Those besides the editor's own one. Without any, the editor does all by itself."""

    def __init__(self, edit: SourceEdit, post: OpenPost, rules: TypingRules, pairs: Pairs) -> None:
        self._edit, self._post = edit, post
        self._rules, self._pairs = rules, pairs
        self.others: list[QTextCursor] = []
        self._typed = -1
        """The revision after what was typed last: what follows goes into the same undo step."""

    def __bool__(self) -> bool:
        return bool(self.others)

    @property
    def count(self) -> int:
        """How many cursors there are in all."""
        return len(self.others) + 1

    def drop(self) -> None:
        """Go on with the editor's own cursor alone."""
        if self.others:
            self.others = []
            self._show()

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Have undo and redo of what is done meanwhile bring the cursors back."""
        if not self.others:
            yield
            return
        steps = CursorSteps.of(self._post.document)
        start, before = steps.now, steps.stand([self._edit.textCursor(), *self.others])
        yield
        steps.note(start, before, steps.stand([self._edit.textCursor(), *self.others]))

    @contextmanager
    def brought_back(self) -> Iterator[None]:
        """Meanwhile one step is undone or redone."""
        steps = CursorSteps.of(self._post.document)
        start = steps.now
        yield
        if places := steps.reached(start):
            main, *self.others = [self._at(anchor, at - anchor) for anchor, at in places]
            self._take(main)
            self._show()

    # ---- where they are ------------------------------------------------------------------------

    def toggle(self, position: int) -> None:
        """Put one more at a place of the document, or take the one away that is there."""
        there = [each for each in self.others if each.position() == position]
        if there:
            self.others = [each for each in self.others if each not in there]
        else:
            before = self._edit.textCursor()
            if before.position() != position:
                self.others.append(before)
                self._take(self._at(position))
        self._show()

    def add_next(self) -> None:
        """One more at the next place that says what is selected; first the word at the cursor."""
        cursor = self._edit.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            self._take(cursor)
            return
        found = self._places_of(cursor.selectedText())
        taken = {each.selectionStart() for each in (cursor, *self.others)}
        free = [place for place in found if place not in taken]
        later = [place for place in free if place > cursor.selectionStart()]
        if free and self.count < MOST:
            length = cursor.selectionEnd() - cursor.selectionStart()
            self.others.append(cursor)
            self._take(self._at((later or free)[0], length))
            self._show()

    def add_all(self) -> None:
        """One at each place that says what is selected, or the word at the cursor."""
        cursor = self._edit.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            self._take(cursor)
        length = cursor.selectionEnd() - cursor.selectionStart()
        found = self._places_of(cursor.selectedText()) if length else []
        self.others = [
            self._at(place, length) for place in found[:MOST] if place != cursor.selectionStart()
        ]
        self._show()

    def add_line(self, *, below: bool) -> None:
        """One more on the line below all cursors, or above them, in the same column."""
        all_ = sorted([self._edit.textCursor(), *self.others], key=QTextCursor.position)
        outer = QTextCursor(all_[-1 if below else 0])
        if outer.movePosition(Move.Down if below else Move.Up) and self.count < MOST:
            outer.clearSelection()
            self.others.append(self._edit.textCursor())
            self._take(outer)
            self._show()

    # ---- what keys do --------------------------------------------------------------------------

    def key(self, event: QKeyEvent) -> bool:
        """Do at all cursors what a key does; False where it has nothing to do with them."""
        if not self.others or event.key() in _MODIFIERS:
            return False
        with self.noted():
            return self._obey(event)

    def _obey(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self._edit.copy()
            self._replace([""] * self.count)
        elif event.key() in _MOVES:
            self._move(event.key(), control, shift)
        elif event.key() in _DELETES:
            self._delete(_DELETES[Qt.Key(event.key())][control])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(continues=not shift)
        elif event.key() == Qt.Key.Key_Tab and not control:
            self._tab()
        elif event.key() == Qt.Key.Key_Backtab and not control:
            self._shift_lines(self._rules.outdent)
        elif typed_text(event):
            self.type(typed_text(event))
        else:
            return False
        return True

    def type(self, text: str) -> None:
        """Type at all cursors; what is typed one after the other is one undo step."""
        with self.noted():
            self._type(text)

    def _type(self, text: str) -> None:
        self._merge_after_others()
        main = self._edit.textCursor()
        if self._pairs.wrap_all(self._ordered(main), text):
            self._take(main)
            self._show()
            return
        text = insertable(text, self._post.format)
        self._replace([text] * self.count, joins=self._typed == self._post.revision)
        self._typed = self._post.revision

    def paste(self, text: str) -> None:
        """Paste at all cursors: of as many lines as there are cursors, each gets one."""
        self._merge_after_others()
        lines = text.removesuffix("\n").split("\n")
        with self.noted():
            self._replace(lines if len(lines) == self.count else [text] * self.count)

    def selected(self) -> str:
        """What is selected, a line for each cursor in the order of the text."""
        return "\n".join(each.selectedText().replace("\u2029", "\n") for each in self._ordered())

    def change(self, make: Callable[[str, Range], Change]) -> bool:
        """Do at all cursors what a command does to one selection, as one undo step; False where
        what it does at one is in the way of another."""
        with self.noted():
            return self._change(make)

    def _change(self, make: Callable[[str, Range], Change]) -> bool:
        text, ordered = self._post.text(), self._ordered()
        at_main = ordered.index(self._edit.textCursor())
        changes = [make(text, self._range_of(each)) for each in ordered]
        try:
            self._post.apply([edit for change in changes for edit in change.edits])
        except ValueError:
            return False
        cursors, shift = [], 0
        for change in changes:
            start, end = (self._post.to_utf16(at + shift) for at in change.selection)
            cursors.append(self._at(start, end - start))
            shift += sum(len(new) - old.length for old, new in change.edits)
        self._take(cursors.pop(at_main))
        self.others = cursors
        self._merge()
        return True

    # ---- how -----------------------------------------------------------------------------------

    def _move(self, key: int, control: bool, shift: bool) -> None:
        alone, with_control = _MOVES[Qt.Key(key)]
        main = self._edit.textCursor()
        for cursor in (main, *self.others):
            if cursor.hasSelection() and not shift and not control:
                if key == Qt.Key.Key_Left:
                    cursor.setPosition(cursor.selectionStart())
                    continue
                if key == Qt.Key.Key_Right:
                    cursor.setPosition(cursor.selectionEnd())
                    continue
            mode = KEEP if shift else QTextCursor.MoveMode.MoveAnchor
            cursor.movePosition(with_control if control else alone, mode)
        self._take(main)
        self._merge()

    def _delete(self, step: QTextCursor.MoveOperation) -> None:
        main = self._edit.textCursor()
        for cursor in (main, *self.others):
            if not cursor.hasSelection():
                cursor.movePosition(step, KEEP)
        self._take(main)
        self._merge()
        self._replace([""] * self.count)

    def _enter(self, *, continues: bool) -> None:
        self._merge_after_others()
        main = self._edit.textCursor()
        every = self._ordered(main)
        with self._post.undo_step(every[0].selectionStart(), every[-1].selectionEnd()):
            for cursor in reversed(every):
                self._rules.enter_at(cursor, continues)
        self._take(main)
        self._merge()

    def _tab(self) -> None:
        if any(map(moves_lines, self._ordered())):
            self._shift_lines(self._rules.indent)
            return
        self._merge_after_others()
        self._replace([" " * to_next_stop(cursor) for cursor in self._ordered()])

    def _shift_lines(self, shift: Callable[[Sequence[QTextCursor]], None]) -> None:
        shift(self._ordered())
        self._merge()

    def _range_of(self, cursor: QTextCursor) -> Range:
        post = self._post
        return Range(
            post.to_code_point(cursor.selectionStart()), post.to_code_point(cursor.selectionEnd())
        )

    def _ordered(self, main: QTextCursor | None = None) -> list[QTextCursor]:
        """All in the order of the text; the editor's own is a copy, unless `main` is given."""
        main = self._edit.textCursor() if main is None else main
        return sorted([main, *self.others], key=_range)

    def _replace(self, texts: Sequence[str], *, joins: bool = False) -> None:
        """Put texts, in the order of the post, in the place of what is selected."""
        post, main = self._post, self._edit.textCursor()
        ordered = self._ordered()
        at_main = ordered.index(main)
        edits = [
            Edit(self._range_of(each), text) for each, text in zip(ordered, texts, strict=True)
        ]
        post.apply([edit for edit in edits if edit.range.length or edit.replacement], joins=joins)
        places, shift = [], 0
        for (start, end), text in edits:
            places.append(start + shift + len(text))
            shift += len(text) - (end - start)
        cursors = [self._at(post.to_utf16(place)) for place in places]
        self._take(cursors.pop(at_main))
        self.others = cursors
        self._merge()

    def _merge(self) -> None:
        """Let those be one that have met."""
        main = self._edit.textCursor()
        kept: list[QTextCursor] = []
        for cursor in self._ordered(main):
            if not kept or not _meet(kept[-1], cursor):
                kept.append(cursor)
            elif cursor is main:
                kept[-1] = main
        self.others = [each for each in kept if each is not main]
        self._show()

    def _merge_after_others(self) -> None:
        """Where somebody else took away what was between them, one key is typed once."""
        if self._typed != self._post.revision:
            self._merge()

    def _places_of(self, text: str) -> list[int]:
        """Where the document says a text, in UTF-16."""
        post, whole = self._post, self._post.text()
        text = text.replace("\u2029", "\n")
        places, at = [], whole.find(text)
        while at >= 0 and len(places) <= MOST:
            places.append(post.to_utf16(at))
            at = whole.find(text, at + len(text))
        return places

    def _at(self, position: int, length: int = 0) -> QTextCursor:
        cursor = QTextCursor(self._post.document)
        cursor.setPosition(position)
        cursor.setPosition(position + length, KEEP)
        return cursor

    def _take(self, cursor: QTextCursor) -> None:
        self._edit.setTextCursor(cursor)
        self._edit.ensureCursorVisible()

    def _show(self) -> None:
        self._edit.viewport().update()
        self._edit.cursors_changed.emit(self.count)


def _range(cursor: QTextCursor) -> tuple[int, int]:
    return cursor.selectionStart(), cursor.selectionEnd()


def _meet(one: QTextCursor, other: QTextCursor) -> bool:
    if one.position() == other.position():
        return True
    start = max(one.selectionStart(), other.selectionStart())
    return start < min(one.selectionEnd(), other.selectionEnd())
