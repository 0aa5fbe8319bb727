"""Four times the text makes at most some five times the work, whatever it is made of.

Calls are counted and no time is taken; what a regular expression does inside is not seen by this.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from newsletter_editor.checks.check import check
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.rendering.page import render_post
from tests.calls import calls_of

PIECES = (
    *(
        "|",
        "> ",
        "* ",
        "- ",
        "1. ",
        "*",
        "_a",
        "[",
        "[a](",
        "![",
        "`",
        "<a ",
        "<b>",
        "</b>",
        "<!--",
    ),
    *("&amp;", "$$", "{", "{:", "{{", "{%", "(", "# a\n\n", ":", "a\n: b\n", "[^a]", "palabra "),
    *("\n", " ", "~", "http://a.es/", "* a\n", "<p>\n", '<div markdown="1">\n', '"', "...", "\\"),
    *("|a|b|\n|-|-|\n", "a\n===\n", "    a\n", "*a_b", "[a][b]", "¿Qué? ", "> - ", "  * a\n"),
    *("```cpp\nf(\n```\n", "```php\n<?php $a\n```\n", "[^1]: a\n", "[a]: http://x\n", "*[ab]: x\n"),
)
SMALL, LARGE = 1_000, 4_000
MOST_TIMES = 6.0


def _text(piece: str, size: int) -> str:
    return "---\ntitle: T\nlang: es\n---\n" + (piece * (size // len(piece) + 1))[:size]


@pytest.mark.parametrize("piece", PIECES)
def test_pages_and_checks_grow_with_the_text(piece: str) -> None:
    around = Surroundings(None)
    path = Path("2020-01-01-a.md")
    for work in (
        lambda size: render_post(_text(piece, size)),
        lambda size: check(CheckedPost(_text(piece, size), path, around)),
    ):
        # What is read at first use is no work of the text.
        work(200)
        small, large = (calls_of(partial(work, size)) for size in (SMALL, LARGE))
        assert large < MOST_TIMES * max(small, 2_000), (small, large)
