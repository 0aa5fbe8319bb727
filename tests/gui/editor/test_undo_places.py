"""Undo and redo end where the change is, cursor and view, whatever made the change."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from newsletter_editor.gui.editor.emoji_tools import EmojiPicker
from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.editor.table_tools import TableDialog
from newsletter_editor.gui.images.new_picture import NewPictureDialog
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.recovery.outside_watch import OutsideWatch
from newsletter_editor.gui.spelling.review_dialog import ReviewDialog
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


def wait_for(is_so: Callable[[], bool]) -> None:
    for _ in range(1500):
        if is_so():
            return
        QTest.qWait(20)
    pytest.fail("it never came")


def in_dialog(kind: type, act: Callable[[QDialog], None]) -> None:
    """Have `act` done once a dialog that waits for its author is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def choose(menu: QMenu, beginning: str = "") -> None:
    """Go down a menu to an entry, by keys, and press Enter."""
    for _ in range(40):
        QTest.keyClick(menu, Qt.Key.Key_Down)
        if (action := menu.activeAction()) is not None and action.text().startswith(beginning):
            QTest.keyClick(menu, Qt.Key.Key_Return)
            return
    pytest.fail(f"no {beginning}")


def quick_fix(window: MainWindow) -> None:
    wait_for(lambda: bool(window.editor.problems_at(window.editor.selection.start)))
    window.actions_["edit.fix_problem"].trigger()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def picture(window: MainWindow) -> None:
    def describe(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.alt, "un mar")
        QTest.keyClick(dialog.alt, Qt.Key.Key_Return)

    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    QGuiApplication.clipboard().setImage(image)
    in_dialog(NewPictureDialog, describe)
    QTest.keyClick(window.editor.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def emoji(window: MainWindow) -> None:
    def pick(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.query, "cohete")
        QTest.keyClick(dialog.query, Qt.Key.Key_Return)

    in_dialog(EmojiPicker, pick)
    window.actions_["format.emoji"].trigger()


def table(window: MainWindow) -> None:
    in_dialog(TableDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    window.actions_["format.table.insert"].trigger()


def item(window: MainWindow) -> None:
    window.actions_["view.panes.palette"].trigger()
    window.sections.palette.tabs.setCurrentIndex(1)
    items = window.sections.palette.items
    items.setFocus()
    items.setCurrentRow(0)
    QTest.keyClick(items, Qt.Key.Key_Return)


def typed_into_the_form(window: MainWindow) -> None:
    window.actions_["view.panes.front_matter"].trigger()
    line = window.front_matter.pane.rows[("title",)].editor.main
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, " y dos")


def fixed_in_the_list(window: MainWindow) -> None:
    wait_for(lambda: window.problems.checks.is_current)
    pane = window.problems.pane
    rows = [pane.filter.index(row, 0) for row in range(pane.filter.rowCount())]
    here = next(row for row in rows if "link" in row.siblingAtColumn(1).data().lower())
    place = pane.table.visualRect(here).center()
    pane.table.customContextMenuRequested.emit(place)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def changed_in_the_review(window: MainWindow) -> None:
    wait_for(lambda: bool(window.editor.language_problems()))
    window.actions_["tools.review_spelling"].trigger()
    dialog = next(d for d in window.findChildren(ReviewDialog) if d.isVisible())
    wait_for(lambda: dialog.replacement.text() == "increíble")
    QTest.mouseClick(dialog.change, Qt.MouseButton.LeftButton)
    dialog.close()


def section(window: MainWindow) -> None:
    window.actions_["format.section_1"].trigger()


def moved_in_the_outline(window: MainWindow) -> None:
    outline = window.outline
    wait_for(lambda: [entry.title for entry in outline.headings()] == ["Cero", "Nueve"])
    outline.tree.setCurrentItem(outline.tree.topLevelItem(1))
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(outline.tree, Qt.Key.Key_Up, held)


def merged(window: MainWindow) -> None:
    """Another program changes the beginning while the author writes at the end."""
    watch = OutsideWatch(window.post, window.tasks, window.post)
    path = window.post.path
    assert path is not None
    changed = path.read_text("utf-8").replace("número 3.", "número tres.")
    QTest.keyClicks(window.editor.edit, "z")
    path.write_text(changed, "utf-8", newline="")
    watch.look_at_once()
    assert watch.clash is not None
    watch.take_merged(watch.clash.merge.text())


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
    "quick fix": ("Un [enl¦ace] (https://a.example) roto.", quick_fix),
    "quick fix of a word": ("Es incre¦ible.", quick_fix),
    "image": ("Aquí¦ sigue", picture),
    "emoji": ("Aquí¦ sigue", emoji),
    "table": ("Aquí¦\n\nsigue", table),
    "item": ("Aquí.\n\n¦", item),
}
ELSEWHERE: dict[str, tuple[str, Command]] = {
    "form": (LINES, typed_into_the_form),
    "fix in the list of problems": (
        f"Un [enlace] (https://a.example) roto.\n\n{LINES}",
        fixed_in_the_list,
    ),
    "review of spelling": (f"Es increible.\n\n{LINES}", changed_in_the_review),
    "section": (f"# Nueve\n\n{LINES}", section),
    "move in the outline": (f"# Cero\n\nUno.\n\n# Nueve\n\n{LINES}", moved_in_the_outline),
    "merge": (LINES, merged),
}
"""What the text is, at whose end the author is, and what is done to its beginning."""


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
    assert is_close(editor, after, before)
    assert is_in_view(editor)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_undo_of_an_edit_elsewhere_shows_that_place(
    open_text: Open, window: MainWindow, name: str
) -> None:
    body, command = ELSEWHERE[name]
    editor = open_text(f"{FRONT_MATTER}{body}Aquí¦ sigue\n")
    before = window.post.text()
    command(window)
    after = window.post.text()
    assert after != before
    window.editor.edit.setFocus()
    # What was typed before a merge is a step of its own, and at the author's place.
    steps = [before] if name != "merge" else [before.replace("Aquí", "Aquíz")]
    for _ in range(2):
        while window.post.text() not in steps:
            undo(window)
        assert is_close(editor, window.post.text(), after)
        assert is_in_view(editor)
        while window.post.text() != after:
            redo(window)
        assert is_close(editor, after, steps[0])
        assert is_in_view(editor)


def is_close(editor: EditorPane, now: str, other: str) -> bool:
    """Whether the cursor is where the two texts differ, or within some lines of it."""
    first, last = same(now, other), len(now) - same(now[::-1], other[::-1])
    return first - 40 <= editor.selection.end <= last + 40


def same(one: str, other: str) -> int:
    """How many signs both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


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
    assert opened == {"post_text.py": 2, "editor/typing_rules.py": 1}


@pytest.mark.parametrize("name", ["emoji", "paste in a line", "tasks", "quick fix of a word"])
def test_what_is_typed_behind_a_command_is_a_step_of_its_own(
    open_text: Open, window: MainWindow, name: str
) -> None:
    more = {
        "paste in a line": ("Aquí¦ sigue", pasted("pegado")),
        "tasks": ("Aquí sigue¦", action("format.tasks")),
    }
    marked, command = (COMMANDS | more)[name]
    open_text(FRONT_MATTER + marked)
    window.editor.edit.setFocus()
    before = window.post.text()
    command(window)
    after = window.post.text()
    assert after != before
    window.editor.edit.setFocus()
    QTest.keyClicks(window.editor.edit, "abc")
    undo(window)
    assert window.post.text() == after
    undo(window)
    assert window.post.text() == before
