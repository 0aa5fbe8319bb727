"""The rows of the form: one a field, made anew where the front matter has other fields now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from newsletter_editor.document.front_matter import FrontMatter, KeyPath
from newsletter_editor.document.front_matter_nodes import Node
from newsletter_editor.gui.front_matter.field_row import FieldRow, kind_of
from newsletter_editor.gui.front_matter.knowledge import FormKnowledge
from newsletter_editor.gui.front_matter.repo_editors import ImageEditor
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.site.fields import Kind

DEEPEST = 3
MOST_ROWS = 100
"""Each takes most of a millisecond to make; no post that people write has half as many fields."""


class FieldForm(QWidget):
    """Shows what a front matter says, and tells what the author made of it."""

    edited = Signal(object, object, bool)
    """(key path, value, whether it is being typed)."""
    remove_requested = Signal(object)
    """(key path)."""
    rename_requested = Signal(object, str)
    """(key path, new name)."""
    reveal_requested = Signal(object)
    """(key path): the author wants to see it in the text."""
    image_added = Signal(object)
    """(NewFile): there is one more image in the repo."""
    failed = Signal(object)
    """(EditorError): what was entered could not be taken."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.post_path: Callable[[], Path | None] = lambda: None
        """Which post is filled in."""
        self._tasks = tasks
        self.rows: dict[KeyPath, FieldRow] = {}
        self._structure: list[tuple[KeyPath, Kind]] | None = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 10, 12, 12)
        self._layout.setSpacing(8)
        self.more = PlainLabel(self.tr("There are more fields; they stand in the text."))
        self.more.setWordWrap(True)
        self.more.hide()
        self._layout.addWidget(self.more)

    def show_fields(self, found: FrontMatter, text: str, knowledge: FormKnowledge) -> None:
        """Show the fields of `text`, whose front matter is `found`."""
        layout = layout_of(found)
        shown = list(islice(_fields_of(found, layout, knowledge), MOST_ROWS + 1))
        self.more.setVisible(len(shown) > MOST_ROWS)
        del shown[MOST_ROWS:]
        structure = [(path, kind) for path, kind, _ in shown]
        is_another = structure != self._structure
        focus, place = self._place() if is_another else ((), None)
        if is_another:
            self._rebuild(structure, layout, knowledge)
        for path, _, node in shown:
            self.rows[path].show_value(node.value, _written(text, node))
        self.focus(focus, place)

    def clear(self) -> None:
        """Show no fields."""
        self.more.hide()
        self._rebuild([], "", FormKnowledge())

    def forget(self) -> None:
        """Make all rows anew the next time, because something else is known of the fields."""
        self._structure = None

    def focus(self, path: KeyPath, place: int | None = None) -> None:
        """Give the keyboard to a field, if there is such a one, at a place in its text."""
        row = self.rows.get(path)
        if row is not None and row.editor is not None:
            row.editor.setFocus()
            if place is not None:
                row.editor.go_to(place)

    def _rebuild(
        self, structure: list[tuple[KeyPath, Kind]], layout: str, knowledge: FormKnowledge
    ) -> None:
        for row in self.rows.values():
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for path, kind in structure:
            row = FieldRow(
                path, kind, knowledge.field(layout, path), knowledge, self._tasks, len(path) - 1
            )
            row.edited.connect(self.edited)
            row.remove_requested.connect(self.remove_requested)
            row.rename_requested.connect(self.rename_requested)
            row.reveal_requested.connect(self.reveal_requested)
            editor = row.editor
            if editor is not None:
                editor.failed.connect(self.failed)
            if isinstance(editor, ImageEditor):
                editor.image_added.connect(self.image_added)
                editor.post_path = self.post_path
            self.rows[path] = row
            self._layout.insertWidget(self._layout.count() - 1, row)
        self._structure = structure

    def _place(self) -> tuple[KeyPath, int | None]:
        """The field that has the keyboard, and where the author writes in it."""
        for path, row in self.rows.items():
            if row.isAncestorOf(self.window().focusWidget() or self.window()):
                return path, row.editor.cursor if row.editor is not None else None
        return (), None


def layout_of(found: FrontMatter) -> str:
    """The layout that a post names; an empty text where it names none."""
    layout = found.data.get("layout")
    return layout if isinstance(layout, str) else ""


def _fields_of(
    found: FrontMatter, layout: str, knowledge: FormKnowledge
) -> Iterator[tuple[KeyPath, Kind, Node]]:
    for path, node in found.walk():
        if not path or any(isinstance(step, int) for step in path) or len(path) > DEEPEST:
            continue
        if found.node(path) is not node:
            # Of two equal keys the last one counts.
            continue
        kind = kind_of(knowledge.field(layout, path), node)
        if kind is Kind.MAPPING and len(path) == DEEPEST:
            kind = Kind.YAML
        yield path, kind, node


def _written(text: str, node: Node) -> str:
    written = node.range.of(text)
    if "\n" not in written:
        return written
    margin = node.range.start - (text.rfind("\n", 0, node.range.start) + 1)
    return written.replace("\n" + " " * margin, "\n")
