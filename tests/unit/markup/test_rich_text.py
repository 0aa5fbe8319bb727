"""The clipboard's HTML as each program writes it, and what an author wants of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.markup.rich_text import LONGEST, markdown_of

CASES = Path(__file__).parents[2] / "golden" / "markup" / "rich_text"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.html")), ids=lambda path: path.stem)
def test_what_programs_copy_is_markdown(path: Path) -> None:
    converted = markdown_of(path.read_text("utf-8"))
    assert converted is not None
    assert converted.markdown + "\n" == path.with_suffix(".md").read_text("utf-8")


def test_images_on_the_authors_machine_are_counted() -> None:
    assert markdown_of((CASES / "word.html").read_text("utf-8")).left_out == 1
    assert markdown_of('<p>a<img src="data:image/png;base64,AAAA"></p>') == ("a", True, 1)


def test_one_cell_or_one_line_is_text_for_the_midst_of_a_line() -> None:
    assert markdown_of("<table><tr><td><b>a</b></td></tr></table>") == ("**a**", True, 0)
    assert markdown_of("a <i>b</i>") == ("a *b*", True, 0)
    assert not markdown_of("<h1>a</h1>").is_inline


def test_source_code_stays_plain() -> None:
    code = '<div style="font-family: Menlo, monospace;white-space: pre;"><div>x</div></div>'
    assert markdown_of(f"<meta charset='utf-8'>{code}") is None


def test_labels_of_notes_that_the_post_has_are_left_to_it() -> None:
    note = '<p>a<a href="#fn:1">1</a></p><div><ol><li id="fn:1"><p>n</p></li></ol></div>'
    assert markdown_of(note, {"1", "2"}).markdown == "a[^3]\n\n[^3]: n"


def test_other_addresses_than_a_page_can_have_are_only_text() -> None:
    assert markdown_of('<a href="javascript:x()">a</a> <a href="#z">b</a>').markdown == "a b"


@pytest.mark.parametrize("html", ["", "<p> </p>", "<style>p{}</style>", "x" * (LONGEST + 1)])
def test_nothing_and_too_much_are_nothing(html: str) -> None:
    assert markdown_of(html) is None


def test_depth_has_a_bound() -> None:
    assert markdown_of("<div>" * 5000 + "a" + "<ul><li>" * 2000).markdown == "a"
    assert markdown_of("<blockquote>" * 900 + "a") is not None
