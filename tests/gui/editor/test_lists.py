from __future__ import annotations

import pytest

from newsletter_editor.gui.editor.lists import Enter, indented, on_enter, outdented

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
