"""A year that begins a line and so a list, and a list that is published from 1 all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replacement
from newsletter_editor.text.blocks.kinds import BlockKind
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.numerals import small_number
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

_NUMBER = re.compile(r"[ \t]*(?P<number>\d+)(?P<point>\.)[ \t]")
_LAST = re.compile(r"^(?P<number>\d+)\.[ \t]", re.MULTILINE)
_LONGEST = 3
"""Digits of a number that someone counts with."""


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each number of four digits, and on each list that does not begin at 1."""
    last: int | None = None
    for block in post.markdown_blocks:
        if block.kind is not BlockKind.LIST:
            if block.kind is BlockKind.HEADING and not block.depth:
                last = None
            continue
        written = block.range.of(post.without_code)
        first = _NUMBER.match(written)
        if first is None:
            continue
        if len(first["number"]) > _LONGEST:
            point = Range(*first.span("point")).shifted(block.range.start)
            title = Localized(es="Escribir «\\.»", en="Write “\\.”")
            yield Finding(
                Range(*first.span("number")).shifted(block.range.start),
                _YEAR.format(number=first["number"]),
                fixes=(replacement(point, "\\.", title),),
            )
            continue
        if block.depth:
            continue
        number = int(first["number"])
        if number != 1:
            goes_on = last is not None and number == last + 1
            yield Finding(
                Range(*first.span("number")).shifted(block.range.start),
                (_ANEW if goes_on else _FIRST).format(number=str(number)),
                severity=Severity.HINT,
            )
        counted = [*_LAST.finditer(written)]
        last = small_number(counted[-1]["number"]) if counted else number


_YEAR = Localized(
    es="Con un punto detrás, {number} empieza una lista y se publica como «1.».",
    en="With a point behind it {number} begins a list and is published as “1.”.",
)
_FIRST = Localized(
    es="La lista empieza en {number} y se publica desde 1.",
    en="The list begins at {number} and is published from 1.",
)
_ANEW = Localized(
    es="Esta lista empieza otra vez por 1, no por {number}: lo que hay en medio necesita sangría.",
    en="This list begins at 1 again, not at {number}: what is between needs to be indented.",
)

RULE = Rule(
    id="list-number",
    severity=Severity.WARNING,
    topic="text",
    title=Localized(es="Número que cambia", en="Number that changes"),
    explanation=Localized(
        es="kramdown numera las listas por su cuenta, siempre desde 1.",
        en="kramdown numbers lists by itself, always from 1.",
    ),
    find=find,
)
