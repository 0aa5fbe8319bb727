from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsletter_editor.gui.editor import paste
from newsletter_editor.gui.images.new_picture import NewPictureDialog
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.text.ranges import Range
from tests.gui.previewing import PNG

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_enter_goes_on_with_a_list_and_ends_it(open_text, post) -> None:
    editor = open_text("1. uno¦")
    QTest.keyClick(editor.edit, Qt.Key.Key_Return)
    QTest.keyClicks(editor.edit, "dos")
    QTest.keyClick(editor.edit, Qt.Key.Key_Return)
    assert post.text() == "1. uno\n2. dos\n3. "
    QTest.keyClick(editor.edit, Qt.Key.Key_Return)
    assert post.text() == "1. uno\n2. dos\n"


def test_a_new_item_renumbers_those_below_in_one_step(open_text, post) -> None:
    before = "1. uno\n2. dos\n3. tres\n"
    editor = open_text("1. uno¦\n2. dos\n3. tres\n")
    QTest.keyClick(editor.edit, Qt.Key.Key_Return)
    assert post.text() == "1. uno\n2. \n3. dos\n4. tres\n"
    assert editor.selection == Range(10, 10)
    post.document.undo()
    assert post.text() == before


def test_the_cursor_stays_in_view_when_the_editor_gets_lower(open_text, window, qtbot) -> None:
    editor = open_text("uno\n\n" * 200 + "fin¦")
    qtbot.waitUntil(lambda: editor.edit.hasFocus())
    editor.edit.ensureCursorVisible()
    height = editor.edit.viewport().height()
    window.notices.say("Una noticia\nde tres\nrenglones", key="x")
    qtbot.waitUntil(lambda: editor.edit.viewport().height() < height)
    assert editor.edit.cursorRect().bottom() <= editor.edit.viewport().height()
    # So it is where a dialog has the keyboard, as when work is recovered.
    editor.edit.clearFocus()
    assert not editor.edit.hasFocus()
    height = editor.edit.viewport().height()
    window.notices.say("Y otra\nde tres\nrenglones", key="z")
    qtbot.waitUntil(lambda: editor.edit.viewport().height() < height)
    assert editor.edit.cursorRect().bottom() <= editor.edit.viewport().height()
    # Who has scrolled away from the cursor is left there.
    editor.edit.verticalScrollBar().setValue(0)
    height = editor.edit.viewport().height()
    window.notices.say("Otra noticia\nde dos renglones", key="y")
    qtbot.waitUntil(lambda: editor.edit.viewport().height() < height)
    assert editor.edit.verticalScrollBar().value() == 0


def test_shift_enter_is_a_plain_line_end(open_text, post) -> None:
    editor = open_text("- uno¦")
    QTest.keyClick(editor.edit, Qt.Key.Key_Return, SHIFT)
    assert post.text() == "- uno\n"


def test_enter_in_code_is_plain(open_text, post, qtbot) -> None:
    editor = open_text("# a\n\n```\n- x¦\n```\n")
    qtbot.waitUntil(lambda: editor.highlighter.is_complete)
    QTest.keyClick(editor.edit, Qt.Key.Key_Return)
    assert post.text() == "# a\n\n```\n- x\n\n```\n"


def test_tab_indents_items_and_shift_tab_takes_them_out(open_text, post) -> None:
    editor = open_text("1. uno\n⟦2. dos\n3. tres⟧")
    QTest.keyClick(editor.edit, Qt.Key.Key_Tab)
    assert post.text() == "1. uno\n   2. dos\n   3. tres"
    QTest.keyClick(editor.edit, Qt.Key.Key_Backtab, SHIFT)
    assert post.text() == "1. uno\n2. dos\n3. tres"
    post.document.undo()
    post.document.undo()
    assert post.text() == "1. uno\n2. dos\n3. tres"
    assert not post.document.isUndoAvailable()


def test_tab_elsewhere_goes_to_the_next_stop(open_text, post) -> None:
    QTest.keyClick(open_text("ab¦").edit, Qt.Key.Key_Tab)
    assert post.text() == "ab  "


def test_a_hook_may_use_tab(open_text, post) -> None:
    editor = open_text("- x¦")
    seen: list[bool] = []
    editor.edit.before_tab.append(lambda backwards: seen.append(backwards) or True)
    QTest.keyClick(editor.edit, Qt.Key.Key_Tab)
    QTest.keyClick(editor.edit, Qt.Key.Key_Backtab, SHIFT)
    assert (seen, post.text()) == ([False, True], "- x")


@pytest.mark.parametrize(
    ("keys", "before", "after"),
    [
        ("Ctrl+B", "⟦x⟧", "**x**"),
        ("Ctrl+I", "⟦x⟧", "*x*"),
        ("Ctrl+E", "⟦x⟧", "`x`"),
        ("Ctrl+2", "x¦", "## x"),
        ("Ctrl+Shift+B", "x¦", "> x"),
        ("Ctrl+L", "x¦", "- x"),
        ("Ctrl+Shift+L", "x¦", "1. x"),
    ],
)
def test_shortcuts_toggle_as_one_undo_step(
    window, open_text, post, keys: str, before: str, after: str
) -> None:
    editor = open_text(before)
    QGuiApplication.clipboard().clear()
    press = QKeySequence(keys)[0]
    editor.edit.setFocus()
    QTest.keyClick(editor.edit, press.key(), press.keyboardModifiers())
    assert post.text() == after
    QTest.keyClick(editor.edit, press.key(), press.keyboardModifiers())
    assert post.text() == "x"
    editor.edit.undo()
    assert post.text() == after


@pytest.mark.parametrize(
    ("key", "mark"), [(Qt.Key.Key_B, "**"), (Qt.Key.Key_I, "*"), (Qt.Key.Key_E, "`")]
)
def test_the_second_press_steps_out_of_what_was_written(
    window, open_text, post, key: Qt.Key, mark: str
) -> None:
    edit = open_text("Antes ¦").edit
    QTest.keyClick(edit, key, CTRL)
    QTest.keyClicks(edit, "fuerte")
    QTest.keyClick(edit, key, CTRL)
    QTest.keyClicks(edit, " y no")
    assert post.text() == f"Antes {mark}fuerte{mark} y no"


FRONT_MATTER = "---\ntitle: uno dos\nexcerpt: tres\n---\ntexto"


FORMATS = (
    *("bold", "link", "image", "heading_1", "quote", "bullets"),
    *("tasks", "code_block", "rule", "footnote", "table.insert"),
)


@pytest.mark.parametrize("at", ["¦---", "tit¦le", "¦---\ntexto", "⟦excerpt: tres⟧"])
def test_formatting_leaves_the_front_matter_alone(window, open_text, post, at: str) -> None:
    plain = at.replace("¦", "").replace("⟦", "").replace("⟧", "")
    open_text(FRONT_MATTER.replace(plain, at, 1))
    window.late.finish()
    for name in FORMATS:
        window.actions_[f"format.{name}"].trigger()
        assert post.text() == FRONT_MATTER, name
        (said,) = [n for n in window.notices.showing() if n.property("key") == "format"]
        assert "front matter" in said.label.text()
        said.close_notice()


def test_words_of_a_value_may_be_marked(window, open_text, post) -> None:
    open_text(FRONT_MATTER.replace("tres", "⟦tres⟧"))
    window.actions_["format.bold"].trigger()
    assert post.text() == FRONT_MATTER.replace("tres", "**tres**")


def test_ctrl_k_links_and_does_not_delete_the_line(window, open_text, post) -> None:
    editor = open_text("⟦uno⟧ dos")
    QGuiApplication.clipboard().setText("https://dair.ai")
    QTest.keyClick(editor.edit, Qt.Key.Key_K, CTRL)
    assert post.text() == "[uno](https://dair.ai) dos"


def test_what_an_input_method_composes_is_typed_as_it_is(open_text, post) -> None:
    editor = open_text("- ni¦")
    for commit in ("ñ", "e\u0301", "\u00a0", "👨‍👩‍👧"):
        event = QInputMethodEvent()
        event.setCommitString(commit)
        QApplication.sendEvent(editor.edit, event)
    assert post.text() == "- niñe\u0301\u00a0👨‍👩‍👧"


def test_the_cursor_steps_over_a_whole_family(open_text, post) -> None:
    editor = open_text("¦👨‍👩‍👧!")
    QTest.keyClick(editor.edit, Qt.Key.Key_Right)
    assert editor.selection.start == len("👨‍👩‍👧")
    QTest.keyClick(editor.edit, Qt.Key.Key_Backspace)
    assert "!" in post.text()


def test_copying_keeps_no_break_spaces_and_pasting_makes_lines(open_text, post) -> None:
    editor = open_text("⟦10\u00a0%\nfin⟧")
    editor.edit.copy()
    assert QGuiApplication.clipboard().text() == "10\u00a0%\nfin"
    QGuiApplication.clipboard().setText("a\r\nb\rc")
    editor.edit.paste()
    assert post.text() == "a\nb\nc"


def test_an_address_over_a_selection_makes_a_link(window, open_text, post) -> None:
    editor = open_text("ver ⟦aquí⟧.")
    QGuiApplication.clipboard().setText("https://dair.ai/x_(y)")
    editor.edit.paste()
    assert post.text() == "ver [aquí](https://dair.ai/x_(y))."
    editor.edit.undo()
    assert post.text() == "ver aquí."
    editor.select(Range(4, 8))
    window.actions_["edit.paste_plain"].trigger()
    assert post.text() == "ver https://dair.ai/x_(y)."


def _answer(monkeypatch, alt: str | None) -> list[str]:
    asked: list[str] = []
    real = NewPictureDialog.exec

    def execute(dialog: NewPictureDialog) -> int:
        asked.append(dialog.alt.text())
        dialog.alt.setText(alt or "")
        QTimer.singleShot(0, dialog.accept if alt is not None else dialog.reject)
        return real(dialog)

    monkeypatch.setattr(NewPictureDialog, "exec", execute)
    return asked


def _picture() -> QImage:
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    return image


def test_a_pasted_image_goes_into_the_repo(open_text, post, monkeypatch) -> None:
    _answer(monkeypatch, "un mar")
    editor = open_text("antes ¦")
    QGuiApplication.clipboard().setImage(_picture())
    editor.edit.paste()
    assert post.text() == "antes ![un mar](/images/uno.png)"
    written = post.site.root / "images" / "uno.png"
    assert QImage(str(written)).size() == _picture().size()


def test_an_image_nobody_wants_to_describe_is_not_written(open_text, post, monkeypatch) -> None:
    _answer(monkeypatch, None)
    editor = open_text("antes ¦")
    QGuiApplication.clipboard().setImage(_picture())
    editor.edit.paste()
    assert post.text() == "antes "
    assert not (post.site.root / "images").exists()


def test_a_dropped_image_file_is_taken_in(open_text, post, monkeypatch, tmp_path: Path) -> None:
    _answer(monkeypatch, "")
    editor = open_text("¦")
    photo = tmp_path / "Mar azul.png"
    _picture().save(str(photo))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    assert editor.edit.canInsertFromMimeData(data)
    editor.edit.insertFromMimeData(data)
    assert post.text() == "![](/images/uno-mar-azul.png)"


def test_a_drag_asks_no_other_machine_and_reads_only_some_of_many(
    open_text, monkeypatch, tmp_path: Path
) -> None:
    edit = open_text("¦").edit
    read: list[Path] = []
    monkeypatch.setattr(paste, "read_regular", lambda path, *_, **__: read.append(path) or PNG)
    data = QMimeData()
    data.setUrls([QUrl("file://server.example/share/mar.png")])
    assert edit.canInsertFromMimeData(data)
    data.setUrls([QUrl("file://server.example/share/mar.md")])
    assert not edit.canInsertFromMimeData(data)
    assert read == []
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / str(number))) for number in range(1000)])
    assert edit.canInsertFromMimeData(data)
    assert len(read) == paste.MOST_LOOKED_AT


def test_an_untitled_post_says_why_it_takes_no_image(window: MainWindow, post) -> None:
    window.files.new_post("x")
    window.editor.edit.images_arrived.emit([])
    window.editor.images.take([])
    texts = [notice.label.text() for notice in window.notices.showing()]
    assert any("Save the post first" in text for text in texts)
