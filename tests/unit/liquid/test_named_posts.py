"""Posts are found by their names, without a look at every post for each name."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.liquid import run_liquid
from newsletter_editor.liquid.view import SiteView
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site

FILES = [
    "_posts/2020-01-02-uno.md",
    "_posts/2020-01-03-a.b.md",
    "_posts/sub/2020-01-04-dos.md",
    "cat/_posts/2020-01-05-tres.md",
    "_posts/2020-01-06-x.md",
    "_posts/2020-01-06-x.markdown",
]


@pytest.fixture
def view(tmp_path: Path) -> SiteView:
    (tmp_path / "_config.yml").write_text("permalink: /:title:output_ext\n", "utf-8")
    for name in FILES:
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("---\n---\n", "utf-8")
    return SiteView(Site(tmp_path))


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("2020-01-02-uno", "/uno.html"),
        ("/2020-01-02-uno", "/uno.html"),
        ("2020-1-2-uno", "/uno.html"),
        ("2020-01-03-a.b", "/a.b.html"),
        ("2020-01-03-a", "/a.b.html"),
        ("sub/2020-01-04-dos", "/dos.html"),
        ("cat/2020-01-05-tres", "/tres.html"),
        ("2020-01-06-x", "/x.html"),
        ("2020-01-02-un", None),
        ("2020-01-03-uno", None),
        ("uno", None),
    ],
)
def test_a_post_is_found_by_its_name(view: SiteView, name: str, address: str | None) -> None:
    assert view.named_posts().url_of_name(name) == address


def test_a_post_is_found_by_its_path(view: SiteView) -> None:
    assert view.url_of_file("cat/_posts/2020-01-05-tres.md") == "/tres.html"
    assert view.url_of_file("cat/_posts/2020-01-05-tres") is None


def test_all_posts_are_looked_at_once_for_all_names(
    view: SiteView, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[PostFile] = []
    real = SiteView.path_of
    monkeypatch.setattr(
        SiteView, "path_of", lambda self, post: looks.append(post) or real(self, post)
    )
    text = "{% post_url 2020-01-02-uno %}{% link _posts/2020-01-06-x.md %}" * 50
    assert run_liquid(text, {}, view, language="es").text == "/uno.html/x.html" * 50
    assert len(looks) == len(FILES)
