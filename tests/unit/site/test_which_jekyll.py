"""Which Jekyll a site is built with, and what each of the three makes of the same posts.

3.10 and 4.4 are not on this machine: their answers are those of `../shared` (run once, November
2026), and the golden cases of tests/golden/site/versions.json, which were taken from them or from
Jekyll 3.9.0 with Liquid 4.0.3, kramdown 2.4.0 and rouge 3.30.0, asked as `real_sites` asks.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsletter_editor.cli import main
from newsletter_editor.liquid.view import view_of
from newsletter_editor.rendering import render_post, whole_page
from newsletter_editor.repo.door import Door
from newsletter_editor.site.build_stops import build_stops
from newsletter_editor.site.jekyll import GITHUB_PAGES, JEKYLLS
from newsletter_editor.site.plugins import Plugins
from newsletter_editor.site.site import Site

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "site" / "versions.json"
CASES: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))
LOCK = "GEM\n  specs:\n    jekyll ({0})\n      liquid (~> 4.0)\n    minima (2.5.1)\n{1}\n"
BUILT_BY_PAGES = "jobs:\n  a:\n    steps:\n      - uses: actions/jekyll-build-pages@v1\n"


def write(root: Path, files: dict[str, str]) -> Site:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return Site(root)


def workflow(line: str) -> dict[str, str]:
    return {".github/workflows/a.yml": f"jobs:\n  a:\n    steps:\n      - {line}\n"}


@pytest.mark.parametrize(
    ("files", "rouge"),
    [
        ({}, 3),
        ({"Gemfile": 'gem "jekyll"\n'}, 4),
        ({"Gemfile": 'gem "jekyll", "~> 4.2.0"\n'}, 3),
        ({"Gemfile": 'gem "github-pages"\n'}, 3),
        (workflow("run: gem install jekyll"), 4),
        ({"Gemfile.lock": LOCK.format("4.3.4", "    rouge (4.4.0)\n")}, 4),
        ({"Gemfile.lock": LOCK.format("4.3.4", "    rouge (3.30.0)\n")}, 3),
        ({"Gemfile.lock": LOCK.format("3.9.5", "    rouge (3.30.0)\n")}, 3),
    ],
)
def test_which_rouge_colours_the_code_of_a_site(
    tmp_path: Path, files: dict[str, str], rouge: int
) -> None:
    site = write(tmp_path, {**files, "_posts/2020-01-01-a.md": "---\n---\n~~~ js\nf(x)\n~~~\n"})
    assert site.config.jekyll.rouge == rouge
    page = render_post(
        (site.root / "_posts/2020-01-01-a.md").read_text(),
        site.root / "_posts/2020-01-01-a.md",
        site,
    )
    assert f'<span class="{"nf" if rouge == 4 else "nx"}">f</span>' in page.html


@pytest.mark.parametrize(
    ("files", "follows", "version", "is_pages", "told_by"),
    [
        ({}, "3.10", "3.10.0", True, ""),
        ({"_config.yml": "title: x\n"}, "3.10", "3.10.0", True, ""),
        ({"Gemfile.lock": LOCK.format("4.2.2", "")}, "4.4", "4.2.2", False, "Gemfile.lock"),
        ({"Gemfile.lock": LOCK.format("3.8.5", "")}, "3.10", "3.8.5", False, "Gemfile.lock"),
        (
            {"Gemfile.lock": LOCK.format("3.9.5", "    github-pages (231)\n")},
            "3.10",
            "3.9.5",
            True,
            "Gemfile.lock",
        ),
        (
            {"Gemfile.lock": LOCK.format("4.3.4", ""), "Gemfile": 'gem "github-pages"\n'},
            "4.4",
            "4.3.4",
            False,
            "Gemfile.lock",
        ),
        ({"gems.locked": LOCK.format("4.0.0", "")}, "4.4", "4.0.0", False, "gems.locked"),
        ({"Gemfile.lock": "GEM\n  specs:\n    jekyll-feed (0.1)\n"}, "3.10", "3.10.0", True, ""),
        ({"Gemfile": 'gem "jekyll"\n'}, "4.4", "4.4.1", False, "Gemfile"),
        ({"Gemfile": "gem 'jekyll', '~> 4.2.0'\n"}, "4.4", "4.2.0", False, "Gemfile"),
        ({"Gemfile": 'gem "jekyll", "~> 4.0"\n'}, "4.4", "4.4.1", False, "Gemfile"),
        ({"Gemfile": 'gem("jekyll", ">= 3.8", "< 4.0")\n'}, "3.10", "3.10.0", False, "Gemfile"),
        ({"Gemfile": 'gem "jekyll", "3.6.3"\n'}, "3.10", "3.6.3", False, "Gemfile"),
        ({"Gemfile": '  gem "github-pages", group: :x\n'}, "3.10", "3.10.0", True, "Gemfile"),
        (
            {"Gemfile": '# gem "github-pages"\ngem "jekyll", "~> 4.3"\n'},
            "4.4",
            "4.4.1",
            False,
            "Gemfile",
        ),
        ({"Gemfile": 'gem "jekyll-feed"\n'}, "4.4", "4.4.1", False, "Gemfile"),
        ({"Gemfile": 'gem "rake"\n'}, "3.10", "3.10.0", True, ""),
        (
            {"Gemfile": "gemspec\n", "t.gemspec": 's.add_runtime_dependency "jekyll", "~> 3.5"\n'},
            "3.10",
            "3.10.0",
            False,
            "t.gemspec",
        ),
        (
            {"Gemfile.lock": LOCK.format("4.2.2", ""), ".github/workflows/p.yml": BUILT_BY_PAGES},
            "3.10",
            "3.10.0",
            True,
            ".github/workflows/p.yml",
        ),
        (
            {".github/workflows/p.yml": BUILT_BY_PAGES.replace("- uses", "# - uses")},
            "3.10",
            "3.10.0",
            True,
            "",
        ),
        (
            workflow("run: gem install jekyll bundler"),
            "4.4",
            "4.4.1",
            False,
            ".github/workflows/a.yml",
        ),
        (
            workflow("run: gem install bundler jekyll -v 3.9.0"),
            "3.10",
            "3.9.0",
            False,
            ".github/workflows/a.yml",
        ),
        (
            workflow("run: docker run jekyll/builder:3.8 jekyll build"),
            "3.10",
            "3.10.0",
            False,
            ".github/workflows/a.yml",
        ),
        (workflow("uses: x/jekyll-action@2"), "4.4", "4.4.1", False, ".github/workflows/a.yml"),
        (
            {"Gemfile": "gem 'jekyll', '~> 3.9'\n", **workflow("run: bundle exec jekyll build")},
            "3.10",
            "3.10.0",
            False,
            "Gemfile",
        ),
        (workflow("run: echo jekyll"), "3.10", "3.10.0", True, ""),
        # Line ends of Windows, and what Ruby does not run.
        (
            {"Gemfile.lock": LOCK.format("4.2.2", "").replace("\n", "\r\n")},
            "4.4",
            "4.2.2",
            False,
            "Gemfile.lock",
        ),
        (
            {"Gemfile": 'source "https://x"\r\ngem "jekyll",\r\n  "~> 3.9"\r\n'},
            "3.10",
            "3.10.0",
            False,
            "Gemfile",
        ),
        (
            {"Gemfile": '=begin\ngem "github-pages"\n=end\ngem "jekyll", "4.2.1"\n__END__\n'},
            "4.4",
            "4.2.1",
            False,
            "Gemfile",
        ),
        (
            {"Gemfile": 'gem "github-pages", "~> 228", ">= 228.1", group: :jekyll_plugins\n'},
            "3.10",
            "3.10.0",
            True,
            "Gemfile",
        ),
        ({"Gemfile": 'gem "minimal-mistakes-jekyll"\n'}, "4.4", "4.4.1", False, "Gemfile"),
        (
            workflow("run: docker run jekyll/jekyll:pages jekyll build"),
            "3.10",
            "3.10.0",
            True,
            ".github/workflows/a.yml",
        ),
        (
            workflow("run: docker run starefossen/github-pages jekyll build"),
            "3.10",
            "3.10.0",
            True,
            ".github/workflows/a.yml",
        ),
        (
            {
                ".github/workflows/a.yml": "on: push\n# uses: actions/jekyll-build-pages@v1\n",
                ".github/workflows/b.yaml": "      - run: bundle exec jekyll build\r\n",
            },
            "4.4",
            "4.4.1",
            False,
            ".github/workflows/b.yaml",
        ),
        (
            {"_config.yml": "plugins: [jekyll-feed, jekyll-theme-cayman, jekyll-seo-tag]\n"},
            "3.10",
            "3.10.0",
            True,
            "",
        ),
        (
            {"_config.yml": "plugins: [jekyll-feed, jekyll-scholar]\n"},
            "4.4",
            "4.4.1",
            False,
            "_config.yml",
        ),
        ({"_config.yml": "gems: [github-pages]\n"}, "3.10", "3.10.0", True, "_config.yml"),
        ({"_config.yml": "plugins: x\n"}, "3.10", "3.10.0", True, ""),
    ],
)  # fmt: skip
def test_files_of_the_repo_tell_which_jekyll_builds_it(
    tmp_path: Path, files: dict[str, str], follows: str, version: str, is_pages: bool, told_by: str
) -> None:
    found = write(tmp_path, files).jekyll
    assert (found.follows, found.version, found.on_github_pages, found.told_by) == (
        follows,
        version,
        is_pages,
        told_by,
    )


def test_a_change_of_the_gemfile_is_noticed_when_the_site_is_read_anew(tmp_path: Path) -> None:
    site = write(tmp_path, {"_config.yml": "title: x\n"})
    assert site.jekyll == GITHUB_PAGES
    write(tmp_path, {"Gemfile": 'gem "jekyll"\n'})
    site.reload()
    assert site.jekyll.follows == "4.4"


def test_github_pages_adds_its_settings_and_plugins(tmp_path: Path) -> None:
    site = write(tmp_path, {"_config.yml": "plugins: [jekyll-feed]\nsafe: false\n"})
    assert site.config.get("future") is True
    assert site.config.get("safe") is True
    assert site.config.text("theme") == "jekyll-theme-primer"
    assert site.config.strings("plugins")[0] == "jekyll-feed"
    assert "jekyll-relative-links" in Plugins.of(site).names
    own = write(tmp_path, {"_config.yml": "future: false\ntheme: minima\n"})
    assert own.config.get("future") is False
    assert own.config.text("theme") == "minima"
    remote = write(tmp_path, {"_config.yml": "remote_theme: a/b\n"})
    assert remote.config.text("theme") == ""
    gem = write(tmp_path, {"Gemfile": 'gem "jekyll"\n'})
    assert gem.config.get("future") is False
    assert gem.config.strings("plugins") == ()


def test_an_own_list_takes_the_place_of_what_jekyll_3_leaves_out(tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "exclude: [a]\n"})
    assert Site(tmp_path, JEKYLLS["3.10"]).config.exclude == ("a",)
    assert "vendor/bundle/" in Site(tmp_path, JEKYLLS["4.4"]).config.exclude
    write(tmp_path, {"_config.yml": "title: a\n"})
    assert "vendor/bundle/" in Site(tmp_path, JEKYLLS["3.10"]).config.exclude


@pytest.mark.parametrize("name", ["3.10", "4.4", "debian"])
@pytest.mark.parametrize("case", CASES["templates"], ids=lambda case: case["template"][:50])
def test_a_template_gives_what_it_gives_in_that_jekyll(
    tmp_path: Path, case: dict[str, Any], name: str
) -> None:
    write(tmp_path, CASES["files"])
    post = tmp_path / "_posts/2020-06-01-z.html"
    text = f"---\ntitle: Z\n---\n{case['template']}"
    post.write_text(text, encoding="utf-8")
    page = render_post(text, post, Site(tmp_path, JEKYLLS[name]))
    wanted = case.get(name, case.get("else"))
    if wanted is None:
        assert page.errors
    else:
        assert (page.html, page.errors) == (wanted, ())


@pytest.mark.parametrize("name", ["3.10", "4.4", "debian"])
@pytest.mark.parametrize("case", CASES["sites"], ids=lambda case: case["about"])
def test_a_site_has_the_pages_that_it_has_in_that_jekyll(
    tmp_path: Path, case: dict[str, Any], name: str
) -> None:
    write(tmp_path, case["files"])
    pages = case[name] if name in case else case["else"]
    site = Site(tmp_path, JEKYLLS[name])
    if pages is None:
        posts = [path for path in case["files"] if path.startswith("_posts")]
        pages = [whole_page(case["files"][path], tmp_path / path, site) for path in posts]
        assert any(page.body.errors for page in pages) or build_stops(site)
        return
    assert not build_stops(site)
    for path, wanted in pages.items():
        page = whole_page(case["files"][path], tmp_path / path, site)
        assert (page.url, page.html) == (wanted["url"], wanted["page"])


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], "4.2.2 /b/2020/01/02/a.html"),
        (["--jekyll", "4.4"], "4.2.2 /b/2020/01/02/a.html"),
        (["--jekyll", "3.10"], "3.10.0 /2020/01/02/a.html"),
        (["--jekyll", "github-pages"], "3.10.0 /2020/01/02/a.html"),
        (["--jekyll", "debian"], "4.3.1 /b/2020/01/02/a.html"),
    ],
)
def test_the_command_follows_the_jekyll_that_is_asked_for(
    tmp_path: Path,
    options: list[str],
    expected: str,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    files = {
        "_config.yml": "baseurl: /b\n",
        "Gemfile.lock": LOCK.format("4.2.2", ""),
        "_posts/2020-01-02-a.html": "---\ntitle: A\n---\n",
        "_posts/2020-01-03-b.html": "---\ntitle: B\n---\n"
        "{{ jekyll.version }} {% post_url 2020-01-02-a %}",
    }
    write(tmp_path, files)
    assert main(["render", str(tmp_path / "_posts/2020-01-03-b.html"), *options]) == 0
    assert capfdbinary.readouterr().out.decode() == expected


def test_no_other_jekyll_can_be_asked_for(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["render", str(tmp_path / "a.md"), "--jekyll", "2.5"])
    assert ended.value.code == 2
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize(
    ("answers", "name"),
    [
        ("3.10.0, Liquid 4.0.4", "3.10"),
        ("4.4.1, Liquid 4.0.4", "4.4"),
        ("4.3.1 of Debian, Liquid 5.4.0", "debian"),
    ],
)
def test_the_shared_site_is_what_that_jekyll_makes_of_it(
    tmp_path: Path, shared: Path, answers: str, name: str
) -> None:
    known = json.loads((shared / "corpus/jekyll_versions.json").read_text(encoding="utf-8"))
    write(tmp_path, known["files"])
    site = Site(tmp_path, JEKYLLS[name])
    differing = []
    for post in known["posts"]:
        wanted = post[answers]
        path = tmp_path / post["path"]
        page = render_post(path.read_text(encoding="utf-8"), path, site)
        is_right = (
            bool(page.errors)
            if wanted["body"].startswith("ERROR")
            else (page.html == wanted["body"] and not page.errors)
        )
        if not is_right or page.url != wanted["url"]:
            differing.append((post["path"], wanted, page.html))
    assert differing == []


def test_plugins_are_of_the_versions_that_are_locked(tmp_path: Path) -> None:
    files = {
        "_config.yml": "plugins: [jekyll-seo-tag]\n",
        "Gemfile.lock": LOCK.format("4.3.4", "    jekyll-seo-tag (2.8.0)\n"),
        "_layouts/l.html": "{% seo %}",
    }
    site = write(tmp_path, files)
    assert not site.jekyll.has_since("jekyll-seo-tag", 2, 9)
    assert site.jekyll.has_since("jekyll-relative-links", 0, 9)
    page = whole_page("---\nlayout: l\n---\n", tmp_path / "a.md", site)
    assert "Begin Jekyll SEO tag v2.8.0" in page.html


LINKS = {
    "_config.yml": "baseurl: /b\nrelative_links: {collections: true}\n"
    "plugins: [jekyll-relative-links]\n",
    "about.md": "---\n---\n",
    "sub/plain.txt": "x",
    "_posts/2020-01-01-a.md": "---\ntitle: A\n---\n",
}


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("[a](2020-01-01-a.md)", "[a](/b/2020/01/01/a.html)"),
        ("[a](./2020-01-01-a.md#x)", "[a](/b/2020/01/01/a.html#x)"),
        ('[a [b]](../about.md "t")', '[a [b]](/b/about.html "t")'),
        ("![a](/sub/plain.txt)", "![a](/b/sub/plain.txt)"),
        ("`[a](../about.md)`", "`[a](/b/about.html)`"),
        (
            "[a](no.md) [a](https://e.example/about.md)",
            "[a](no.md) [a](https://e.example/about.md)",
        ),
        ("[a](../about.md 't')", "[a](../about.md 't')"),
        ("[a](<../about.md>) [a]( ../about.md )", "[a](<../about.md>) [a]( ../about.md )"),
        ("[a](../about.md?q) [a](#x) [a](about.md)", "[a](../about.md?q) [a](#x) [a](about.md)"),
        ('x\n\n [r]: ../about.md "T"', 'x\n\n[r]: /b/about.html "T"'),
        ("[a]({% link about.md %})", "[a]({% link about.md %})"),
    ],
)
def test_links_to_files_are_what_relative_links_makes_of_them(
    tmp_path: Path, link: str, expected: str
) -> None:
    """Asked of jekyll-relative-links 0.7.0."""
    write(tmp_path, LINKS)
    view = view_of(Site(tmp_path, JEKYLLS["debian"]))
    assert view.links.with_addresses(link, "_posts/2020-01-02-b.md", is_post=True) == expected


def test_links_of_posts_are_left_alone_unless_the_site_wants_them(tmp_path: Path) -> None:
    site = write(tmp_path, {**LINKS, "_config.yml": "title: x\n"})
    view = view_of(site)
    link = "[a](../about.md)"
    assert view.links.with_addresses(link, "_posts/2020-01-02-b.md", is_post=True) == link
    assert view.links.with_addresses("[a](about.md)", "x.md", is_post=False) == "[a](/about.html)"
    other = view_of(Site(tmp_path, JEKYLLS["4.4"]))
    assert other.links.with_addresses("[a](about.md)", "x.md", is_post=False) == "[a](about.md)"


def test_markdown_without_front_matter_is_a_page_on_github_pages(tmp_path: Path) -> None:
    """Asked of the plugins optional-front-matter 0.3.2 and readme-index 0.3.0."""
    names = (
        "foo.md",
        "LICENSE.md",
        "contributing.md",
        "README.md",
        "d/Readme.markdown",
        "CHANGELOG.md",
    )
    files = {name: f"# {name}\n" for name in names}
    files |= {
        "e/README.md": "x",
        "e/index.html": "x",
        "h/README.md": "---\n---\n",
        "_config.yml": "",
    }
    view = view_of(write(tmp_path, files))
    assert {page["path"]: page["url"] for page in view.page_drops()} == {
        "foo.md": "/foo.html",
        "CHANGELOG.md": "/CHANGELOG.html",
        "README.md": "/",
        "d/Readme.markdown": "/d/",
        "h/README.md": "/h/README.html",
    }
    assert view.url_of_file("foo.md") == "/foo.html"
    assert view.url_of_file("LICENSE.md") == "/LICENSE.md"
    gem = view_of(Site(tmp_path, JEKYLLS["3.10"]))
    assert [page["path"] for page in gem.page_drops()] == ["h/README.md"]


def test_a_post_without_layout_has_the_usual_one_on_github_pages(tmp_path: Path) -> None:
    files = {"_layouts/post.html": "", "_layouts/default.html": ""}
    files |= {
        f"_posts/2020-01-0{n}-a.md": f"---\n{text}---\n"
        for n, text in enumerate(["", "layout: x\n"], 1)
    }
    layouts = [post.data.get("layout") for post in write(tmp_path, files).posts()]
    assert layouts == ["x", "post"]
    assert [p.data.get("layout") for p in Site(tmp_path, JEKYLLS["4.4"]).posts()] == ["x", None]


def test_jekyll_3_runs_templates_whatever_a_post_says(tmp_path: Path) -> None:
    """`render_with_liquid` came with 4.0: https://jekyllrb.com/docs/liquid/tags/."""
    text = "---\ntitle: T\nrender_with_liquid: false\n---\n{{ page.title }}\n"
    path = "_posts/2020-01-01-a.md"
    write(tmp_path, {path: text, "list.html": "---\n---\n{{ site.posts[0].excerpt }}"})
    for name, made in {"3.10": "<p>T</p>\n", "4.4": "<p>{{ page.title }}</p>\n"}.items():
        site = Site(tmp_path, JEKYLLS[name])
        assert render_post(text, tmp_path / path, site).html == made
        page = tmp_path / "list.html"
        assert whole_page(page.read_text("utf-8"), page, site).html == made


def in_folder(root: Path, files: dict[str, str]) -> Site:
    """The site in `docs/` of a repo at GitHub."""
    write(root, {".git/config": '[remote "origin"]\n\turl = git@github.com:ana/cartas.git\n'})
    write(root, {".git/HEAD": "ref: refs/heads/main\n", "docs/_config.yml": "title: D\n"} | files)
    return Site(root / "docs")


@pytest.mark.parametrize(
    ("files", "follows", "told_by"),
    [
        ({}, "3.10", ""),
        ({".github/workflows/a.yml": BUILT_BY_PAGES}, "3.10", "../.github/workflows/a.yml"),
        ({"Gemfile.lock": LOCK.format("4.3.4", "")}, "4.4", "../Gemfile.lock"),
        (
            {"Gemfile": 'gem "jekyll", "~> 3.9"\n', "docs/Gemfile": 'gem "jekyll", "~> 4.0"\n'},
            "4.4",
            "Gemfile",
        ),
        # The files above are those of another site.
        ({"_config.yml": "title: R\n", "Gemfile": 'gem "jekyll"\n'}, "3.10", ""),
    ],
)
def test_a_site_in_a_folder_of_its_repo_is_told_by_the_whole_repo(
    tmp_path: Path, files: dict[str, str], follows: str, told_by: str
) -> None:
    jekyll = in_folder(tmp_path, files).jekyll
    assert (jekyll.follows, jekyll.told_by) == (follows, told_by)


def test_a_site_in_a_folder_has_the_address_of_its_repo(tmp_path: Path) -> None:
    page = "---\nlayout: none\n---\n{{ site.github.repository_nwo }} {{ site.github.source.path }}"
    site = in_folder(tmp_path, {"docs/p.html": page})
    assert (site.config.url, site.config.baseurl) == ("https://ana.github.io", "/cartas")
    shown = whole_page(page, site.root / "p.html", site)
    assert shown.html == "ana/cartas /docs"


def test_a_base_on_a_line_that_goes_on_is_found(tmp_path: Path) -> None:
    lines = "run: |\n          bundle exec jekyll build \\\n            --baseurl /tienda"
    site = write(tmp_path, {"_config.yml": "baseurl: /x\n", **workflow(lines)})
    assert site.config.baseurl == "/tienda"


def test_workflows_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = write(tmp_path, {"_config.yml": "title: x\n", **workflow("run: jekyll build")})
    read: list[str] = []
    by_door = Door.read

    def noted(door: Door, path: str, most: int, *, cut: bool = False) -> bytes:
        read.append(str(path))
        return by_door(door, path, most, cut=cut)

    monkeypatch.setattr(Door, "read", noted)
    assert Plugins.of(site).names == frozenset()
    assert read.count(".github/workflows/a.yml") == 1
