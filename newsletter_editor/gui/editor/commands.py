"""The editor's actions: what each does to the post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog, QLineEdit

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.editor.field_keys import (
    FieldKeys,
    text_field_with_keyboard,
    written_source,
)
from newsletter_editor.gui.editor.source_edit import SourceEdit
from newsletter_editor.gui.editor.typing_rules import TypingRules
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.settings import Settings

if TYPE_CHECKING:
    from newsletter_editor.gui.editor.pane import EditorPane

_OF_TEXT_FIELDS = ("undo", "redo", "cut", "copy", "paste", "select_all")
_QT_NAMES = {"select_all": "selectAll"}
_OF_POST = ("format.", "edit.lines.", "edit.cursors.")
_SECTION = "format.section_"


class EditorCommands(QObject):
    """Connects the rows of the menus *Edit*, *Format* and the editor's part of *View*."""

    def __init__(
        self, pane: EditorPane, post: OpenPost, actions: Actions, settings: Settings
    ) -> None:
        super().__init__(pane)
        self._pane, self._settings = pane, settings
        for name in _OF_TEXT_FIELDS:
            actions[f"edit.{name}"].triggered.connect(self._in_focused_field)
        for id, slot in {
            "edit.paste_plain": self.paste_plain,
            "edit.find": self._find,
            "edit.replace": self._replace,
            "edit.find_next": self._find_next,
            "edit.find_previous": self._find_previous,
            "edit.cursors.next": self._add_cursors,
            "edit.cursors.all": self._add_cursors,
            "edit.cursors.above": self._add_cursors,
            "edit.cursors.below": self._add_cursors,
            "edit.lines.up": self._change_lines,
            "edit.lines.down": self._change_lines,
            "edit.lines.duplicate": self._change_lines,
            "edit.lines.delete": self._change_lines,
            "view.zoom_in": self._zoom_in,
            "view.zoom_out": self._zoom_out,
            "view.zoom_reset": self._zoom_reset,
            "format.bold": self._format,
            "format.italic": self._format,
            "format.code": self._format,
            "format.strike": self._format,
            "format.link": self._format,
            "format.image": self._image,
            "format.heading_1": self._format,
            "format.heading_2": self._format,
            "format.heading_3": self._format,
            "format.quote": self._format,
            "format.bullets": self._format,
            "format.numbers": self._format,
            "format.indent": self._indent,
            "format.outdent": self._indent,
            "go.line": self.ask_for_line,
        }.items():
            actions[id].triggered.connect(slot)
        numbers = actions["view.line_numbers"]
        numbers.setChecked(settings.get("editor/line_numbers", True))
        numbers.toggled.connect(self._show_numbers)
        for name, signal in {
            "edit.undo": post.undo_available,
            "edit.redo": post.redo_available,
        }.items():
            signal.connect(actions[name].setEnabled)
        actions["edit.undo"].setEnabled(post.document.isUndoAvailable())
        actions["edit.redo"].setEnabled(post.document.isRedoAvailable())
        for id in ("edit.cut", "edit.copy"):
            # Enabled always: which field they are for is known only when they are chosen.
            actions[id].setEnabled(True)
        self._actions = actions
        self._field_keys = FieldKeys(self)
        actions.keys_changed.connect(self._take_keys)
        self._take_keys()

    def _take_keys(self) -> None:
        taken, of_post = self._pane.edit.window_shortcuts, self._field_keys.keys
        taken.clear()
        of_post.clear()
        for id in self._actions:
            keys = {each.toString() for each in self._actions[id].shortcuts()}
            if id.removeprefix("edit.") not in _OF_TEXT_FIELDS:
                taken |= keys
            # A section is also inserted from the field that filters them.
            if id.startswith(_OF_POST) and not id.startswith(_SECTION):
                of_post |= keys

    @property
    def _edit(self) -> SourceEdit:
        """The source that has the keyboard: of the post in front, or of one beside it."""
        return written_source() or self._pane.edit

    @property
    def _post(self) -> OpenPost:
        return self._edit.post

    def _change_lines(self) -> None:
        # Imported here, as what formats: each start would wait for it.
        from newsletter_editor.gui.editor.line_commands import LineCommands

        name = self.sender().objectName().removeprefix("edit.lines.")
        lines = LineCommands(self._edit, self._post)
        {
            "up": lines.move_up,
            "down": lines.move_down,
            "duplicate": lines.duplicate,
            "delete": lines.delete,
        }[name]()

    def _add_cursors(self) -> None:
        cursors = self._edit.cursors
        match self.sender().objectName().removeprefix("edit.cursors."):
            case "next":
                cursors.add_next()
            case "all":
                cursors.add_all()
            case name:
                cursors.add_line(below=name == "below")

    def _indent(self) -> None:
        rules = TypingRules(self._edit, self._post)
        every = [self._edit.textCursor(), *self._edit.cursors.others]
        is_in = self.sender().objectName() == "format.indent"
        with self._edit.cursors.noted():
            (rules.indent if is_in else rules.outdent)(every)

    def paste_plain(self) -> None:
        """Insert the clipboard's text as it is, and nothing made of it."""
        text, field = QGuiApplication.clipboard().text(), text_field_with_keyboard()
        if isinstance(field, QLineEdit):
            field.paste()
        elif field is not None and not isinstance(field, SourceEdit):
            if not field.isReadOnly():
                field.insertPlainText(text)
        elif text:
            self._edit.insert_text(text, smart=False)

    def go_to_line(self, line: int) -> None:
        """Put the cursor at the start of a line, from 1, in the middle of the view."""
        block = self._post.document.findBlockByNumber(line - 1)
        if block.isValid():
            self._edit.move_to(block.position())
            self._edit.centerCursor()
            self._edit.setFocus()

    def ask_for_line(self) -> None:
        """Ask for a line and go there."""
        count = self._post.document.blockCount()
        line, chosen = QInputDialog.getInt(
            self._pane.window(),
            self.tr("Go to line"),
            self.tr("Line (1 to {0}):").format(count),
            self._edit.textCursor().blockNumber() + 1,
            1,
            count,
        )
        if chosen:
            self.go_to_line(line)

    def _in_focused_field(self) -> None:
        """The menu's *Copy* is for the field that has the keyboard, which need not be the text."""
        name = self.sender().objectName().removeprefix("edit.")
        target = text_field_with_keyboard() or self._edit
        getattr(target, _QT_NAMES.get(name, name))()

    def _image(self) -> None:
        edit = self._pane.edit
        if self._pane.format_place.takes(edit.post.text(), edit.selection()):
            self._pane.images.toggle()

    def _format(self) -> None:
        # Imported here: each start would wait for it.
        from newsletter_editor.gui.editor.format_commands import FormatCommands

        FormatCommands(self._edit, self._pane.format_place).obey(self.sender().objectName())

    def _find(self) -> None:
        self._pane.find_bar.find(with_replace=False)

    def _replace(self) -> None:
        self._pane.find_bar.find(with_replace=True)

    def _find_next(self) -> None:
        self._pane.find_bar.next()

    def _find_previous(self) -> None:
        self._pane.find_bar.previous()

    def _zoom_in(self) -> None:
        self._edit.zoom(1)

    def _zoom_out(self) -> None:
        self._edit.zoom(-1)

    def _zoom_reset(self) -> None:
        self._edit.zoom(0)

    def _show_numbers(self, shown: bool) -> None:
        self._settings.set("editor/line_numbers", shown)
