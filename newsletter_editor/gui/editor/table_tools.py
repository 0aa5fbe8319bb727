"""Tables and other blocks of the menu *Format*, and Tab in a table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QWidget

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.editor import block_formats
from newsletter_editor.gui.editor.formatting import Change
from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.number_field import NumberField
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.markup import table_edits as tables
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow

_CHANGES: dict[str, Callable[[str, int], tables.TableChange | None]] = {
    "row_above": partial(tables.add_row, above=True),
    "row_below": partial(tables.add_row, above=False),
    "row_up": partial(tables.move_row, step=-1),
    "row_down": partial(tables.move_row, step=1),
    "row_remove": tables.remove_row,
    "column_before": partial(tables.add_column, before=True),
    "column_behind": partial(tables.add_column, before=False),
    "column_left": partial(tables.move_column, step=-1),
    "column_right": partial(tables.move_column, step=1),
    "column_remove": tables.remove_column,
    "align_left": partial(tables.align, side="left"),
    "align_center": partial(tables.align, side="center"),
    "align_right": partial(tables.align, side="right"),
    "align_none": partial(tables.align, side=""),
    "line_up": tables.line_up,
}
_BLOCKS: dict[str, Callable[[str, Range], Change]] = {
    "tasks": block_formats.toggle_tasks,
    "code_block": block_formats.toggle_code_block,
    "footnote": block_formats.add_footnote,
    "rule": block_formats.add_rule,
}


class TableDialog(Dialog):
    """Asks how large a new table is to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insert_table")
        self.setWindowTitle(self.tr("Insert table"))
        self.columns, self.rows = self._number(3, 20), self._number(2, 100)
        form = QFormLayout()
        form.addRow(self.tr("&Columns:"), self.columns)
        form.addRow(self.tr("&Rows below the head:"), self.rows)
        buttons = self.button_box(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.stack(form, buttons)
        self.columns.selectAll()

    def _number(self, value: int, most: int) -> NumberField:
        field = NumberField()
        field.setRange(1, most)
        field.setValue(value)
        return field


class TableTools(QObject):
    """Each command is one edit of the post, and so one step of undo."""

    def __init__(self, editor: EditorPane, post: OpenPost, actions: Actions) -> None:
        super().__init__(editor)
        self._editor, self._post = editor, post
        for name in _CHANGES:
            actions[f"format.table.{name}"].triggered.connect(self._change)
        for name in _BLOCKS:
            actions[f"format.{name}"].triggered.connect(self._put_block)
        actions["format.table.insert"].triggered.connect(self._insert)
        editor.edit.before_tab.append(self._tab)

    def _change(self) -> None:
        name = self.sender().objectName().rpartition(".")[2]
        self._apply(_CHANGES[name](self._post.text(), self._editor.selection.start))

    def _apply(self, change: tables.TableChange | None) -> None:
        if change is not None:
            self._post.apply([change.edit], select=change.selection)
        self._editor.edit.setFocus()

    def _put_block(self) -> None:
        if not self._takes_format():
            return
        name = self.sender().objectName().rpartition(".")[2]
        edits, selection = _BLOCKS[name](self._post.text(), self._editor.selection)
        self._post.apply(edits, select=selection)
        self._editor.edit.setFocus()

    def _takes_format(self) -> bool:
        return self._editor.format_place.takes(self._post.text(), self._editor.selection)

    def _insert(self) -> None:
        if not self._takes_format():
            return
        dialog = TableDialog(self._editor.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            end = self._editor.selection.end
            size = dialog.rows.value(), dialog.columns.value()
            head = self.tr("Column {0}")
            self._apply(tables.new_table(self._post.text(), Range(end, end), *size, head))
        dialog.deleteLater()

    def _tab(self, back: bool) -> bool:
        selection = self._editor.selection
        block = self._editor.edit.textCursor().block()
        if "|" not in block.text() or "\n" in selection.of(self._post.text()):
            return False
        step = tables.next_cell(self._post.text(), selection.start, back=back)
        if isinstance(step, tables.TableChange):
            self._apply(step)
        elif step is not None:
            self._editor.select(step)
        return step is not None


def hang(window: MainWindow) -> TableTools:
    """Hang the tools into the window."""
    return TableTools(window.editor, window.post, window.actions_)
