"""Whole pages in the layouts of their site, byte for byte those of the real Jekyll."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from justhtml import JustHTML

from newsletter_editor.document.source import decode
from newsletter_editor.rendering import WholePage, whole_page
from newsletter_editor.resources import resource_path
from newsletter_editor.site import themes
from newsletter_editor.site.jekyll import DEBIAN
from newsletter_editor.site.site import Site
from tests.fuzz import site_files, site_layouts

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "site"


def _load_refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden_site_pages", GOLDEN / "refresh.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


refresh = _load_refresh()
PAGES: dict[str, Any] = refresh.read("pages.json")
WRITTEN_ANEW = ("plugins", "parsed_again")
"""Sites whose pages are the same trees only: plugins give them to an HTML parser."""


_PLUGINS = (
    *("jekyll-paginate", "jekyll-seo-tag", "jekyll-feed", "jekyll-gist", "jekyll-include-cache"),
    *("jekyll-avatar", "jekyll-toc", "jekyll-redirect-from", "jekyll-mentions", "jekyll-sitemap"),
    *("jekyll-default-layout", "jekyll-optional-front-matter", "jekyll-readme-index"),
    *("jekyll-relative-links", "jekyll-titles-from-headings"),
)


def _has_jekyll() -> bool:
    if shutil.which("ruby") is None:
        return False
    required = "".join(f"require '{name}';" for name in ("jekyll", "minima", *_PLUGINS))
    asked = ["ruby", "-e", required.replace("require 'minima'", "gem 'minima'")]
    return subprocess.run(asked, capture_output=True).returncode == 0


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The zone in which the golden answers were given."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of the process cannot be set here")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def uncoloured(html: str) -> str:
    """Without the spans of coloured code, which two highlighters never cut alike."""
    return re.sub(r"</?span[^>]*>", "", html)


def tree(page: str) -> list[object]:
    """What a browser sees of a page, white space and the order of attributes apart."""
    found: list[object] = []
    waiting: list[Any] = [JustHTML(page, sanitize=False).root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            found += node
        elif node.name == "#text":
            found += (node.data or "").split()
        elif node.name != "#comment":
            found.append((node.name, sorted((node.attrs or {}).items())))
            waiting += [["end"], *reversed(node.children or [])]
    return found


def page_of(site: Site, path: str) -> WholePage:
    file = site.root / path
    # However busy the machine is: what takes too long is left out.
    return whole_page(decode(file.read_bytes()).text, file, site, seconds=300.0)


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not allow")
@pytest.mark.parametrize("name", PAGES["sites"])
def test_pages_are_jekylls(name: str, tmp_path: Path) -> None:
    refresh.write_site(tmp_path, PAGES["sites"][name])
    site = Site(tmp_path, DEBIAN)
    for path, wanted in PAGES["pages"][name].items():
        page = page_of(site, path)
        got, asked = uncoloured(page.html), uncoloured(wanted["page"])
        assert got == asked or (name in WRITTEN_ANEW and tree(got) == tree(asked)), path
        assert (page.url, page.notices, page.problems) == (wanted["url"], (), ()), path


def test_the_theme_that_ships_with_the_program_is_minima(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(themes, "_GEMS_OF_A_MACHINE", ())
    monkeypatch.setattr(themes, "_GEMS_OF_A_HOME", ())
    refresh.write_site(tmp_path, PAGES["sites"]["minima"])
    site = Site(tmp_path, DEBIAN)
    assert site.theme is not None
    assert site.theme.door.root.parent == resource_path("themes")
    for path, wanted in PAGES["pages"]["minima"].items():
        assert page_of(site, path).html == wanted["page"]


def test_emoji_become_pictures_but_in_code(tmp_path: Path) -> None:
    text = "---\nlayout: a\n---\n:smile: `:smile:` :es: :no-such-thing: :octocat:\n"
    refresh.write_site(
        tmp_path,
        {"_config.yml": "plugins: [jemoji]\n", "_layouts/a.html": "<body>{{ content }}</body>"},
    )
    page = whole_page(text, tmp_path / "_posts" / "2020-01-01-a.md", Site(tmp_path, DEBIAN)).html
    assert page.count("<img") == 3
    assert (
        '<img class="emoji" title=":smile:" alt=":smile:" src="https://github.githubassets.com/'
        'images/icons/emoji/unicode/1f604.png" height="20" width="20">'
    ) in page
    assert ">:smile:</code>" in page and ":no-such-thing:" in page
    assert "unicode/1f1ea-1f1f8.png" in page and "emoji/octocat.png" in page


@pytest.mark.skipif(not _has_jekyll(), reason="Jekyll or a plugin of it is not installed")
def test_golden_pages_are_what_jekyll_says() -> None:
    assert refresh.ask_for_pages(PAGES["sites"]) == PAGES["pages"]


@pytest.mark.skipif(not _has_jekyll(), reason="Jekyll or a plugin of it is not installed")
def test_pages_of_random_sites_are_jekylls() -> None:
    found = list(site_layouts.differences(4, lambda compared: compared < 100))
    assert [each.path for each in found if not isinstance(each, int)] == []
    assert isinstance(found[-1], int) and found[-1] > 100


@pytest.mark.skipif(not _has_jekyll(), reason="Jekyll or a plugin of it is not installed")
def test_sites_of_odd_files_are_jekylls() -> None:
    found = list(site_files.differences(3, lambda compared: compared < 150))
    assert [(each.path, each.files["_config.yml"]) for each in found] == []


@pytest.fixture
def site(tmp_path: Path) -> Site:
    refresh.write_site(
        tmp_path,
        {
            "_config.yml": "title: T\n",
            "_layouts/post.html": "<p>{{ site.title }}</p>\n{{ content }}{{ page.next.title }}",
            "_posts/2020-01-01-a.md": "---\nlayout: post\n---\nuno\n",
            "_posts/2020-01-02-b.md": "---\nlayout: post\n---\ndos\n",
        },
    )
    return Site(tmp_path, DEBIAN)


def test_what_is_not_saved_yet_is_the_page(site: Site) -> None:
    path = site.root / "_posts" / "2020-01-01-a.md"
    page = whole_page("---\nlayout: post\n---\n*otro*\n", path, site)
    assert page.html == "<p>T</p>\n<p><em>otro</em></p>\nB"
    assert page.has_frame


def test_a_new_draft_stands_among_the_posts(site: Site) -> None:
    path = site.root / "_drafts" / "nuevo.md"
    page = whole_page("---\nlayout: post\ndate: 2020-01-01 12:00\n---\nx\n", path, site)
    assert page.html == "<p>T</p>\n<p>x</p>\nB"
    page = whole_page("---\nlayout: no\n---\nx\n", path, site)
    assert page.html == "<p>x</p>\n"
    assert not page.has_frame


def test_a_mistake_in_a_layout_is_told_and_leaves_no_mark(site: Site) -> None:
    layout = site.root / "_layouts" / "post.html"
    layout.write_text("---\nx: 1\n---\n<b>\n{% nada %}{{ content }}</b>", encoding="utf-8")
    page = page_of(site, "_posts/2020-01-01-a.md")
    assert page.html == "<b>\n<p>uno</p>\n</b>"
    (notice,) = page.notices
    assert "_layouts/post.html" in notice.es and "línea 5" in notice.es


def test_a_theme_that_is_nowhere_is_one_notice(site: Site) -> None:
    (site.root / "_config.yml").write_text("theme: no-such-theme\n", encoding="utf-8")
    site.reload()
    page = page_of(site, "_posts/2020-01-01-a.md")
    (notice,) = page.notices
    assert "no-such-theme" in notice.en


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_layouts_outside_the_repo_are_not_read(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.html").write_text("secret {{ content }}", encoding="utf-8")
    (site.root / "_layouts" / "link.html").symlink_to(outside / "secret.html")
    path = site.root / "_posts" / "2020-01-01-a.md"
    assert "secret" not in whole_page("---\nlayout: link\n---\nx\n", path, site).html


def test_a_hidden_post_is_on_no_list(tmp_path: Path) -> None:
    """To Ruby zero and an empty text are true; asked of the installed jekyll-paginate."""
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text("plugins: [jekyll-paginate]\npaginate: 9\n", "utf-8")
    for number, hidden in enumerate(("0", "false", "~", "''", "true"), 1):
        head = f"---\ntitle: {hidden!r}\nhidden: {hidden}\n---\n"
        (tmp_path / f"_posts/2020-01-0{number}-p.md").write_text(head, "utf-8")
    index = "---\n---\n{% for p in paginator.posts %}{{ p.title }} {% endfor %}"
    (tmp_path / "index.html").write_text(index, "utf-8")
    assert whole_page(index, tmp_path / "index.html", Site(tmp_path)).html == "~ false "
