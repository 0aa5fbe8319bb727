"""Rich text pasted by keys in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from newsletter_editor.text.ranges import Range

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
RICH = "<h2>Título</h2><p>Un <b>texto</b> con <a href='https://a.example/'>enlace</a></p>"
PLAIN = "Título\nUn texto con enlace"


def copy(html: str, text: str = PLAIN) -> None:
    data = QMimeData()
    data.setHtml(html)
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def paste(editor, modifiers=CTRL) -> None:
    QTest.keyClick(editor.edit, Qt.Key.Key_V, modifiers)


def test_rich_text_becomes_markdown_in_one_step(open_text, post) -> None:
    editor = open_text("antes¦\n\ndespués")
    copy(RICH)
    paste(editor)
    wanted = "antes\n\n## Título\n\nUn **texto** con [enlace](https://a.example/)"
    assert post.text() == wanted + "\n\ndespués"
    assert editor.selection == Range(len(wanted), len(wanted))
    QTest.keyClick(editor.edit, Qt.Key.Key_Z, CTRL)
    assert post.text() == "antes\n\ndespués"
    assert not post.document.isUndoAvailable()


def test_it_takes_the_place_of_what_is_selected(open_text, post) -> None:
    editor = open_text("un ⟦x⟧ aquí")
    copy("<i>dos</i> *", "dos *")
    paste(editor)
    assert post.text() == "un *dos* \\* aquí"


def test_plain_text_is_one_key_away(open_text, post) -> None:
    editor = open_text("¦")
    copy(RICH)
    paste(editor, CTRL | SHIFT)
    assert post.text() == PLAIN


@pytest.mark.parametrize("before", ["---\ntitle: ¦\n---\n", "a\n\n```\n¦\n```\n", "a `¦` b"])
def test_code_and_front_matter_take_plain_text(open_text, post, before: str) -> None:
    editor = open_text(before)
    copy("<b>x</b> * y", "x * y")
    paste(editor)
    assert post.text() == before.replace("¦", "x * y")


def test_an_address_over_a_selection_is_still_a_link(open_text, post) -> None:
    editor = open_text("ver ⟦aquí⟧")
    copy("<a href='https://a.example/x'>https://a.example/x</a>", "https://a.example/x")
    paste(editor)
    assert post.text() == "ver [aquí](https://a.example/x)"


def test_control_characters_never_arrive(open_text, post) -> None:
    editor = open_text("¦")
    QGuiApplication.clipboard().setText("uno\x0bdos\x07\x00 tres\x9f")
    paste(editor)
    assert post.text() == "uno\ndos tres"
    copy("<p>cu\u00adatro\u200b</p>", "cuatro")
    paste(editor)
    assert post.text().endswith("cuatro")


def test_an_image_that_only_the_author_has_is_told(open_text, window, post) -> None:
    editor = open_text("¦")
    copy("<p>a <img src='file:///C:/x/clip_image001.png'></p>", "a")
    paste(editor)
    assert post.text() == "a"
    assert any("1 image" in notice.label.text() for notice in window.notices.showing())
