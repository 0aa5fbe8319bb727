"""The sections of a post as read from its text."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter_editor.kramdown import render_blocks
from newsletter_editor.sections.blocks import BlockKind, blocks_of, body_start
from newsletter_editor.sections.headings import folded
from newsletter_editor.sections.outline import count_words, outline_of
from newsletter_editor.sections.templates import load_templates

LIBRARY = load_templates()


def titles(text: str) -> list[str]:
    return [each.title for each in outline_of(text, LIBRARY, "es").sections]


@pytest.mark.parametrize(
    "opaque",
    [
        "```python\n# no\n```",
        "~~~~\n# no\n~~~\n# no\n~~~~",
        "    # no",
        "<!--\n# no\n\n# no\n-->",
        "<div>\n<div>\n# no\n</div>\n\n# no\n</div>",
        "<pre>\n# no\n</pre>",
        "{% highlight python %}\n# no\n\n# no\n{% endhighlight %}",
        "{% raw %}\n# no\n{% endraw %}",
        "{::comment}\n# no\n{:/comment}",
        "> # no",
        "#no",
        "- uno\n  # no",
    ],
)
def test_what_only_looks_like_a_heading_is_none(opaque: str) -> None:
    assert titles(f"# Uno\n\n{opaque}\n\n# Dos\n\nx\n") == ["Uno", "Dos"]


@pytest.mark.parametrize(
    "text",
    [
        "# Uno\nx\n# Dos",
        "Uno\n===\n\nx\n\nDos\n====\n",
        "# Uno #\n\n```\nx\n\n# Dos ##",
        "---\n# no: yaml\n---\n# Uno\n\n<div>\n\n# Dos",
        "# Uno\n\n<!-- abierto\n\n# Dos",
        "# Uno\n\n{% raw %}\n\n# Dos\n",
        "# Uno\n\n- a\n# Dos",
    ],
)
def test_a_heading_is_found_however_it_is_written(text: str) -> None:
    assert titles(text) == ["Uno", "Dos"]


def test_two_dashes_under_a_line_make_a_lower_heading() -> None:
    (heading,) = [b for b in blocks_of("x\n\nUno\n---\n\ny") if b.kind is BlockKind.HEADING]
    assert (heading.level, heading.title) == (2, "Uno")


def test_front_matter_and_lead_are_no_section() -> None:
    text = "---\n# no\ntitle: x\n---\n\n![](a.png)\n\n# Educación🎓\n\nTexto.\n"
    outline = outline_of(text, LIBRARY, "es")
    assert outline.lead.of(text) == "![](a.png)"
    (section,) = outline.sections
    assert section.template is not None and section.template.id == "education"
    assert section.range.of(text) == "# Educación🎓\n\nTexto."
    assert not outline.closing.length
    assert outline.section_at(text.index("Texto")) is section
    assert outline.section_at(text.index("![]")) is None


def test_levels_that_slipped_still_make_sections() -> None:
    text = "# 1、Publicaciones\n\n### no\n\n## **2、Educación 🎓**\n\n## Otra\n\n# Otra más\n"
    assert titles(text) == ["1、Publicaciones", "**2、Educación 🎓**", "Otra más"]


def test_items_are_titled_entries_or_else_paragraphs() -> None:
    text = (
        "# Publicaciones\n\n***Uno***\n\n\\\\\nTexto **con** [enlace](https://a.b/c).\n\n\\\\\n"
        "![](a.png)\n\n*Pie.*\n\n\\\\\n**Dos**\n\nTexto.\n\n"
        "# Menciones a considerar ⭐️\n\nUna.\n\n\\\\\n[Dos](https://a.b) es otra.\n\n\\\\\n"
        "![](b.png)\n\n# Educación\n\n<!-- nada -->\n"
    )
    first, second, third = outline_of(text, LIBRARY, "es").sections
    assert [item.title for item in first.items] == ["Uno", "Dos"]
    assert first.items[0].range.of(text).endswith("*Pie.*")
    assert first.words == 7
    assert len(second.items) == 2
    assert third.is_empty and not second.is_empty


def test_what_a_rule_sets_apart_at_the_end_is_the_closing() -> None:
    text = "# Uno\n\n***\n\nx\n\n# Dos\n\nTexto.\n\n----------\n\nEscríbenos.\n\n[a]: https://b.c\n"
    outline = outline_of(text, LIBRARY, "es")
    assert outline.closing.of(text).startswith("----------")
    assert outline.sections[1].range.of(text) == "# Dos\n\nTexto."
    assert outline.sections[0].range.of(text) == "# Uno\n\n***\n\nx"
    assert outline.section_at(len(text)) is None


def test_words_are_those_on_the_page() -> None:
    assert (
        count_words("El [*self-distillation*](https://a.b/c-d_(e)) no es `código` <br> 3.5 x") == 6
    )


def test_words_that_are_hidden_are_not_counted() -> None:
    note = "<!-- por traducir\nThis paragraph\n\nwaits. -->"
    assert count_words(f"Uno {note} dos <!-- x --> tres") == 3
    assert count_words("Uno {% comment %} dos\ntres {% endcomment %} cuatro") == 2
    # What has no end hides nothing.
    assert count_words("Uno --> dos <!-- tres") == 3
    assert count_words("<!-- a --> Uno <!-- dos {% comment %}") == 2


@pytest.mark.parametrize(
    "line",
    [
        "``` x\n",
        "<div>\n",
        "<!-- ",
        "{% raw %}\n",
        "](](",
        "[*](",
        "{:",
        "<",
        "![a](b)  ",
        "# ",
        "***a ",
        "* ",
        "~~~~ a\n",
        "{::comment}\n",
        "<p\n\n",
        "_",
        "\\\\\n",
    ],
)
def test_hostile_posts_cost_no_squares(line: str) -> None:
    # Squares would take minutes at this size; the suite's own limit on patience is the judge.
    outline_of(line * (300_000 // len(line)) + "\n\n# Uno\n", LIBRARY, "es")


def top_headings(text: str) -> list[tuple[int, str]]:
    """Level and words of the headings that kramdown makes outside of lists and quotes."""
    found = []
    for block in render_blocks(text).blocks:
        for level, words in re.findall(r"^<h([1-6])[^>]*>(.*?)</h", block.html, re.S | re.M):
            found.append((int(level), folded(html.unescape(re.sub("<[^>]*>", "", words)))))
    return found


def own_headings(text: str) -> list[tuple[int, str]]:
    blocks = blocks_of(text)
    return [(b.level, folded(b.title)) for b in blocks if b.kind is BlockKind.HEADING]


def test_headings_of_the_real_posts_are_those_of_kramdown(shared_repo: Path) -> None:
    for path in (shared_repo / "posts" / "_posts").iterdir():
        text = path.read_text("utf-8-sig")
        body = text[body_start(text) :]
        assert own_headings(body) == top_headings(body), path.name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "1. uno\n\n   sigue\n\n2. dos",
            [("paragraph", "1. uno"), ("paragraph", "   sigue"), ("paragraph", "2. dos")],
            id="paragraphs of a list",
        ),
        pytest.param(
            "- uno\n\n      x\n\n- dos",
            [("paragraph", "- uno"), ("code", "      x"), ("paragraph", "- dos")],
            id="code in a list",
        ),
        pytest.param(
            "- uno\n\n  ~~~\n  x\n\n  y\n  ~~~",
            [("paragraph", "- uno"), ("code", "  ~~~\n  x\n\n  y\n  ~~~")],
            id="fence in a list",
        ),
        pytest.param(
            "Son:\n- uno\n- dos\n{: .clase}\n\nFin",
            [("paragraph", "Son:\n- uno\n- dos\n{: .clase}"), ("paragraph", "Fin")],
            id="what stands together",
        ),
        pytest.param(
            "texto\n<div>\na\n</div>",
            [("paragraph", "texto"), ("html", "<div>\na\n</div>")],
            id="HTML right below",
        ),
        pytest.param("$$\nx\n$$", [("code", "$$\nx\n$$")], id="formula"),
        pytest.param("> a\n>\n> b", [("paragraph", "> a\n>\n> b")], id="quote"),
    ],
)
def test_blocks_are_what_is_moved_or_translated_as_one(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(str(each.kind), each.range.of(text)) for each in blocks_of(text, 0)] == expected


_LINES = st.sampled_from(
    [
        "# Uno",
        "## Dos",
        "#tres",
        "texto",
        "",
        "",
        "```",
        "~~~",
        "---",
        "===",
        "- lista",
        "> cita",
        "    código",
        "<div>",
        "</div>",
        "<!-- a",
        "-->",
        "\\\\",
        "![](a.png)",
        "***a***",
        "* * *",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_LINES, max_size=14).map("\n".join))
def test_blocks_lie_in_the_text_one_behind_the_other(text: str) -> None:
    end = 0
    for block in blocks_of(text, 0):
        assert not text[end : block.range.start].strip()
        assert block.range.start < block.range.end <= len(text)
        end = block.range.end
    assert not text[end:].strip()
