"""Whatever text, name and address a command is given, real kramdown shows one link or image."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsletter_editor.gui.editor.formatting import toggle_link
from newsletter_editor.gui.editor.image_markup import change_image, image_at, insert_image
from newsletter_editor.markup.links import image, label_of_markdown, link, path_address, target_of
from newsletter_editor.sections.links import LinkFacts
from newsletter_editor.text.edits import apply_edits
from newsletter_editor.text.ranges import Range
from tests.fuzz.kramdown_reference import Reference, missing_reference

OPTIONS = {"input": "GFM", "hard_wrap": False, "smart_quotes": "apos,apos,quot,quot"}
ODD = ["|", "[", "]", "\\", "`", "``", "<b>", "</b>", "*", "_", "#", "?", "%", "(", ")", "{", "}"]
ODD += [
    "{{ x }}",
    "{% y %}",
    "&amp;",
    "^",
    "!",
    '"',
    "'",
    "~~",
    "$$",
    ":",
    "{:.a}",
    "-",
    "é",
    "a",
    " ",
]
TEXT = st.lists(st.sampled_from(ODD), min_size=1, max_size=8).map("".join).map(str.strip)
TEXT = (TEXT | st.text("abñ |[]\\`<>*_#({", min_size=1, max_size=8).map(str.strip)).filter(bool)
NAME = TEXT.map(lambda name: name.replace("/", "")).filter(bool)
LINK = re.compile(r'<p><a href="([^"]*)">(.*)</a></p>\n', re.DOTALL)
IMAGE = re.compile(r'<p><img src="([^"]*)" alt="([^"]*)" /></p>\n')


@pytest.fixture(scope="module")
def kramdown() -> Iterator[Reference]:
    if missing := missing_reference():
        pytest.skip(missing)
    with Reference() as reference:
        yield reference


def without_liquid(text: str) -> str:
    assert "{{" not in text
    assert "{%" not in text
    return text


def plain(text: str) -> str:
    """Words as kramdown sets them: spaces joined, dashes and dots as they are."""
    return " ".join(text.replace("–", "--").replace("—", "---").replace("…", "...").split())


def shown(kramdown: Reference, written: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    made = kramdown.html(without_liquid(written) + "\n", OPTIONS)
    found = pattern.fullmatch(made or "")
    assert found is not None, (written, made)
    assert "<" not in found[2]
    return html.unescape(found[1]), plain(html.unescape(found[2]))


@given(TEXT, NAME)
@example("<ñ>", "a")
def test_images_of_any_description_and_name(kramdown: Reference, alt: str, name: str) -> None:
    target = path_address(f"/images/{name}.png")
    change = insert_image(Range(0, 0), alt, target)
    written = apply_edits("", change.edits)
    source, description = shown(kramdown, written, IMAGE)
    assert unquote(source) == f"/images/{name}.png"
    assert not {"#", "?", "|"} & set(source)
    assert description == plain(alt)
    # What was written is read again, and described anew.
    again = image_at(written, Range(2, 2))
    assert again is not None
    assert again.alt == " ".join(alt.split())
    changed = apply_edits(written, change_image(again, "a]|b", again.address).edits)
    assert shown(kramdown, changed, IMAGE) == (source, "a]|b")
    assert written == image(alt, target)


@given(TEXT, TEXT)
@example("]:", "a")
def test_links_of_any_text_and_address(kramdown: Reference, text: str, path: str) -> None:
    # What is left of a path without Liquid may end with a blank, as no address does.
    address = f"https://a.example/{path.replace('{{', '').replace('{%', '')}".rstrip()
    target, label = shown(kramdown, link(text, address), LINK)
    assert unquote(target) == unquote(address)
    assert label == plain(text)
    values = LinkFacts(address, text).values()
    target, label = shown(kramdown, f"[{values['title']}]({values['url']})", LINK)
    assert (unquote(target), label) == (unquote(address), plain(text))


@given(st.text("ab |[]\\`<>#(é", min_size=1, max_size=8).map(str.strip).filter(bool))
@example("<a[>")
@example("]:")
@example("[<a]>")
def test_any_selection_becomes_the_text_of_one_link(kramdown: Reference, words: str) -> None:
    change = toggle_link(words, Range(0, len(words)), "https://a.example/")
    written = apply_edits(words, change.edits)
    if not written.startswith("[") or written == words:
        return
    made = kramdown.html(written + "\n", OPTIONS) or ""
    assert made.count("<a href") == 1, (written, made)
    assert re.fullmatch(r'<p><a href="https://a\.example/">.*</a></p>\n', made), (written, made)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Guía | Cap. 2", r"Guía \| Cap. 2"),
        ("un **dato** `x`", "un **dato** `x`"),
        ("a]b", r"a\]b"),
        ("[1]", "[1]"),
        ("fin\\", "fin&#92;"),
        ("`a", r"\`a"),
        ("List<String>", r"List\<String>"),
        ("<b>x</b>", "<b>x</b>"),
        ("![a](b.png)", "![a](b.png)"),
        ("^1", "&#94;1"),
    ],
)
def test_marks_of_a_selection_stay(words: str, label: str) -> None:
    assert label_of_markdown(words) == label


def test_addresses_keep_what_jekyll_fills_in() -> None:
    assert target_of('{{ "/a b" | relative_url }}/c d') == '{{ "/a b" | relative_url }}/c%20d'
    assert path_address("/images/boletín #5.png") == "/images/boletín%20%235.png"
