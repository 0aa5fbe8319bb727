"""A heading that is two levels or more below the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replacement
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity
from newsletter_editor.text.ranges import Range


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each heading that skips a level."""
    for before, heading in pairwise(post.headings):
        if heading.level > before.level + 1:
            yield Finding(
                heading.range,
                Localized(
                    es="El título salta del nivel {before} al {level}.",
                    en="The heading jumps from level {before} to {level}.",
                ).format(before=before.level, level=heading.level),
                fixes=_lifted(post, heading.range, before.level + 1),
            )


def _lifted(post: CheckedPost, heading: Range, level: int) -> tuple[Fix, ...]:
    signs = re.match(r"#+", heading.of(post.text))
    if signs is None:
        return ()
    place = Range(heading.start, heading.start + signs.end())
    title = Localized(es="Ponerlo en el nivel {level}", en="Put it on level {level}")
    return (replacement(place, "#" * level, title.format(level=level)),)


RULE = Rule(
    id="heading-jump",
    severity=Severity.WARNING,
    topic="sections",
    title=Localized(es="Salto de nivel en un título", en="Heading skips a level"),
    explanation=Localized(
        es="Los lectores de pantalla y los índices siguen los niveles de los títulos.",
        en="Screen readers and tables of contents follow the levels of headings.",
    ),
    find=find,
)
