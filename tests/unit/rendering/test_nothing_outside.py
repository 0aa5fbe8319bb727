"""Whatever a repo's settings, data, links and templates say: nothing outside of it is read."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsletter_editor.checks.check import check
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.report import as_record
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.rendering.page import render_post
from newsletter_editor.sections.section_names import REPO_FILE, SectionNames
from newsletter_editor.sections.templates import load_templates
from newsletter_editor.site.settings import FILE_NAME
from newsletter_editor.site.site import Site

SECRET = "zqxsecretqxz"
ALL = """\
{% for each in site.collections %}{{ each | inspect }}{{ each.docs | inspect }}
{% for doc in each.docs %}{{ doc.content }}{{ doc | jsonify }}{% endfor %}{% endfor %}
{% for doc in site.documents %}{{ doc.content }}{{ doc.title }}{{ doc.path }}{% endfor %}
{% for post in site.posts %}{{ post.content }}{{ post.title }}{{ post.path }}{% endfor %}
{% for page in site.pages %}{{ page.content }}{{ page.url }}{{ page.path }}{% endfor %}
{% for file in site.static_files %}{{ file.path }}{{ file.name }}{% endfor %}
{{ site | inspect }}{{ site.data | inspect }}{{ site.data | jsonify }}{{ site | jsonify }}
{{ page | inspect }}{{ page | jsonify }}{{ page.path }}{{ page.relative_path }}
{{ site.source }}{{ site.destination }}{{ site.layouts_dir }}{{ site.config }}{{ jekyll | jsonify }}
{{ site.recipes | inspect }}{{ site.secrets | inspect }}
"""
INCLUDES = (
    "{% include secret.md %}",
    "{% include ../outside/secret.md %}",
    "{% include ../../outside/secret.md %}",
    "{% include link/secret.md %}",
    "{% include_relative ../../outside/secret.md %}",
    "{% include_relative secret.md %}",
    "{% capture n %}../../outside/secret.md{% endcapture %}{% include {{ n }} %}",
    "{% link ../outside/secret.md %}",
    "{% include {{ page.outside }}/secret.md %}",
)

FOLDERS = ("_posts", "_drafts", "_data", "_includes", "_layouts", "_recipes", "pages", "images")
CONFIGS = (
    "collections: {'x/../../outside': {output: true}, secrets: {}, recipes: {}}\n",
    "collections: ['../outside', recipes]\n",
    "collections_dir: ..\ncollections: {outside: {}}\n",
    "collections_dir: ../outside\ncollections: {x: {}}\n",
    "collections_dir: {outside}\ncollections: {recipes: {}}\n",
    "data_dir: ../outside\nincludes_dir: ../outside\nlayouts_dir: ../outside\n",
    "data_dir: {outside}\nincludes_dir: {outside}\nlayouts_dir: {outside}\n",
    "data_dir: link\nincludes_dir: link\ncollections_dir: link\n",
    "include: ['..', '../outside', '*', link]\nsource: ..\ndestination: ../outside\n",
    "defaults: [{scope: {path: '../*'}, values: {x: 1}}, {scope: {path: '/*'}, values: {y: 1}}]\n",
)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the repo, laid out so that it fits wherever a repo may lead."""
    outside = tmp_path / "outside"
    outside.mkdir()
    post = f"---\ntitle: {SECRET}\nlayout: x\npermalink: /{SECRET}/\n---\n{SECRET}\n"
    for name in ("", "_x", "_posts", "_drafts", "_recipes", "sections", "es"):
        (outside / name).mkdir(exist_ok=True)
        (outside / name / "secret.md").write_text(post)
        (outside / name / f"2020-01-02-{SECRET}.md").write_text(post)
    (outside / "secret.yml").write_text(f"a: {SECRET}\n")
    (outside / "authors.yml").write_text(f"{SECRET}: {{name: {SECRET}}}\n")
    (outside / f"{SECRET}.png").write_bytes(b"\x89PNG")
    (outside / "section-names.txt").write_text(f"en: Links = es: {SECRET}\n")
    (outside / "glossary.txt").write_text("zqxsecretqxz\n")
    (outside / "settings.toml").write_text(f'[checks]\noff = ["{SECRET}"]\n')
    (outside / "_config.yml").write_text(f"title: {SECRET}\n")
    return outside


def _repo(tmp_path: Path, config: str) -> Path:
    repo = tmp_path / "repo"
    (repo / "_posts").mkdir(parents=True)
    (repo / "_config.yml").write_text(config.replace("{outside}", str(tmp_path / "outside")))
    (repo / "_posts" / "2020-01-01-own.md").write_text("---\ntitle: Own\n---\nOwn\n")
    return repo


def _everything(repo: Path) -> str:
    """All that the program says of a repo and of a post in it."""
    site = Site(repo)
    text = f"---\ntitle: T\nimage: ../outside/{SECRET[:3]}\noutside: ../../outside\n---\n{ALL}"
    text += "\n".join(INCLUDES)
    path = repo / "_posts" / "2020-01-03-new.md"
    said: list[object] = []
    for each in (text, *(f"---\ntitle: T\n---\n{line}\n" for line in INCLUDES)):
        page = render_post(each, path, site)
        said += [page.html, page.errors, page.author, page.avatar, page.missing, page.url]
    around = Surroundings(site)
    post = CheckedPost(text, path, around)
    said += [as_record(path.name, post, problem, "en") for problem in check(post)]
    said += [around.layouts, around.images, around.page_urls, around.authors, around.settings.off]
    said += [around.post_names, site.config.text("title")]
    said += [post.title for post in site.posts()]
    library = load_templates(repo=repo)
    said += [each.name for each in library.templates]
    said += [SectionNames.load(library, repo=repo).translated("Links", "en", "es")]
    for reference in (f"/{SECRET}.png", f"../outside/{SECRET}.png", f"/link/{SECRET}.png"):
        said.append(site.resolve(reference))
    return "\n".join(map(str, said))


@pytest.mark.parametrize("config", CONFIGS, ids=range(len(CONFIGS)))
@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_settings_lead_nowhere_else(tmp_path: Path, outside: Path, config: str) -> None:
    repo = _repo(tmp_path, config)
    (repo / "link").symlink_to(outside)
    _look(repo, outside)


Trap = Callable[[Path, Path], None]


def _folder(name: str, target: str) -> Trap:
    def make(repo: Path, outside: Path) -> None:
        place = repo / name
        if place.is_dir():
            place.rename(repo / f"{place.name}-before")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(target.format(outside=outside))

    return make


TRAPS: dict[str, Trap] = {
    **{f"{name} to a folder": _folder(name, "{outside}") for name in FOLDERS},
    **{f"{name} in steps": _folder(name, "../repo/../outside") for name in FOLDERS},
    **{
        f"{name} to a file": _folder(name, "{outside}/" + target)
        for name, target in (
            ("_posts/2020-01-02-x.md", "secret.md"),
            ("_data/x.yml", "secret.yml"),
            ("_data/authors.yml", "authors.yml"),
            ("_includes/secret.md", "secret.md"),
            ("_recipes/x.md", "secret.md"),
            ("page.md", "secret.md"),
            ("images/x.png", f"{SECRET}.png"),
            (f"{SECRET}.png", f"{SECRET}.png"),
            ("_posts/secret.md", "secret.md"),
            ("_layouts/secret.html", "secret.md"),
            (FILE_NAME, "settings.toml"),
            (REPO_FILE, "section-names.txt"),
            (".newsletter-editor/sections/x.md", "secret.md"),
            (".newsletter-editor/sections/es", "es"),
            (".newsletter-editor/sections", "sections"),
            (".newsletter-editor", ""),
        )
    },
}


@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_lead_nowhere_else(tmp_path: Path, outside: Path, trap: str) -> None:
    repo = _repo(tmp_path, "title: Own\ncollections: {recipes: {output: true}}\n")
    TRAPS[trap](repo, outside)
    _look(repo, outside)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_configuration_outside_is_not_read(tmp_path: Path, outside: Path) -> None:
    repo = _repo(tmp_path, "")
    (repo / "_config.yml").unlink()
    (repo / "_config.yml").symlink_to(outside / "_config.yml")
    _look(repo, outside)


def _look(repo: Path, outside: Path) -> None:
    said = _everything(repo)
    assert SECRET not in said
    # Whoever writes a path of this machine into the settings may see it.
    if not (repo / "_config.yml").exists() or str(outside) not in (repo / "_config.yml").read_text(
        "utf-8"
    ):
        assert str(outside) not in said and str(repo) not in said
        assert f"{Path.home()}/" not in said
