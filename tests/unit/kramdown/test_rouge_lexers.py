"""Code is cut and classed as rouge does it; the golden file holds rouge's own answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from re import _compiler as compiler
from re import _constants as constants
from re import _parser as parser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.kramdown import highlight
from newsletter_editor.kramdown.rouge_languages import LANGUAGES
from newsletter_editor.kramdown.rouge_lexers import machine
from newsletter_editor.kramdown.rouge_lexers.machine import Ending, Machine, Table, until
from newsletter_editor.kramdown.rouge_lexers.registry import MACHINES as BY_ROUGE

_GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "code" / "rouge.json"
CASES = json.loads(_GOLDEN.read_text("utf-8"))
ODD = json.loads(_GOLDEN.with_name("odd.json").read_text("utf-8"))
CASES_OF_4 = json.loads(_GOLDEN.with_name("rouge_4.json").read_text("utf-8"))
MACHINES = {
    **BY_ROUGE[3],
    **{
        f"{tag} of rouge 4": machine
        for tag, machine in BY_ROUGE[4].items()
        if tag not in BY_ROUGE[3] or machine._table is not BY_ROUGE[3][tag]._table
    },
}
"""All tables; those of rouge 4 where they are others."""
KILLERS = [
    "(",
    "[",
    "{",
    "'",
    '"',
    "`",
    "$(",
    "${",
    "\\",
    "/*",
    "a:",
    "- ",
    "|\n ",
    "<<A\n",
    "#{",
    "a=",
]

_BEGINNINGS = (
    *(
        "/*",
        "*/",
        "/",
        "*",
        '"""',
        '"',
        "'''",
        "'",
        'R"x(',
        ')x"',
        ')"',
        "###",
        "#",
        "]]>",
        "<![CDATA[",
    ),
    *("#endif", "\\", "\n", "int f(a)", "{", "}", ";", "a", " ", "<<A", "A\n", "=begin", "r#"),
)


def letters(html: str) -> list[tuple[str, str]]:
    """Class and character of each character."""
    found: list[tuple[str, str]] = []
    css = ""
    for part in re.split(r'(<span class="[^"]*">|</span>)', html):
        if part.startswith("<span"):
            css = part[13:-2]
        elif part == "</span>":
            css = ""
        else:
            found += [(css, character) for character in part]
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_character_has_rouges_class(case: dict[str, str]) -> None:
    assert letters(highlight(case["code"], case["language"])) == letters(case["html"])


@pytest.mark.parametrize("case", CASES_OF_4, ids=[case["name"] for case in CASES_OF_4])
def test_every_character_has_the_class_that_rouge_4_gives_it(case: dict[str, str]) -> None:
    given = highlight(case["code"], case["language"], rouge=4)
    assert letters(given) == letters(case["html"])


@pytest.mark.parametrize("language", ODD)
def test_odd_pieces_have_rouges_classes(language: str) -> None:
    """Code cut short, with signs too many or too few, shrunk to what was coloured otherwise."""
    for code, html in ODD[language]:
        assert letters(highlight(code, language)) == letters(html), code


def test_every_table_belongs_to_a_language() -> None:
    known = {tag for languages in LANGUAGES.values() for tag, _ in languages.values()}
    assert {tag for machines in BY_ROUGE.values() for tag in machines} <= known


@pytest.mark.parametrize("tag", sorted(MACHINES))
@given(
    st.text(alphabet=st.sampled_from("aZ_1 \t\n.,:;#$%&'\"`()[]{}<>|\\/*-+=@!?é中"), max_size=60)
)
def test_nothing_is_lost_or_added(tag: str, code: str) -> None:
    assert "".join(text for _, text in MACHINES[tag].pieces(code)) == code


@pytest.mark.parametrize("tag", sorted(MACHINES))
@pytest.mark.parametrize("killer", KILLERS)
def test_no_code_hangs(tag: str, killer: str) -> None:
    code = killer * (8_000 // len(killer))
    assert sum(len(text) for _, text in MACHINES[tag].pieces(code)) == len(code)


@pytest.mark.parametrize(
    ("tag", "before", "unit"),
    [
        ("apache", "<", "a"),
        ("graphql", "{", "\n"),
        ("make", "a:\nifeq", " "),
        ("make", "export", " "),
        ("markdown", "---", "\n"),
        ("markdown", "* * *", " "),
        ("objective_c", "-", " "),
        ("python", "from ", "."),
        ("irb", "", "pry"),
        ("ruby", "<<", "a"),
        ("terraform", "<<", "a"),
        ("shell", "<<a", "\n"),
        ("swift", "f(,", " "),
        ("swift", "a", " "),
        ("yaml", "a: |", "-"),
    ],
)
def test_no_match_hangs(tag: str, before: str, unit: str) -> None:
    """Nothing looks at the time within a match: of as much, a square would take minutes."""
    code = before + unit * (300_000 // len(unit))
    assert sum(len(text) for _, text in MACHINES[tag].pieces(code)) == len(code)


@pytest.mark.parametrize("tag", sorted(MACHINES))
def test_no_three_repeats_on_end_share_signs_out(tag: str) -> None:
    """Where nothing follows that they want, they would be tried in as many ways as the cube of
    the signs: an hour for a thousand times as many as take a thousandth of a second.
    """
    language = MACHINES[tag]
    for pattern in {str(rule[0]) for rules in language._table.values() for rule in rules}:
        for repeats in _repeats_on_end(parser.parse(pattern, language._flags)):
            for three in zip(repeats, repeats[1:], repeats[2:], strict=False):
                assert not [sign for sign in " \na0." if all(each.match(sign) for each in three)], (
                    pattern
                )


def _repeats_on_end(parsed: parser.SubPattern) -> Iterator[list[re.Pattern[str]]]:
    """What is repeated without end, of runs in which nothing has to stand between."""
    run: list[re.Pattern[str]] = []
    for kind, value in _without_groups(parsed):
        if kind in (constants.MAX_REPEAT, constants.MIN_REPEAT):
            least, most, repeated = value
            if most is constants.MAXREPEAT and len(repeated) == 1:
                run.append(compiler.compile(repeated, re.ASCII))
                continue
            if not least:
                continue
        if kind not in (constants.ASSERT, constants.ASSERT_NOT, constants.AT):
            yield run
            run = []
    yield run


def _without_groups(parsed: parser.SubPattern) -> Iterator[tuple[int, Any]]:
    for kind, value in parsed:
        if kind is constants.SUBPATTERN:
            yield from _without_groups(value[3])
        else:
            yield kind, value


def test_stages_in_docker_have_names_on_their_line_or_the_next() -> None:
    for code, spaces in {
        "FROM a AS b": (" ", "a", " ", " "),
        "FROM  a b  as  c": ("  ", "a b ", " ", "  "),
        "FROM a \n AS\nb": (" ", "a ", "\n ", "\n"),
        "FROM a AS b AS c": (" ", "a AS b", " ", " "),
        "FROM  AS a": (" ", "", " ", " "),
    }.items():
        found = list(MACHINES["docker"].pieces(code))
        texts = [text for css, text in found if css != "k"]
        assert [css for css, _ in found if css not in ("w", "s")] == ["k", "k"], code
        assert texts == [*(text for text in spaces if text), code[-1]], code


@pytest.mark.parametrize("tag", sorted(MACHINES))
def test_work_grows_with_the_code_alone(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps, and characters that they take, of code that is twice as long are twice as many."""
    work = 0
    real = machine._State.at

    def counted(self: machine._State, code: str, at: int) -> object:
        nonlocal work
        holds = real(self, code, at)
        work += 1 if holds is None else 1 + holds[1].end() - at
        return holds

    def work_of(code: str) -> int:
        nonlocal work
        work = 0
        assert "".join(text for _, text in MACHINES[tag].pieces(code)) == code
        return work

    monkeypatch.setattr(machine._State, "at", counted)
    own = tag.partition(" ")[0]
    samples = [case["code"] + "\n" for case in CASES if LANGUAGES[3][case["language"]][0] == own]
    for unit in (*KILLERS, *samples, *(sample.partition("\n")[0] for sample in samples)):
        times = max(2, 600 // len(unit))
        few, many = work_of(unit * times), work_of(unit * 2 * times)
        assert many <= 2.2 * few + 20, unit
        assert few <= 5 * len(unit * times) + 20, unit


@pytest.mark.parametrize(
    ("tag", "code", "rule"),
    [
        ("php", "<?php '" + "\\'" * 9, r"[^'\\]*)*'"),
        ("perl", "/" + "\\/" * 9, "{0,500}"),
        ("perl", "s{a}" + "<" * 9, r"\>[egimosx]"),
        ("perl", "s{" * 9, r"\}\s*"),
        ("prolog", '"' + "\\" * 9, r'"[\s\S]*?"'),
        ("puppet", "'" + "\\'" * 9, r"[^'\\])*'"),
        ("puppet", "${" * 9, r"\$\{"),
        ("powershell", "${" * 9, r"\$\{"),
        ("groovy", "/" + "\\/" * 9, r"[^/\\\n]"),
        ("ruby", "<<~A" * 9, r"(\n(?:[\s\S]*?\n)?)"),
        ("ruby", ":'" + "\\'" * 9, ":'"),
        ("rust", 'r#"a"' * 9, 'r(#+)\\"'),
        ("rust", '#["' + '\\"' * 9, r"[^\"\\])*"),
        ("nix", "a.-" * 9, "://"),
        ("liquid", "{{ a | b: c" + "[" * 9, r"[^\s:=]+)"),
        ("objective_c", "[" + "$" * 9, r"(\])"),
        ("python of rouge 4", "a (" * 9, r"[a-z_]\w*[ \t]*"),
        ("scss", "@media " + "-0" * 9, r"(?=\s*\()"),
        ("css", "a { b: " + "url(" * 9, "url"),
        ("graphql", 'query(a="' + '\\"' * 9, r'[^"\\])*"'),
        ("crystal", "@[" * 9, r"@\[[^"),
        ("jinja", '{{ "' + '\\"' * 9, r'[^"\\\n])*"'),
        ("handlebars", "{{ '" + "\\'" * 9, r"[^'\\\n])*'"),
        ("ini", "a=b\n" + "#" * 9, r"[;#]"),
        ("gherkin", "Examples:" + "a " * 9, r"[^\n#]*(?=[\n#])"),
        ("gherkin", "Given " + "<" * 9, r"[^>\n]{0,1000}>"),
        ("c", "#if 0" + " #e" * 9, r"[^\n]+\n"),
        ("systemd", 'a="\\\n' + "b" * 9, r"[^\n]+'"),
        ("xml", "<?" * 9, r"<\?"),
        ("html", "<?" * 9, r"<\?"),
    ],
)
def test_of_what_nothing_ends_the_rule_is_left_out(
    tag: str, code: str, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else each of the beginnings would be followed through the code behind it."""
    tried: list[str] = []
    real = machine._State.at

    def noted(self: machine._State, code: str, at: int) -> object:
        tried.append(self._whole.pattern)
        return real(self, code, at)

    monkeypatch.setattr(machine._State, "at", noted)
    language = MACHINES[tag]
    assert "".join(text for _, text in language.pieces(code)) == code
    assert any(rule in state._whole.pattern for state in language._states.values())
    assert rule not in tried[-1]


@pytest.mark.parametrize(
    ("tag", "before", "unit"),
    [
        ("css", "a {", "b-"),
        ("html", "<a ", "]("),
        ("haml", "#a(", "b:"),
        ("jsp", "<%@ a ", "b-"),
        ("c", "#if 0\n", "\n"),
    ],
)
def test_what_a_rule_refuses_is_passed_at_once(
    tag: str, before: str, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not sign by sign, with all the signs behind it looked at for each."""
    steps = 0
    real = machine._State.at

    def counted(self: machine._State, code: str, at: int) -> object:
        nonlocal steps
        steps += 1
        return real(self, code, at)

    monkeypatch.setattr(machine._State, "at", counted)
    code = before + unit * 500
    assert "".join(text for _, text in MACHINES[tag].pieces(code)) == code
    assert steps < 20


def test_what_nothing_ends_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, bool]] = []
    real = machine._State.at

    def noted(self: machine._State, code: str, at: int) -> object:
        asked.append((at, "<" in self._whole.pattern))
        return real(self, code, at)

    monkeypatch.setattr(machine._State, "at", noted)
    code = "<a" * 5 + ">" + "<b" * 5
    found = list(Machine({"start": ((until("<", ">"), "s"), (r"[\s\S]", "n"))}).pieces(code))
    assert found == [("s", "<a" * 5 + ">"), *(("n", sign) for sign in "<b" * 5)]
    assert asked == [(0, True), *((at, False) for at in range(11, 21))]


def _looks_for_all_ends(machine: Machine) -> bool:
    rules = (rule for state in machine._table.values() for rule in state)
    return all(rule[0].has_end for rule in rules if isinstance(rule[0], Ending)) and all(
        map(_looks_for_all_ends, machine._embedded.values())
    )


@pytest.mark.parametrize(
    "tag", sorted(tag for tag, table in MACHINES.items() if _looks_for_all_ends(table))
)
@given(st.lists(st.sampled_from(_BEGINNINGS), max_size=12))
def test_what_is_left_out_for_want_of_an_end_would_match_nothing(
    tag: str, parts: list[str]
) -> None:
    code = "".join(parts)
    found = list(MACHINES[tag].pieces(code))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(machine._State, "behind", lambda self, at, lasts: (self, lasts.size))
        assert list(MACHINES[tag].pieces(code)) == found


@pytest.mark.timeout(60)
@pytest.mark.parametrize("tag", ["c", "cuda", "glsl", "hlsl", "objective_c"])
def test_comments_behind_arguments_are_shared_out_in_one_way(tag: str) -> None:
    """Each could go on past its end into the next: twice as many ways with each more."""
    comments = "/* a */" * 40
    assert '<span class="nf">f</span>' in str(highlight(f"int f(a){comments} {{\n}}\n", tag))
    assert '<span class="nf">f</span>' not in str(highlight(f"int f(a){comments} x\n", tag))


@pytest.mark.timeout(60)
@pytest.mark.parametrize("blank", ["\n", " \n", "\t\n\n"])
def test_many_blank_lines_of_markdown_are_looked_at_once(blank: str) -> None:
    code = blank * (60_000 // len(blank)) + "- a\n"
    assert "".join(text for _, text in MACHINES["markdown"].pieces(code)) == code


@pytest.mark.parametrize("name", sorted({tag for tag, _ in LANGUAGES[3].values()}))
def test_code_of_no_language_loses_text(name: str) -> None:
    for code in ("x", "x = 1\n<b>\n", "> x\n\\end", "* a *"):
        assert (
            "".join(character for _, character in letters(unescape(highlight(code, name)))) == code
        )


@pytest.mark.parametrize("tag", ["c", "cpp", "objective_c"])
def test_the_arguments_of_a_function_are_looked_for_in_what_people_write(tag: str) -> None:
    """From thousands of brackets that nothing closes one would look to the end of the code."""
    few, many = (f"int f({'a, ' * times}b) {{\n}}\n" for times in (200, 400))
    assert '<span class="nf">f</span>' in str(highlight(few, tag))
    assert '<span class="nf">f</span>' not in str(highlight(many, tag))


@pytest.mark.parametrize(
    "table",
    [
        {"start": (("(?=a)", "", "other"),), "other": (("(?=a)", "", "-"),)},
        {"start": (("(?=a)", "", "start"),)},
        {"start": (("(?=a)", "", "=start"),)},
    ],
)
def test_a_table_that_goes_round_in_a_circle_steps_on(table: Table) -> None:
    with_others = {state: (("b+", "k"), *rules) for state, rules in table.items()}
    pieces = [piece for piece in Machine(with_others).pieces("abba") if piece[1]]
    assert pieces == [("err", "a"), ("k", "bb"), ("err", "a")]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_no_table_goes_round_in_a_circle(
    case: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No beginning of a sample needs what ends circles, alone or in a fence."""
    code, language = case["code"], case["language"]
    beginnings = [code[: len(code) * part // 25] for part in range(1, 26)]
    monkeypatch.setattr(machine, "_MOST_IDLE", 12)
    few = [_pieces(language, beginning) for beginning in beginnings]
    monkeypatch.setattr(machine, "_MOST_IDLE", 400)
    assert [_pieces(language, beginning) for beginning in beginnings] == few


def _pieces(language: str, code: str) -> list[list[tuple[str, str]]]:
    own = MACHINES.get(LANGUAGES[3][language][0])
    fence = f"~~~ {language}\n{code}"
    return [
        list(own.pieces(code)) if own else [],
        *(list(MACHINES["markdown"].pieces(text)) for text in (fence, f"a\n{fence}\n~~~\n# b\n")),
    ]


def test_a_fence_that_nothing_closes_is_cut_to_its_end() -> None:
    for language in ("ruby", "js", "zsh", "ada", "text"):
        html = highlight(f"# a\n\n~~~ {language}\nx = 1\n\n# b\n", "markdown")
        assert html.count('class="gh"') == 1 and f'"nl"> {language}\n<' in html


def test_a_reference_past_the_99th_group_is_told() -> None:
    rules = (*((f"(a{n})", "k") for n in range(48)), (r"(.)\1", "s"))
    assert list(Machine({"start": rules}).pieces("bb")) == [("s", "bb")]
    with pytest.raises(ValueError, match="would refer to group 10"):
        list(Machine({"start": (("(c)", "k"), *rules)}).pieces("bb"))
