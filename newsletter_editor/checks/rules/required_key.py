"""A key that every post of the layout fills and this one lacks or leaves empty."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.front_matter_places import key_place
from newsletter_editor.checks.nearness import nearest
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.site.fields import Field
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity

_WITHOUT_THIS_NO_PAGE = ("layout",)
_IN_THE_NAME = ("date",)
_LAYOUTS_OF_THEMES = frozenset(["post", "page", "default"])
_NEARLY_ALL = 0.97


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each required key that is empty, or on the front matter where it is absent."""
    front_matter = post.front_matter
    if front_matter.parts.state != "present" or front_matter.error is not None:
        return
    if post.site is not None and not (post.in_posts_folder or post.is_draft):
        # What posts have says nothing of pages.
        return
    missing: list[tuple[str, ...]] = []
    for field in post.around.fields.fields(post.layout):
        if not field.required or field.path[:1] == ("excerpt",):
            continue
        if any(field.path[: len(path)] == path for path in missing):
            continue
        value = front_matter.get(field.path)
        is_present = front_matter.node(field.path) is not None or value is not None
        if is_present and (value not in (None, "", [], {}) or _is_none_on_purpose(post, field)):
            continue
        if not is_present and (_preset(post, field) or _made_by_jekyll(post, field)):
            continue
        if not _is_habit(post, field):
            continue
        missing.append(field.path)
        yield _finding(post, field, is_present)


def _is_none_on_purpose(post: CheckedPost, field: Field) -> bool:
    """Whether a page is to have no layout: `layout: null`, where nothing at all is a slip."""
    node = post.front_matter.node(field.path)
    return field.path == _WITHOUT_THIS_NO_PAGE and node is not None and node.range.length > 0


def _preset(post: CheckedPost, field: Field) -> bool:
    """Whether `_config.yml` gives the field a value for this post."""
    if post.site is None or post.file is None:
        return False
    value = post.site.defaults_of(post.relative_path).get(field.path[0])
    return value not in (None, "")


def _made_by_jekyll(post: CheckedPost, field: Field) -> bool:
    """Whether a plugin fills the field, or nothing but Jekyll's own custom asks for it."""
    if field.path == _WITHOUT_THIS_NO_PAGE:
        return _has_layout(post) or not _is_habit(post, field)
    if field.path == ("title",) and post.around.plugins.take_titles_from_headings:
        return bool(post.headings)
    return False


def _has_layout(post: CheckedPost) -> bool:
    """Whether the plugin for layouts gives this post one, and no other than posts mostly have."""
    around = post.around
    if not around.plugins.give_layouts:
        return False
    known = around.layouts | (_LAYOUTS_OF_THEMES if around.has_theme else frozenset())
    given = next((name for name in ("post", "page", "default") if name in known), None)
    usual = around.fields.layouts.most_common(1)
    return given is not None and (not usual or usual[0][0] in (given, ""))


def _is_habit(post: CheckedPost, field: Field) -> bool:
    """Whether nearly all other posts of the layout have the field, or the team says so."""
    if post.settings.fields.get(field.name) is not None or field.path == ("title",):
        return True
    if field.path == _IN_THE_NAME and post.in_posts_folder:
        return False
    posts = post.around.fields.layouts[post.layout] or post.around.fields.layouts.total()
    # This post, which lacks the field, may be one of those that were counted.
    others = posts - (post.path in post.around.tags_of)
    return field.share * posts >= _NEARLY_ALL * others


def _finding(post: CheckedPost, field: Field, is_present: bool) -> Finding:
    sentence = (
        Localized(es="El campo «{name}» está vacío.", en="The field “{name}” is empty.")
        if is_present
        else Localized(es="Falta el campo «{name}».", en="The field “{name}” is missing.")
    )
    # Of a missing title Jekyll makes one from the file's name.
    severity = Severity.ERROR if field.path == _WITHOUT_THIS_NO_PAGE else Severity.WARNING
    near = () if is_present else nearest(field.path[-1], post.front_matter.data, looks=post.looks)
    return Finding(
        key_place(post, near[:1] or field.path),
        sentence.format(name=field.name),
        severity=severity,
    )


RULE = Rule(
    id="required-key",
    severity=Severity.WARNING,
    topic="front-matter",
    title=Localized(es="Falta un campo", en="A field is missing"),
    explanation=Localized(
        es="Los artículos de este diseño llevan este campo y la página lo muestra.",
        en="Posts of this layout have this field, and the page shows it.",
    ),
    find=find,
)
