"""A section that every issue should have and this one lacks."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.sections.insertion import insert_section
from newsletter_editor.sections.outline import Section
from newsletter_editor.sections.templates import Template
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity
from newsletter_editor.text.ranges import Range

FEWEST_KNOWN = 3
"""Sections of a post that templates know, from which on it is an issue and no other post."""


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding for each absent section, at the heading before which it belongs."""
    if not post.settings.required_sections:
        return
    known = known_sections(post)
    if len({section.template.id for section in known if section.template}) < FEWEST_KNOWN:
        return
    present = {section.template.id for section in known if section.template}
    for template in post.around.templates.required(post.language):
        if template.id not in present:
            yield Finding(
                _place(post, known, template),
                Localized(
                    es="Falta la sección «{name}».", en="The section “{name}” is missing."
                ).format(name=template.name),
                fixes=_insertion(post, template),
            )


def known_sections(post: CheckedPost) -> list[Section]:
    """The sections of an issue that a template of its language knows; none of any other post."""
    known = [section for section in post.outline.sections if section.template is not None]
    is_numbered = post.file is not None and post.file.edition is not None
    if not is_numbered and any(section.heading.level > 1 for section in known):
        # A review of a year or the like, which borrows the names of sections.
        return []
    return known


def _place(post: CheckedPost, known: list[Section], template: Template) -> Range:
    for section in known:
        if section.template is not None and section.template.order > template.order:
            return section.heading.range
    return known[-1].heading.range if known else Range(post.body.start, post.body.start)


def _insertion(post: CheckedPost, template: Template) -> tuple[Fix, ...]:
    made = insert_section(post.text, template, post.around.templates, post.language)
    title = Localized(es="Añadir «{name}»", en="Add “{name}”").format(name=template.name)
    return (Fix(title, made.edits),)


RULE = Rule(
    id="missing-section",
    severity=Severity.WARNING,
    topic="sections",
    title=Localized(es="Falta una sección", en="A section is missing"),
    explanation=Localized(
        es="Las plantillas dicen que toda edición lleva esta sección.",
        en="The templates say that every issue has this section.",
    ),
    find=find,
)
