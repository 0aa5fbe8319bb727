"""An excerpt that is missing, or longer than what lists, searches and cards show."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.front_matter_places import key_place, value_place
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity

_PATH = ("excerpt",)
USUAL = 0.5
"""Share of posts with an excerpt above which one that is missing is worth a word."""


def find(post: CheckedPost) -> Iterator[Finding]:
    """At most one finding, on the excerpt or on the front matter."""
    front_matter = post.front_matter
    if front_matter.parts.state != "present" or front_matter.error is not None:
        return
    value = front_matter.data.get("excerpt")
    if isinstance(value, str) and len(value.strip()) > post.settings.longest_excerpt:
        yield Finding(
            value_place(post, _PATH),
            Localized(
                es="El resumen tiene {length} caracteres; a partir de {limit} se corta.",
                en="The excerpt has {length} characters; beyond {limit} it is cut.",
            ).format(length=len(value.strip()), limit=post.settings.longest_excerpt),
            severity=Severity.WARNING,
        )
    elif value is None or (isinstance(value, str) and not value.strip()):
        field = post.around.field(post.layout, _PATH)
        if field is None or field.share * field.filled < USUAL:
            return
        yield Finding(
            key_place(post, _PATH),
            Localized(
                es="Falta el resumen: las listas mostrarán el comienzo del texto.",
                en="The excerpt is missing: lists will show the beginning of the text.",
            ),
        )


RULE = Rule(
    id="excerpt",
    severity=Severity.HINT,
    topic="front-matter",
    title=Localized(es="Resumen", en="Excerpt"),
    explanation=Localized(
        es="El resumen es lo que se lee en la portada, en los buscadores y al compartir.",
        en="The excerpt is what is read on the front page, in searches and when shared.",
    ),
    find=find,
)
