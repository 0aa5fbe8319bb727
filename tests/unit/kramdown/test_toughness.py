"""No text makes the parser raise, whatever is open, nested or cut in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter_editor.kramdown import to_html

OPENINGS = (
    "[",
    "![",
    "*",
    "**",
    "_",
    "*a ",
    "**a *b ",
    "*a <b> ",
    "`",
    "``` ",
    "> ",
    ">",
    "(",
    "[a](",
    "[a](<",
    '[a](b "',
    "<",
    '<a b="',
    "<b>",
    "<div>",
    '<div markdown="1">\n',
    "<!--",
    "{:",
    "{:\n",
    "{::a ",
    '{: a="',
    "|",
    "a|\n",
    "* ",
    "* a\n",
    "```\n",
    "````\n```\n",
    "~~",
    "$$",
    '"',
    "&",
    "\\",
    "#",
    "^\n",
    ": a\n",
    "a\n: b\n",
    "[^a]: [^b]\n\n[^b]: [^a]\n\n[^a]",
    "*[a]: b\n",
    "{:a: a}\n",
    "  \n",
    "\n",
    "\t",
    "\x00",
    "\u2028",
    "[[a]]",
)


@pytest.mark.parametrize("opening", OPENINGS)
def test_thousands_of_openings(opening: str) -> None:
    text = opening * (20_000 // len(opening))
    assert isinstance(to_html(text), str)
    assert to_html(text + '\n\n] ) > } ` * _ $$ " ~~ --> </b></div>\n', {}) is not None


@pytest.mark.parametrize(
    ("left", "right"),
    [("[", "]"), ("<b>", "</b>"), ("![", "](x)"), ("<div>\n", "</div>\n"), ("(", ")")],
)
def test_deep_nesting(left: str, right: str) -> None:
    assert to_html(left * 3000 + "a" + right * 3000)


@pytest.mark.parametrize("marker", ["* ", "> ", "1. ", "> * "])
def test_nested_blocks(marker: str) -> None:
    lines = (" " * 2 * depth + "* a" for depth in range(250))
    assert to_html("\n".join(lines))
    assert to_html(marker * 2000 + "a")


ALPHABET = st.characters() | st.sampled_from("[]()*_`<>{}:|\"'\\\n\t -.#&$~^!=+1\r\f\v")


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.text(ALPHABET, max_size=120), st.sampled_from([None, {}, {"input": "GFM"}]))
def test_any_text(text: str, options: dict[str, object] | None) -> None:
    assert isinstance(to_html(text, options), str)
