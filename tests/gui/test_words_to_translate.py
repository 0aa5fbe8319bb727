"""F9 selects the words that are to be written anew; the links that a skeleton keeps stay."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.new_issue.dialog import NewIssueDialog
from newsletter_editor.gui.translation import pane
from newsletter_editor.gui.translation.words import words_to_write
from newsletter_editor.text.ranges import Range


@pytest.mark.parametrize(
    ("block", "selected"),
    [
        ("Some words.", "Some words."),
        ("\\\\\n… [here](https://a.b) · [there](https://c.d)", "…"),
        ("\\\\\n[here](https://a.b) · …", "…"),
        ("\\\\\n[here](https://a.b_(c)). More of it.", "More of it."),
        ("[here](https://a.b) · [there](https://c.d)", "here"),
        ("![](y.png)\n![x](z.png)", "x"),
        ("<https://a.b>", ""),
        ("***Title of an item***", "Title of an item"),
        ("**Bold** and not", "**Bold** and not"),
        ("# Heading 📙", "Heading 📙"),
        ("- *one*\n- two", "*one*\n- two"),
        ("> 1. said", "said"),
        (
            "<!-- See [it](https://a.b) -->\n… ([it](https://a.b))",
            "<!-- See [it](https://a.b) -->\n…",
        ),
        ("… <https://a.b>", "…"),
        ("![x](y.png) …", "…"),
    ],
)
def test_links_are_not_selected(block: str, selected: str) -> None:
    text = f"Before.\n\n{block}\n"
    place = words_to_write(Range(9, 9 + len(block)), text)
    assert place.of(text) == selected


BODY = (
    "***One***\n\\\\\nA first text. ([paper](https://a.example/one))\n\n"
    "***Two***\n\\\\\nA second text. [code](https://a.example/two)\n"
)


def open_translation(qtbot, window: MainWindow, tmp_path: Path, body: str = BODY) -> None:
    """Make a translation of an issue of two items, and open it."""
    posts = tmp_path / "blog" / "_posts"
    posts.mkdir(parents=True)
    (tmp_path / "blog" / "_config.yml").write_text("title: x\n", "utf-8")
    original = posts / "2024-01-05-nlp-newsletter-5-en.md"
    original.write_text(
        '---\nlayout: post\ntitle: "NLP Newsletter #5 [EN]: Graphs"\nauthor: ana\n---\n\n'
        f"# Publications 📙\n\n{body}",
        "utf-8",
    )
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    assert window.files.open_post(original)
    window.actions_["file.new_translation"].trigger()
    dialog = next(each for each in window.findChildren(NewIssueDialog) if each.isVisible())
    qtbot.waitUntil(dialog.create_button.isEnabled, timeout=20_000)
    QTest.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.post.path != original, timeout=20_000)


def test_typing_after_f9_keeps_every_address(qtbot, window: MainWindow, tmp_path: Path) -> None:
    open_translation(qtbot, window, tmp_path)
    edit = window.editor.edit
    qtbot.waitUntil(window.sections.translation.next_button.isEnabled, timeout=20_000)
    with qtbot.waitActive(window):
        window.activateWindow()
    edit.setFocus()
    edit.move_to(0)
    before = window.post.text()
    addresses = before.count("https://a.example/")
    assert addresses >= 2
    for number in range(4):
        QTest.keyClick(edit, Qt.Key.Key_F9)
        QTest.keyClicks(edit, f"Hecho{number}")
    assert window.post.text().count("Hecho") == 4
    assert window.post.text().count("https://a.example/") == addresses


def test_f9_waits_for_the_original(qtbot, window: MainWindow, tmp_path: Path, monkeypatch) -> None:
    read, go_on = pane.read_side, Event()

    def slow(*args):
        go_on.wait(20)
        return read(*args)

    monkeypatch.setattr(pane, "read_side", slow)
    open_translation(qtbot, window, tmp_path)
    edit = window.editor.edit
    with qtbot.waitActive(window):
        window.activateWindow()
    edit.setFocus()
    edit.move_to(0)
    try:
        QTest.keyClick(edit, Qt.Key.Key_F9)
        assert edit.textCursor().position() == 0
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: edit.textCursor().position() > 0)
    QTest.keyClicks(edit, "Hecho")
    assert window.post.text().startswith("---\n")


def test_typing_keeps_the_marks_of_an_item_and_never_sticks_to_a_link(
    qtbot, window: MainWindow, tmp_path: Path
) -> None:
    body = BODY.replace("***\n", "***\n\n").replace("A second text. ", "")
    open_translation(qtbot, window, tmp_path, body)
    edit = window.editor.edit
    qtbot.waitUntil(window.sections.translation.next_button.isEnabled, timeout=20_000)
    with qtbot.waitActive(window):
        window.activateWindow()
    edit.setFocus()
    edit.move_to(0)
    for _ in range(4):
        QTest.keyClick(edit, Qt.Key.Key_F9)
        QTest.keyClicks(edit, "Hecho")
    text = window.post.text()
    assert text.count("***Hecho***") == 2
    assert "Hecho[" not in text
