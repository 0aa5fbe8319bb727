"""Where sections and items go, and with which spacing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter_editor.kramdown import to_html
from newsletter_editor.sections.blocks import body_start
from newsletter_editor.sections.insertion import (
    Insertion,
    expand_short_name,
    habit_of,
    insert_item,
    insert_section,
    right_place,
)
from newsletter_editor.sections.outline import outline_of
from newsletter_editor.sections.reordering import moved, reordered
from newsletter_editor.sections.templates import Template, load_templates
from newsletter_editor.text.edits import apply_edits
from newsletter_editor.text.ranges import Range
from tests.calls import calls_of

LIBRARY = load_templates()
SECTIONS = {each.id: each for each in LIBRARY.sections("es")}
ITEMS = {each.id: each for each in LIBRARY.items("es")}
CASES = json.loads(
    (Path(__file__).parents[2] / "golden" / "sections" / "insertions.json").read_text("utf-8")
)


def made(text: str, insertion: Insertion) -> str:
    """The post after an insertion, with `|` at the place where writing goes on."""
    after = apply_edits(text, insertion.edits)
    start, end = insertion.select
    return after[:start] + "|" + after[end:]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_section_goes_to_its_place(case: dict[str, Any]) -> None:
    post = "\n".join(case["post"])
    insertion = insert_section(post, SECTIONS[case["section"]], LIBRARY, "es")
    assert apply_edits(post, insertion.edits).split("\n") == case["result"]


ORDER = LIBRARY.sections("es")


def by_its_definition(post: str, template: Template) -> int:
    """The right place by trying all of them."""
    ranks = {each.id: rank for rank, each in enumerate(ORDER)}
    own = ranks[template.id]
    sections = outline_of(post, LIBRARY, "es").sections
    present = [ranks[each.template.id] if each.template else None for each in sections]

    def key(place: int) -> tuple[int, int, int]:
        above = [rank for rank in present[:place] if rank is not None]
        wrong = [rank for rank in above if rank > own]
        wrong += [rank for rank in present[place:] if rank is not None and rank < own]
        return (-len(wrong), above[-1] if above and above[-1] <= own else -1, place)

    return max(range(len(present) + 1), key=key)


@given(
    st.lists(st.sampled_from([*(each.heading for each in ORDER), "Otra cosa", ""])),
    st.sampled_from(ORDER),
)
def test_the_right_place_leaves_the_fewest_pairs_out_of_order(
    headings: list[str], template: Template
) -> None:
    post = "".join(f"# {each.lstrip('# ')}\n\nTexto.\n\n" for each in headings)
    outline = outline_of(post, LIBRARY, "es")
    assert right_place(outline, template, ORDER) == by_its_definition(post, template)


def test_twice_the_sections_make_twice_the_work() -> None:
    def calls(count: int) -> int:
        post = f"# {ORDER[1].heading.lstrip('# ')}\n\nTexto.\n\n" * count
        outline = outline_of(post, LIBRARY, "es")
        assert len(outline.sections) == count
        return calls_of(lambda: right_place(outline, ORDER[0], ORDER))

    assert calls(400) < 3 * calls(200)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_page_is_that_of_the_same_text_written_by_hand(case: dict[str, Any]) -> None:
    post = "\n".join(case["post"])
    template = SECTIONS[case["section"]]
    text = made(post, insert_section(post, template, LIBRARY, "es")).replace("|", "Texto nuevo.")
    parts = [post[: body_start(post)]]
    outline = outline_of(text, LIBRARY, "es")
    if lead := outline.lead.of(text):
        parts.append(lead)
    # By hand: each section below the other with one blank line.
    parts += [section.range.of(text) for section in outline.sections]
    if closing := outline.closing.of(text):
        parts.append(closing)
    by_hand = "\n\n".join(part.strip("\n") for part in parts) + "\n"
    assert f"# {template.heading}\n\nTexto nuevo.\n" in by_hand
    html, wanted = (to_html(each[body_start(each) :]) for each in (text, by_hand))
    assert without_blank_lines(html) == without_blank_lines(wanted)
    assert html.count("Texto nuevo.") == 1


def without_blank_lines(html: str) -> list[str]:
    return [line for line in html.splitlines() if line.strip()]


def test_all_sections_in_any_order_make_the_same_post() -> None:
    wanted = [each.heading for each in SECTIONS.values()]
    for step in range(1, len(SECTIONS)):
        text = "---\ntitle: Uno\n---\n"
        for place in range(len(SECTIONS)):
            template = list(SECTIONS.values())[(place * 3 + step) % len(SECTIONS)]
            insertion = insert_section(text, template, LIBRARY, "es")
            text = made(text, insertion).replace("|", "Texto.")
        assert [each.title for each in outline_of(text, LIBRARY, "es").sections] == wanted
        body = "\n\n".join(f"# {heading}\n\nTexto." for heading in wanted)
        assert text == f"---\ntitle: Uno\n---\n\n{body}"


POST = """---
title: Uno
---

# Publicaciones 📙

***Uno***

\\\\
Texto uno.

\\\\
***Dos***

\\\\
Texto dos.

# Educación🎓
"""


def at(mark: str, text: str = POST) -> int:
    return text.index(mark)


def test_a_section_at_a_place_does_not_break_a_paragraph() -> None:
    insertion = insert_section(POST, SECTIONS["mentions"], LIBRARY, "es", at=at("xto uno"))
    assert "Texto uno.\n\n# Menciones a considerar ⭐️\n\n|\n\n\\\\\n***Dos" in made(POST, insertion)


def test_a_section_at_the_front_matter_goes_to_the_start_of_the_body() -> None:
    insertion = insert_section(POST, SECTIONS["mentions"], LIBRARY, "es", at=2)
    assert made(POST, insertion).startswith(
        "---\ntitle: Uno\n---\n\n# Menciones a considerar ⭐️\n\n|\n\n# Publicaciones"
    )


def test_the_level_of_the_post_and_its_lack_of_breaks_are_kept() -> None:
    post = "## Publicaciones\n\nUno.\n\nDos.\n\n## Educación\n\nTres.\n\nCuatro.\n"
    assert "\n\n## Menciones" in made(
        post, insert_section(post, SECTIONS["mentions"], LIBRARY, "es")
    )
    item = made(post, insert_item(post, ITEMS["item"], LIBRARY, "es", at("uatro", post)))
    assert item.endswith("Cuatro.\n\n***|***\n\n\n")
    assert not habit_of(post, outline_of(post, LIBRARY, "es")).breaks


def test_an_item_goes_behind_the_item_of_the_cursor() -> None:
    insertion = insert_item(POST, ITEMS["item"], LIBRARY, "es", at("Uno***"))
    assert "Texto uno.\n\n\\\\\n***|***\n\n\\\\\n\n\n\\\\\n***Dos***" in made(POST, insertion)
    selected = insertion.select.of(apply_edits(POST, insertion.edits))
    assert selected == "Título"


def test_the_first_item_of_a_section_begins_without_a_break() -> None:
    for place in (len(POST) - 1, len(POST)):
        for item in ("item", "mention"):
            text = made(POST, insert_item(POST, ITEMS[item], LIBRARY, "es", place))
            assert text.split("# Educación🎓")[1].startswith(("\n\n***|***", "\n\n[|]("))


def test_an_item_takes_the_blank_line_of_the_cursor() -> None:
    section = insert_section(POST, SECTIONS["mentions"], LIBRARY, "es", at=at("# Educ"))
    text = apply_edits(POST, section.edits)
    item = insert_item(text, ITEMS["mention"], LIBRARY, "es", section.select.start)
    assert "# Menciones a considerar ⭐️\n\n[|](https://)" in made(text, item)
    assert "\n\n\n" not in made(text, item)


def test_a_short_name_alone_on_its_line_expands() -> None:
    text = POST.replace("Texto uno.", "Texto uno.\n\nnoticia")
    insertion = expand_short_name(text, LIBRARY, "es", at("noticia", text) + len("noticia"))
    assert insertion is not None
    assert "Texto uno.\n\n\\\\\n***|***" in made(text, insertion)
    assert "noticia" not in made(text, insertion)


@pytest.mark.parametrize(
    "line", ["una noticia", "nada", "", "```\nnoticia\n```", "<!--\nnoticia\n-->"]
)
def test_other_words_do_not_expand(line: str) -> None:
    text = f"---\ntitle: Uno\n---\n{line}\n"
    end = at("noticia", text) + 7 if "noticia" in line else len(text) - 1
    assert expand_short_name(text, LIBRARY, "es", end) is None
    assert expand_short_name("---\nnoticia\n---\n", LIBRARY, "es", 11) is None


def test_a_value_fills_its_blank_and_stays_a_stop() -> None:
    url = {"url": "https://arxiv.org/abs/2002.05715"}
    insertion = insert_item(POST, ITEMS["book"], LIBRARY, "es", len(POST), values=url)
    text = apply_edits(POST, insertion.edits)
    (stop,) = (each for each in insertion.stops if each.name == "url")
    assert [place.of(text) for place in stop.ranges] == [url["url"]]
    (title,) = (each for each in insertion.stops if each.name == "title")
    assert [place.of(text) for place in title.ranges] == ["Título del libro"] * 2


def test_sections_change_places_and_back() -> None:
    post = "Antes.\n\n# A\n\na\n\n\n# B\n\n# C\n\nc"
    outline = outline_of(post, LIBRARY, "es")
    edits = reordered(post, outline, moved(3, 2, 0))
    text = apply_edits(post, edits)
    assert text == "Antes.\n\n# C\n\nc\n\n\n# A\n\na\n\n# B"
    back = reordered(text, outline_of(text, LIBRARY, "es"), moved(3, 0, 2))
    assert apply_edits(text, back) == post
    assert reordered(post, outline, [0, 1, 2]) == []
    with pytest.raises(ValueError, match="once"):
        reordered(post, outline, [0, 0, 1])


_PARTS = st.sampled_from(
    [
        "# Publicaciones📙",
        "# Educación",
        "# Otra",
        "***Uno***",
        "\\\\\nTexto.",
        "```\n# no\n```",
        "![](a.png)",
        "----------",
        "- uno\n- dos",
        "[a]: https://b.c",
        "<div>\n# no\n</div>",
        "\n",
    ]
)


@settings(deadline=None)
@given(
    st.lists(_PARTS, max_size=12).map("\n\n".join),
    st.sampled_from(["", "---\nlayout: post\n---\n"]),
    st.sampled_from([*SECTIONS.values(), *ITEMS.values()]),
    st.integers(0, 200),
)
def test_an_insertion_adds_and_changes_nothing_else(
    body: str, header: str, template: Any, place: int
) -> None:
    text = header + body
    before = outline_of(text, LIBRARY, "es")
    if template.kind == "section":
        insertion = insert_section(text, template, LIBRARY, "es", at=place if place % 2 else None)
    else:
        insertion = insert_item(text, template, LIBRARY, "es", place)
    after = apply_edits(text, insertion.edits)
    ((hole, _),) = insertion.edits
    assert not hole.of(text).strip()
    assert after.startswith(header)
    titles = [each.title for each in outline_of(after, LIBRARY, "es").sections]
    for section in before.sections:
        assert section.title in titles
    if template.kind == "section":
        assert template.heading in titles
    assert all(Range(0, len(after) + 1).start <= stop.ranges[0].start for stop in insertion.stops)


@pytest.mark.parametrize("post", [POST, POST + "\n# Educación\n\nTres.\n", "", "---\na: b\n---\n"])
def test_a_section_left_empty_takes_one_blank_line_at_each_side(post: str) -> None:
    insertion = insert_section(post, SECTIONS["articles"], LIBRARY, "es")
    after = apply_edits(post, insertion.edits)
    assert insertion.if_left_empty is not None
    left = apply_edits(after, [insertion.if_left_empty])
    assert left[body_start(left) :].count("\n\n\n") == post[body_start(post) :].count("\n\n\n")
    assert without_blank_lines(to_html(left)) == without_blank_lines(to_html(after))
    # An item has its words: nothing of it is only there to be written in.
    assert insert_item(post, ITEMS["item"], LIBRARY, "es", len(post)).if_left_empty is None
