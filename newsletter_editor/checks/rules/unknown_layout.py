"""A layout that the site does not have: the post is published without any."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.front_matter_places import value_fix, value_place
from newsletter_editor.checks.nearness import nearest
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity

_PATH = ("layout",)
FEWEST_POSTS = 5
"""In a younger repo a layout may well be the first of its kind."""


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on the name of a layout that is nowhere to be found."""
    name = post.front_matter.data.get("layout")
    if not isinstance(name, str) or not name or name in ("none", "null"):
        return
    around = post.around
    if name in around.layouts:
        return
    used_by = around.fields.layouts
    others = used_by[name] - (1 if _is_saved_so(post, name) else 0)
    known = around.layouts | {layout for layout, count in used_by.items() if count > others + 1}
    near = nearest(name, known, looks=post.looks)
    if around.layouts and not around.has_theme:
        message = Localized(
            es="No hay ningún diseño «{name}» en la carpeta de diseños.",
            en="There is no layout “{name}” in the folder of layouts.",
        )
        severity = Severity.ERROR
    elif others > 0 or around.site is None or not used_by:
        return
    else:
        message = Localized(
            es="Ningún otro artículo usa el diseño «{name}».",
            en="No other post uses the layout “{name}”.",
        )
        # Without the layouts at hand, only a name that resembles one is surely a slip.
        severity = Severity.ERROR if near else Severity.HINT
        if not near and sum(used_by.values()) < FEWEST_POSTS:
            return
    yield Finding(
        value_place(post, _PATH),
        message.format(name=name),
        suggestions=near,
        fixes=value_fix(post, _PATH, near[0]) if len(near) == 1 else (),
        severity=severity,
    )


def _is_saved_so(post: CheckedPost, layout: str) -> bool:
    saved = post.around.posts_by_path.get(post.path) if post.path else None
    return saved is not None and saved.data.get("layout") == layout


RULE = Rule(
    id="unknown-layout",
    severity=Severity.ERROR,
    topic="front-matter",
    title=Localized(es="Diseño desconocido", en="Unknown layout"),
    explanation=Localized(
        es="Con un diseño que no existe, Jekyll publica el artículo sin cabecera ni estilo.",
        en="With a layout that does not exist Jekyll publishes the post without header and style.",
    ),
    find=find,
)
