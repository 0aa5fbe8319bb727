"""Numbers that others wrote, and those who count with them: none of them ends a command."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor import cli
from newsletter_editor.mail.making import make_message
from newsletter_editor.markup.rich_text import markdown_of
from newsletter_editor.sections.placeholders import expand
from newsletter_editor.site.site import Site
from newsletter_editor.text.numerals import first_of_list, small_number

LONG = "9" * 5_000
"""More digits than Python makes a number of."""
ODD = (LONG, "²", "٣", "１", "9" * 10, "-1", "", "1.5", "⑨")


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_what_is_no_small_number_is_none(text: str) -> None:
    assert small_number(text) is None


@pytest.mark.parametrize(("start", "first"), [("0", 0), ("12", 12), ("-3", 1), ("", 1), (LONG, 1)])
def test_a_list_begins_where_it_says(start: str, first: int) -> None:
    assert first_of_list(start) == first


@given(st.integers(0, 999_999_999))
def test_small_numbers_are_read(number: int) -> None:
    assert small_number(str(number)) == number


@pytest.mark.parametrize("digits", ODD[:6], ids=lambda digits: ascii(digits[:9]))
def test_a_post_counts_with_odd_numbers_and_all_goes_on(
    tmp_path: Path, digits: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "_config.yml").write_text("title: x\n", "utf-8")
    (tmp_path / "_posts").mkdir()
    path = tmp_path / "_posts" / "2024-01-01-a.md"
    path.write_text(
        f"---\ntitle: A\nnumber: {digits}\nlang: es\n---\n{digits}. a\n\n{digits}. b\n\n"
        f"1. a\n{digits}. b\n\n2. c\n\nEn {digits}.1.1.1 y 1.1.1.{digits}, el siglo {digits}.\n\n"
        f'<ol start="{digits}"><li>a</li></ol>\n\n<table><tr><td colspan="{digits}">a</td></tr>'
        f"</table>\n\n[^{digits}]\n\n[^{digits}]: b\n",
        "utf-8",
    )
    for command in (["check"], ["render"], ["render", "--page"], ["mail"]):
        assert cli.main([*command, str(path)]) in (0, 1)
    assert "a" in make_message(path.read_text("utf-8"), path, Site(tmp_path), "es").text
    capsys.readouterr()
    assert cli.main(["front-matter", "get", str(path), f"tags.{digits}"]) in (1, 2)


@pytest.mark.parametrize("digits", ODD[:6], ids=lambda digits: ascii(digits[:9]))
def test_what_is_pasted_and_templates_count_with_them_too(digits: str) -> None:
    pasted = markdown_of(
        f'<ol start="{digits}"><li>a<b style="font-weight: {digits}">b</b></li></ol><table><tr>'
        f'<td colspan="{digits}" rowspan="{digits}">c</td><td>d</td></tr></table>'
    )
    assert pasted is not None
    assert all(letter in pasted.markdown for letter in "abcd")
    if digits.isdecimal():
        assert expand(f"# ${{{digits}}} ${{1}}\n").stops
