"""Two posts, or a post and a page, with one address: one of them overwrites the other."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.front_matter_places import key_place
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.checks.same_place import addresses_of, pages_at, written_to
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range


def find(post: CheckedPost) -> Iterator[Finding]:
    """One finding that names the other posts."""
    if post.file is None or not post.in_posts_folder or not post.file.published:
        return
    url = post.url
    if not url:
        return
    others = [
        other.path
        for address in addresses_of(written_to(url))
        for other in post.around.posts_at(address)
        if other.path != post.path and not _in_another_language(post, other)
    ]
    others += [page for page in pages_at(post.around, url) if page != post.path]
    if not others:
        return
    place = key_place(post, ("permalink",)) if "permalink" in post.front_matter.data else None
    yield Finding(
        place or Range(0, 0),
        Localized(
            es="«{others}» se publica en la misma dirección, {url}.",
            en="“{others}” is published under the same address, {url}.",
        ).format(others=", ".join(path.name for path in others[:3]), url=url),
    )


def _in_another_language(post: CheckedPost, other: PostFile) -> bool:
    """Whether a plugin puts the two below an address of their language each."""
    if not post.around.plugins.publish_by_language or post.file is None:
        return False
    own, theirs = (each.data.get("lang") for each in (post.file, other))
    return own != theirs or post.file.language != other.language


RULE = Rule(
    id="same-url",
    severity=Severity.ERROR,
    topic="file",
    title=Localized(es="Dirección repetida", en="Same address twice"),
    explanation=Localized(
        es="De dos artículos con la misma dirección solo se publica uno.",
        en="Of two posts with one address only one is published.",
    ),
    find=find,
)
