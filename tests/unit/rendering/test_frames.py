"""Frames that are kept while a body changes give the pages that are made anew."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from newsletter_editor.liquid.build import build_of
from newsletter_editor.rendering import WholePage, whole_page
from newsletter_editor.site.jekyll import DEBIAN
from newsletter_editor.site.site import Site
from tests.unit.rendering.test_whole_page import PAGES, refresh

HEAD = "---\ntitle: T\nlayout: a\n---\n"
PIECES = (
    *("\n\nnuevo **párrafo** x\n", "# T\n", "<b>x</b>", "{{ page.title }}", "\n- a\n- b\n", "`c`"),
    *("\n\n![i](/a.png)\n", "@yo :smile:", "<!--x-->", "\n\n<div>\n", '"q"', "x\n\n[a]: b\n"),
)


def made_anew(text: str, path: Path, root: Path) -> str:
    """The page without any frame being kept."""
    site = Site(root, DEBIAN)
    view = build_of(site)
    view.framed = lambda body, head: view.in_layouts(body.html)  # type: ignore[method-assign]
    return whole_page(text, path, site).html


@pytest.mark.parametrize("name", ["everything", "minima", "outer"])
def test_edited_pages_are_those_that_are_made_anew(name: str, tmp_path: Path) -> None:
    refresh.write_site(tmp_path, PAGES["sites"][name])
    site = Site(tmp_path, DEBIAN)
    source = random.Random(name)
    framed = 0
    for relative in [*PAGES["pages"][name]][-6:]:
        path = tmp_path / relative
        text = path.read_text("utf-8")
        start = text.index("\n---", 3) + 5
        for _ in range(2):
            at = source.randint(start, max(start, len(text)))
            piece = source.choice(PIECES)
            text = text[:at] + piece + text[at + source.choice((0, 0, 10)) :]
            page = whole_page(text, path, site)
            assert page.html == made_anew(text, path, tmp_path)
            if page.frame is not None:
                framed += 1
                before, behind = page.frame
                assert page.html == before + page.body.html + behind
    assert framed > 0 or name != "minima"


def page_in(layout: str, root: Path, body: str = "Hola\n") -> WholePage:
    layouts = {"_layouts/a.html": layout, "_includes/b.html": "<p>{{ include.x }}</p>"}
    refresh.write_site(root, {"_config.yml": "title: S\n", **layouts})
    path = root / "_posts" / "2020-01-01-a.md"
    return whole_page(HEAD + body, path, Site(root, DEBIAN))


@pytest.mark.parametrize(
    "layout",
    [
        "<b>{{ content }}</b>",
        "{% if content %}<b>{{ content }}</b>{% endif %}",
        "<b>{% include b.html x=content %}</b>",
        "{% assign c = content %}<b>{{ c }}</b>",
        "{% capture c %}<i>{{ content }}</i>{% endcapture %}{{ c }}{{ page.title | upcase }}",
        "<title>{{ page.title }}</title><p>{{ page.excerpt | strip_html }}</p>{{ content }}",
    ],
)
def test_a_layout_that_prints_the_content_is_a_frame(layout: str, tmp_path: Path) -> None:
    page = page_in(layout, tmp_path)
    assert page.frame is not None
    assert page.frame[0] + page.body.html + page.frame[1] == page.html
    assert "<p>Hola</p>" in page.html


@pytest.mark.parametrize(
    "layout",
    [
        "{{ content }}{{ content }}",
        "{{ content | strip_html }}",
        "{{ content }}{{ content | number_of_words }}",
        "{{ content }}{{ content.size }}",
        "{{ content }}{% if content contains 'x' %}x{% endif %}",
        "{{ content }}{% if content == empty %}x{% endif %}",
        "{{ content }}{% assign c = content | split: ' ' %}{{ c | size }}",
        "{% capture c %}{{ content }}{% endcapture %}{{ c | replace: 'a', 'b' }}",
        "{% capture c %}{{ content }}{% endcapture %}{% if c contains 'x' %}1{% endif %}{{ c }}",
        "{{ content }}{{ page.content | size }}",
        "{{ content }}{% for p in site.posts %}{{ p.content }}{% endfor %}",
        "{{ content }}{{ page | jsonify }}",
        '<img alt="{{ content }}">',
        "<title>{{ content }}</title>",
        "nothing",
        "{{ content }}{% case content %}{% when 'a' %}1{% endcase %}",
        "{% for c in (1..2) %}{{ content }}{% endfor %}",
    ],
)
def test_a_layout_that_looks_at_the_content_is_none(layout: str, tmp_path: Path) -> None:
    page = page_in(layout, tmp_path)
    assert page.frame is None
    path = tmp_path / "_posts" / "2020-01-01-a.md"
    assert page.html == made_anew(HEAD + "Hola\n", path, tmp_path)


def test_a_new_excerpt_is_a_new_frame(tmp_path: Path) -> None:
    page_in("<i>{{ page.excerpt | strip_html }}</i>{{ content }}", tmp_path)
    site = Site(tmp_path, DEBIAN)
    path = tmp_path / "_posts" / "2020-01-01-a.md"
    for body in ("uno\n\ndos\n", "uno\n\ntres\n", "otro\n\ntres\n"):
        page = whole_page(HEAD + body, path, site)
        assert page.frame is not None
        assert page.frame[0].startswith(f"<i>{body.split()[0]}")
