"""A repo's posts as Jekyll finds them."""

from __future__ import annotations

import json
import os
from datetime import date, datetime
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.site.entries import MOST_GLOBS, glob_pattern, is_listed
from newsletter_editor.site.site import Site


def write(root: Path, name: str, text: str = "---\ntitle: T\n---\nx\n") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found(root: Path) -> set[str]:
    return {post.relative_path for post in Site(root).posts()}


def test_every_real_post_is_found_and_published_where_jekyll_publishes_it(shared: Path) -> None:
    corpus = shared / "corpus" / "site"
    site = Site(corpus / "repo")
    index = json.loads((corpus / "expected" / "index.json").read_text(encoding="utf-8"))
    assert {post.relative_path: site.url_of(post) for post in site.posts()} == {
        entry["post"]: entry["url"] for entry in index
    }


@pytest.mark.parametrize(
    "name",
    [
        "_posts/2020-01-02-a.md",
        "_posts/2020-01-02-a.MD",
        "_posts/2020-1-2-con espacios #3 [ES].Md",
        "_posts/sub/2020-01-02-简报.markdown",
        "es/noticias/_posts/20-01-02-a.mkd",
        "_drafts/sin fecha.md",
        "es/_drafts/a.md",
    ],
)
def test_post_is_found(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    assert found(tmp_path) == {name}


@pytest.mark.parametrize(
    "name",
    [
        "_posts/no-date.md",
        "_posts/2020-01-02-a.md~",
        "_posts/.2020-01-02-a.md",
        "_other/_posts/2020-01-02-a.md",
        "_site/_posts/2020-01-02-a.md",
        "node_modules/x/_posts/2020-01-02-a.md",
        "vendor/bundle/_posts/2020-01-02-a.md",
    ],
)
def test_what_jekyll_leaves_out_is_not_found(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    assert found(tmp_path) == set()


def test_picture_beside_the_posts_is_none(tmp_path: Path) -> None:
    path = write(tmp_path, "_posts/2020-01-02-a.png")
    path.write_bytes(b"\x89PNG\r\n\x1a\n\xff")
    assert found(tmp_path) == set()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'---\ntitle: "x\n---\n', "comillas"),
        ("---\ntitle: año\n---\n".encode("latin-1"), "UTF-8"),
        (b"---\ndate: nunca\n---\n", "nunca"),
        (b"---\ndate:\n---\n", "fecha"),
        (b"x" * (17 * 1024 * 1024), "MB"),
    ],
)
def test_unreadable_post_is_listed_with_the_reason(
    tmp_path: Path, content: bytes, says: str
) -> None:
    write(tmp_path, "_posts/2020-01-02-mi-post.md").write_bytes(content)
    [post] = Site(tmp_path).posts()
    assert post.error is not None
    assert says in post.error.es
    # What Jekyll publishes without its fields has the date of the build.
    assert (post.date.year == 2020) is not post.is_half_read


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of Unix")
def test_pipes_are_not_opened_and_links_do_not_lead_out_or_round(tmp_path: Path) -> None:
    root = tmp_path / "repo"
    write(root, "a/_posts/2020-01-02-a.md")
    write(tmp_path, "outside/_posts/2020-01-02-b.md")
    os.mkfifo(root / "a" / "_posts" / "2020-01-03-pipe.md")
    (root / "a" / "_posts" / "2020-01-02-out.md").symlink_to(tmp_path / "outside")
    (root / "out").symlink_to(tmp_path / "outside")
    (root / "a" / "round").symlink_to(root)
    assert found(root) == {"a/_posts/2020-01-02-a.md", "a/_posts/2020-01-03-pipe.md"}


def test_second_listing_reads_only_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        write(tmp_path, f"_posts/2020-01-0{number + 1}-a.md")
    site = Site(tmp_path)
    before = site.posts()
    write(tmp_path, "_posts/2020-01-02-a.md", "---\ntitle: Otro título\n---\n")
    (tmp_path / "_posts" / "2020-01-01-a.md").unlink()
    after = site.posts()
    assert [post.title for post in after] == ["T", "Otro título"]
    assert after[0] is before[0]


def test_posts_come_in_slices(tmp_path: Path) -> None:
    for number in range(7):
        write(tmp_path, f"_posts/2020-01-0{number + 1}-a.md")
    assert [len(part) for part in Site(tmp_path).read_posts(3)] == [3, 3, 1]


@pytest.mark.parametrize(
    ("name", "text", "language", "edition"),
    [
        ("2020-01-01-a.md", "title: 'Boletín #5 [ES]: algo'", "es", 5),
        ("2020-01-01-a.md", "title: 'Newsletter 14 [PT-BR]: algo'", "pt-BR", 14),
        ("2020-01-01-a.md", "lang: pt_BR\ntitle: '[EN] x'\nissue: 3", "pt-BR", 3),
        ("2020-01-01-a.md", "locale: es_MX.UTF-8", "es-MX", None),
        ("2020-01-01-NLP_#2_[FR].Md", "author: x", "fr", None),
        ("2020-01-01-NLP.AR._x.md", "author: x", "ar", None),
        ("2020-01-01-NLP_11_tr.md", "author: x", "tr", None),
        ("2020-01-01-do-it.md", "title: '[TODO] no [12]'", None, None),
    ],
)
def test_language_and_edition_are_told(
    tmp_path: Path, name: str, text: str, language: str | None, edition: int | None
) -> None:
    write(tmp_path, f"_posts/{name}", f"---\n{text}\n---\n")
    [post] = Site(tmp_path).posts()
    assert (post.language, post.edition) == (language, edition)


def test_site_of_a_post_is_the_nearest_with_a_configuration(tmp_path: Path) -> None:
    write(tmp_path, "_config.yml", "title: A\n")
    post = write(tmp_path, "blog/_posts/2020-01-01-a.md")
    site = Site.containing(post)
    assert site is not None
    assert site.root == tmp_path.resolve()
    write(tmp_path, "blog/_config.yml", "title: B\n")
    nearer = Site.containing(post)
    assert nearer is not None
    assert nearer.root == (tmp_path / "blog").resolve()


def test_folder_with_posts_below_it_is_a_site(tmp_path: Path) -> None:
    write(tmp_path, "blog/posts/_posts/2020-01-01-a.md")
    site = Site.containing(tmp_path / "blog")
    assert site is not None
    assert site.root == (tmp_path / "blog").resolve()


def test_folder_without_posts_is_no_site(tmp_path: Path) -> None:
    assert Site.containing(tmp_path / "sub") is None


@pytest.mark.parametrize(
    "text",
    ["title: [", "- a\n", "exclude: 5\n", "x: " + "[" * 5000, "\ttitle: x\n"],
)
def test_broken_configuration_leaves_the_defaults(tmp_path: Path, text: str) -> None:
    write(tmp_path, "_config.yml", text)
    config = Site(tmp_path).config
    assert config.problem is not None
    assert "_config.yml" in config.problem.es
    assert config.get("permalink") == "date"


def test_a_post_that_hides_the_original_is_in_translation(tmp_path: Path) -> None:
    text = "---\ntitle: T\n---\n<!-- por traducir\nHello.\n-->\n\n…\n"
    write(tmp_path, "_posts/2020-01-02-a.md", text)
    write(tmp_path, "_posts/2020-01-03-b.md", text.replace("por traducir", "nota"))
    assert [post.in_translation for post in Site(tmp_path).posts()] == [False, True]


def test_the_sites_around_a_path_are_told_without_listing_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command asks this of every file that it is given, and `/` is above all of them."""
    outer, inner = tmp_path / "outer", tmp_path / "outer" / "inner"
    write(outer, "_config.yml", "title: T\n")
    post = write(inner, "_posts/2020-01-02-a.md")

    def listed(*_: object) -> None:
        raise AssertionError("a folder was listed")

    monkeypatch.setattr(os, "scandir", listed)
    assert [site.root for site in Site.around(post)] == [inner, outer]


@pytest.mark.parametrize("value", ["12", "{a: b}", "true", "no", "2020-01-01"])
def test_categories_that_are_none_leave_a_post_half_read(tmp_path: Path, value: str) -> None:
    """Asked of Jekyll 4.3.1: it says that it cannot read the post, yet publishes it."""
    (tmp_path / "_posts").mkdir()
    path = tmp_path / "_posts/2020-01-02-uno.md"
    path.write_text(f"---\nauthor: Ana\ncategories: {value}\n---\n", "utf-8")
    site = Site(tmp_path)
    [post] = site.posts()
    assert post.error is not None and "categories" in post.error.es
    assert post.date.date() == datetime.now(post.date.tzinfo).date()
    assert site.url_of(post).endswith("/2020-01-02-uno.html")
    assert post.data["categories"] == [] and "title" not in post.data and "tags" not in post.data
    assert post.author == "Ana"


@pytest.mark.parametrize(
    ("glob", "name", "fits"),
    [
        ("*a" * 40 + "b", "a" * 200, False),
        ("*a" * 40 + "*", "a" * 200, True),
        ("a*ab*c", "a/aab/abc", True),
        ("*b*b", "abc/b", True),
        ("*b*b", "abc", False),
        ("**/x?.[!a]d", "a/b/xy.md", True),
    ],
)
def test_a_glob_with_many_stars_is_matched_in_one_go(glob: str, name: str, fits: bool) -> None:
    assert bool(glob_pattern(glob).fullmatch(name)) is fits


def test_long_lists_of_what_is_left_out_are_bounded() -> None:
    names = [f"name{number}." for number in range(20_000)]
    globs = [f"*-{number}-*x" for number in range(MOST_GLOBS + 1)]
    listed = [*names, *globs, "[" * 200_000, "a*" * 100_000]
    assert is_listed(listed, "name19999.md") and is_listed(listed, f"a-{MOST_GLOBS - 1}-bx")
    assert not is_listed(listed, f"a-{MOST_GLOBS}-bx") and not is_listed(listed, "other.md")


@given(
    st.lists(st.text("ab/*?.", max_size=6), max_size=4),
    st.text("ab/.", min_size=1, max_size=8),
)
def test_a_list_names_what_one_of_it_begins_or_fits(listed: list[str], path: str) -> None:
    starts = [pattern.lstrip("/") for pattern in listed]
    wanted = any(path.startswith(each) or fnmatchcase(path, each) for each in starts)
    assert is_listed(listed, path) is wanted


def test_a_post_that_jekyll_gives_up_on_is_listed_by_its_name(tmp_path: Path) -> None:
    """Jekyll dates it by the build; its author looks for it where it was."""
    (tmp_path / "_posts").mkdir()
    path = tmp_path / "_posts" / "2020-02-01-tres-cosas.md"
    path.write_text("---\ntitle: 'Tres\n---\n", "utf-8")
    post = Site(tmp_path).post(path)
    assert post.is_half_read
    assert (post.title, post.listed_date.date()) == ("Tres Cosas", date(2020, 2, 1))
    assert post.date.date() > date(2020, 2, 1)
