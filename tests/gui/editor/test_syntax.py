from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.gui.editor.syntax import LONGEST_LINE, Mode, mode_of, spans


def _coloured(text: str) -> list[dict[str, list[str]]]:
    """For each line, what has each innermost kind."""
    state, lines = -1, []
    for line in text.split("\n"):
        found, state = spans(line, state)
        kinds: dict[str, list[str]] = {}
        for span in found:
            kinds.setdefault(span.kinds[-1], []).append(line[span.start : span.end])
        lines.append(kinds)
    return lines


def test_front_matter_is_yaml_and_only_at_the_top() -> None:
    lines = _coloured('---\ntitle: "Hola: #1" # nota\ntags: [a]\n---\n\ntitle: x\n---')
    assert lines[0] == {"markup": ["---"]}
    assert lines[1]["key"] == ["title"]
    assert lines[1]["string"] == ['"Hola: #1"']
    assert lines[1]["comment"] == ["# nota"]
    assert "key" not in lines[5]


def test_a_block_value_lasts_as_long_as_it_is_indented() -> None:
    lines = _coloured("---\nexcerpt: >\n  uno: dos\n\n  tres\nauthor: yo\n---\n# x")
    assert [line.get("string") for line in lines[2:5]] == [["  uno: dos"], [""], ["  tres"]]
    assert lines[5]["key"] == ["author"]
    assert "heading" in lines[7]


CASES = [
    ("# Título", "heading", "# Título"),
    ("#sin espacio", "heading", None),
    ("**negrita** y más", "strong", "negrita"),
    ("***ambas***", "both", "ambas"),
    ("_cursiva_", "emphasis", "cursiva"),
    ("snake_case_name", "emphasis", None),
    ("2 * 3 * 4", "emphasis", None),
    ("un `código` aquí", "code", "`código`"),
    ("``a`b``", "code", "``a`b``"),
    ("[texto](https://a.es/(x))", "link", "texto"),
    ("[texto](https://a.es/(x))", "target", "https://a.es/(x)"),
    ("![alt](/a.png)", "link", "alt"),
    ("ver https://a.es/x?y=1.", "target", "https://a.es/x?y=1."),
    ("{{ site.url }}/a", "liquid", "{{ site.url }}"),
    ("{% include x.html %}", "liquid", "{% include x.html %}"),
    ('<div class="a">x</div>', "html", '<div class="a">'),
    ("texto{:.clase}", "attributes", "{:.clase}"),
    ("\\\\", "markup", "\\\\"),
    ("~~fuera~~", "struck", "fuera"),
    ("- punto", "markup", "- "),
    ("12. punto", "markup", "12. "),
    ("> cita", "quote", "> cita"),
    ("[ref]: https://a.es", "target", "https://a.es"),
    ("<!-- nota -->", "comment", "<!-- nota -->"),
]


@pytest.mark.parametrize(("line", "kind", "expected"), CASES)
def test_inline(line: str, kind: str, expected: str | None) -> None:
    found = _coloured(f"\n{line}")[1].get(kind, [None])
    assert expected in found


def test_what_spans_lines_ends_where_it_ends() -> None:
    text = "\n```python\n# no\n```\n<!-- uno\ndos -->\n{% raw %}\n**x**\n{% endraw %} **y**\nfin"
    lines = _coloured(text)
    assert lines[2] == {"code": ["# no"]}
    assert lines[3] == {"markup": ["```"]}
    assert lines[5]["comment"] == ["dos -->"]
    assert "strong" not in lines[7]
    assert lines[8]["strong"] == ["y"]


def test_a_longer_fence_is_not_closed_by_a_shorter_one() -> None:
    lines = _coloured("\n````\n```\n~~~\n````\n# x")
    assert [line.get("code") for line in lines[2:4]] == [["```"], ["~~~"]]
    assert "heading" in lines[5]


def test_an_unclosed_tag_ends_with_its_paragraph() -> None:
    lines = _coloured("\n<div class=\n\n# x")
    assert "heading" in lines[3]


@given(st.lists(st.text(st.sampled_from("ab *_`[]()<>{}%#:|\\-~!&;\n😀é")), max_size=8))
def test_any_text_has_spans_inside_its_lines(lines: list[str]) -> None:
    state = -1
    for line in "\n".join(lines).split("\n"):
        found, state = spans(line, state)
        assert state >= 0
        assert mode_of(state) in Mode
        for span in found:
            assert 0 <= span.start <= span.end <= len(line)


@pytest.mark.parametrize("killer", ["[", "*", "`", "``a", "<", "{{", "![](", "<!--", "**a", "_a"])
def test_hostile_lines_are_cut_short(killer: str) -> None:
    found, _ = spans(killer * 100_000, Mode.BODY)
    assert all(span.end <= LONGEST_LINE for span in found)
