"""A key that stands twice in one mapping: Ruby takes the last one without a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newsletter_editor.checks.front_matter_places import certain
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.document.front_matter import KeyPath
from newsletter_editor.document.front_matter_edits import remove_shadowed
from newsletter_editor.document.front_matter_nodes import Entry, Node
from newsletter_editor.document.front_matter_places import same
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each key that a later one of the same name takes the effect from."""
    for path, node in post.front_matter.walk():
        named: dict[str, list[Entry]] = defaultdict(list)
        for entry in node.entries:
            named[entry.name].append(entry)
        for name, entries in named.items():
            if len(entries) > 1 and post.front_matter.node(path) is node:
                yield from _findings(post, (*path, name), entries)


def _findings(post: CheckedPost, path: KeyPath, entries: list[Entry]) -> Iterator[Finding]:
    *shadowed, last = entries
    line = post.lines.position(last.key.range.start).line
    fixes = _cure(post, path) if _say_the_same(shadowed, last.node) else ()
    for entry in shadowed:
        yield Finding(
            entry.key.range,
            Localized(
                es="La clave «{name}» se repite en la línea {line}, y solo vale esa.",
                en="The key “{name}” is repeated on line {line}, and only that one counts.",
            ).format(name=entry.name, line=line),
            fixes=fixes,
        )


def _say_the_same(shadowed: list[Entry], last: Node) -> bool:
    return all(
        same(entry.node.value, last.value) or entry.node.value in (None, "", [])
        for entry in shadowed
    )


def _cure(post: CheckedPost, path: KeyPath) -> tuple[Fix, ...]:
    title = Localized(es="Quitar la repetida", en="Take the repeated one out")
    return certain(post, title, lambda: remove_shadowed(post.text, path))


RULE = Rule(
    id="duplicate-key",
    severity=Severity.ERROR,
    topic="front-matter",
    title=Localized(es="Clave repetida", en="Duplicate key"),
    explanation=Localized(
        es="De dos claves iguales Jekyll solo tiene en cuenta la última; la otra se pierde.",
        en="Of two equal keys Jekyll takes only the last into account; the other is lost.",
    ),
    find=find,
)
