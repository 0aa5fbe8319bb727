"""The actions of the menu *Format* that mark what is selected."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QGuiApplication

from newsletter_editor.gui.editor import formatting
from newsletter_editor.gui.editor.format_place import FormatPlace
from newsletter_editor.gui.editor.formatting import Change
from newsletter_editor.gui.editor.source_edit import SourceEdit


class FormatCommands:
    """What these actions do to the source that has the keyboard."""

    def __init__(self, edit: SourceEdit, place: FormatPlace) -> None:
        self._edit, self._place = edit, place

    def obey(self, id: str) -> None:
        """Do what the action with this id says."""
        name = id.removeprefix("format.")
        text, selection = self._edit.post.text(), self._edit.selection()
        match name.split("_"):
            case ["link"]:
                copied = QGuiApplication.clipboard().text().strip()
                address = copied if formatting.is_url(copied) else ""
                self._apply(formatting.toggle_link(text, selection, address), in_line=True)
            case ["heading", level]:
                self._apply(formatting.toggle_heading(text, selection, int(level)))
            case ["quote"]:
                self._apply(formatting.toggle_quote(text, selection))
            case ["bullets" | "numbers"]:
                numbered = name == "numbers"
                self._apply(formatting.toggle_list(text, selection, numbered))
            case _:
                toggle = partial(formatting.toggle_mark, kind=name)
                if not (self._edit.cursors and self._edit.cursors.change(toggle)):
                    self._apply(toggle(text, selection), in_line=True)

    def _apply(self, change: Change, *, in_line: bool = False) -> None:
        edit = self._edit
        if self._place.takes(edit.post.text(), edit.selection(), in_line=in_line):
            edit.post.apply(change.edits, select=change.selection)
        edit.setFocus()
