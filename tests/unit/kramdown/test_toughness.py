"""No text makes the parser raise, whatever is open, nested or cut in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter_editor.kramdown import rendering, to_html
from newsletter_editor.kramdown.spans import emphasis, link
from newsletter_editor.kramdown.tree import MOST_REPEATED

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


LONG = 50_000


@pytest.mark.parametrize(
    ("definition", "use"),
    [
        ("[a]: http://" + "b" * LONG, "[a]. "),
        ('[a]: http://b "' + "c" * LONG + '"', "![a] "),
        ("[a]: http://b\n{: title='" + "c" * LONG + "'}", "[a]. "),
        ("*[a]: " + "b" * LONG, "a "),
        ("*[a]: b\n{: .c" + " .c" * LONG + "}", "a "),
        ("{:a: title='" + "b" * LONG + "'}", "*a*{:a} "),
    ],
    ids=["address", "title", "attributes of a link", "abbreviation", "its attributes", "list"],
)
def test_a_page_does_not_grow_by_what_is_said_once(definition: str, use: str) -> None:
    """Each letter could bring all of a definition along, and a post of 100 KB make a gigabyte."""
    few, many = (to_html(f"{definition}\n\n{use * times}\n") for times in (20, 20_000))
    # Whoever says little gets all of it.
    assert few.count("b" * LONG) + few.count("c" * LONG) + few.count(" c" * LONG) == 20
    assert len(many) < 2 * MOST_REPEATED
    assert many.count("a") >= 20_000


def test_attributes_that_name_each_other_twice_or_in_a_long_chain() -> None:
    chain = "".join(f"{{:a{n + 1}: a{n} a{n}}}\n" for n in range(3_000))
    for last in (30, 99, 3_000):
        assert to_html(f"{{:a0: .x}}\n{chain}\nb\n{{:a{last}}}\n").endswith(">b</p>\n")
    assert to_html(f"{{:a0: .x}}\n{chain}\nb\n{{:a2}}\n") == '\n<p class="x x x x">b</p>\n'


@pytest.mark.parametrize(
    "text", ["[" * 40 + "a" + "]" * 40, "[a " * 40 + "b]", "[a " * 40 + "b] " * 40]
)
def test_brackets_in_brackets_are_read_once(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever looked from the outermost knows of each in it whether a link begins there."""
    read: list[int] = []
    original = link._read_text

    def counted(parser: link.SpanParser, span: link.SpanNode, start: int) -> int | None:
        read.append(start)
        return original(parser, span, start)

    monkeypatch.setattr(link, "_read_text", counted)
    assert to_html(text) == f"<p>{text.strip()}</p>\n"
    assert len(read) == 1


def test_signs_without_an_end_are_followed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each pair of brackets that is no link had all behind it read again, up to a limit."""
    read: list[str] = []
    original = emphasis.SpanParser.parse_into

    def counted(parser: emphasis.SpanParser, target: object, *rest: object, **more: object) -> bool:
        node = getattr(target, "node", target)
        read.append(type(node).__name__)
        return original(parser, target, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(emphasis.SpanParser, "parse_into", counted)
    text = ("[" + "_a b, " * 10 + "]") * 40
    assert to_html(text) == f"<p>{text}</p>\n"
    assert read.count("Emphasis") <= 2


def test_what_is_read_again_is_counted_for_all_of_a_post(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each paragraph had thousands of steps of its own, and many short ones took minutes."""
    taken: list[int] = []
    original = emphasis.SpanParser.add_text
    monkeypatch.setattr(
        emphasis.SpanParser,
        "add_text",
        lambda parser, length: taken.append(length) or original(parser, length),
    )
    pages, counts = [], []
    for spare in (rendering.SPARE_STEPS, 0):
        monkeypatch.setattr(rendering, "SPARE_STEPS", spare)
        taken.clear()
        pages.append(to_html("*a **b _c [d\n\n" * 200 + "~~*a*~~ **b**\n"))
        counts.append(len(taken))
    assert pages[0] == pages[1]
    assert pages[0].endswith(
        "<p>*a **b _c [d</p>\n\n<p><del><em>a</em></del> <strong>b</strong></p>\n"
    )
    assert counts[1] < 0.7 * counts[0]
