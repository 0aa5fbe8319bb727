"""The issue that a post is a translation of."""

from __future__ import annotations

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.sections.templates import main_language
from newsletter_editor.site.post_files import PostFile


def original_of(post: CheckedPost, own: PostFile) -> PostFile | None:
    """The issue of the same number in another language that was there first."""
    source = _source_language(post)
    mine = main_language(own.language or "")
    around = post.around
    same = around.posts if own.edition is None else around.posts_by_edition.get(own.edition, ())
    earlier = [
        other
        for other in same
        if other.edition == own.edition
        and other.language
        and not other.draft
        and main_language(other.language) != mine
        and _is_same_series(other, own)
        and (
            other.date.date() < own.date.date()
            or (
                other.date.date() == own.date.date()
                and main_language(other.language) == source != mine
            )
        )
    ]
    return min(
        earlier,
        key=lambda other: (main_language(other.language or "") != source, other.date),
        default=None,
    )


def _is_same_series(other: PostFile, own: PostFile) -> bool:
    """Two newsletters of one blog have numbers of their own, and tags by which they are told."""
    return not own.tags or not set(other.tags).isdisjoint(own.tags)


def _source_language(post: CheckedPost) -> str:
    return main_language(post.site_language) or "en"
