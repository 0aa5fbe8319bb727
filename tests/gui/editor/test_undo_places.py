"""Undo and redo end where the change is, cursor and view, whatever made the change."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range
from tests.gui.editor.conftest import Open

FRONT_MATTER = "---\ntitle: Uno\nlang: es\n---\n"
LINES = "".join(f"Un párrafo del boletín, número {n}.\n\n" for n in range(120))
ITEMS = "- uno\n- dos\n- tres\n"
GUI = Path(__file__).resolve().parents[3] / "newsletter_editor" / "gui"

Command = Callable[[MainWindow], None]


def action(id: str) -> Command:
    return lambda window: window.actions_[id].trigger()


def key(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Command:
    def press(window: MainWindow) -> None:
        for each in keys:
            QTest.keyClick(window.editor.edit, each, modifier)

    return press


def typed(text: str) -> Command:
    return lambda window: QTest.keyClicks(window.editor.edit, text)


def pasted(text: str) -> Command:
    def paste(window: MainWindow) -> None:
        QGuiApplication.clipboard().setText(text)
        window.actions_["edit.paste"].trigger()

    return paste


def replaced(window: MainWindow) -> None:
    window.actions_["edit.replace"].trigger()
    bar = window.editor.find_bar
    bar.query.setText("párrafo")
    bar.replacement.setText("texto")
    revision = window.post.revision
    bar.replace_all()
    for _ in range(1000):
        if window.post.revision > revision:
            break
        QTest.qWait(20)


def of_the_form(window: MainWindow) -> None:
    """As the form does it: an edit far from the cursor."""
    start = window.post.text().index("Uno")
    window.post.apply([Edit(Range(start, start + 3), "Dos")])


COMMANDS: dict[str, tuple[str, Command]] = {
    **{
        id: ("Un pár¦rafo aquí.", action(id))
        for id in (
            *("format.bold", "format.italic", "format.code", "format.link"),
            *("format.heading_1", "format.heading_2", "format.heading_3"),
            *("format.quote", "format.bullets", "format.numbers"),
            *("format.indent", "edit.paste_plain"),
            *("format.strike", "format.tasks", "format.code_block"),
            *("format.footnote", "format.rule"),
        )
    },
    **{
        f"table {name}": (
            "| a | b |\n|---|---|\n| 1 | ¦2 |\n| 3 | 4 |",
            action(f"format.table.{name}"),
        )
        for name in (
            *("row_above", "row_below", "row_down", "row_remove", "column_before"),
            *("column_left", "column_remove", "align_right", "line_up"),
        )
    },
    **{
        f"line {name}": ("Uno.\nDo¦s.\nTres.", action(f"edit.lines.{name}"))
        for name in ("up", "down", "duplicate", "delete")
    },
    "tab in a table": ("| a | b |\n|---|---|\n| 1 | ¦2 |", key(Qt.Key.Key_Tab)),
    "bold of lines": ("⟦Uno.\n\nDos.⟧", action("format.bold")),
    "numbers of lines": ("⟦Uno.\nDos.\nTres.⟧", action("format.numbers")),
    "quote of lines": ("⟦Uno.\nDos.⟧", action("format.quote")),
    "indent": ("- uno\n- d¦os\n", action("format.indent")),
    "indent lines": ("- cero\n⟦- uno\n- dos⟧\n", key(Qt.Key.Key_Tab)),
    "outdent": ("- uno\n  - d¦os\n", action("format.outdent")),
    "backtab": ("- uno\n  - d¦os\n", key(Qt.Key.Key_Backtab)),
    "tab": ("Aquí¦ sigue", key(Qt.Key.Key_Tab)),
    "enter in a list": ("1. uno¦\n2. dos\n3. tres\n", key(Qt.Key.Key_Return)),
    "enter": ("Aquí¦ sigue", key(Qt.Key.Key_Return)),
    "typing": ("Aquí¦ sigue", typed("abc")),
    "paste": ("Aquí¦ sigue", pasted("pegado\n")),
    "link of a pasted address": ("Un ⟦párrafo⟧ aquí", pasted("https://example.org/a")),
    "cut": ("Un ⟦párrafo⟧ aquí", action("edit.cut")),
    "replace all": ("Un pár¦rafo aquí.", replaced),
}


def undo(window: MainWindow) -> None:
    window.actions_["edit.undo"].trigger()


def redo(window: MainWindow) -> None:
    window.actions_["edit.redo"].trigger()


def is_in_view(editor: EditorPane) -> bool:
    return editor.edit.viewport().rect().intersects(editor.edit.cursorRect())


@pytest.mark.parametrize("name", COMMANDS)
def test_undo_and_redo_end_where_the_author_was(
    open_text: Open, window: MainWindow, name: str
) -> None:
    marked, command = COMMANDS[name]
    QGuiApplication.clipboard().setText("copiado")
    editor = open_text(FRONT_MATTER + LINES + marked + "\n\n" + LINES)
    window.editor.edit.setFocus()
    before, was = window.post.text(), editor.selection
    command(window)
    after = window.post.text()
    assert after != before
    window.editor.edit.setFocus()
    while window.post.text() != before:
        undo(window)
    at = editor.selection
    assert min(was.start, was.end) - 40 <= at.end <= was.end + 40
    assert is_in_view(editor)
    while window.post.text() != after:
        redo(window)
    first = next(n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
    assert editor.selection.end >= first - 1
    assert name == "replace all" or editor.selection.end <= was.end + 60
    assert is_in_view(editor)


def test_undo_of_an_edit_elsewhere_shows_that_place(open_text: Open, window: MainWindow) -> None:
    editor = open_text(FRONT_MATTER + LINES + "Aquí¦ sigue\n" + LINES)
    before = window.post.text()
    of_the_form(window)
    window.editor.edit.setFocus()
    undo(window)
    assert window.post.text() == before
    assert before.index("Uno") <= editor.selection.end <= before.index("Uno") + 3
    assert is_in_view(editor)


def test_only_one_place_opens_undo_steps() -> None:
    """A cursor of the document begins at 0, and there Qt would lead the author on undo."""
    opened = {
        path.relative_to(GUI).as_posix(): len(
            re.findall(r"\b(?:begin|joinPrevious)EditBlock", text)
        )
        for path in GUI.rglob("*.py")
        if re.search(r"\b(?:begin|joinPrevious)EditBlock", text := path.read_text("utf-8"))
    }
    # Enter opens one with the editor's own cursor.
    assert opened == {"open_post.py": 2, "editor/typing_rules.py": 1}
