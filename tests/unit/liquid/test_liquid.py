"""Liquid's mistakes, bounds, and the lines of the post that its result comes from."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from liquid import Token

from newsletter_editor.liquid import LiquidOutput, run_liquid
from newsletter_editor.liquid.differences import is_same_in_liquid_5
from newsletter_editor.liquid.nodes import _is_raw
from newsletter_editor.liquid.running import MARK_CLASS, MOST_PROBLEMS
from newsletter_editor.liquid.view import SiteView, view_of
from newsletter_editor.site.jekyll import DEBIAN, GITHUB_PAGES, Jekyll
from newsletter_editor.site.site import Site
from tests.fuzz.real_sites import asked_jekyll
from tests.golden.site.refresh import TEMPLATE_POST, run_in_jekyll


@pytest.fixture
def site(tmp_path: Path) -> Site:
    includes = tmp_path / "_includes"
    includes.mkdir()
    (tmp_path / "_config.yml").write_text("title: T\n", encoding="utf-8")
    (includes / "two.html").write_text("uno\ndos\n", encoding="utf-8")
    (includes / "self.html").write_text("a{% include self.html %}", encoding="utf-8")
    (includes / "wrong.html").write_text("x\n{{ 1 | divided_by: 0 }}\n", encoding="utf-8")
    return Site(tmp_path)


def run(text: str, site: Site | None = None) -> LiquidOutput:
    view = SiteView(site)
    return run_liquid(text, view.payload(None, text), view, language="es")


@pytest.mark.parametrize(
    ("wrong", "line", "says"),
    [
        ("{{ 1 | divided_by: 0 }}", 3, "Se divide entre cero."),
        ("{% if x %}", 3, "«{% endif %}»"),
        ("{% endfor %}", 3, "no cierra nada"),
        ("{% nada 1 %}", 3, "no conoce la etiqueta «nada»"),
        ("{% else %}", 3, "Un «{% else %}» no puede estar aquí."),
        ("{% if 1 %}{% when 1 %}{% endif %}", 3, "Un «{% when %}» no puede estar aquí."),
        ("{{ x }", 3, "{% raw %}"),
        ("{% for x %}a{% endfor %}", 3, "Liquid no entiende"),
        ("{% if %}a{% endif %}", 3, "Liquid no entiende"),
        ("{% include no.html %}", 3, "«no.html»"),
        ("{% include ../_config.yml %}", 3, "no es un nombre"),
        ("{% include wrong.html %}", 3, "Se divide entre cero."),
        ("{% include self.html %}", 3, "se incluye a sí misma"),
        ("{% post_url 2020-01-01-no %}", 3, "En el sitio no hay"),
        ("{% post_url no %}", 3, "año-mes-día-título"),
        pytest.param(
            f"{{% post_url {'a/' * 200}no %}}", 3, "año-mes-día-título", id="many-folders"
        ),
        ("{% link no.md %}", 3, "En el sitio no hay"),
        ("{% for i in (1..99999999) %}{% endfor %}", 3, "se cortó aquí"),
        ("{% if a = b %}x{% endif %}", 3, "unknown operator ="),
        ("{% unless not a %}x{% endunless %}", 3, "unknown operator a"),
        ("{% case 1 %}{% when 1 %}x{% else y %}z{% endcase %}", 3, "Liquid no entiende"),
        ("{{ (1..2) | where: 'x', 1 }}", 3, "cannot select the property"),
        ("{{ (1..2) | group_by: 'x' }}", 3, "cannot select the property"),
        ("{{ (1..2) | sort: 'x' }}", 3, "cannot select the property"),
        ("{{ (1..2) | uniq: 'x' }}", 3, "cannot select the property"),
        ("{{ page.tags | where: 'x', nil }}", None, ""),
        ("{{ 'now' | date: '100%' }}", 3, "invalid format"),
        ("{% assign f = 2.5 %}{% for i in (f..4) %}{% endfor %}", 3, "invalid integer"),
        ("{% if true or a = b %}{% elsif c = d %}{% endif %}", None, ""),
        ("{% if a %}\n{{ 1 | modulo: 0 }}\n{% endif %}", None, ""),
        ("{% if 1 %}\n{{ 1 | modulo: 0 }}\n{% endif %}", 4, "Se divide entre cero."),
    ],
)
def test_mistake_is_told_at_its_place_and_the_rest_stands(
    wrong: str, line: int | None, says: str, site: Site
) -> None:
    result = run(f"antes\n\n{wrong} mismo\n\ndespués {{{{ 1 | plus: 1 }}}}\n", site)
    assert result.text.startswith("antes\n\n")
    assert result.text.endswith("mismo\n\ndespués 2\n")
    assert [problem.line for problem in result.problems] == ([line] if line else [])
    assert all(says in problem.message.es for problem in result.problems)
    assert (MARK_CLASS in result.text) == bool(line)


@pytest.mark.parametrize("around", ["[a]({})", '<img src="{}">', "[a]: {}\n"])
def test_no_mark_breaks_an_address(around: str) -> None:
    result = run(around.replace("{}", "{{ 1 | modulo: 0 }}"))
    assert result.text == around.replace("{}", "")
    assert len(result.problems) == 1


def test_many_mistakes_are_told_in_part() -> None:
    assert len(run("{% x %} " * 1000).problems) == MOST_PROBLEMS


@pytest.mark.parametrize(
    "bomb",
    [
        '{% assign a = "xxxxxxxxxx" %}' + "{% assign a = a | append: a %}" * 60,
        "{% assign a = 99 %}" + "{% assign a = a | times: a %}" * 60 + "{{ a }}",
        '{% assign a = "x" %}' + "{% capture a %}{{ a }}{{ a }}{% endcapture %}" * 60,
        '{{ (1..99999999999) | join: "" }}',
        "{% assign r = (1..99999999999) %}{{ r | reverse | jsonify }}",
        "{% for a in (1..9999) %}{% for b in (1..9999) %}x{% endfor %}{% endfor %}",
    ],
)
def test_bomb_is_cut_off_and_the_text_behind_it_stands(bomb: str) -> None:
    result = run(f"{bomb}\n\nel resto")
    assert result.text.endswith("\n\nel resto")
    assert len(result.text) < 10_000
    assert len(result.problems) == 1


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_nothing_outside_the_repo_is_included(site: Site, tmp_path_factory: pytest.TempPathFactory):
    secret = tmp_path_factory.mktemp("outside") / "secret.html"
    secret.write_text("secret", encoding="utf-8")
    (site.root / "_includes" / "link.html").symlink_to(secret)
    (site.root / "_includes" / "folder").symlink_to(secret.parent)
    (site.root / "_data").symlink_to(secret.parent)
    result = run("{% include link.html %}{% include folder/secret.html %}", site)
    assert "secret</" not in result.text.replace("secret.html", "")
    assert len(result.problems) == 2
    assert site.data == {}


def test_lines_lead_to_the_source(site: Site) -> None:
    source = (
        "uno\n{% include two.html %}\ntres\n{% comment %}\nx\n{% endcomment %}\nsiete\n"
        "{% for i in (1..2) %}\n- {{ i }}\n{% endfor %}\nonce\n"
    )
    result = run(source, site)
    assert result.lines is not None
    lines = result.text.split("\n")
    assert len(result.lines) == len(lines)
    for line, at in zip(lines, result.lines, strict=True):
        if line in ("uno", "tres", "siete", "once") and at != 2:
            assert source.split("\n")[at - 1] == line
    assert [at for line, at in zip(lines, result.lines, strict=True) if line == "dos"] == [2]
    assert [at for line, at in zip(lines, result.lines, strict=True) if line[:1] == "-"] == [9, 9]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_lead_to_the_source_whatever_ends_them(end: str, site: Site) -> None:
    source = end.join(
        [
            "uno",
            "{% for i in (1..2) %}",
            "- {{ i }}",
            "{% endfor %}",
            "cinco",
            "{{ 1 | modulo: 0 }}",
        ]
    )
    result = run(source, site)
    lines = result.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert result.lines is not None
    told = dict(zip(lines, result.lines, strict=True))
    assert (told["uno"], told["- 1"], told["- 2"], told["cinco"]) == (1, 3, 3, 5)
    assert [problem.line for problem in result.problems] == [6]
    parts = "{{ 'a' | append: 'q\r' | replace: 'q', '' }}\nb\n{% if x %}{% endif %}"
    assert run(parts, site).lines == [1, 2, 3]


PIECES = st.sampled_from(
    [
        "{{", "}}", "{%", "%}", "-", "|", ":", ",", "'", '"', "(", ")", "[", "]", "..", ".", "=",
        " ", "\n", "a", "1", "ñ😀", "{{ a }}", "{{ page.title | upcase }}", "{% if a %}",
        "{% else %}", "{% endif %}", "{% for i in (1..3) %}", "{% endfor %}", "{{ i }}",
        "{% assign a = 'x' %}", "{% capture a %}", "{% endcapture %}", "{% raw %}",
        "{% endraw %}", "{% comment %}", "{% endcomment %}", "{% case a %}", "{% when 1 %}",
        "{% endcase %}", "{% include two.html a=b %}", "{% include self.html %}",
        "{% break %}", "{% cycle 'a', 'b' %}", "{% unless a %}", "{% endunless %}",
        "{% highlight ruby %}", "{% endhighlight %}", "{{ a | sort | first }}", "\u2028", "\0",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(pieces=st.lists(PIECES, max_size=40))
def test_no_text_makes_it_raise(pieces: list[str]) -> None:
    source = "".join(pieces)
    result = run(source)
    if result.lines is None:
        assert result.text == source
        return
    assert len(result.lines) == result.text.count("\n") + 1
    assert all(1 <= line <= source.count("\n") + 1 for line in result.lines)


_PIECES = (
    *("a", "page.title", "'b'", '"', "'", "(", ")", "[", "]", "|", ".", "..", ",", ":", "!", "="),
    *("==", "&&", "||", "and", "or", "not", "contains", "in", "limit", "offset:", "reversed", "1"),
    *("2.5", "-", "é", "with", "empty", "blank", "upcase", "append:", "%", "{{", "}}", "\r\n"),
)
_BLOCKS = ("if", "unless", "for", "tablerow", "case", "capture", "comment", "raw", "highlight")
_SINGLE = ("elsif", "else", "when", "assign", "cycle", "break", "include", "link", "increment")
_NAMES = ("", *_BLOCKS, *_SINGLE, *(f"end{name}" for name in _BLOCKS))


@given(
    st.lists(
        st.tuples(st.sampled_from(_NAMES), st.lists(st.sampled_from(_PIECES), max_size=6)),
        max_size=6,
    )
)
@settings(max_examples=300, deadline=None)
def test_no_template_ends_the_run(tags: list[tuple[str, list[str]]]) -> None:
    text = "".join(
        f"{{% {name} {' '.join(words)} %}}x" if name else f"{{{{ {' '.join(words)} }}}}"
        for name, words in tags
    )
    assert run(text).text is not None


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("{{ 'a b c' | truncatewords: 3 }}", "a b c..."),
        ("{{ 'a  b c ' | truncatewords: 3, '' }}", "a b c"),
        ("{{ 'a  b c ' | truncatewords: 4 }}", "a  b c "),
        ("{{ 'a' | truncatewords: 0 }}{{ '' | truncatewords: 0 }}", "a..."),
        ("{{ 'abab' | replace_last: 'b', 'x' }}{{ 'YQ==' | base64_decode }}", "ababYQ=="),
        ("{% case empty %}{% when 'a' %}a{% when '' %}y{% endcase %}", "y"),
        ("{% case blank %}{% when '' %}y{% else %}n{% endcase %}", "n"),
        ("{% assign x = 2 %}{% if ['x']!= 2 %}y{% endif %}{% if x!= 2 %}n{% endif %}", "y"),
        ("{% assign l = 'a,,b' | split: ',' | where_exp: 'i', 'i == empty' %}{{ l | size }}", "1"),
    ],
)
def test_templates_are_read_as_liquid_4_reads_them(template: str, wanted: str) -> None:
    assert not is_same_in_liquid_5(template)
    assert run(template).text == wanted


@pytest.mark.parametrize("jekyll", [DEBIAN, GITHUB_PAGES])
def test_default_has_an_option_in_liquid_5_alone(jekyll: Jekyll, tmp_path: Path) -> None:
    template = "{{ false | default: 'a', allow_false: true }}"
    assert not is_same_in_liquid_5(template)
    result = run_liquid(template, {}, view_of(Site(tmp_path, jekyll)), language=None)
    assert (result.text, len(result.problems)) == (("false", 0) if jekyll.is_liquid_5 else ("", 1))


SILENT = (
    ("{% if true %}\n{% highlight c %}\n\n{% endhighlight %}\n{% endif %}|", "|", "FIG|"),
    ("{% highlight c %}{% assign x = 1 %} {% endhighlight %}|", "|", "FIG|"),
    ("{% case 1 %}{% when 1 %} {% comment %}x{% endcomment %} {% endcase %}|", "|", "|"),
    ("{% if true %} {% ifchanged %} {% endifchanged %} {% endif %}|", "|", " |"),
    (
        "{% unless nil %} {% tablerow i in (1..1) %} {% endtablerow %} {% endunless %}|",
        "|",
        '<tr class="row1">\n<td class="col1"> </td></tr>\n|',
    ),
    ("{% if true %} {% capture x %} {% endcapture %} {% endif %}[{{ x }}]", "[ ]", "[ ]"),
    ("{% for i in (1..2) %} {% else %}x{% endfor %}|", "  |", "  |"),
    ("{% for i in (1..2) %}\n{% if true %} {% break %} {% endif %}{% endfor %}|", "\n |", "\n |"),
    ("{% if true %} {% raw %} {% endraw %} {% endif %}|", "   |", "   |"),
)


@pytest.mark.parametrize(("template", "in_4", "in_5"), SILENT)
@pytest.mark.parametrize("jekyll", [DEBIAN, GITHUB_PAGES])
def test_blocks_of_spaces_write_what_their_liquid_writes(
    template: str, in_4: str, in_5: str, jekyll: Jekyll, tmp_path: Path
) -> None:
    view = view_of(Site(tmp_path, jekyll))
    text = run_liquid(template, {}, view).text
    shown = re.sub(r"<figure.*</figure>", "FIG", text, flags=re.DOTALL)
    assert shown == (in_5 if jekyll.is_liquid_5 else in_4)


@pytest.mark.skipif(asked_jekyll() is None, reason="needs Debian's jekyll")
def test_blocks_of_spaces_are_those_of_the_real_liquid_5(tmp_path: Path) -> None:
    (tmp_path / TEMPLATE_POST).parent.mkdir()
    (tmp_path / TEMPLATE_POST).write_text("---\ntitle: T\n---\n", encoding="utf-8")
    answers = run_in_jekyll(tmp_path, [template for template, _, _ in SILENT])
    shown = [re.sub(r"<figure.*</figure>", "FIG", each, flags=re.DOTALL) for each in answers]
    assert shown == [in_5 for _, _, in_5 in SILENT]


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("{{ -0.0 | abs }} {{ '1.5x' | slugify: '' }}", "0.0 1.5x"),
        ("{{ page.m | array_to_sentence_string: 'y' }}", " y "),
        ("{% assign all = site.posts | sort %}{{ all | map: 'title' | join }}", "A B"),
    ],
)
def test_filters_do_what_ruby_does_with_odd_values(
    template: str, wanted: str, tmp_path: Path
) -> None:
    (tmp_path / "_posts").mkdir()
    for name, title in (("2020-01-02-b.md", "B"), ("2020-01-01-a.md", "A")):
        text = f"---\ntitle: {title}\nm: {{a: 1, b: 2}}\n---\n"
        (tmp_path / "_posts" / name).write_text(text, encoding="utf-8")
    site = Site(tmp_path, DEBIAN)
    view = view_of(site)
    assert run_liquid(template, view.payload(site.posts()[0], ""), view).text == wanted


class _Source(str):
    """A template that counts how often something is looked for in it, backwards."""

    looks = 0

    def rfind(self, *arguments: Any) -> int:
        self.looks += 1
        return super().rfind(*arguments)


def test_where_no_tag_ends_none_is_looked_for_in_all_that_stands_before() -> None:
    source = _Source("{% raw %}{{ a }}{% endraw %}" + "{{ b }} c " * 500)
    behind_raw, last = source.index("{{ a"), source.rindex(" c ")
    assert _is_raw(Token("", "{{ a }}", behind_raw, source))
    assert source.looks == 1
    assert not _is_raw(Token("", " c ", last, source))
    assert source.looks == 1
