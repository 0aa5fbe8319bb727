"""A check of one post in a repo of very many reads the newest, and is right about the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.checks.check import check
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.repo.door import Door
from newsletter_editor.site import site as site_module
from newsletter_editor.site.site import Site


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(site_module.Site.newest_posts, "__defaults__", (3,))
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text("title: x\npermalink: /:title/\n")
    for year in range(2000, 2010):
        post = tmp_path / "_posts" / f"{year}-01-01-post-{year}.md"
        post.write_text(f"---\ntitle: Post {year}\n---\nText\n")
    return tmp_path


def _rules(blog: Path, name: str, text: str) -> list[str]:
    around = Surroundings(Site(blog))
    post = CheckedPost(f"---\ntitle: T\n---\n{text}\n", blog / "_posts" / name, around)
    return [problem.rule for problem in check(post)]


def test_only_the_newest_are_read(blog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = []
    real = site_module.read_post
    monkeypatch.setattr(
        site_module,
        "read_post",
        lambda place, *more: read.append(place.relative_path) or real(place, *more),
    )
    _rules(blog, "2020-01-01-new.md", "[a](/post-2001/) [b](/nowhere/)")
    assert sorted(set(read)) == [
        f"_posts/{year}-01-01-post-{year}.md" for year in (2007, 2008, 2009)
    ]


@pytest.mark.parametrize("year", [2001, 2009])
def test_the_others_are_known_where_they_are_meant(blog: Path, year: int) -> None:
    assert "same-url" in _rules(blog, f"2020-01-01-post-{year}.md", "x")
    text = f"[a](/post-{year}/) {{% post_url {year}-01-01-post-{year} %}}"
    assert "missing-post" not in _rules(blog, "2020-01-01-new.md", text)
    assert "missing-post" in _rules(blog, "2020-01-01-new.md", "{% post_url 2001-01-01-none %}")


def test_a_post_in_many_folders_is_missed_in_no_time(blog: Path) -> None:
    name = "a/" * 200
    assert "missing-post" in _rules(blog, "2020-01-01-new.md", f"{{% post_url {name}b %}}")
    assert "missing-post" not in _rules(
        blog, "2020-01-01-new.md", f"{{% post_url {name}2009-1-1-post-2009 %}}"
    )


def test_an_address_that_only_its_name_suggests_is_no_clash(blog: Path) -> None:
    old = blog / "_posts" / "2001-01-01-post-2001.md"
    old.write_text("---\ntitle: x\npermalink: /elsewhere/\n---\n")
    assert "same-url" not in _rules(blog, "2020-01-01-post-2001.md", "x")


def test_a_folder_is_listed_once_for_all_posts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "images").mkdir()
    (tmp_path / "_config.yml").write_text("title: x\n")
    for at in range(9):
        (tmp_path / "images" / f"a{at}.png").touch()
    listed: list[Path | str] = []
    real = Door.names
    monkeypatch.setattr(
        Door, "names", lambda door, folder="": listed.append(folder) or real(door, folder)
    )
    around = Surroundings(Site(tmp_path))
    text = "---\ntitle: T\n---\n" + "\n\n".join(f"![a](/images/a{at}.png)" for at in range(9))
    for day in range(1, 4):
        path = tmp_path / "_posts" / f"2020-01-0{day}-a.md"
        assert "missing-file" not in {p.rule for p in check(CheckedPost(text, path, around))}
    assert len([each for each in listed if Path(each).name == "images"]) == 1
