"""What the palette shows of a post: its sections, and those it lacks at their places."""

from __future__ import annotations

from dataclasses import dataclass

from newsletter_editor.sections.headings import icon_of
from newsletter_editor.sections.insertion import right_place
from newsletter_editor.sections.outline import Outline, Section, outline_of
from newsletter_editor.sections.templates import Template, TemplateLibrary, main_language


@dataclass(frozen=True, slots=True)
class Card:
    """One section: a template, a section of the post, or both."""

    name: str
    icon: str
    template: Template | None = None
    section: Section | None = None
    index: int | None = None
    """Of the section among the post's own, from 0."""

    @property
    def is_present(self) -> bool:
        """Whether the post has it."""
        return self.section is not None

    @property
    def is_missing(self) -> bool:
        """Whether the post should have it and has not."""
        return self.section is None and self.template is not None and self.template.required

    @property
    def face(self) -> tuple[object, ...]:
        """All that is shown of it: where its section stands, each key may change for many cards."""
        section, template = self.section, self.template
        counts = (len(section.items), section.words) if section is not None else None
        return self.name, self.icon, counts, self.is_missing, template.id if template else None


@dataclass(frozen=True, slots=True)
class Reading:
    """The cards of one revision of the post."""

    revision: int
    language: str
    outline: Outline
    cards: tuple[Card, ...]


def read_cards(revision: int, text: str, library: TemplateLibrary, language: str) -> Reading:
    """The cards of a post in the order of the text, missing ones where they would be put."""
    outline = outline_of(text, library, language)
    order = library.sections(language)
    rows: list[list[Card]] = [[] for _ in range(len(outline.sections) + 1)]
    present = {each.template.id for each in outline.sections if each.template}
    for template in order:
        if template.id not in present:
            card = Card(_bare(template.heading), _icon(template), template)
            rows[right_place(outline, template, order)].append(card)
    cards = list(rows[0])
    for index, section in enumerate(outline.sections):
        icon = icon_of(section.title) or (_icon(section.template) if section.template else "")
        cards.append(Card(_bare(section.title), icon, section.template, section, index))
        cards += rows[index + 1]
    return Reading(revision, language, outline, tuple(cards))


def _icon(template: Template) -> str:
    return template.icon or icon_of(template.heading)


def _bare(heading: str) -> str:
    icon = icon_of(heading)
    return heading.strip("*_# ").removesuffix(icon).strip("*_ ")


def template_language(library: TemplateLibrary, *wanted: str | None) -> str:
    """The first of the wanted languages that has sections; the last one where none has."""
    has = library.languages()
    fitting = (each for each in wanted if each and main_language(each) in has)
    return next(fitting, wanted[-1] or "es")
