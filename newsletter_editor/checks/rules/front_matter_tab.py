"""A tab where YAML wants spaces: Jekyll cannot read any field of the post then."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.document import front_matter
from newsletter_editor.text.edits import Edit, apply_edits
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity
from newsletter_editor.text.ranges import Range

_INDENT = re.compile(r"^ *\t[ \t]*", re.M)


def find(post: CheckedPost) -> Iterator[Finding]:
    """The tabs before fields, where the YAML cannot be read because of them."""
    if post.front_matter.error is None:
        return
    places = tab_places(post)
    if not places:
        return
    fixes = _with_spaces(post, places)
    for place in places:
        yield Finding(
            place,
            Localized(
                es="Hay un tabulador donde YAML solo admite espacios.",
                en="There is a tab where YAML accepts only spaces.",
            ),
            fixes=fixes,
        )


def tab_places(post: CheckedPost) -> list[Range]:
    """Indentation that holds a tab, and a tab at which the reader gave up."""
    yaml = post.front_matter.parts.yaml
    error = post.front_matter.error
    places = [Range(*m.span()) for m in _INDENT.finditer(post.text, yaml.start, yaml.end)]
    if error is not None and post.text[error.range.start : error.range.start + 1] == "\t":
        at = error.range.start
        if not any(at in place for place in places):
            places.append(Range(at, at + 1))
    return places


def _with_spaces(post: CheckedPost, places: list[Range]) -> tuple[Fix, ...]:
    edits = tuple(Edit(place, place.of(post.text).replace("\t", "  ")) for place in sorted(places))
    if front_matter.read(apply_edits(post.text, edits)).error is not None:
        return ()
    return (Fix(Localized(es="Poner espacios", en="Put spaces"), edits),)


RULE = Rule(
    id="front-matter-tab",
    severity=Severity.ERROR,
    topic="front-matter",
    title=Localized(es="Tabulador en el front matter", en="Tab in the front matter"),
    explanation=Localized(
        es="YAML no admite tabuladores como sangría; el artículo se publica sin sus campos.",
        en="YAML does not accept tabs as indentation; the post is published without its fields.",
    ),
    find=find,
)
