"""A tag that no other post has; often a slip of one that they have."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.front_matter_places import value_fix, value_place
from newsletter_editor.checks.nearness import nearest, numbers
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.document.front_matter import KeyPath
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity

FEWEST_POSTS = 3
"""With tags in the repo; in a younger one every tag is new."""

FEWEST_USES = 2
"""Posts that have a tag, for another one to be a slip of it."""


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each tag that is used nowhere else."""
    around = post.around
    own = around.tags_of.get(post.path, frozenset()) if post.path else frozenset()
    if sum(1 for tags in around.tags_of.values() if tags) - bool(own) < FEWEST_POSTS:
        return
    for path, tag in _tags(post):
        if around.tags[tag] - (tag in own) > 0:
            continue
        known = [other for other, count in around.tags.items() if count - (other in own) > 0]
        near = tuple(
            other
            for other in nearest(tag, known, looks=post.looks)
            if numbers(other) == numbers(tag) and around.tags[other] >= FEWEST_USES
        )
        if not near:
            continue
        yield Finding(
            value_place(post, path),
            Localized(
                es="Ningún otro artículo lleva la etiqueta «{tag}».",
                en="No other post has the tag “{tag}”.",
            ).format(tag=tag),
            suggestions=near,
            fixes=value_fix(post, path, near[0]) if len(near) == 1 else (),
        )


def _tags(post: CheckedPost) -> Iterator[tuple[KeyPath, str]]:
    value = post.front_matter.data.get("tags")
    if isinstance(value, list):
        for place, tag in enumerate(value):
            if isinstance(tag, str) and tag:
                yield ("tags", place), tag
    elif isinstance(value, str) and value and not set(value) & set(" ,"):
        yield ("tags",), value


RULE = Rule(
    id="unknown-tag",
    severity=Severity.WARNING,
    topic="front-matter",
    title=Localized(es="Etiqueta nueva", en="New tag"),
    explanation=Localized(
        es="Una etiqueta que solo tiene un artículo no reúne nada; a menudo es otra mal escrita.",
        en="A tag that one post alone has gathers nothing; often it is another one misspelt.",
    ),
    find=find,
)
