"""One field of the form: which widget it gets, its label, and a menu to rename or remove it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QToolButton, QVBoxLayout
from PySide6.QtWidgets import QWidget as Widget

from newsletter_editor.document.front_matter import KeyPath
from newsletter_editor.document.front_matter_nodes import Node
from newsletter_editor.document.front_matter_values import Value
from newsletter_editor.gui.front_matter.editors import (
    ChoiceEditor,
    DateEditor,
    FieldEditor,
    LongTextEditor,
    ParsedEditor,
    TextEditor,
    TitleEditor,
    YamlEditor,
    YesNoEditor,
)
from newsletter_editor.gui.front_matter.field_names import name_of
from newsletter_editor.gui.front_matter.knowledge import FormKnowledge
from newsletter_editor.gui.front_matter.list_editor import ListEditor
from newsletter_editor.gui.front_matter.repo_editors import AuthorEditor, ImageEditor
from newsletter_editor.gui.plain import PlainLabel, plain_caption
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.site.fields import Field, Kind

_TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.AUTHOR, Kind.IMAGE)


def kind_of(field: Field, node: Node) -> Kind:
    """The kind of widget that can show the value: the field's, or that of what is there."""
    value = node.value
    if isinstance(value, dict):
        return Kind.MAPPING if node.is_mapping else Kind.YAML
    if isinstance(value, list):
        plain = all(isinstance(item, (str, int, float)) for item in value)
        return Kind.LIST if plain and node.is_list else Kind.YAML
    if value in (None, ""):
        return Kind.TEXT if field.kind in (Kind.MAPPING, Kind.YAML) else field.kind
    if isinstance(value, str):
        fits = field.kind in (*_TEXTS, Kind.DATE) or (field.kind is Kind.LIST)
        if fits and ("\n" not in value or field.kind is not Kind.TEXT):
            return field.kind
        return Kind.LONG_TEXT if "\n" in value else Kind.TEXT
    if isinstance(value, bool):
        return Kind.YES_NO
    if isinstance(value, date):
        return Kind.DATE
    if isinstance(value, (int, float)):
        return Kind.NUMBER
    return Kind.YAML


class FieldRow(Widget):
    """A label above its widget."""

    edited = Signal(object, object, bool)
    """(key path, value, whether it is being typed)."""
    remove_requested = Signal(object)
    """(key path)."""
    rename_requested = Signal(object, str)
    """(key path, new name)."""
    reveal_requested = Signal(object)
    """(key path): the author wants to see it in the text."""

    def __init__(
        self,
        path: KeyPath,
        kind: Kind,
        field: Field,
        knowledge: FormKnowledge,
        tasks: Tasks,
        depth: int,
    ) -> None:
        super().__init__()
        self.path, self.kind = path, kind
        self.editor = None if kind is Kind.MAPPING else editor_for(kind, field, knowledge, tasks)
        key = str(path[-1])
        name = field.label or name_of(key)
        self.label = PlainLabel(plain_caption(name))
        # Who works on the text beside the form looks for the key.
        self.key = PlainLabel(key)
        self.key.setProperty("muted", True)
        if name.casefold() == key.casefold():
            self.key.hide()
        self._menu_button = QToolButton()
        self._menu_button.setText("⋯")
        self._menu_button.setAutoRaise(True)
        self._menu_button.setAccessibleName(self.tr("More about {0}").format(name))
        self._menu_button.setToolTip(self.tr("Rename or remove the field"))
        self._menu_button.clicked.connect(self._show_menu)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self.label)
        head.addWidget(self.key)
        head.addStretch(1)
        head.addWidget(self._menu_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16 * depth, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        if self.editor is not None:
            self.label.setBuddy(self.editor.main)
            self.editor.main.setAccessibleName(name)
            self.editor.edited.connect(self._pass_on)
            layout.addWidget(self.editor)

    def show_value(self, value: Value, written: str) -> None:
        """Show what the post says."""
        if self.editor is not None:
            self.editor.show_value(value, written)

    def _pass_on(self, value: Value, is_typed: bool) -> None:
        self.edited.emit(self.path, value, is_typed)

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show in the text")).triggered.connect(self._reveal)
        menu.addAction(self.tr("Rename…")).triggered.connect(self._rename)
        menu.addAction(self.tr("Remove")).triggered.connect(self._remove)
        menu.popup(self._menu_button.mapToGlobal(self._menu_button.rect().bottomLeft()))

    def _reveal(self) -> None:
        self.reveal_requested.emit(self.path)

    def _remove(self) -> None:
        self.remove_requested.emit(self.path)

    def _rename(self) -> None:
        old = str(self.path[-1])
        name, said_yes = QInputDialog.getText(
            self, self.tr("Rename the field"), self.tr("New name:"), text=old
        )
        if said_yes and name.strip() and name.strip() != old:
            self.rename_requested.emit(self.path, name.strip())


def editor_for(kind: Kind, field: Field, knowledge: FormKnowledge, tasks: Tasks) -> FieldEditor:
    """The widget for a kind of field."""
    if kind is Kind.AUTHOR:
        return AuthorEditor(knowledge.authors, knowledge.root, tasks.pictures)
    if kind is Kind.IMAGE:
        paths = sum("/" in choice for choice in field.choices) * 2 > len(field.choices)
        return ImageEditor(knowledge, field.folder or "images", paths, tasks)
    if kind is Kind.LIST:
        return ListEditor(field.choices)
    if kind is Kind.CHOICE:
        return ChoiceEditor(field.choices)
    if kind is Kind.TEXT and field.path[-1:] == ("title",):
        return TitleEditor()
    makers = {
        Kind.LONG_TEXT: LongTextEditor,
        Kind.DATE: DateEditor,
        Kind.YES_NO: YesNoEditor,
        Kind.YAML: YamlEditor,
    }
    if kind is Kind.NUMBER:
        return ParsedEditor("number")
    return makers.get(kind, TextEditor)()
