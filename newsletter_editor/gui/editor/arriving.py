"""What is pasted into the source or dropped on it, put at the cursor."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from newsletter_editor.document.source import insertable
from newsletter_editor.gui.editor.formatting import is_url, link_at, toggle_link
from newsletter_editor.gui.editor.paste import images_in, rich_text_of, without_controls
from newsletter_editor.gui.editor.source_edit import SourceEdit
from newsletter_editor.gui.editor.wrapping import Wrapping
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range


class Arriving:
    """Puts one thing into the post that an editor shows."""

    def __init__(self, edit: SourceEdit, wrapping: Wrapping) -> None:
        self._edit, self._post, self._wrapping = edit, edit.post, wrapping

    def take(self, source: QMimeData) -> None:
        """Take pictures in, rich text as Markdown, an address over a selection as a link."""
        images = images_in(source)
        if images:
            self._edit.images_arrived.emit(images)
            return
        text = source.text()
        if not self._edit.cursors and not is_url(text.strip()) and source.hasHtml():
            rich = rich_text_of(source.html(), self._post.text(), self._edit.selection())
            if rich is not None:
                place, markdown = rich.edit
                self._put(place, insertable(markdown, self._post.format))
                if rich.left_out:
                    self._edit.images_left_out.emit(rich.left_out)
                return
        if text or self._edit.cursors:
            self.insert(text)

    def insert(self, text: str, *, smart: bool = True) -> None:
        """Insert text; if `smart`, an address over a selection makes a link of it."""
        text = insertable(without_controls(text), self._post.format)
        if self._edit.cursors:
            self._edit.cursors.paste(text)
            return
        selection = self._edit.selection()
        if smart and selection.length and is_url(text.strip()) and self._can_be_linked(selection):
            change = toggle_link(self._post.text(), selection, text.strip())
            end = change.edits[0].range.start + len(change.edits[0].replacement)
            self._post.apply(change.edits, select=Range(end, end))
            return
        self._put(selection, text)

    def _put(self, place: Range, text: str) -> None:
        self._wrapping.prepare(text)
        # A step of its own: Qt would take back what was typed just before together with it.
        end = place.start + len(text)
        self._post.apply([Edit(place, text)], select=Range(end, end))

    def _can_be_linked(self, selection: Range) -> bool:
        chosen = self._edit.textCursor().selectedText()
        if "\u2029" in chosen or is_url(chosen.strip()):
            return False
        return link_at(self._post.text(), selection) is None
