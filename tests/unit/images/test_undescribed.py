"""Pictures without words are found with what is said around them, and get their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.document.saving import ChangedOutsideError
from newsletter_editor.document.source import digest_of
from newsletter_editor.images.undescribed import (
    caption_of,
    describe,
    give_back,
    proposal_of,
    undescribed,
)
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import apply_edits

POST = Path("/p.md")


def found(text: str) -> list[tuple[str, str, str]]:
    return [(each.address, each.caption, each.proposal) for each in undescribed(POST, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![](a.png)\n*Un mar en calma*\n", ("a.png", "Un mar en calma", "Un mar en calma")),
        ("![](a.png)\n\n_Un [mar](/x) en **calma**_",
         ("a.png", "Un mar en calma", "Un mar en calma")),
        ("![](a.png)\n\\\\\n*Fuente: [Ana](https://x.example)*", ("a.png", "Fuente: Ana", "")),
        ("![](a.png)\n*Figura 2: Arquitectura. Fuente: Vaswani et al. (2017)*",
         ("a.png", "Figura 2: Arquitectura. Fuente: Vaswani et al. (2017)", "Arquitectura")),
        ("[![](a.png)](https://x.example)\n*Pie*\n", ("a.png", "Pie", "")),
        ('![](a.png "Un gato gris")\n\ntexto', ("a.png", "", "Un gato gris")),
        ("![][m]\n*El modelo nuevo*\n\n[m]: https://x.example/m.png\n",
         ("https://x.example/m.png", "El modelo nuevo", "El modelo nuevo")),
        ('<img src="b.png">\n<figcaption>Un puente</figcaption>',
         ("b.png", "Un puente", "Un puente")),
        ('<img width="9" src=\'c.png\'/>\n\n<center><i>Una torre &amp; un río</i></center>',
         ("c.png", "Una torre & un río", "Una torre & un río")),
        ("![](a.png)\n\n\n*Un modelo y su tamaño —* [*fuente*](https://x.example)\n",
         ("a.png", "Un modelo y su tamaño — fuente", "Un modelo y su tamaño")),
        ("![](a.png)\n\n[*(Lu et al. 2020)*](https://x.example)\n",
         ("a.png", "(Lu et al. 2020)", "")),
        ("![](a.png)\n\nTable 4: Results on ACL. Source: Cohan et al. (2019)\n",
         ("a.png", "Table 4: Results on ACL. Source: Cohan et al. (2019)", "Results on ACL")),
        ("![](a.png)\n\n**1.6 Un título**\n", ("a.png", "", "")),
        ("![](a.png){: width='9' }\n*Un mar*", ("a.png", "Un mar", "Un mar")),
        ("![](a.png)\n\n***Título del siguiente***\n\\\\\nTexto", ("a.png", "", "")),
        ("![](a.png)\n\nUn párrafo con *cursiva* dentro.", ("a.png", "", "")),
    ],
)  # fmt: skip
def test_captions_are_proposed_where_they_describe(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["![mar](a.png)", '<img src="a.png" alt="">', "`![](a.png)`", "    ![](a.png)", "[](a.png)",
     "---\nimage: ![](a.png)\n---\n", "<!-- ![](a.png) -->"],
)  # fmt: skip
def test_what_has_words_or_is_no_picture_is_left(text: str) -> None:
    assert found(text) == []


def test_the_paragraph_beside_is_told() -> None:
    text = "# Uno\n\nUn párrafo largo sobre el mar.\n\n![](a.png)\n\nOtro.\n"
    (alone,) = undescribed(POST, text)
    assert alone.paragraph == "# Uno\n\nUn párrafo largo sobre el mar."
    (captioned,) = undescribed(POST, "Sobre el mar.\n\n![](a.png)\n*Un [mar](/x)*\n")
    assert (captioned.paragraph, captioned.caption) == ("Sobre el mar.", "Un mar")
    (inside,) = undescribed(POST, "Aquí se ve el mar entero ![](a.png) desde la torre.")
    assert inside.paragraph == "Aquí se ve el mar entero  desde la torre."


def test_credits_are_no_description() -> None:
    for words in (
        "Fuente: x",
        "Source: OpenAI",
        "Imagen de: Ana",
        "Photo by Ana",
        "© Ana",
        "vía X",
    ):
        assert proposal_of(words) == "", words
    assert proposal_of("Un robot (Fuente: OpenAI)") == "Un robot"
    assert proposal_of("Resultados de BERT — Source: paper") == "Resultados de BERT"
    assert proposal_of("Las fuentes del Nilo") == "Las fuentes del Nilo"
    assert caption_of("x\n", 1) == ""


@given(st.text(st.sampled_from("aé😀 []()*_`<>&\"'\\!#|~^:{}\n"), max_size=40))
def test_any_words_describe_and_no_more_is_asked(words: str) -> None:
    text = 'uno\n\n![](a.png)\n\n<img src="b.png">\n\ntres'
    first, second = undescribed(POST, text)
    if not words.strip():
        return
    for each in (first, second):
        after = apply_edits(text, [each.edit(words)])
        left = list(undescribed(POST, after))
        assert [one.address for one in left] == [
            one.address for one in (first, second) if one is not each
        ]
        assert after.startswith("uno\n\n") and after.endswith("\n\ntres")


def test_descriptions_are_written_and_versions_kept(tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text("title: x\n")
    path = tmp_path / "_posts" / "2020-01-01-uno.md"
    before = "\ufeffuno\r\n\r\n![](a.png)\r\n".encode()
    path.write_bytes(before)
    site, kept = Site(tmp_path), list[bytes]()
    (item,) = undescribed(path, before.decode("utf-8-sig").replace("\r\n", "\n"))
    digest = describe(
        site, item.path, digest_of(before), item.edit("un [mar]"), lambda _, data: kept.append(data)
    )
    after = path.read_bytes()
    assert after == before.replace(b"![]", rb"![un \[mar\]]") and digest == digest_of(after)
    assert kept == [before]
    with pytest.raises(ChangedOutsideError):
        describe(site, item.path, digest_of(before), item.edit("x"), lambda *_: None)
    assert path.read_bytes() == after
    changed = {path: (before, "another")}
    ((refused, _),) = give_back(site, changed, lambda *_: None)
    assert refused == path and path.read_bytes() == after
    assert give_back(site, {path: (before, digest)}, lambda *_: None) == []
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("![](a.png)\n\nAparece un puente largo.\n\nOtro párrafo.", "Aparece un puente largo."),
        (
            "## Un título\n\n![](a.png)\n\n![](b.png)\n\nAparece un puente.\n",
            "## Un título\n\nAparece un puente.",
        ),
        ("Aparece un puente.\n\n![](a.png)\n\nOtro párrafo.\n", "Aparece un puente."),
    ],
)
def test_where_nothing_is_said_before_a_picture_what_follows_is_shown(text: str, said: str) -> None:
    assert next(iter(undescribed(POST, text))).paragraph == said
