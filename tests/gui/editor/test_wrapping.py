"""A word of no end is broken anywhere, before Qt lays it out; other posts between their words."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextOption

from newsletter_editor.document.source import decode
from newsletter_editor.gui.editor.source_edit import SourceEdit
from newsletter_editor.gui.editor.wrapping import LONGEST_WORD
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range

ANYWHERE = QTextOption.WrapMode.WrapAnywhere
BETWEEN = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
LONG = "[" * LONGEST_WORD


@pytest.fixture
def edit(qtbot, post: OpenPost, settings, theme) -> SourceEdit:
    edit = SourceEdit(post, settings, theme)
    qtbot.addWidget(edit)
    return edit


def show(post: OpenPost, text: str) -> None:
    post.open(decode(text.encode()), None)


def modes_when_it_comes(post: OpenPost, edit: SourceEdit) -> list[QTextOption.WrapMode]:
    """The mode at each change of the document, before anything is laid out."""
    modes: list[QTextOption.WrapMode] = []
    post.document.contentsChange.connect(lambda *_: modes.append(edit.wordWrapMode()))
    return modes


@pytest.mark.parametrize("text", ["", "words " * 1000, "a\n" * 5000, LONG[1:] + "\n" + LONG[1:]])
def test_usual_posts_are_broken_between_words(post: OpenPost, edit: SourceEdit, text: str) -> None:
    show(post, text)
    assert edit.wordWrapMode() == BETWEEN


def test_a_long_word_is_known_before_it_is_laid_out(post: OpenPost, edit: SourceEdit) -> None:
    modes = modes_when_it_comes(post, edit)
    show(post, f"words\n{LONG}")
    assert set(modes) == {ANYWHERE}
    show(post, "words")
    assert edit.wordWrapMode() == BETWEEN


def test_so_it_is_when_it_is_pasted_or_put_in(post: OpenPost, edit: SourceEdit) -> None:
    for put_in in (
        lambda: edit.insert_text(LONG),
        lambda: post.apply([Edit(Range(0, 0), LONG)]),
    ):
        show(post, "words")
        modes = modes_when_it_comes(post, edit)
        put_in()
        assert set(modes) == {ANYWHERE}


def test_one_that_grows_is_noticed(post: OpenPost, edit: SourceEdit) -> None:
    show(post, LONG[1:])
    edit.textCursor().insertText("x")
    assert edit.wordWrapMode() == ANYWHERE
