"""A key that is a slip away from one that posts have: its value never reaches the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newsletter_editor.checks.front_matter_places import certain
from newsletter_editor.checks.nearness import fold, nearest, slips
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.document.front_matter import KeyPath
from newsletter_editor.document.front_matter_edits import rename
from newsletter_editor.spelling.frequency import frequencies
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity

USUAL = 0.3
"""Share of the layout's posts that makes a key one that is meant."""
RARE = 0.1
"""Share up to which a key may still be a slip that was saved."""

# https://jekyllrb.com/docs/front-matter/ and the plugins that GitHub Pages has.
JEKYLL_KEYS = frozenset(
    [
        "layout",
        "title",
        "date",
        "author",
        "tags",
        "categories",
        "excerpt",
        "permalink",
        "published",
        "image",
        "description",
        "comments",
    ]
)
OTHER_KEYS = frozenset(
    [
        "tag",
        "category",
        "authors",
        "lang",
        "language",
        "locale",
        "ref",
        "slug",
        "subtitle",
        "summary",
        "modified",
        "updated",
        "last_modified_at",
        "toc",
        "math",
        "mathjax",
        "mermaid",
        "share",
        "series",
        "number",
        "issue",
        "edition",
        "weight",
        "order",
        "sitemap",
        "redirect_from",
        "redirect_to",
        "header",
        "teaser",
        "thumb",
        "thumbnail",
        "feature",
        "cover",
        "caption",
        "credit",
        "creditlink",
        "alt",
        "url",
        "path",
        "source",
        "video",
        "audio",
        "excerpt_separator",
        "render_with_liquid",
        "links",
        "link",
        "hidden",
        "pinned",
        "featured",
        "sticky",
        "draft",
        "keywords",
        "robots",
        "canonical_url",
        "sidebar",
        "classes",
    ]
)


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each key that no post has and that resembles one which this post lacks."""
    fields = post.around.fields.fields(post.layout)
    shares = {field.path: field.share for field in fields}
    usual_below: dict[KeyPath, set[str]] = defaultdict(set)
    for known, share in shares.items():
        if share >= USUAL:
            usual_below[known[:-1]].add(known[-1])
    for path, node in post.front_matter.walk():
        if not node.entries or any(isinstance(step, int) for step in path):
            continue
        own = {entry.name for entry in node.entries}
        usual = usual_below.get(path, set()) | (frozenset() if path else JEKYLL_KEYS)
        for entry in node.entries:
            known_share = shares.get((*map(str, path), entry.name), 0.0)
            if entry.name in usual or entry.name in OTHER_KEYS or entry.name == "<<":
                continue
            if known_share > RARE and post.around.fields.layouts[post.layout] >= 5:
                continue
            near = tuple(
                name
                for name in nearest(entry.name, usual, looks=post.looks)
                if name not in own and not _is_another_word(entry.name, name)
            )
            if near:
                yield _finding(post, (*path, entry.name), near)


def _is_another_word(key: str, name: str) -> bool:
    """Whether a key is a word of its own, further than one slip from the other: about, layout."""
    common = any(frequencies(tag).rarity(key.lower()) < COMMON_WORD for tag in ("en", "es"))
    return common and slips(fold(key), fold(name)) > 1


COMMON_WORD = 560
"""Centibels of a word that somebody chose as a key."""


def _finding(post: CheckedPost, path: KeyPath, near: tuple[str, ...]) -> Finding:
    place = post.front_matter.key_range(path)
    assert place is not None
    title = Localized(es="Llamarla «{name}»", en="Call it “{name}”").format(name=near[0])
    return Finding(
        place,
        Localized(
            es="Ningún artículo tiene la clave «{key}»; ¿será «{near}»?",
            en="No post has the key “{key}”; is “{near}” meant?",
        ).format(key=path[-1], near=near[0]),
        suggestions=near,
        fixes=certain(post, title, lambda: rename(post.text, path, near[0]))
        if len(near) == 1
        else (),
    )


RULE = Rule(
    id="misspelt-key",
    severity=Severity.WARNING,
    topic="front-matter",
    title=Localized(es="Clave mal escrita", en="Misspelt key"),
    explanation=Localized(
        es="Lo que se escribe bajo una clave que el diseño no conoce no llega a la página.",
        en="What stands under a key that the layout does not know never reaches the page.",
    ),
    find=find,
)
