"""F9 selects the words that are to be written anew; the links that a skeleton keeps stay."""

from __future__ import annotations

import pytest

from newsletter_editor.gui.translation.pane import _words_of
from newsletter_editor.text.ranges import Range


@pytest.mark.parametrize(
    ("block", "selected"),
    [
        ("Some words.", "Some words."),
        ("\\\\\n… [here](https://a.b) · [there](https://c.d)", "…"),
        ("\\\\\n[here](https://a.b) · …", ""),
        (
            "<!-- See [it](https://a.b) -->\n… ([it](https://a.b))",
            "<!-- See [it](https://a.b) -->\n…",
        ),
        ("… <https://a.b>", "…"),
        ("![x](y.png) …", ""),
    ],
)
def test_links_are_not_selected(block: str, selected: str) -> None:
    text = f"Before.\n\n{block}\n"
    place = _words_of(Range(9, 9 + len(block)), text)
    assert place.of(text) == selected
