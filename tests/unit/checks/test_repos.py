"""What plugins, layouts and pages of a repo make sound, and what only they make wrong."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from newsletter_editor.checks.check import check
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.registry import rule_of
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.repo.door import Door
from newsletter_editor.site.site import Site
from newsletter_editor.text.problems import Severity

Repo = Callable[..., list[tuple[str, Severity]]]


@pytest.fixture
def found(tmp_path: Path) -> Repo:
    def run(rule: str, text: str, name: str = "2020-09-09-x.md", **files: str) -> list:
        files = {"_config.yml": "title: T\n"} | {k.replace("__", "."): v for k, v in files.items()}
        for path, content in files.items():
            whole = tmp_path / path
            whole.parent.mkdir(parents=True, exist_ok=True)
            whole.write_text(content, "utf-8")
        post = CheckedPost(text, tmp_path / "_posts" / name, Surroundings(Site(tmp_path)))
        chosen = rule_of(rule)
        assert chosen is not None
        return [(problem.range.of(text), problem.severity) for problem in check(post, [chosen])]

    return run


def posts(front_matter: str, count: int = 6) -> dict[str, str]:
    return {
        f"_posts/2020-0{n + 1}-01-p{n}.md": f"---\ntitle: P{n}\n{front_matter}---\nx\n"
        for n in range(count)
    }


WITH_GEMS = {"Gemfile": 'source "x"\ngem "jekyll"\n'}
LAYOUT = {"_layouts/post.html": "{{ content }}"}


def test_a_layout_that_a_plugin_gives_is_not_missed(found: Repo) -> None:
    text = "---\ntitle: x\n---\n"
    used = posts("layout: post\n")
    assert found("required-key", text, **used, **LAYOUT) == []
    assert found("required-key", text, **used, **LAYOUT, **WITH_GEMS) == [("", Severity.ERROR)]
    on = {"_config.yml": "plugins: [jekyll-default-layout]\n"}
    assert found("required-key", text, **used, **LAYOUT, **WITH_GEMS, **on) == []


def test_keys_that_some_posts_lack_are_not_missed(found: Repo) -> None:
    lacking = {"_posts/2020-08-01-y.md": "---\ntitle: y\nlayout: post\n---\n"}
    usual = posts("layout: post\nsubtitle: s\n", 9)
    text = "---\ntitle: x\nlayout: post\n---\n"
    assert [severity for _, severity in found("required-key", text, **usual)] == [Severity.WARNING]
    assert found("required-key", text, **usual, **lacking) == []


def test_posts_of_two_languages_may_share_an_address(found: Repo) -> None:
    text = "---\ntitle: x\nlang: es\npermalink: /x/\n---\n"
    other = {"_posts/2020-09-09-y.md": text.replace("es", "en")}
    assert [severity for _, severity in found("same-url", text, **other)] == [Severity.ERROR]
    on = {"_config.yml": "plugins: [jekyll-polyglot]\n"}
    assert found("same-url", text, **other, **on) == []


def test_a_page_takes_the_address_of_a_post(found: Repo) -> None:
    text = "---\ntitle: x\npermalink: /x/\n---\n"
    page = {"acerca.md": "---\npermalink: /x/\n---\n"}
    assert [severity for _, severity in found("same-url", text, **page)] == [Severity.ERROR]


def test_pages_of_other_folders_and_collections_are_there(found: Repo) -> None:
    text = "---\ntitle: x\n---\n[a](/acerca/) [b](/recetas/pan.html) [c](/nada/de/nada/)\n"
    config = "include: [_pages]\ncollections: {recetas: {output: true}}\n"
    files = {
        "_config.yml": config,
        "_pages/a.md": "---\npermalink: /acerca/\n---\n",
        "_recetas/pan.md": "---\ntitle: Pan\n---\n",
    }
    assert found("missing-post", text, **files) == [("/nada/de/nada/", Severity.WARNING)]


def test_pages_have_the_endings_that_the_site_reads(found: Repo) -> None:
    text = "---\ntitle: x\n---\n[a](/acerca.html) [b](/blog/) [c](/notas.html)\n"
    page = "---\ntitle: y\n---\n"
    files = {"acerca.mkdn": page, "blog/index.text": page, "notas.text": page}
    own = {"_config.yml": "markdown_ext: mkdn,text\n"}
    assert [path for path, _ in found("missing-post", text, **files, **own)] == []
    default = [path for path, _ in found("missing-post", text, **files)]
    assert default == ["/notas.html"]


def test_images_below_the_folder_that_a_layout_prepends_are_there(found: Repo) -> None:
    text = "---\ntitle: x\nfeature: covers/red.png\ncover: no.png\n---\n"
    files = {"assets/img/covers/red.png": "", "images/a.png": ""}
    assert [p for p, _ in found("missing-front-matter-image", text, **files)] == ["no.png"]


def test_a_name_in_entities_is_no_issue(found: Repo) -> None:
    text = "---\ntitle: Red&#58; one\n---\n"
    other = {"_posts/2020-01-01-y.md": "---\ntitle: Red&#58; two\n---\n"}
    assert found("issue-number", text, **other) == []


def test_a_tag_that_a_plugin_may_bring_is_no_error(found: Repo) -> None:
    text = "---\ntitle: x\n---\n{% icono sol %} {% include no.html %}\n"
    assert {s for _, s in found("liquid", text)} == {Severity.ERROR}
    plugins = {"_plugins/icono.rb": ""}
    assert {s for _, s in found("liquid", "{% icono sol %}", **plugins)} == {Severity.WARNING}
    theme = {"_config.yml": "theme: minima\n"}
    include = "---\ntitle: x\n---\n{% include no.html %}\n"
    assert {s for _, s in found("liquid", include, **theme)} == {Severity.WARNING}


def test_the_date_in_a_post_s_name_is_enough(found: Repo) -> None:
    usual = posts("layout: post\ndate: 2020-01-01\n", 9)
    text = "---\ntitle: x\nlayout: post\n---\n"
    assert found("required-key", text, **usual, **LAYOUT) == []
    asked = {"__newsletter-editor.toml": '[fields.date]\nrequired = true\ntype = "date"\n'}
    assert found("required-key", text, **usual, **LAYOUT, **asked) == [("", Severity.WARNING)]


def test_a_day_is_the_author_s_unless_the_site_has_a_zone(found: Repo) -> None:
    text = "---\ntitle: x\ndate: 2020-09-09 21:10:00 -0700\n---\n"
    assert found("date-differs", text) == []
    zoned = {"_config.yml": "timezone: Europe/Madrid\n"}
    assert [severity for _, severity in found("date-differs", text, **zoned)] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("link", "page", "config", "meets"),
    [
        ("/:title/", "x.md", "permalink: pretty\n", True),
        ("/:title.html", "x.md", "", True),
        ("/:title", "x.html", "", True),
        ("/:title/", "x/index.md", "", True),
        ("/:title/", "x/index.html", "", True),
        ("/:title.html", "x.mkdown", "", True),
        ("/:title.html", "x.txt", "markdown_ext: md,txt\n", True),
        ("/:title/", "x.md", "", False),
        ("/:title/", "y/index.md", "", False),
        ("/:title.html", "_includes/x.html", "", False),
        ("/:title.html", "x.md", "exclude: [x.md]\n", False),
        ("/:title/", "README.md", "", False),
    ],
)
def test_a_post_and_what_lies_at_its_address(
    found: Repo, tmp_path: Path, link: str, page: str, config: str, meets: bool
) -> None:
    text = f"---\ntitle: x\npermalink: {link}\n---\n"
    files = {page: "---\ntitle: y\n---\n", "_config.yml": config or "title: T\n"}
    assert bool(found("same-url", text, **files)) == meets
    if shutil.which("jekyll") is None:
        return
    (tmp_path / "_posts").mkdir(exist_ok=True)
    (tmp_path / "_posts" / "2020-09-09-x.md").write_text(text, "utf-8")
    said = subprocess.run(
        ["jekyll", "build", "--disable-disk-cache"], cwd=tmp_path, capture_output=True, text=True
    )
    assert ("Conflict:" in said.stderr + said.stdout) == meets


@pytest.mark.parametrize(("reader", "flawed"), [("GFM", True), ("Kramdown", False)])
def test_a_heading_wants_a_space_where_the_reader_is_github_s(
    found: Repo, reader: str, flawed: bool
) -> None:
    text = "---\ntitle: x\n---\n##Título\n"
    config = {"_config.yml": f"kramdown: {{input: {reader}}}\n"}
    assert found("no-block", text, **config) == ([("##", Severity.WARNING)] if flawed else [])


def test_links_to_what_is_not_there_ask_the_disk_little(
    found: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path | str] = []
    status = Door.status
    monkeypatch.setattr(Door, "status", lambda door, path: asked.append(path) or status(door, path))
    links = " ".join(f"[a](/b{number})" for number in range(200))
    text = f"---\ntitle: A\n---\n{links} [a](/acerca) [a](/Acerca.html) [a](/de/a.html) [a](/c)\n"
    pages = {"acerca.md": "---\n---\nx\n", "de/a/index.md": "---\n---\nx\n", "c/d.md": "x"}
    problems = found("missing-post", text, **pages)
    assert [place for place, _ in problems] == [
        *(f"/b{number}" for number in range(200)),
        "/Acerca.html",
    ]
    # Whether it is a file or a folder, and hardly more.
    assert len(asked) < 3 * 200
