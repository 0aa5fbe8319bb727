"""The room that is made for writing in a new section, taken back where nothing is written."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range

_UNTIL_LEFT_MS = 30
"""Looked at again after this while a mouse button is held: text must not move below a selection."""


class EmptySection(QObject):
    """Waits until the author leaves a section that was just inserted."""

    def __init__(self, post: OpenPost, editor: EditorPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post, self._editor = post, editor
        self._room: Range | None = None
        self._revision = -1
        self._soon = QTimer(self, singleShot=True, interval=0, timeout=self._look)
        post.changed.connect(self._follow)
        post.opened.connect(self._forget)
        editor.edit.cursorPositionChanged.connect(self._soon.start)

    def watch(self, room: Edit | None) -> None:
        """`room` is the edit that takes it back; it counts in the text as it is now."""
        self._room = room.range if room is not None else None
        self._revision = self._post.revision

    def close(self) -> Range | None:
        """Take the room back at once and tell where it was; None where there is none to take."""
        self._soon.stop()
        room, self._room = self._room, None
        if room is not None:
            # As part of the insertion, if nothing was done since: one undo takes all of it away.
            joins = self._revision == self._post.revision
            self._post.apply([Edit(room, "")], joins=joins)
        return room

    def _look(self) -> None:
        if self._room is None:
            return
        selection = self._editor.selection
        if self._room.start < selection.start <= selection.end <= self._room.end:
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._soon.start(_UNTIL_LEFT_MS)
        else:
            self.close()

    def _follow(self, start: int, removed: int, inserted: str) -> None:
        if self._room is None:
            return
        if start + removed < self._room.start:
            self._room = self._room.shifted(len(inserted) - removed)
        elif start <= self._room.end:
            self._forget()

    def _forget(self) -> None:
        self._room = None
        self._soon.stop()
