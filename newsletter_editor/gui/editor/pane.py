"""The source editor with what belongs to it."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.settings import Settings
from newsletter_editor.text.ranges import Range


class EditorPane(QWidget):
    """Shows the open post's document. Offsets given and taken are code points of the post."""

    def __init__(
        self,
        post: OpenPost,
        actions: Actions,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._post = post
        self.edit = QPlainTextEdit()
        self.edit.setDocument(post.document)
        self.edit.setAccessibleName(self.tr("Source of the post"))
        self.edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit)
        post.selection_requested.connect(self.select)

    @property
    def selection(self) -> Range:
        """What is selected; empty at the cursor where nothing is."""
        cursor = self.edit.textCursor()
        return Range(
            self._post.to_code_point(cursor.selectionStart()),
            self._post.to_code_point(cursor.selectionEnd()),
        )

    def select(self, range: Range) -> None:
        """Select a stretch of the post and bring it into view; an empty one places the cursor."""
        cursor = self.edit.textCursor()
        cursor.setPosition(self._post.to_utf16(range.start))
        cursor.setPosition(self._post.to_utf16(range.end), QTextCursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(cursor)
        self.edit.ensureCursorVisible()
