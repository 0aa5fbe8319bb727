"""Several cursors, by real keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
THREE = "uno 🎓 uno\nuno\n"


def press(editor, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(editor.edit, key, modifiers)


def click(editor, position: int, modifiers=CTRL) -> None:
    cursor = QTextCursor(editor.edit.document())
    cursor.setPosition(position)
    QTest.mouseClick(
        editor.edit.viewport(),
        Qt.MouseButton.LeftButton,
        modifiers,
        editor.edit.cursorRect(cursor).center(),
    )


def test_each_place_that_says_the_same_is_written_anew_in_one_step(open_text, post) -> None:
    editor = open_text("¦" + THREE)
    press(editor, Qt.Key.Key_D, CTRL, times=4)
    assert editor.edit.cursors.count == 3
    QTest.keyClicks(editor.edit, "dos")
    assert post.text() == "dos 🎓 dos\ndos\n"
    press(editor, Qt.Key.Key_Backspace)
    press(editor, Qt.Key.Key_Left, SHIFT)
    QTest.keyClicks(editor.edit, "i")
    assert post.text() == "di 🎓 di\ndi\n"
    press(editor, Qt.Key.Key_Escape)
    QTest.keyClicks(editor.edit, "a")
    assert post.text().count("a") == 1
    post.document.undo()
    post.document.undo()
    post.document.undo()
    post.document.undo()
    assert post.text() == THREE


def test_what_is_typed_in_a_row_is_one_step(open_text, post) -> None:
    editor = open_text("¦" + THREE)
    press(editor, Qt.Key.Key_D, CTRL, times=4)
    QTest.keyClicks(editor.edit, "palabra")
    press(editor, Qt.Key.Key_Z, CTRL)
    assert post.text() == THREE


def test_clicks_put_cursors_and_take_them_away(open_text, post) -> None:
    editor = open_text("¦uno\ndos\ntres\n")
    click(editor, 4)
    click(editor, 8)
    assert editor.edit.cursors.count == 3
    click(editor, 4)
    assert editor.edit.cursors.count == 2
    QTest.keyClicks(editor.edit, "- ")
    assert post.text() == "- uno\ndos\n- tres\n"
    press(editor, Qt.Key.Key_End)
    press(editor, Qt.Key.Key_Left, CTRL)
    press(editor, Qt.Key.Key_Delete)
    assert post.text() == "- no\ndos\n- res\n"
    click(editor, 2, Qt.KeyboardModifier.NoModifier)
    assert editor.edit.cursors.count == 1
    QTest.keyClicks(editor.edit, "x")
    assert post.text().count("x") == 1


def test_lines_below_get_one_each_and_paste_and_copy_go_by_lines(window, open_text, post) -> None:
    editor = open_text("¦uno\ndos\ntres\n")
    for _ in range(2):
        window.actions_["edit.cursors.below"].trigger()
    shown = [button.text() for button in window.statusBar().findChildren(QToolButton)]
    assert "3 cursors" in shown
    press(editor, Qt.Key.Key_End, SHIFT)
    press(editor, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "uno\ndos\ntres"
    press(editor, Qt.Key.Key_Right)
    press(editor, Qt.Key.Key_V, CTRL)
    assert post.text() == "unouno\ndosdos\ntrestres\n"
    QGuiApplication.clipboard().setText("!")
    press(editor, Qt.Key.Key_V, CTRL)
    assert post.text() == "unouno!\ndosdos!\ntrestres!\n"
    press(editor, Qt.Key.Key_Home, SHIFT)
    press(editor, Qt.Key.Key_X, CTRL)
    assert post.text() == "\n\n\n"


def test_cursors_that_meet_are_one(open_text, post) -> None:
    editor = open_text("a¦bc")
    click(editor, 3)
    press(editor, Qt.Key.Key_Backspace, times=3)
    assert post.text() == ""
    assert editor.edit.cursors.count == 1


def test_input_methods_and_enter_write_at_all(open_text, post) -> None:
    editor = open_text("¦uno\ndos")
    click(editor, 4)
    event = QInputMethodEvent()
    event.setCommitString("¿é🎓")
    QApplication.sendEvent(editor.edit, event)
    press(editor, Qt.Key.Key_Return)
    assert post.text() == "¿é🎓\nuno\n¿é🎓\ndos"


def test_all_places_in_a_long_post_are_one_step(open_text, post, window) -> None:
    text = "uno dos\n" * 300
    editor = open_text("⟦uno⟧" + text[3:])
    window.actions_["edit.cursors.all"].trigger()
    assert editor.edit.cursors.count == 300
    QTest.keyClicks(editor.edit, "tr")
    assert post.text() == "tr dos\n" * 300
    press(editor, Qt.Key.Key_Z, CTRL)
    assert post.text() == text


@pytest.mark.parametrize("leave", ["open", "go"])
def test_who_goes_elsewhere_has_one_cursor(open_text, window, leave: str, tmp_path) -> None:
    editor = open_text("¦uno\ndos\n")
    click(editor, 4)
    if leave == "open":
        other = tmp_path / "repo" / "_posts" / "2020-01-02-dos.md"
        other.write_text("x", "utf-8")
        window.files.open_post(other)
    else:
        editor.commands.go_to_line(2)
    assert editor.edit.cursors.count == 1


def test_cursors_that_others_let_meet_type_once(open_text, post) -> None:
    editor = open_text("¦uno\ndos\ntres\n")
    click(editor, 4)
    click(editor, 8)
    assert editor.edit.cursors.count == 3
    post.apply([Edit(Range(0, 7), "")])
    QTest.keyClicks(editor.edit, "k")
    assert post.text() == "k\nktres\n"
    press(editor, Qt.Key.Key_Z, CTRL)
    assert post.text() == "\ntres\n"


@pytest.mark.parametrize(
    ("sign", "written"),
    [
        ("*", "*uno* 🎓 *uno*\n*uno*\n"),
        ("(", "(uno) 🎓 (uno)\n(uno)\n"),
        ("«", "«uno» 🎓 «uno»\n«uno»\n"),
        ("`", "`uno` 🎓 `uno`\n`uno`\n"),
        (")", ") 🎓 )\n)\n"),
    ],
)
def test_a_sign_that_opens_goes_around_each(open_text, post, sign: str, written: str) -> None:
    editor = open_text("¦" + THREE)
    press(editor, Qt.Key.Key_D, CTRL, times=4)
    _type(editor, sign)
    assert post.text() == written
    if sign == "*":
        _type(editor, "*")
        assert post.text() == "**uno** 🎓 **uno**\n**uno**\n"
        press(editor, Qt.Key.Key_Z, CTRL)
    press(editor, Qt.Key.Key_Z, CTRL)
    assert post.text() == THREE


def test_pairs_that_are_switched_off_stay_off(open_text, post, settings) -> None:
    settings.set("editor/pairs", False)
    editor = open_text("¦" + THREE)
    press(editor, Qt.Key.Key_D, CTRL, times=4)
    _type(editor, "(")
    assert post.text() == "( 🎓 (\n(\n"


def test_bold_is_for_each(open_text, post, window) -> None:
    editor = open_text("¦" + THREE)
    press(editor, Qt.Key.Key_D, CTRL, times=4)
    press(editor, Qt.Key.Key_B, CTRL)
    assert post.text() == "**uno** 🎓 **uno**\n**uno**\n"
    assert editor.edit.cursors.selected() == "uno\nuno\nuno"
    press(editor, Qt.Key.Key_I, CTRL)
    press(editor, Qt.Key.Key_B, CTRL)
    assert post.text() == "*uno* 🎓 *uno*\n*uno*\n"
    press(editor, Qt.Key.Key_Z, CTRL, times=3)
    assert post.text() == THREE


def test_enter_goes_on_with_each_list_and_tab_indents_each_item(open_text, post) -> None:
    before = "- a\n- b¦\n\ntexto\n\n1. uno\n2. dos\n3. tres\n"
    editor = open_text(before)
    click(editor, before.replace("¦", "").index("dos") + 3)
    press(editor, Qt.Key.Key_Return)
    _type(editor, "x")
    assert post.text() == "- a\n- b\n- x\n\ntexto\n\n1. uno\n2. dos\n3. x\n4. tres\n"
    press(editor, Qt.Key.Key_Tab)
    assert post.text() == "- a\n- b\n  - x\n\ntexto\n\n1. uno\n2. dos\n   3. x\n4. tres\n"
    press(editor, Qt.Key.Key_Backtab, SHIFT)
    assert post.text() == "- a\n- b\n- x\n\ntexto\n\n1. uno\n2. dos\n3. x\n4. tres\n"
    press(editor, Qt.Key.Key_Z, CTRL, times=4)
    assert post.text() == before.replace("¦", "")


def test_tab_between_words_goes_to_the_stop_of_each(open_text, post) -> None:
    editor = open_text("a¦\n\nabc\n")
    click(editor, 6)
    press(editor, Qt.Key.Key_Tab)
    assert post.text() == "a   \n\nabc \n"


def _type(editor, text: str) -> None:
    """Also what `QTest.keyClicks` cannot type, as input methods send it."""
    if text.isascii():
        QTest.keyClicks(editor.edit, text)
        return
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(editor.edit, event)


def standing(editor: EditorPane) -> list[tuple[int, int]]:
    cursors = [editor.edit.textCursor(), *editor.edit.cursors.others]
    return sorted((each.anchor(), each.position()) for each in cursors)


STEPS = {
    "typed": lambda editor: QTest.keyClicks(editor.edit, "abc"),
    "wrapped": lambda editor: _type(editor, "*"),
    "deleted": lambda editor: press(editor, Qt.Key.Key_Backspace),
    "lines": lambda editor: press(editor, Qt.Key.Key_Return),
    "bold": lambda editor: press(editor, Qt.Key.Key_B, CTRL),
    "indented": lambda editor: press(editor, Qt.Key.Key_BracketRight, CTRL),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=list(STEPS))
@pytest.mark.parametrize("by", ["keys", "menu"])
def test_all_cursors_come_back_with_what_they_did(open_text, window, post, step, by: str) -> None:
    def go(name: str) -> None:
        if by == "menu":
            window.actions_[f"edit.{name}"].trigger()
        else:
            press(
                editor, *{"undo": (Qt.Key.Key_Z, CTRL), "redo": (Qt.Key.Key_Z, CTRL | SHIFT)}[name]
            )

    editor = open_text("¦" + THREE)
    press(editor, Qt.Key.Key_D, CTRL, times=4)
    before = standing(editor)
    step(editor)
    written, after = post.text(), standing(editor)
    assert len(before) == len(after) == 3 and written != THREE
    # Elsewhere in the meantime, with one cursor, and what is written there.
    editor.select(Range(4, 4))
    QTest.keyClicks(editor.edit, "x")
    go("undo")
    assert (post.text(), editor.edit.cursors.count) == (written, 1)
    go("undo")
    assert (post.text(), standing(editor)) == (THREE, before)
    go("redo")
    assert (post.text(), standing(editor)) == (written, after)
    go("undo")
    assert (post.text(), standing(editor)) == (THREE, before)
    # What is written now by one cursor is undone with one.
    editor.select(Range(0, 0))
    QTest.keyClicks(editor.edit, "y")
    go("undo")
    assert (post.text(), editor.edit.cursors.count) == (THREE, 1)
