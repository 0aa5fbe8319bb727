"""Pairs of signs, by real keys and input methods."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

CTRL = Qt.KeyboardModifier.ControlModifier


def write(editor, keys: str) -> None:
    """As keys, or as an input method commits them: what no key of this machine types."""
    for sign in keys:
        if sign == "⌫":
            QTest.keyClick(editor.edit, Qt.Key.Key_Backspace)
        elif sign == "→":
            QTest.keyClick(editor.edit, Qt.Key.Key_Right)
        elif sign == "↶":
            QTest.keyClick(editor.edit, Qt.Key.Key_Z, CTRL)
        elif sign.isascii():
            QTest.keyClicks(editor.edit, sign)
        else:
            event = QInputMethodEvent()
            event.setCommitString(sign)
            QApplication.sendEvent(editor.edit, event)


def with_cursor(editor, post) -> str:
    start, end = editor.selection
    text = post.text()
    if start == end:
        return text[:start] + "¦" + text[start:]
    return f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"


CASES = [
    # What is closed, and what is typed over.
    ("¦", "(", "(¦)"),
    ("¦", "(a)", "(a)¦"),
    ("¦", "[a](b) c", "[a](b) c¦"),
    ("¦", "«hola», dijo", "«hola», dijo¦"),
    ("¦", "“x”", "“x”¦"),
    ("dijo ¦", '"hola"', 'dijo "hola"¦'),
    ("un ¦", "`x`", "un `x`¦"),
    ("un ¦", "*x*", "un *x*¦"),
    ("un ¦", "**", "un **¦**"),
    ("un ¦", "**x** y", "un **x** y¦"),
    ("un ¦", "***x***", "un ***x***¦"),
    ("un ¦", "__x__", "un __x__¦"),
    ("un ¦", "(**x**)", "un (**x**)¦"),
    ("¦", "**x**", "**x**¦"),
    ("¦", "_x_", "_x_¦"),
    ("¦", "{{ x }}", "{{ x }}¦"),
    ("- ¦", "[ ] x", "- [ ] x¦"),
    # What is no surprise.
    ("¦palabra", "(", "(¦palabra"),
    ("¦palabra", "«", "«¦palabra"),
    ("un ¦**dos**", "*", "un *¦**dos**"),
    ("¦", "* uno", "* uno¦"),
    ("> ¦", "* uno", "> * uno¦"),
    ("¦", "¿Qué?", "¿Qué?¦"),
    ("¦", "no_es_nada", "no_es_nada¦"),
    ("¦", "2*3", "2*3¦"),
    ("¦", '5"', '5"¦'),
    ("¦", "don't", "don't¦"),
    ("¦", "```", "```¦"),
    ("¦", "\\(", "\\(¦"),
    ("uno)¦", ")", "uno))¦"),
    ("(uno¦)", ")", "(uno)¦)"),
    ("https://a.org/¦", "_posts", "https://a.org/_posts¦"),
    ("```\n¦\n```", "*", "```\n*¦\n```"),
    ("---\ntitle: ¦\n---\n", '"a*b', '---\ntitle: "a*b¦"\n---\n'),
    # Taken back as one.
    ("¦", "(⌫", "¦"),
    ("un ¦", "**⌫⌫", "un ¦"),
    ("(¦)", "⌫", "¦)"),
    ("un ¦", "(↶", "un ¦"),
    ("un ¦", "«x↶↶", "un ¦"),
    ("un ¦", "(↶)", "un )¦"),
    ("¦", "(a→)", "(a))¦"),
    # Around what is selected, which stays selected.
    ("un ⟦día⟧ más", "(", "un (⟦día⟧) más"),
    ("un ⟦día⟧ más", "«", "un «⟦día⟧» más"),
    ("un ⟦día⟧ más", "**", "un **⟦día⟧** más"),
    ("un ⟦día ⟧más", "_", "un _⟦día⟧_ más"),
    ("un ⟦día⟧ más", "`↶", "un día¦ más"),
    ("⟦uno\n\ndos⟧", "*", "*¦"),
    ("un ⟦día⟧ más", ")", "un )¦ más"),
]


@pytest.mark.parametrize(("before", "keys", "after"), CASES)
def test_pairs(open_text, post, qtbot, before: str, keys: str, after: str) -> None:
    editor = open_text(before)
    qtbot.waitUntil(lambda: editor.highlighter.is_complete)
    write(editor, keys)
    assert with_cursor(editor, post) == after


def test_they_can_be_switched_off(open_text, post, settings) -> None:
    settings.set("editor/pairs", False)
    editor = open_text("un ⟦día⟧ más")
    write(editor, "(*")
    assert post.text() == "un (* más"


def test_what_was_closed_is_the_authors_once_they_have_left_the_line(open_text, post) -> None:
    editor = open_text("¦\ndos")
    write(editor, "(")
    QTest.keyClick(editor.edit, Qt.Key.Key_Down)
    editor.edit.move_to(1)
    write(editor, ")")
    assert post.text() == "())\ndos"
