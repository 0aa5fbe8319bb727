"""A repo's posts as Jekyll finds them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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
