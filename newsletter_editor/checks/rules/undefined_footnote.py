"""A footnote that is called and has no text, or has a text and is never called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.links import folded_label
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

_NAME = re.compile(r"\w[\w-]*")
_SPAN = re.compile(r"(?<!\w)\w-\w(?!\w)|a-z|A-Z|0-9")
_QUANTIFIERS = ("*", "+", "?", "{", "\\")


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each call without text and each text without call."""
    defined = {d.label: d for d in post.links.definitions if d.is_footnote}
    called = set()
    for place in post.links.footnotes:
        label = folded_label(place.of(post.text)[1:-1])
        called.add(label)
        if label not in defined and not _is_pattern(post, place):
            yield Finding(
                place,
                Localized(
                    es="Falta el texto de la nota: «[{label}]: texto».",
                    en="The footnote's text is missing: “[{label}]: text”.",
                ).format(label=label),
            )
    for label, definition in defined.items():
        if label not in called:
            start = definition.range.start
            yield Finding(
                Range(start, start + len(label) + 2),
                Localized(
                    es="Nadie llama a esta nota, y no se publicará.",
                    en="Nothing calls this footnote, and it will not be published.",
                ),
                severity=Severity.WARNING,
            )


def _is_pattern(post: CheckedPost, place: Range) -> bool:
    """Whether it is rather a class of a regular expression, as `[^0-9]` and `[^"]+` are."""
    name = place.of(post.text)[2:-1]
    after = post.text[place.end : place.end + 1]
    return not _NAME.fullmatch(name) or bool(_SPAN.search(name)) or (after in _QUANTIFIERS)


RULE = Rule(
    id="undefined-footnote",
    severity=Severity.ERROR,
    topic="links",
    title=Localized(es="Nota al pie sin pareja", en="Footnote without its partner"),
    explanation=Localized(
        es="Una nota necesita una llamada [^1] en el texto y una línea «[^1]: texto».",
        en="A footnote needs a call [^1] in the text and a line “[^1]: text”.",
    ),
    find=find,
)
