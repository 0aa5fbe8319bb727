"""An address or a footnote that is defined twice: only one of them counts."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.links import Definition
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each definition that a later one of the same name takes the place of."""
    last: dict[str, Definition] = {}
    for definition in post.links.definitions:
        if definition.is_text:
            continue
        before = last.get(definition.label)
        last[definition.label] = definition
        if before is None or _says(post, before) == _says(post, definition):
            continue
        line = post.lines.position(definition.range.start).line
        yield Finding(
            before.range,
            Localized(
                es="«[{label}]» se define otra vez en la línea {line}, y solo vale esa.",
                en="“[{label}]” is defined again on line {line}, and only that one counts.",
            ).format(label=definition.label, line=str(line)),
        )


def _says(post: CheckedPost, definition: Definition) -> str:
    end = post.text.find("\n", definition.range.start)
    return post.text[definition.range.start : end if end >= 0 else None].split("]:", 1)[-1].strip()


RULE = Rule(
    id="defined-twice",
    severity=Severity.WARNING,
    topic="links",
    title=Localized(es="Definición repetida", en="Defined twice"),
    explanation=Localized(
        es="De dos definiciones con un mismo nombre solo vale una.",
        en="Of two definitions with one name only one counts.",
    ),
    find=find,
)
