"""Two changes of one text: merged where they do not clash, decided by no one where they do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.document.merging import Side, merge

texts = st.text(alphabet="ab\n", max_size=20)


@given(texts, texts, texts)
def test_the_stretches_are_the_three_texts(base: str, ours: str, theirs: str) -> None:
    merged = merge(base, ours, theirs)
    assert "".join(one.base for one in merged.stretches) == base
    assert "".join(one.ours for one in merged.stretches) == ours
    assert "".join(one.theirs for one in merged.stretches) == theirs


@given(texts, texts)
def test_one_changed_side_is_taken(base: str, changed: str) -> None:
    for merged in (merge(base, changed, base), merge(base, base, changed)):
        assert not merged.conflicts
        assert merged.text() == changed


@given(texts, texts)
def test_the_same_change_on_both_sides_is_no_conflict(base: str, changed: str) -> None:
    assert merge(base, changed, changed).text() == changed


def test_changes_of_different_lines_are_joined() -> None:
    merged = merge("a\nb\nc\nd\n", "A\nb\nc\nd\n", "a\nb\nc\nD\n")
    assert not merged.conflicts
    assert merged.text() == "A\nb\nc\nD\n"


def test_a_clash_is_decided_by_the_author_alone() -> None:
    merged = merge("a\nb\nc\n", "a\nours\nc\n", "a\ntheirs\nc\n")
    (clash,) = merged.conflicts
    assert merged.text() == "a\nours\nc\n"
    assert merged.text({clash: Side.THEIRS}) == "a\ntheirs\nc\n"
    assert merged.text({clash: Side.BOTH}) == "a\nours\ntheirs\nc\n"


def test_both_sides_of_an_unfinished_last_line_stay_apart() -> None:
    merged = merge("a", "ours", "theirs")
    assert merged.text({merged.conflicts[0]: Side.BOTH}) == "ours\ntheirs"


def test_a_line_separator_ends_no_line() -> None:
    merged = merge("a\u2028b\n", "a\u2028b\nc\n", "a\u2028B\n")
    assert len(merged.conflicts) == 1
