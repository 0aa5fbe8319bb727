"""A section that a post has twice."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.sections.headings import folded
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each section whose name, or template, an earlier one has."""
    seen: dict[str, int] = {}
    for section in post.outline.sections:
        name = f"template:{section.template.id}" if section.template else folded(section.title)
        if not name or (section.heading.level > 1 and section.template is None):
            continue
        if name in seen:
            yield Finding(
                section.heading.range,
                Localized(
                    es="La sección «{name}» ya está en la línea {line}.",
                    en="The section “{name}” is on line {line} already.",
                ).format(name=section.title.strip("*_ "), line=seen[name]),
            )
        else:
            seen[name] = post.lines.position(section.heading.range.start).line


RULE = Rule(
    id="repeated-section",
    severity=Severity.WARNING,
    topic="sections",
    title=Localized(es="Sección repetida", en="Section twice"),
    explanation=Localized(
        es="Junte lo de las dos secciones en una.", en="Put what both sections hold into one."
    ),
    find=find,
)
