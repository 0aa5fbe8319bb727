"""What of a post is prose, and where each of its characters stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.spelling import prose
from newsletter_editor.spelling.prose import OPAQUE, ProseReader, passage_of
from newsletter_editor.spelling.words import words


def read_words(text: str) -> list[str]:
    return [word.written for _, passage in ProseReader().read(text) for word in words(passage.text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Usa `codgio` aquí.", ["Usa", "aquí"], id="code"),
        pytest.param("a ``x ` y`` b", ["a", "b"], id="code with backtick"),
        pytest.param("```\ncodgio\n```\nsí", ["sí"], id="fence"),
        pytest.param("~~~ python\ncodgio\n~~~\n\nsí", ["sí"], id="tilde fence"),
        pytest.param("sí\n\n    codgio\n\nno", ["sí", "no"], id="indented code"),
        pytest.param("- uno\n\n    dos\n", ["uno", "dos"], id="text in a list item"),
        pytest.param("[texto](http://sitio.org/rto) fin", ["texto", "fin"], id="link"),
        pytest.param("[a](u(v)w 'Un título') b", ["a", "Un", "título", "b"], id="title"),
        pytest.param("![alt uno](/img/foo_bra.png)", ["alt", "uno"], id="image"),
        pytest.param("[texto][nomrbe] y\n\n[nomrbe]: http://x.org", ["texto", "y"], id="reference"),
        pytest.param("nota[^piee]\n\n[^piee]: dice", ["nota", "dice"], id="footnote"),
        pytest.param("- uno\n\n      codgio\n", ["uno"], id="code in a list item"),
        pytest.param("> uno\n> ```\n> codgio\n> ```", ["uno"], id="fence in a quotation"),
        pytest.param("- [x] hecho", ["hecho"], id="task"),
        pytest.param("<div>\nva\n<pre>qeu\n\nqeu</pre>\n\nya</div>", ["va", "ya"], id="HTML block"),
        pytest.param("término\n: dice", ["término", "dice"], id="definition"),
        pytest.param("ve https://a.b/cdoigo?x=y. Y", ["ve", "Y"], id="URL"),
        pytest.param("escribe a jaun@sitio.org ya", ["escribe", "a", "ya"], id="e-mail"),
        pytest.param("a <jaun@sitio.example> ya", ["a", "ya"], id="e-mail in brackets"),
        pytest.param("`" * 50_000 + " ya", ["ya"], id="a run of backticks"),
        pytest.param("usa numpy.infromacion() ya", ["usa", "ya"], id="dotted identifier"),
        pytest.param("abre datso.json y dair.ai", ["abre", "y"], id="file name and domain"),
        pytest.param("{% include foto x='qeu' %}hola {{ page.tit }}", ["hola"], id="Liquid"),
        pytest.param("{% highlight py %}\nqeu\n{% endhighlight %}\nsí", ["sí"], id="highlight"),
        pytest.param("hola {: .calse #idd}", ["hola"], id="attributes"),
        pytest.param('<a href="qeu">va</a> <!-- qeu -->', ["va"], id="HTML"),
        pytest.param("uno<br>dos<br/>tres", ["uno", "dos", "tres"], id="HTML breaks"),
        pytest.param("va <b>neg</b>rita", ["va", "negrita"], id="HTML in a word"),
        pytest.param("λ</td></tr><tr><td>ω", ["λ", "ω"], id="cells"),
        pytest.param("palabra[^1]pegada.", ["palabra", "pegada"], id="note in a word"),
        pytest.param(
            "{% if a %}lunes{% elsif b %}martes{% else %}hoy{% endif %}",
            ["lunes", "martes", "hoy"],
            id="Liquid's branches",
        ),
        pytest.param("el coraz&oacute;n &amp; &ntilde;u", ["el", "corazón", "ñu"], id="entities"),
        pytest.param("<script>\nqeu\n</script>\nsí", ["sí"], id="script"),
        pytest.param("$$ alhpa + x $$ y", ["y"], id="math"),
        pytest.param("la $y_{ij}$, $x$ y $O(nlog)$ va", ["la", "y", "va"], id="math in one dollar"),
        pytest.param("son $5 y $10 más", ["son", "5", "y", "10", "más"], id="prices"),
        pytest.param("de \\mathrm{Qxz} es", ["de", "es"], id="LaTeX"),
        pytest.param("<option>uno</option><option>dos", ["uno", "dos"], id="options"),
        pytest.param(
            "{% for x in y %}lunes{% endfor %}martes", ["lunes", "martes"], id="Liquid's loops"
        ),
        pytest.param(
            '---\ntitle: "Un \\"buen\\" día" # no\n---\nya', ["Un", "buen", "día", "ya"], id="YAML"
        ),
        pytest.param("***Una** cosa* ~~no~~", ["Una", "cosa", "no"], id="emphasis"),
        pytest.param("\\\\\nSigue", ["Sigue"], id="hard break line"),
        pytest.param("> cita\n> sigue", ["cita", "sigue"], id="quotation"),
        pytest.param("| a | bien |\n|---|---|\n| c | mal |", ["a", "bien", "c", "mal"], id="table"),
        pytest.param(
            "---\ntitle: Un título\ntags: [qeu]\nexcerpt: >\n  Dos\n  líneas\nauthor: qeu\n---\nya",
            ["Un", "título", "Dos", "líneas", "ya"],
            id="front matter",
        ),
    ],
)
def test_only_prose_is_read(text: str, expected: list[str]) -> None:
    assert read_words(text) == expected


def test_words_stand_where_their_ranges_say() -> None:
    text = "---\ntitle: 😀 uno\n---\n"
    text += "El 👩‍👩‍👧 *se\u0301ptimo* [d\u00eda](x) self-dis\u00adtillation l’été"
    found = [
        passage.range(word.start, word.end).shifted(block.start).of(text)
        for block, passage in ProseReader().read(text)
        for word in words(passage.text)
    ]
    assert found == [
        "uno", "El", "se\u0301ptimo", "d\u00eda", "self", "dis\u00adtillation", "l’été",
    ]  # fmt: skip


def test_words_are_compared_in_composed_form() -> None:
    (word,) = words("se\u0301p\u00adtimo")
    assert word.text == "séptimo"


@given(st.text(alphabet="aé \n`*_[](){}<>!#$-:|~\\%.@😀", max_size=120))
def test_any_text_is_read_and_every_range_is_inside_it(text: str) -> None:
    for block, passage in ProseReader().read(text):
        for word in words(passage.text):
            place = passage.range(word.start, word.end).shifted(block.start)
            assert place.of(text).startswith(word.written[0])
            assert place.of(text).endswith(word.written[-1])


@pytest.mark.parametrize(
    "hidden", ["<!-- nota -->", "{% assign x = 1 %}", "{% a % b %}", "{:.clase}"]
)
def test_what_is_not_shown_leaves_one_space(hidden: str) -> None:
    ((_, passage),) = ProseReader().read(f"uno {hidden} dos")
    assert passage.text == "uno dos"
    assert passage.range(4, 7).of(f"uno {hidden} dos") == "dos"


@pytest.mark.parametrize(
    "tag", ["{% include x.html %}", "{% post_url 2020-01-01-a %}", "<img src=x>"]
)
def test_what_becomes_something_fills_its_place_in_the_sentence(tag: str) -> None:
    ((_, passage),) = ProseReader().read(f"Mira {tag}, y sigue")
    assert passage.text == f"Mira {OPAQUE}, y sigue"


def test_what_is_written_as_several_characters_is_not_replaced_as_one() -> None:
    ((_, passage),) = ProseReader().read("caf&eacute; y &iquest;as&iacute;?")
    assert passage.text == "café y ¿así?"
    assert not passage.is_unbroken(0, 4)
    assert not passage.is_unbroken(7, 8)
    assert passage.is_unbroken(0, 3)
    ((_, title),) = ProseReader().read('---\ntitle: "Un \\"buen\\" día"\n---\n')
    assert title.text == 'Un "buen" día'
    assert not title.is_unbroken(3, 4)
    assert title.is_unbroken(4, 8)


def test_an_escaped_underscore_is_no_emphasis() -> None:
    ((_, passage),) = ProseReader().read(r"El export\_de\_datos, _de veras_.")
    assert passage.text == "El export_de_datos, de veras."


def test_a_link_leaves_the_signs_before_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each link counted all escapes of its paragraph anew: 100 KB of both took 3 s."""
    looked_through: list[int] = []

    class Counted(set[int]):
        def __iter__(self) -> Iterator[int]:
            looked_through.append(len(self))
            return super().__iter__()

    class Reader(prose._Reader):
        def __init__(self) -> None:
            super().__init__()
            self._encoded = Counted()

    monkeypatch.setattr(prose, "_Reader", Reader)
    passage = passage_of("&aacute;x [b&eacute;c](d) \\_[e](f)\\_ g" * 20)
    assert passage.text == "áx béc _e_ g" * 20
    assert looked_through == []
    broken = [at for at in range(len(passage.text)) if not passage.is_unbroken(at, at + 1)]
    assert [passage.text[at] for at in broken] == ["á", "é", "_", "_"] * 20
