"""More of the text in links than filters for junk let pass."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.mailing import elements_of, message_of
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

SHARE = 1 / 3
"""Of the characters that are read."""
FEWEST = 200
"""Characters; a shorter post is no newsletter."""


def find(post: CheckedPost) -> Iterator[Finding]:
    """At most one finding, at the beginning of the body."""
    message = message_of(post)
    if message is None:
        return
    whole = sum(_length(part.root.text()) for part in message.parts)
    linked = sum(_length(element.text()) for element in elements_of(message, "a"))
    if whole >= FEWEST and linked > SHARE * whole:
        start = post.body.start
        said = _MANY.format(share=round(100 * linked / whole))
        yield Finding(Range(start, start), said)


def _length(text: str) -> int:
    return len("".join(text.split()))


_MANY = Localized(
    es="El {share} % de los caracteres está en enlaces; con más de un tercio, los filtros toman un "
    "mensaje por correo basura.",
    en="{share} % of the characters are in links; beyond a third, filters take a message for junk.",
)

RULE = Rule(
    id="mail-many-links",
    severity=Severity.HINT,
    topic="mail",
    title=Localized(es="Demasiados enlaces", en="Too many links"),
    explanation=Localized(
        es="Enlaza pocas palabras de cada frase y no direcciones enteras.",
        en="Link few words of each sentence, and not whole addresses.",
    ),
    find=find,
)
