"""What is written of rich text must read back through our kramdown as the same structure."""

from __future__ import annotations

import html
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsletter_editor.kramdown import to_html
from newsletter_editor.markup.rich_text import markdown_of
from newsletter_editor.markup.rich_text.nodes import (
    Block,
    Code,
    Definitions,
    Kind,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
)
from newsletter_editor.markup.rich_text.reading import Reader

TEXT = st.text("ab ñ1.-+*_`~#>|[](){}<!&;:$^=\\%\"'😀/", max_size=12)
SIGNS = (
    r"hola 1. - # a_b x|y {{ {% %} &amp; [x] (y) *** C:\ ~~ -- == : <b> ! [^1]: $$ {:.x} ` ab_ ^ >"
)
WORDS = st.lists(st.sampled_from(SIGNS.split()), max_size=5).map(" ".join)
PLAIN = (TEXT | WORDS).map(html.escape)
SPANS = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map("".join),
        st.tuples(st.sampled_from(["b", "i", "s", "sub", "sup"]), inner).map(
            lambda pair: "<{0}>{1}</{0}>".format(*pair)
        ),
        inner.map(lambda text: f'<a href="https://x.example/a_b(c)">{text}</a>'),
        PLAIN.map(lambda text: f"<code>{text}</code>"),
        st.just("<br>"),
        st.just('<img src="https://x.example/i.png" alt="a [b]">'),
    ),
    max_leaves=6,
)
PARAGRAPH = SPANS.map(lambda text: f"<p>{text}</p>")
HEADING = st.tuples(st.integers(1, 6), PLAIN).map(lambda pair: "<h{0}>{1}</h{0}>".format(*pair))
CODE = st.text("ab`~ \n{%}<&#*-", max_size=20).map(
    lambda text: f"<pre><code>{html.escape(text)}</code></pre>"
)
TABLE = st.integers(2, 3).flatmap(
    lambda width: st.lists(
        st.lists(SPANS, min_size=width, max_size=width), min_size=2, max_size=3
    ).map(
        lambda rows: (
            "<table>"
            + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
            + "</table>"
        )
    )
)
FLAT = PARAGRAPH | HEADING | CODE | TABLE | st.just("<hr>")
BLOCKS = st.recursive(
    FLAT,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(
            lambda parts: f"<blockquote>{''.join(parts)}</blockquote>"
        ),
        st.tuples(
            st.sampled_from(["ul", "ol"]),
            st.lists(
                st.tuples(SPANS, inner | st.just("")).map(
                    lambda pair: f"<p>a{pair[0]}</p>{pair[1].replace('<hr>', '')}"
                ),
                min_size=1,
                max_size=3,
            ),
        ).map(lambda pair: f"<{pair[0]}>{''.join(f'<li>{x}</li>' for x in pair[1])}</{pair[0]}>"),
    ),
    max_leaves=5,
)
DOCUMENTS = st.lists(BLOCKS, min_size=1, max_size=3).map("".join)


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS)
@example("<p><s><code>~~</code></s></p>")
@example("<ul><li><p>a</p><pre><code> \n&lt;</code></pre></li></ul>")
@example("<ul><li><p>a</p><ol><li><p>b</p><pre><code>x\n  \ny</code></pre></li></ol></li></ul>")
def test_what_is_written_reads_back_as_the_same(document: str) -> None:
    converted = markdown_of(document)
    wanted = structure(Reader(document).blocks())
    if converted is None:
        assert not wanted
        return
    assert structure(Reader(page(converted.markdown)).blocks()) == wanted, converted.markdown


def page(markdown: str) -> str:
    """What Jekyll would make of it: Liquid here is `raw` alone."""
    assert not re.search(
        r"\{\{|\{%", re.sub(r"\{% raw %\}.*?\{% endraw %\}", "", markdown, flags=re.S)
    )
    return to_html(re.sub(r"\{% (?:end)?raw %\}", "", markdown))


def structure(blocks: list[Block]) -> list[object]:
    """Blocks with their texts, without what no reader could tell apart."""
    found: list[object] = []
    for block in blocks:
        match block:
            case Paragraph(runs, level):
                text = line(runs)
                if text:
                    found.append((f"h{level}", text))
            case Code(text):
                if text.strip():
                    found.append(("code", text.strip("\n")))
            case Quote(inner):
                parts = structure(inner)
                if parts:
                    found.append(("quote", parts))
            case Listing(items, ordered):
                parts = [each for item in items if (each := structure(item.blocks))]
                if parts:
                    found.append(("ol" if ordered else "ul", parts))
            case Table(rows, has_head):
                found.append(("table", has_head, [[line(cell) for cell in row] for row in rows]))
            case Rule():
                found.append("rule")
            case Definitions():
                found.append("definitions")
    return found


def line(runs: list[Run]) -> list[tuple[str, object]]:
    """Letter by letter, so that it is no matter where marks begin and end; blanks have none."""
    letters: list[tuple[str, object]] = []
    for run in runs:
        look = (run.kind, run.styles, run.link, run.source)
        if run.kind is Kind.IMAGE:
            letters.append((run.text, look))
            continue
        if run.kind is Kind.BREAK:
            while letters and letters[-1] == (" ", None):
                letters.pop()
            letters.append(("\n", None))
            continue
        for sign in straight(run.text):
            if sign != " ":
                letters.append((sign, look))
            elif letters and letters[-1][0] not in " \n":
                letters.append((" ", None))
    while letters and letters[-1][1] is None:
        letters.pop()
    while letters and letters[0][1] is None:
        letters.pop(0)
    return letters


def straight(text: str) -> str:
    text = text.replace("…", "...").replace("\xa0", " ")
    return text.translate(str.maketrans("“”‘’", "\"\"''"))
