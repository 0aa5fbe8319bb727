"""`include_cached` shows what the first page of the build has made, and asks few pages for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.liquid.build import build_of
from newsletter_editor.liquid.earlier_includes import MOST_PAGES
from newsletter_editor.rendering import render_post, whole_page
from newsletter_editor.site.jekyll import JEKYLLS
from newsletter_editor.site.site import Site
from tests.fuzz import cached_includes
from tests.fuzz.real_sites import asked_jekyll

POSTS = 3 * MOST_PAGES
HEAD = "---\ntitle: T{0}\nlayout: l\n---\n"


def site_of(root: Path, body: str, layout: str = "{{ content }}") -> tuple[Site, list[Path]]:
    files = {
        "_config.yml": "future: true\nplugins: [jekyll-include-cache]\n",
        "_includes/page.html": "<i>{{ page.title }}</i>",
        "_includes/own.html": "<i>{{ include.x }}{% assign own = 1 %}</i>",
        "_includes/leaves.html": "{% assign left = 'left' %}<b></b>",
        "_layouts/l.html": layout,
    }
    posts = [f"_posts/20{n:02}-01-01-p{n}.md" for n in range(POSTS)]
    files |= {path: HEAD.format(n) + body for n, path in enumerate(posts)}
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return Site(root, JEKYLLS["4.4"]), [root / path for path in posts]


def shown(site: Site, path: Path) -> str:
    return whole_page(path.read_text("utf-8"), path, site).html


def counted(site: Site, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    earlier, asked = build_of(site)._earlier, []
    render = earlier._render
    monkeypatch.setattr(earlier, "_render", lambda page: asked.append(page) or render(page))
    return asked


@pytest.mark.skipif(asked_jekyll() is None, reason="Jekyll is not installed")
def test_pages_of_random_sites_are_jekylls() -> None:
    assert list(cached_includes.differences(1, lambda tried: tried < 300)) == []


def test_the_first_page_decides_and_is_the_only_one_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "{% include_cached page.html x='1' %}\n"
    site, posts = site_of(tmp_path, body)
    asked = counted(site, monkeypatch)
    for _ in range(3):
        assert shown(site, posts[-1]) == "<p><i>T0</i></p>\n"
    assert len(asked) == 1
    assert render_post(HEAD.format(9) + body, posts[-1], site).html == "<p><i>T0</i></p>\n"


@pytest.mark.parametrize(
    ("body", "made"),
    [
        # What no other page can have made asks none, nor does what is the same on all.
        ("{% include_cached page.html x=page.title %}", "<p><i>T59</i></p>\n"),
        ("{% include_cached own.html x='a' %}", "<p><i>a</i></p>\n"),
        ("{% include_cached own.html x=site.nothing %}", "<p><i></i></p>\n"),
    ],
)
def test_pages_that_cannot_know_are_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, made: str
) -> None:
    site, posts = site_of(tmp_path, body + "\n")
    asked = counted(site, monkeypatch)
    assert shown(site, posts[-1]) == made
    assert len(asked) <= 1


def test_layouts_that_a_plugin_gives_are_looked_into(tmp_path: Path) -> None:
    """As the installed plugins have it: the first of two pages decides for the second."""
    files = {
        "_config.yml": "plugins: [jekyll-include-cache, jekyll-default-layout]\n",
        "_includes/page.html": "<i>{{ page.title }}</i>",
        "_layouts/page.html": "{% include_cached page.html x='1' %}{{ content }}",
        "a.md": "---\ntitle: A\n---\nx\n",
        "b.md": "---\ntitle: B\n---\ny\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert shown(Site(tmp_path, JEKYLLS["4.4"]), tmp_path / "b.md") == "<i>A</i><p>y</p>\n"


def test_variables_are_left_on_the_first_page_alone(tmp_path: Path) -> None:
    site, posts = site_of(tmp_path, "{% include_cached leaves.html %}{{ left }}\n")
    assert shown(site, posts[0]) == "<p><b></b>left</p>\n"
    assert shown(site, posts[1]) == "<p><b></b></p>\n"


def test_few_pages_are_asked_at_once_and_the_others_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Which page has made it only the pages can tell: all but the last but one make another.
    body = "{% assign n = page.title %}{% include_cached page.html x=n %}\n"
    site, posts = site_of(tmp_path, body)
    posts[-2].write_text(HEAD.format("B") + body.replace("page.title", "'T59'"), "utf-8")
    asked = counted(site, monkeypatch)
    found = []
    for turn in range(4):
        found.append(shown(site, posts[-1]))
        assert len(asked) <= MOST_PAGES * (turn + 1)
    assert found[0] == "<p><i>T59</i></p>\n"
    assert found[-1] == "<p><i>TB</i></p>\n"
    assert len(asked) == POSTS - 1
