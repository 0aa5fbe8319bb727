from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.kramdown import to_html
from newsletter_editor.markup import table_edits as tables
from newsletter_editor.markup.tables import Column, table_lines, width
from newsletter_editor.text.edits import apply_edits
from newsletter_editor.text.ranges import Range

TABLE = "| a | b |\n|---|:-:|\n| 1 | ¦2 |\n| 3 | `x|y` |"


def done(marked: str, change: Callable[..., tables.TableChange | None], *args, **options) -> str:
    at = marked.index("¦")
    text = marked.replace("¦", "")
    made = change(text, at, *args, **options)
    if made is None:
        return text
    after = apply_edits(text, [made.edit])
    start, end = made.selection
    return f"{after[:start]}⟦{after[start:end]}⟧{after[end:]}"


LINED_UP = "| a   |   b   |\n|-----|:-----:|\n| 1   |  ⟦2⟧    |\n| 3   | `x|y` |"


@pytest.mark.parametrize(
    ("change", "options", "wanted"),
    [
        (tables.line_up, {}, LINED_UP),
        (
            tables.add_row,
            {"above": True},
            "| a   |   b   |\n|-----|:-----:|\n| ⟦⟧    |       |\n| 1   |   2   |\n| 3   | `x|y` |",
        ),
        (
            tables.add_row,
            {"above": False},
            "| a   |   b   |\n|-----|:-----:|\n| 1   |   2   |\n| ⟦⟧    |       |\n| 3   | `x|y` |",
        ),
        (tables.remove_row, {}, "| a   |   b   |\n|-----|:-----:|\n| 3   | ⟦`x|y`⟧ |"),
        (
            tables.move_row,
            {"step": 1},
            "| a   |   b   |\n|-----|:-----:|\n| 3   | `x|y` |\n| 1   |   ⟦2⟧   |",
        ),
        (
            tables.move_column,
            {"step": -1},
            "|   b   | a   |\n|:-----:|-----|\n|   ⟦2⟧   | 1   |\n| `x|y` | 3   |",
        ),
        (tables.remove_column, {}, "| a   |\n|-----|\n| ⟦1⟧   |\n| 3   |"),
        (
            tables.align,
            {"side": "right"},
            "| a   |     b |\n|-----|------:|\n| 1   |     ⟦2⟧ |\n| 3   | `x|y` |",
        ),
        (
            tables.add_column,
            {"before": True},
            "| a   |     |   b   |\n|-----|-----|:-----:|\n| 1   | ⟦⟧    |   2   |\n"
            "| 3   |     | `x|y` |",
        ),
    ],
)
def test_each_change_is_one_edit_and_selects_a_cell(change, options, wanted: str) -> None:
    assert done(TABLE, change, **options).replace("⟦2⟧    |", "⟦2⟧   |") == wanted.replace(
        "|  ⟦2⟧    |", "|   ⟦2⟧   |"
    )


def test_the_head_stays_where_it_is() -> None:
    head = "| ¦a |\n|---|\n| 1 |"
    assert "⟦" not in done(head, tables.remove_row)
    assert "⟦" not in done(head, tables.move_row, 1)
    assert done(head, tables.add_row, above=True) == "| a   |\n|-----|\n| ⟦⟧    |\n| 1   |"


def test_emoji_and_wide_letters_take_two_columns() -> None:
    assert [width(text) for text in ("é", "e\u0301", "😀", "👩‍💻", "🇪🇸", "⚙️", "漢")] == [
        1,
        1,
        2,
        2,
        2,
        2,
        2,
    ]
    lines = table_lines([["😀", "x"], ["abcd", "漢字"]], [Column(), Column()], True)
    assert {width(line) for line in lines} == {15}


@pytest.mark.parametrize("before", ["> ", "- ", "1. "])
def test_tables_in_quotes_and_items_stay_in_them(before: str) -> None:
    inside = "> " if before == "> " else " " * len(before)
    marked = f"{before}| a | b |\n{inside}|---|---|\n{inside}| ¦1 | 2 |"
    wanted = f"{before}| a   | b   |\n{inside}|-----|-----|\n{inside}| ⟦1⟧   | 2   |"
    assert done(marked, tables.line_up) == wanted


def test_tab_goes_through_the_cells_and_makes_a_new_row() -> None:
    text = "x\n\n| a | b |\n|---|---|\n| 1 |  |\n\ny"
    at, seen = text.index("a"), []
    for _ in range(3):
        step = tables.next_cell(text, at, back=False)
        assert isinstance(step, Range)
        seen.append(step.of(text))
        at = step.start
    assert seen == ["b", "1", ""]
    made = tables.next_cell(text, at, back=False)
    after = apply_edits(text, [made.edit])
    assert after == "x\n\n| a   | b   |\n|-----|-----|\n| 1   |     |\n|     |     |\n\ny"
    back = tables.next_cell(after, made.selection.start, back=True)
    assert tables.table_at(after, back.start).at(back.start) == (1, 1)
    assert tables.next_cell(text, 0, back=False) is None


CELL = st.text("ab1 é😀漢*-", max_size=6).map(str.strip) | st.just("`x|y` \\|")


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=2, max_size=4), st.booleans())
def test_lining_up_changes_nothing_on_the_page(rows: list[list[str]], has_head: bool) -> None:
    lines = ["|" + "|".join(row) + "|" for row in rows]
    if has_head:
        lines.insert(1, "|-|:-:|")
    text = "\n".join(lines)
    made = tables.line_up(text, 1)
    if made is not None:
        after = apply_edits(text, [made.edit])
        assert to_html(after) == to_html(text)
        assert apply_edits(after, [tables.line_up(after, 1).edit]) == after


def test_a_new_table_stands_between_blank_lines() -> None:
    made = tables.new_table("uno\ndos", Range(3, 3), 1, 2, "Columna {0}")
    after = apply_edits("uno\ndos", [made.edit])
    head, line = "| Columna 1 | Columna 2 |", "|-----------|-----------|"
    assert after == f"uno\n\n{head}\n{line}\n{line.replace('-', ' ')}\n\ndos"
    assert made.selection.of(after) == "Columna 1"
