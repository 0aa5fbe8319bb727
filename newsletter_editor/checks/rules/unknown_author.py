"""An author who is not in the site's author file: the page shows no author."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.front_matter_places import value_fix, value_place
from newsletter_editor.checks.nearness import fold, nearest
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.document.front_matter import KeyPath
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each name under `author` or `authors` that the author file lacks."""
    if not post.around.authors:
        return
    for path in (("author",), ("authors",)):
        value = post.front_matter.data.get(path[0])
        if isinstance(value, list):
            for place, item in enumerate(value):
                if isinstance(item, str):
                    yield from _check(post, (*path, place), item)
        elif isinstance(value, str):
            yield from _check(post, path, value)


def _check(post: CheckedPost, path: KeyPath, name: str) -> Iterator[Finding]:
    known = post.around.authors
    if not name or name in known:
        return
    near = _near(post, name)
    yield Finding(
        value_place(post, path),
        Localized(
            es="«{name}» no está en el archivo de autores del sitio.",
            en="“{name}” is not in the site's author file.",
        ).format(name=name),
        suggestions=near,
        fixes=value_fix(post, path, near[0]) if len(near) == 1 else (),
    )


def _near(post: CheckedPost, name: str) -> tuple[str, ...]:
    assert post.site is not None
    by_name = tuple(
        key for key, author in post.site.authors.items() if fold(author.name) == fold(name)
    )
    return by_name or nearest(name, post.around.authors, looks=post.looks)


RULE = Rule(
    id="unknown-author",
    severity=Severity.ERROR,
    topic="front-matter",
    title=Localized(es="Autor desconocido", en="Unknown author"),
    explanation=Localized(
        es="El autor se escribe con la clave que tiene en «_data/authors.yml»; con otra, la página "
        "sale sin autor.",
        en="An author is named by the key in “_data/authors.yml”; with another one the page shows "
        "no author.",
    ),
    find=find,
)
