"""Layouts, themes and settings of strangers: nothing outside is read, nothing goes on for ever."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsletter_editor.rendering import WholePage, whole_page
from newsletter_editor.site.jekyll import DEBIAN
from newsletter_editor.site.site import Site
from tests.unit.rendering.test_nothing_outside import ALL, CONFIGS, INCLUDES, SECRET
from tests.unit.rendering.test_whole_page import refresh

POST = "---\nlayout: a\n---\nHola\n"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "outside"
    for name in ("secret.md", "a.html", "_layouts/a.html", "_includes/x.html", "_data/s.yml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"secret: {SECRET}\n", encoding="utf-8")
    return folder


def page_of(root: Path, files: dict[str, str], seconds: float = 2.0) -> WholePage:
    refresh.write_site(root, files)
    path = root / "_posts" / "2020-01-01-a.md"
    return whole_page(POST, path, Site(root, DEBIAN), seconds=seconds)


@pytest.mark.parametrize("config", CONFIGS)
@pytest.mark.parametrize("include", INCLUDES)
def test_no_setting_leads_out(config: str, include: str, outside: Path) -> None:
    root = outside.parent / "repo"
    layout = f"{{{{ content }}}}{ALL}{include}{{% include_cached secret.md %}}"
    files = {
        "_config.yml": config.replace("{outside}", str(outside)) + "plugins: [jekyll-seo-tag]\n",
        "_layouts/a.html": f"---\nlayout: ../../outside/_layouts/a\n---\n{layout}",
        "_posts/2020-01-01-a.md": POST,
    }
    assert SECRET not in page_of(root, files).html


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize(
    "link",
    [
        "_layouts",
        "_layouts/a.html",
        "_includes",
        "_includes/x.html",
        "_data",
        "vendor",
        "vendor/bundle/ruby/3.0/gems/evil-1.0",
        "vendor/bundle/ruby/3.0/gems/evil-1.0/_layouts",
        "vendor/bundle/ruby/3.0/gems/evil-1.0/_layouts/a.html",
        "vendor/bundle/ruby/3.0/gems/evil-1.0/_includes/x.html",
        "vendor/bundle/ruby/3.0/gems/evil-1.0/_data",
        "vendor/bundle/ruby/3.0/gems/evil-1.0/_config.yml",
        "vendor/bundle/ruby/3.0/gems/evil-1.0/assets",
        "vendor/bundle/ruby/3.0/specifications",
    ],
)
def test_no_link_of_repo_or_theme_leads_out(link: str, outside: Path) -> None:
    root = outside.parent / "repo"
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / "vendor/bundle/ruby/3.0/gems/evil-1.0").parent.mkdir(parents=True, exist_ok=True)
    target = outside
    for name in ("_layouts", "_includes", "_data"):
        if f"/{name}" in f"/{link}":
            target = outside / name / Path(link).name if "." in Path(link).name else outside / name
    if not (root / link).exists():
        if link == "vendor":
            (root / "vendor/bundle/ruby/3.0/gems").rmdir()
            for part in ("vendor/bundle/ruby/3.0", "vendor/bundle/ruby", "vendor/bundle", "vendor"):
                (root / part).rmdir()
        (root / link).symlink_to(target)
    files = {
        "_config.yml": "theme: evil\ndata: null\n",
        "_posts/2020-01-01-a.md": POST,
        "x/y.html": f"---\nlayout: a\n---\n{ALL}",
    }
    if not (root / "_layouts").exists():
        files["_layouts/b.html"] = "x"
    page = page_of(root, files)
    whole = page_of(root, {**files, "_posts/2020-01-02-b.md": POST}).html
    assert SECRET not in page.html + whole
    assert all(SECRET not in notice.es for notice in page.notices)


def test_a_theme_of_another_name_is_no_path(outside: Path) -> None:
    for name in ("../outside", str(outside), "..", ".", "a/../../outside", "x\\..\\y", "", "-1"):
        root = outside.parent / "repo"
        page = page_of(root, {"_config.yml": f"theme: '{name}'\n"})
        assert SECRET not in page.html


@pytest.mark.parametrize(
    "layout",
    [
        "---\nlayout: a\n---\n[{{ content }}]",
        "---\nlayout: b\n---\n[{{ content }}]",
        "{% include x.html %}{{ content }}",
        "{% include x.html a=content %}" * 50 + "{{ content }}",
        "{% for a in (1..99999) %}{% for b in (1..99999) %}x{% endfor %}{% endfor %}{{ content }}",
        "{% for a in (1..9999) %}{% for p in site.posts %}{{ p.content }}{{ p.output }}{% endfor %}"
        "{% endfor %}",
        "{% assign a = content %}" + "{% assign a = a | append: a %}" * 60 + "{{ a }}",
        "{% capture a %}{{ content }}{% endcapture %}"
        + "{% capture a %}{{ a }}{{ a }}{% endcapture %}" * 60
        + "{{ a }}",
        "{{ site | jsonify }}{{ site.posts | jsonify }}{{ page | jsonify }}{{ layout | inspect }}",
        "{% seo %}" * 2000,
        "{{ content }}" * 100_000,
        "{% if " + "a and " * 5_000 + "b %}{% endif %}{{ content }}",
        "{% for i in (1..3000) %}" * 150 + "{{ content }}" + "{% endfor %}" * 150,
        "<h1>" * 20_000 + "{{ content | toc }}{% toc %}",
        "{{ content | markdownify | markdownify | smartify }}" * 200,
        "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n{{ layout | jsonify }}{{ content }}",
    ],
)
def test_what_would_go_on_for_ever_is_cut_off(layout: str, tmp_path: Path) -> None:
    files = {
        "_config.yml": "plugins: [jekyll-seo-tag, jekyll-toc]\ntitle: T\n",
        "_layouts/a.html": layout,
        "_layouts/b.html": "---\nlayout: a\n---\n({{ content }})",
        "_includes/x.html": "{% include x.html %}{{ include.a }}",
        "_posts/2020-01-01-a.md": POST,
        "_posts/2020-01-02-b.md": POST + "{% for p in site.posts %}{{ p.output }}{% endfor %}\n",
    }
    page = page_of(tmp_path, files)
    assert len(page.html) < 40_000_000
    assert page.body.html == "<p>Hola</p>\n"


def test_a_thousand_posts_that_print_each_other_end(tmp_path: Path) -> None:
    every = (
        "---\nlayout: a\n---\n{% for p in site.posts %}{{ p.content }}{{ p.excerpt }}{% endfor %}"
    )
    files = {"_layouts/a.html": "{% for p in site.posts %}{{ p.output }}{% endfor %}{{ content }}"}
    for number in range(300):
        files[f"_posts/20{number % 90 + 10}-01-01-p{number}.md"] = every
    page = page_of(tmp_path, files, seconds=1.0)
    assert len(page.html) < 40_000_000
