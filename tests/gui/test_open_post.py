from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from newsletter_editor.document.source import decode
from newsletter_editor.gui.open_post import MANY_EDITS, OpenPost
from newsletter_editor.text.edits import Edit, apply_edits
from newsletter_editor.text.ranges import Range

TEXTS = st.text(alphabet=st.sampled_from("ab \n\xa0é😀\U0001f468‍"), max_size=40)


def _open(post: OpenPost, text: str) -> None:
    post.open(decode(text.encode()), Path("/posts/a.md"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), TEXTS), max_size=6))
def test_edits_told_are_the_edits_made(post, text, edits) -> None:
    _open(post, text)
    told = [post.text()]

    def follow(start: int, removed: int, inserted: str) -> None:
        told[0] = apply_edits(told[0], [Edit(Range(start, start + removed), inserted)])

    post.changed.connect(follow)
    expected = text
    for place, count, replacement in edits:
        start = min(place, len(expected))
        edit = Edit(Range(start, min(start + count, len(expected))), replacement)
        expected = apply_edits(expected, [edit])
        post.apply([edit])
        assert post.text() == told[0] == expected
        assert post.length == len(expected)
    while post.document.isUndoAvailable():
        post.document.undo()
        assert post.text() == told[0]
    assert post.text() == text
    post.changed.disconnect(follow)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 5), TEXTS), max_size=5))
def test_parts_of_a_step_are_the_step(post, text, edits) -> None:
    _open(post, text)
    told: list[tuple[int, int, str]] = []
    post.changed_in_parts.connect(told.extend)
    made, free = [], 0
    for gap, count, replacement in edits:
        start = min(free + gap, len(text))
        made.append(Edit(Range(start, min(start + count, len(text))), replacement))
        free = made[-1].range.end + 1
        if free > len(text):
            break
    expected = apply_edits(text, made)
    post.apply(made)
    while post.text() != text and post.document.isUndoAvailable():
        assert _told(text, told) == expected
        post.document.undo()
    assert _told(text, told) == post.text() == text
    post.changed_in_parts.disconnect(told.extend)


def _told(text: str, parts: list[tuple[int, int, str]]) -> str:
    for start, removed, inserted in parts:
        text = text[:start] + inserted + text[start + removed :]
    return text


def test_what_lies_between_two_edits_of_a_step_is_no_part_of_it(post: OpenPost) -> None:
    _open(post, "uno dos tres")
    told: list[list[tuple[int, int, str]]] = []
    post.changed_in_parts.connect(told.append)
    post.apply([Edit(Range(0, 3), "1"), Edit(Range(8, 12), "3")])
    post.apply([Edit.insert(0, "> ")], joins=True)
    post.document.undo()
    assert told[:2] == [[(8, 4, "3"), (0, 3, "1")], [(0, 0, "> ")]]
    assert _told("1 dos 3", told[1]) == "> 1 dos 3"
    assert post.text() == "uno dos tres"


def test_several_edits_are_one_undo_step(post: OpenPost) -> None:
    _open(post, "😀 uno dos tres")
    post.apply([Edit(Range(2, 5), "1"), Edit(Range(6, 9), "2"), Edit.insert(0, "> ")])
    assert post.text() == "> 😀 1 2 tres"
    post.document.undo()
    assert post.text() == "😀 uno dos tres"
    assert not post.document.isUndoAvailable()


def test_very_many_edits_are_one_undo_step_too(post: OpenPost) -> None:
    text = "a b\n" * (MANY_EDITS + 1)
    _open(post, text)
    post.apply([Edit(Range(4 * k, 4 * k + 1), "ä") for k in range(MANY_EDITS + 1)])
    assert post.text() == "ä b\n" * (MANY_EDITS + 1)
    post.document.undo()
    assert post.text() == text


def test_edits_outside_the_text_change_nothing(post: OpenPost) -> None:
    _open(post, "abc")
    with pytest.raises(ValueError, match="outside"):
        post.apply([Edit.insert(0, "x"), Edit(Range(2, 4), "")])
    assert post.text() == "abc"
    assert post.revision == 1


def test_opening_is_told_apart_from_editing(post: OpenPost, qtbot) -> None:
    told: list[str] = []
    post.opened.connect(lambda: told.append("opened"))
    post.edited.connect(lambda revision: told.append(f"edited {revision}"))
    _open(post, "uno")
    assert (told, post.is_dirty, post.document.isUndoAvailable()) == (["opened"], False, False)
    post.apply([Edit.insert(3, "!")])
    assert told == ["opened", "edited 2"]
    assert post.is_dirty
    post.document.undo()
    assert not post.is_dirty


def test_what_qt_reports_wrongly_is_told_rightly(post: OpenPost) -> None:
    _open(post, "uno\ndos")
    told = ["uno\ndos"]
    post.changed.connect(
        lambda start, removed, inserted: told.append(
            apply_edits(told[-1], [Edit(Range(start, start + removed), inserted)])
        )
    )
    everything = QTextCursor(post.document)
    everything.select(QTextCursor.SelectionType.Document)
    everything.insertText("otro")
    post.document.clear()
    post.document.setPlainText("😀\nfin")
    assert told[-1] == post.text() == "😀\nfin"


def test_a_selection_is_asked_for_after_the_edit(post: OpenPost, qtbot) -> None:
    _open(post, "uno")
    with qtbot.waitSignal(post.selection_requested) as asked:
        post.apply([Edit.insert(0, "**")], select=Range(2, 5))
    assert asked.args == [Range(2, 5)]
