"""A title that is too long for the subject of an e-mail."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.front_matter_places import value_place
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity


def find(post: CheckedPost) -> Iterator[Finding]:
    """One finding on a title over the limit of the settings."""
    title = post.front_matter.data.get("title")
    limit = post.settings.longest_title
    if isinstance(title, str) and len(title) > limit:
        yield Finding(
            value_place(post, ("title",)),
            Localized(
                es="El título tiene {length} caracteres; el asunto de un correo admite {limit}.",
                en="The title has {length} characters; the subject of an e-mail takes {limit}.",
            ).format(length=len(title), limit=limit),
        )


RULE = Rule(
    id="long-title",
    severity=Severity.WARNING,
    topic="front-matter",
    title=Localized(es="Título demasiado largo", en="Title too long"),
    explanation=Localized(
        es="El título es el asunto del correo; los servicios de envío lo cortan si es más largo.",
        en="The title is the e-mail's subject; services that send newsletters cut longer ones.",
    ),
    find=find,
)
