"""A section that stands before one that it should follow."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.checks.rules.missing_section import known_sections
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity

FEWEST_KNOWN = 3


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each of the fewest sections that would have to be moved."""
    known = [
        (section, section.template)
        for section in known_sections(post)
        if section.template is not None
    ]
    if len(known) < FEWEST_KNOWN:
        return
    in_place = longest_rising([template.order for _, template in known])
    for place, (section, template) in enumerate(known):
        if place in in_place:
            continue
        after = [t for k, (_, t) in enumerate(known) if k in in_place and t.order < template.order]
        sentence = (
            Localized(
                es="La sección «{name}» va después de «{other}».",
                en="The section “{name}” belongs behind “{other}”.",
            ).format(name=template.name, other=after[-1].name)
            if after
            else Localized(
                es="La sección «{name}» va al principio.",
                en="The section “{name}” belongs at the beginning.",
            ).format(name=template.name)
        )
        yield Finding(section.heading.range, sentence)


def longest_rising(numbers: list[int]) -> set[int]:
    """The places of the most numbers that can stay where they are for all to be in order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        at = bisect_right(tails, number)
        before.append(ends[at - 1] if at else None)
        if at == len(tails):
            tails.append(number)
            ends.append(place)
        else:
            tails[at] = number
            ends[at] = place
    kept: set[int] = set()
    place_now = ends[-1] if ends else None
    while place_now is not None:
        kept.add(place_now)
        place_now = before[place_now]
    return kept


RULE = Rule(
    id="section-order",
    severity=Severity.WARNING,
    topic="sections",
    title=Localized(es="Sección fuera de orden", en="Section out of order"),
    explanation=Localized(
        es="Los lectores encuentran cada sección en su lugar de siempre.",
        en="Readers find each section where it always is.",
    ),
    find=find,
)
