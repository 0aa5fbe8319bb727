"""Section templates made of what a repo has: which headings, in what order, how often."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsletter_editor.sections.headings import folded, icon_of
from newsletter_editor.sections.outline import Section, outline_of
from newsletter_editor.sections.placeholders import literal
from newsletter_editor.sections.templates import (
    Kind,
    Origin,
    Template,
    TemplateLibrary,
    main_language,
)

_LEAST_SHARE = 0.2
"""Of the posts; a heading that fewer have is one post's own."""
_REQUIRED_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class LearnedSection:
    """A heading that the posts share."""

    template: Template
    """Ready to be kept; its heading has the emoji and spacing that most posts have."""
    count: int
    """Posts that have it."""
    posts: int
    """Posts that were looked at."""
    is_known: bool
    """Whether there is a template for it already, with the very same heading and order."""


def learn(texts: Iterable[str], library: TemplateLibrary, language: str) -> list[LearnedSection]:
    """The sections that at least two posts, and a fifth of them, have in common, in their order.

    Posts without any of the headings that recur count as no issues of the newsletter.
    """
    outlines = [outline_of(text, library, language).sections for text in texts]
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, list[float]] = defaultdict(list)
    for sections in outlines:
        seen = set()
        for place, section in enumerate(sections):
            key = _key(section)
            if key and key not in seen:
                seen.add(key)
                spellings[key][_unnumbered(section.title)] += 1
                places[key].append(place / max(1, len(sections) - 1))
    recurring = {key for key, counts in spellings.items() if counts.total() > 1}
    issues = sum(any(_key(section) in recurring for section in each) for each in outlines)
    kept = [key for key in recurring if spellings[key].total() >= max(2, issues * _LEAST_SHARE)]
    kept.sort(key=lambda key: sum(places[key]) / len(places[key]))
    known = [library.in_language(key, language) for key in kept]
    orders = ordered_among([each.order if each else None for each in known])
    return [
        _learned(key, spellings[key], issues, order, library, language)
        for key, order in zip(kept, orders, strict=True)
    ]


def ordered_among(known: Sequence[int | None]) -> list[int]:
    """Rising orders for a row of sections, of which some have one that is kept where it fits.

    The sections of other templates keep their places among them so.
    """
    orders: list[int | None] = []
    last = None
    for order in known:
        fits = order is not None and (last is None or order > last)
        orders.append(order if fits else None)
        last = order if fits else last
    filled: list[int] = []
    for at, order in enumerate(orders):
        if order is None:
            ahead = next((each for each in orders[at:] if each is not None), None)
            gap = next((n for n, each in enumerate(orders[at:]) if each is not None), 0)
            low = filled[-1] if filled else (ahead - 10 if ahead is not None else 0)
            order = low + 10 if ahead is None else low + max(1, (ahead - low) // (gap + 1))
        filled.append(max(order, filled[-1] + 1) if filled else order)
    return filled


def _key(section: Section) -> str:
    return section.template.id if section.template else folded(section.title)


def _unnumbered(title: str) -> str:
    return re.sub(r"^\s*(?:\d+\s*[.、)]\s*)+", "", title.strip("*_ "))


def _learned(
    key: str,
    spellings: Counter[str],
    issues: int,
    order: int,
    library: TemplateLibrary,
    language: str,
) -> LearnedSection:
    (heading, _), *others = spellings.most_common()
    known = library.in_language(key, language)
    icon = icon_of(heading)
    aliases = dict.fromkeys(folded(other) for other, _ in others)
    for name in (known.name, *known.aliases) if known else ():
        aliases.setdefault(folded(name))
    aliases.pop(folded(heading), None)
    count = spellings.total()
    template = Template(
        id=known.id if known else re.sub(r"\s+", "-", key),
        kind=Kind.SECTION,
        name=heading.removesuffix(icon).strip("*_ "),
        body=f"# {literal(heading)}\n\n${{cursor}}",
        icon=icon,
        order=order,
        required=count >= issues * _REQUIRED_SHARE,
        language=main_language(language),
        aliases=tuple(aliases),
        origin=Origin.LEARNED,
    )
    same = known is not None and known.heading == heading and known.order == order
    return LearnedSection(template, count, issues, same)


def written(template: Template) -> str:
    """A template as its file has it; `parse_template` reads it back."""
    lines = ["---"]
    if template.kind is not Kind.SECTION:
        lines.append(f"kind: {template.kind.value}")
    lines.append(f"name: {_scalar(template.name)}")
    if template.icon:
        lines.append(f"icon: {_scalar(template.icon)}")
    lines.append(f"order: {template.order}")
    if template.kind is Kind.SECTION:
        lines.append(f"required: {'true' if template.required else 'false'}")
    if template.language:
        lines.append(f"language: {_scalar(template.language)}")
    if template.aliases:
        lines += ["aliases:", *(f"  - {_scalar(alias)}" for alias in template.aliases)]
    if template.short:
        lines.append(f"short: {_scalar(template.short)}")
    return "\n".join([*lines, "---", template.body]) + "\n"


def _scalar(text: str) -> str:
    # JSON's strings are YAML's; bare words stay bare, for they are what people edit.
    plain = re.fullmatch(r"[^\W\d_][\w ,./’'()-]*[\w.)]", text)
    reserved = text.casefold() in ("true", "false", "yes", "no", "on", "off", "null", "y", "n")
    return text if plain and not reserved else json.dumps(text, ensure_ascii=False)
