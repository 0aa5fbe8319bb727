"""An image without alternative text: nothing for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.links import without_words
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each image whose alternative text is empty or absent."""
    for link in without_words(post.links.links, post.text, post.without_code):
        yield Finding(
            link.range,
            Localized(
                es="La imagen no tiene texto alternativo.", en="The image has no alternative text."
            ),
        )


RULE = Rule(
    id="image-alt",
    severity=Severity.HINT,
    topic="links",
    title=Localized(es="Imagen sin texto alternativo", en="Image without alternative text"),
    explanation=Localized(
        es="Quien usa un lector de pantalla, o bloquea imágenes en el correo, solo tiene ese "
        "texto: ![qué se ve](imagen).",
        en="Whoever uses a screen reader, or blocks images in e-mail, has only that text: "
        "![what is seen](image).",
    ),
    find=find,
)
