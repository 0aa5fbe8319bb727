"""Edits that lead from a text as it was to the text as it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.text import edit_log
from newsletter_editor.text.edit_log import EditLog

EDITS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), st.text("ab\n😀", max_size=4)))


def _apply(text: str, edits: list[tuple[int, int, str]]) -> str:
    for start, end, replacement in edits:
        text = text[:start] + replacement + text[end:]
    return text


@given(EDITS, st.integers(0, 30))
def test_edits_lead_from_any_revision_to_the_newest(
    edits: list[tuple[int, int, str]], known: int
) -> None:
    log, texts = EditLog(), ["un texto 😀 de antes"]
    for revision, (at, length, new) in enumerate(edits, start=1):
        start = min(at, len(texts[-1]))
        removed = min(length, len(texts[-1]) - start)
        texts.append(texts[-1][:start] + new + texts[-1][start + removed :])
        log.note(revision, start, removed, new)
    known = min(known, len(edits))
    found = log.since(known, len(edits))
    assert found is not None
    assert _apply(texts[known], found) == texts[-1]


def test_what_is_typed_in_one_go_is_one_edit() -> None:
    log = EditLog()
    for k, letter in enumerate("palabra"):
        log.note(k + 1, 10 + k, 0, letter)
    log.note(8, 15, 2, "")
    assert log.since(0, 8) == [(10, 10, "palab")]
    assert log.since(8, 8) == []


def test_what_is_not_remembered_is_told_whole(monkeypatch) -> None:
    log = EditLog()
    assert log.since(0, 3) is None
    log.note(4, 0, 0, "a")
    # Another post was here meanwhile.
    log.note(7, 0, 0, "b")
    assert log.since(4, 7) is None
    assert log.since(6, 7) == [(0, 0, "b")]
    log.forget()
    assert log.since(6, 7) is None
    monkeypatch.setattr(edit_log, "MOST_CHARACTERS", 110)
    for revision in range(8, 20):
        log.note(revision, 0, 0, "a" * 20)
    assert log.since(17, 19) == [(0, 0, "a" * 40)]
    assert log.since(16, 19) is None


def test_edits_at_many_places_are_told_whole(monkeypatch) -> None:
    monkeypatch.setattr(edit_log, "MOST_EDITS", 5)
    log = EditLog()
    for revision in range(1, 9):
        log.note(revision, 10 * revision, 0, "a")
    assert log.since(3, 8) is not None
    assert log.since(2, 8) is None
