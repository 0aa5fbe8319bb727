from __future__ import annotations

import pytest

from newsletter_editor.gui.editor.lists import Enter, indented, on_enter, outdented, renumberings

ENTER = [
    ("- uno", 5, Enter(0, "\n- ")),
    ("  * uno", 7, Enter(0, "\n  * ")),
    ("9. uno", 6, Enter(0, "\n10. ")),
    ("- [x] hecho", 11, Enter(0, "\n- [ ] ")),
    ("> cita", 6, Enter(0, "\n> ")),
    ("> - uno", 7, Enter(0, "\n> - ")),
    ("- uno dos", 5, Enter(0, "\n- ")),
    ("- ", 2, Enter(2, "")),
    ("3. ", 3, Enter(3, "")),
    ("> ", 2, Enter(2, "")),
    ("> - ", 4, Enter(2, "")),
    ("  sangrado", 10, Enter(0, "\n  ")),
    ("- uno", 0, None),
    ("texto", 5, None),
    ("* * *", 5, None),
    ("---", 3, None),
    ("**negrita**", 11, None),
    ("2020. Fue", 2, None),
    ("2019. Fue un gran año", 21, None),
    ("1999. ", 6, None),
    ("> 2019. Fue", 11, Enter(0, "\n> ")),
    ("99. uno", 7, Enter(0, "\n100. ")),
]


@pytest.mark.parametrize(("line", "column", "expected"), ENTER)
def test_enter(line: str, column: int, expected: Enter | None) -> None:
    assert on_enter(line, column) == expected


INDENT = [
    ("- dos", ["- uno"], "  "),
    ("- dos", ["1. uno"], "   "),
    ("- tres", ["  - dos", "- uno"], "  "),
    ("- dos", [], "  "),
    ("texto", ["", "10. uno"], "    "),
]


@pytest.mark.parametrize(("line", "above", "expected"), INDENT)
def test_an_item_goes_under_the_text_of_the_item_above(line, above, expected) -> None:
    assert indented(line, above) == expected


OUTDENT = [
    ("   - dos", ["1. uno"], 3),
    ("  - tres", ["  - dos", "- uno"], 2),
    ("- uno", [], 0),
    ("    suelto", [], 2),
]


@pytest.mark.parametrize(("line", "above", "expected"), OUTDENT)
def test_an_item_comes_out_to_the_item_that_held_it(line, above, expected) -> None:
    assert outdented(line, above) == expected


RENUMBERED = [
    ("2. ", ["2. dos", "3. tres"], ["3. dos", "4. tres"]),
    ("2. ", ["2. dos", "   sigue", "", "3. tres"], ["3. dos", "   sigue", "", "4. tres"]),
    ("2. ", ["2. dos", "", "Otro párrafo.", "3. x"], ["3. dos", "", "Otro párrafo.", "3. x"]),
    ("2. ", ["1. dos", "1. tres"], ["1. dos", "1. tres"]),
    ("2. ", ["2. dos", "9. tres"], ["3. dos", "9. tres"]),
    ("2. ", ["2. dos", "- otra", "3. x"], ["3. dos", "- otra", "3. x"]),
    ("9. ", ["9. a", "   - b", "10. c"], ["10. a", "    - b", "11. c"]),
    ("> 2. ", ["> 2. dos", "3. x"], ["> 3. dos", "3. x"]),
    ("  2. ", ["  2. dos", "3. x"], ["  3. dos", "3. x"]),
    ("- ", ["1. x"], ["1. x"]),
]


@pytest.mark.parametrize(("item", "below", "expected"), RENUMBERED)
def test_the_items_below_a_new_one_count_on(
    item: str, below: list[str], expected: list[str]
) -> None:
    lines = list(below)
    for line, start, end, replacement in renumberings(item, below):
        lines[line] = lines[line][:start] + replacement + lines[line][end:]
    assert lines == expected
