"""Skeletons of translations, their comparison with the original, and the names of sections."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter_editor.kramdown import to_html
from newsletter_editor.sections.alignment import State, aligned, numbers_in
from newsletter_editor.sections.blocks import blocks_of
from newsletter_editor.sections.comparison import compared
from newsletter_editor.sections.outline import outline_of
from newsletter_editor.sections.references import references_in, references_of
from newsletter_editor.sections.section_names import (
    REPO_FILE,
    SectionNames,
    misread_lines,
    parse_names,
)
from newsletter_editor.sections.templates import load_templates
from newsletter_editor.sections.translation import Skeleton, hidden, original_in, shown

NAMES = SectionNames.load(load_templates())

ORIGINAL = """---
title: "Newsletter #5 [EN]: Things"
---

![](https://cdn.org/a.png)

\\\\
Welcome -- to 3 things and <b>more</b>.

# Research and Publications 📙

***First***

\\\\
A [paper](https://arxiv.org/abs/1) of 2019 with [code](https://github.com/a/b_(c)).

\\\\
![](/images/b.png)

[*source*](https://arxiv.org/abs/1)

# Unknown 🐙

- One [a](https://a.org) thing
- Two

```
# code
```
"""
BODY = """
![](https://cdn.org/a.png)

\\\\
Original: [x](https://x.org)

<!-- por traducir
Welcome &#45;- to 3 things and <b>more</b>.
-->

\\\\
…

# Investigación y Publicaciones 📙

***First***

<!-- por traducir
A [paper](https://arxiv.org/abs/1) of 2019 with [code](https://github.com/a/b_(c)).
-->

\\\\
[paper](https://arxiv.org/abs/1) · [code](https://github.com/a/b_(c))

\\\\
![](/images/b.png)

[*Fuente*](https://arxiv.org/abs/1)

# Unknown 🐙

<!-- por traducir
- One [a](https://a.org) thing
- Two
-->

- [a](https://a.org)
- …

```
# code
```
"""


def skeleton(text: str = ORIGINAL, lead: str = "", **options: bool) -> str:
    return Skeleton(NAMES, "en", "es", **options).body(text, lead)


def states(translation: str, original: str = ORIGINAL) -> Counter[State | None]:
    return Counter(pair.state for pair in aligned(original, translation, NAMES, "en", "es"))


def differences(translation: str, original: str = ORIGINAL) -> list[str]:
    pairs = aligned(original, translation, NAMES, "en", "es")
    return [problem.message.en for problem in compared(original, translation, pairs)]


def test_the_skeleton_keeps_the_bones_and_hides_the_words() -> None:
    made = skeleton(lead="\\\\\nOriginal: [x](https://x.org)")
    assert "\n" + made == BODY
    without = skeleton(with_originals=False)
    assert "<!--" not in without
    assert [each.address for each in references_in(without)] == [
        each.address for each in references_in(ORIGINAL)
    ]


def test_what_stands_as_it_was_made_is_to_be_translated() -> None:
    counted = states(BODY)
    assert counted[State.TO_TRANSLATE] == 5  # two paragraphs, a list, a title line, a heading
    assert counted[State.MISSING] == 0 and counted[None] == 1
    assert set(differences(BODY)) == {"This block is to be translated."}


def test_what_was_written_is_translated() -> None:
    done = (
        BODY.replace("***First***", "***Primero***")
        .replace("\\\\\n…", "\\\\\nTe damos la bienvenida a 3 cosas.")
        .replace("[paper](", "Un [artículo](")
        .replace(" · [code](", " de 2019 y su [código](")
        .replace("# Unknown", "# Desconocido")
        .replace("- [a](https://a.org)\n- …", "- Una [cosa](https://a.org)\n- Dos")
    )
    counted = states(done)
    assert counted[State.TO_TRANSLATE] == counted[State.MISSING] == 0
    assert differences(done) == []


NOTES = """Some text[^1] and more[^two].

[^1]: A note of 2019 with a [link](https://a.org).
[^two]: Another one.
[id]: https://b.org
"""
HIDDEN_NOTES = """
[^1]: [link](https://a.org)
<!-- por traducir
Another one.
-->

[^two]: …
[id]: https://b.org
"""


def test_footnotes_are_translated_as_paragraphs_are() -> None:
    made = skeleton(NOTES)
    assert made.endswith(HIDDEN_NOTES)
    assert "<!-- por traducir\nA note of 2019 with a [link](https://a.org).\n-->\n\n[^1]:" in made
    assert states(made, NOTES) == {State.TO_TRANSLATE: 3, State.KEPT: 1}
    assert skeleton(NOTES, with_originals=False).endswith(
        "[^1]: [link](https://a.org)\n[^two]: …\n[id]: https://b.org\n"
    )
    # What hides the original shows nothing, and ends no footnote of the page.
    notes = re.findall(r"<li id=.fn:(\w+)", to_html(made))
    assert notes == ["1", "two"]
    done = made.replace("[link](", "Una nota de 2019 con un [enlace](").replace(": …", ": Otra.")
    assert states(done, NOTES) == {State.TRANSLATED: 2, State.TO_TRANSLATE: 1, State.KEPT: 1}


def test_footnotes_in_another_order_are_still_those_of_their_labels() -> None:
    translation = "Texto[^1] y más[^two].\n\n[^1]: Una nota de 2019 con un [e](https://a.org).\n"
    pairs = aligned(NOTES, translation, NAMES, "en", "es")
    assert [pair.state for pair in pairs][:3] == [
        State.TRANSLATED,
        State.TRANSLATED,
        State.MISSING,
    ]


def test_hidden_notes_stand_below_all_sections() -> None:
    notes = skeleton(NOTES)
    made = "# Education\n\nText.[^1]\n\n" + notes[notes.index("<!-- por traducir\nA note") :]
    outline = outline_of(made, load_templates(), "en")
    assert outline.sections[-1].range.of(made) == "# Education\n\nText.[^1]"
    assert outline.closing.of(made).startswith("<!-- por traducir\nA note")


def test_names_need_no_translation() -> None:
    original = "***GPT-2, BERT & PyTorch3D***\n\n***JAX libraries***\n"
    pairs = aligned(original, original, NAMES, "en", "es")
    assert [pair.state for pair in pairs] == [State.KEPT, State.TO_TRANSLATE]


def test_lost_links_images_numbers_and_blocks_are_told() -> None:
    done = BODY.replace("[paper](https://arxiv.org/abs/1) · [code]", "Un artículo y su [código]")
    done = done.replace("\\\\\n![](/images/b.png)\n\n", "").replace("```\n# code\n```\n", "")
    done = done.replace("[*Fuente*](https://arxiv.org/abs/1)", "*Fuente*")
    messages = differences(done)
    assert "The original's link https://arxiv.org/abs/1 is missing." in messages
    assert "The original's image /images/b.png is missing." in messages
    assert "The original says 2019 here; the translation does not." in messages
    assert any("“``` # code" in message for message in messages)


def test_blocks_are_matched_where_paragraphs_were_added_and_dropped() -> None:
    original = "# Education\n\n" + "\n\n".join(
        f"Text {n} with [link](https://a.org/{n})." for n in range(30)
    )
    translation = "Nota.\n\n# Educación\n\nMás.\n\n" + "\n\n".join(
        f"Texto {n} con [enlace](https://a.org/{n})." for n in range(30) if n not in (3, 17)
    )
    pairs = aligned(original, translation, NAMES, "en", "es")
    for pair in pairs:
        if pair.original and pair.translation and pair.original.level == 0:
            (left,) = references_in(pair.original.range.of(original))
            (right,) = references_in(pair.translation.range.of(translation))
            assert left.address == right.address
    assert states(translation, original)[State.MISSING] == 2


def test_long_posts_are_matched_in_parts() -> None:
    section = "# {s}\n\n" + "\n\n".join(f"Word [l](https://a.org/{{s}}/{n})" for n in range(60))
    original = "\n\n".join(section.replace("{s}", f"Part {n}") for n in range(15))
    pairs = aligned(original, original.replace("Word", "Palabra"), NAMES, "en", "es")
    assert len(pairs) == 15 * 61
    assert all(
        pair.original and pair.translation and pair.original.kind == pair.translation.kind
        for pair in pairs
    )


def test_a_teams_names_win_and_emoji_stay(tmp_path: Path) -> None:
    file = tmp_path / REPO_FILE
    file.parent.mkdir()
    file.write_text("# nuestros\nen: Tools and Datasets = es: Utilería\nsin sentido\n", "utf-8")
    names = SectionNames.load(load_templates(), repo=tmp_path)
    assert names.translated("Tools  and datasets 🔧", "en", "es") == "Utilería 🔧"
    assert names.translated("Education", "en_US", "es") == "Educación 🎓"
    assert names.translated("Educación", "es", "en") == "Education 🎓"
    assert names.translated("Source", "en", "es") == "Fuente"
    assert names.translated("Fuente", "es", "en") == "source"
    assert names.translated("Nothing", "en", "es") is None
    assert names.translated("📙", "en", "es") is None


def test_a_line_of_names_is_read_and_one_that_says_nothing_is_told() -> None:
    lines = parse_names("en: A = es: B = fr: C: d\n\nen: X\n")
    assert lines == [{"en": "A", "es": "B", "fr": "C: d"}]
    assert misread_lines("# nota\n\nen: A = es: B\nA = B\nen: C\n") == [4, 5]


@settings(deadline=None)
@given(st.text(alphabet="ab->&#45;!<{%}\n amp", max_size=60))
def test_a_hidden_paragraph_comes_back_and_never_ends_its_comment(text: str) -> None:
    concealed = hidden(text)
    assert shown(concealed) == text
    assert "--" not in concealed and "{%" not in concealed and "{{" not in concealed
    assert original_in(f"<!-- por traducir\n{concealed}\n-->") == text


def test_numbers_are_the_same_in_both_notations() -> None:
    assert numbers_in("1,000.5 and 2019 in [x](https://a.org/7)") == numbers_in("1.000,5 · 2019")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[![a](i.png)](https://x.org)", [(False, "https://x.org"), (True, "i.png")]),
        ('<img src="a.png" alt="x"> <a href=b.html>', [(True, "a.png"), (False, "b.html")]),
        ("[a](b_(c)) [d](<e> 'f') [g](h \"i\")", [(False, "b_(c)"), (False, "e"), (False, "h")]),
        ("`[a](b)` <https://c.org>", [(False, "https://c.org")]),
        ("[Ser [a] b](c)", [(False, "c")]),
        ("[a]: https://b.org\n[x]", [(False, "https://b.org")]),
        ("[a][b] ![c][] d[^1]", [(False, "[b]"), (True, "[c]"), (False, "[^1]")]),
        ("[^1]: note", []),
    ],
)
def test_links_and_images_are_found_however_written(
    text: str, found: list[tuple[bool, str]]
) -> None:
    assert [(each.is_image, each.address) for each in references_in(text)] == found


@pytest.mark.parametrize("sign", ["[", "![", "[a](", "<a ", "[](", "`", "[[]", "<img src="])
def test_hostile_texts_cost_no_squares(sign: str) -> None:
    text = sign * (60_000 // len(sign))
    assert len(list(references_in(text))) < 60_000
    assert numbers_in(text) is not None


def test_the_founding_post_keeps_its_images_and_links(shared_repo: Path) -> None:
    posts = shared_repo / "posts" / "_posts"
    english = next(posts.glob("2020-02-23-NLP_*")).read_text("utf-8")
    spanish = next(posts.glob("2020-02-23-Bolet*")).read_text("utf-8")
    made = "---\ntitle: x\n---\n" + skeleton(english)

    def addresses(text: str) -> list[tuple[bool, str]]:
        return [(each.is_image, each.address) for each in references_of(text, blocks_of(text))]

    assert addresses(made) == addresses(english)
    shared_addresses = [each for each in addresses(spanish) if each in addresses(made)]
    rest = iter(addresses(made))
    assert all(each in rest for each in shared_addresses)
    assert len(shared_addresses) > 50
    real = states(spanish, english)
    # The Spanish edition left out the closing: a rule and two paragraphs.
    assert real[State.MISSING] == 3 and real[State.TO_TRANSLATE] == 0


_BLOCKS = st.lists(
    st.sampled_from(
        [
            "# Uno",
            "# Education",
            "***Título***",
            "Texto 5 [a](b).",
            "Más texto.",
            "![](c.png)",
            "```\nx\n```",
            "- uno\n- dos",
            "\\\\\nOtra.",
            "----------",
            "<!-- nota -->",
            "[^1]: Una nota.",
            "[^2]: Otra [a](b), [^1].\n[^3]: 7",
            "[a]: https://a.org",
        ]
    ),
    max_size=15,
).map("\n\n".join)


@settings(deadline=None)
@given(_BLOCKS, _BLOCKS)
def test_every_block_is_in_one_pair_in_its_order(original: str, translation: str) -> None:
    pairs = aligned(original, translation, NAMES, "en", "es")
    for side, text in ((0, original), (1, translation)):
        seen = [(pair.original, pair.translation)[side] for pair in pairs]
        visible = [block for block in blocks_of(text) if block.kind.value != "comment"]
        assert [block for block in seen if block is not None] == visible
    assert all((pair.state is None) == (pair.original is None) for pair in pairs)


@settings(deadline=None)
@given(_BLOCKS)
def test_a_skeleton_is_matched_block_by_block(original: str) -> None:
    made = skeleton(original)
    counted = states(made, original)
    assert counted[State.MISSING] == 0 and counted[State.TRANSLATED] == 0
    assert {each.address for each in references_in(original)} == {
        each.address for each in references_in(re.sub(r"<!--.*?-->", "", made, flags=re.S))
    }
