"""Code is cut and classed as rouge does it; the golden file holds rouge's own answers."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.kramdown import highlight
from newsletter_editor.kramdown.rouge_languages import LANGUAGES
from newsletter_editor.kramdown.rouge_lexers.registry import MACHINES

_GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "code" / "rouge.json"
CASES = json.loads(_GOLDEN.read_text("utf-8"))
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


def test_every_table_belongs_to_a_language() -> None:
    assert set(MACHINES) <= {tag for tag, _ in LANGUAGES.values()}


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


@pytest.mark.timeout(60)
@pytest.mark.parametrize("blank", ["\n", " \n", "\t\n\n"])
def test_many_blank_lines_of_markdown_are_looked_at_once(blank: str) -> None:
    code = blank * (60_000 // len(blank)) + "- a\n"
    assert "".join(text for _, text in MACHINES["markdown"].pieces(code)) == code


@pytest.mark.parametrize("name", sorted({tag for tag, _ in LANGUAGES.values()}))
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
