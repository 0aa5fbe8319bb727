from __future__ import annotations

import pytest

from newsletter_editor.markup.placing import placed, takes_markup
from newsletter_editor.text.edits import apply_edits
from newsletter_editor.text.ranges import Range


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("¦", "# A\n\nb"),
        ("uno¦dos", "uno\n\n# A\n\nb\n\ndos"),
        ("uno ¦ dos\n", "uno\n\n# A\n\nb\n\ndos\n"),
        ("uno\n¦\ndos", "uno\n\n# A\n\nb\n\ndos"),
        ("- uno ¦\n- dos", "- uno\n\n  # A\n\n  b\n- dos"),
        ("10. ¦", "10. # A\n\n    b"),
        ("> uno¦", "> uno\n>\n> # A\n>\n> b"),
        ("| a | ¦ |\n| b | c |", "| a | # A<br />b |\n| b | c |"),
    ],
)
def test_blocks_are_put_between_blank_lines_and_into_what_is_around(
    marked: str, wanted: str
) -> None:
    at = marked.index("¦")
    text = marked.replace("¦", "")
    edit = placed(text, Range(at, at), "# A\n\nb", is_inline=False)
    assert apply_edits(text, [edit]) == wanted


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("a¦", True),
        ("---\ntitle: ¦x\n---\n\na", False),
        ("---\ntitle: x\n---\n\n¦a", True),
        ("a\n\n```\nx¦\n```\n", False),
        ("a\n\n```\nx\n```\n\n¦", True),
        ("a\n\n    x¦\n", False),
        ("<!-- ¦ -->\n", False),
        ("a `b¦` c", False),
        ("a `b` ¦ `c`", True),
        ("a ¦` c", True),
    ],
)
def test_markup_means_nothing_in_code_and_front_matter(marked: str, wanted: bool) -> None:
    at = marked.index("¦")
    assert takes_markup(marked.replace("¦", ""), at) is wanted
