"""The blog that travels with the program is sound: a first look at it must show no mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.rendering import render_post
from newsletter_editor.resources import resource_path
from newsletter_editor.site.site import Site

SITE = Site(resource_path("sample"))
POSTS = SITE.posts()


def test_it_has_an_issue_in_both_languages_and_a_draft() -> None:
    editions = {(post.edition, post.language) for post in POSTS}
    assert {(3, "es"), (3, "en")} <= editions
    assert any(post.draft for post in POSTS)
    assert all(post.author in SITE.authors for post in POSTS)


@pytest.mark.parametrize("post", [pytest.param(post, id=post.slug) for post in POSTS])
def test_post_renders_without_mistakes(post) -> None:
    page = render_post(post.path.read_text(encoding="utf-8"), post.path, SITE)
    assert post.error is None
    assert page.errors == ()
    assert page.missing == ()
    thumb = post.data["image"]["thumb"]
    assert thumb is None or (Path(SITE.root) / "images" / thumb).is_file()


def test_every_picture_is_used() -> None:
    texts = [
        path.read_text(encoding="utf-8")
        for path in SITE.root.rglob("*.*")
        if path.is_file() and path.suffix in (".md", ".yml")
    ]
    assert all(any(image.name in text for text in texts) for image in SITE.images)
