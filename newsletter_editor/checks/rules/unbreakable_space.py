"""A heading or a list whose mark stands before a no-break space: it is published as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replacement
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

_MARK = re.compile(
    r"^(?: {0,3}>)* {0,3}(?:#{1,6}|[-+*]|\d{1,2}\.)[ \t]*"
    r"(?P<space>[\u00a0\u2007\u202f\u3000]+)(?=\S)",
    re.MULTILINE,
)


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each such space, which Option and the space bar type on a Mac."""
    for match in _MARK.finditer(post.without_code, post.body.start):
        place = Range(*match.span("space"))
        yield Finding(
            place,
            Localized(
                es="Tras esta marca hay un espacio duro, y se publica como texto.",
                en="Behind this mark is a no-break space, so it is published as text.",
            ),
            fixes=(
                replacement(
                    place,
                    " ",
                    Localized(es="Poner un espacio normal", en="Put an ordinary space"),
                ),
            ),
        )


RULE = Rule(
    id="unbreakable-space",
    severity=Severity.WARNING,
    topic="text",
    title=Localized(es="Espacio duro tras la marca", en="No-break space behind a mark"),
    explanation=Localized(
        es="Los títulos y las listas necesitan un espacio normal detrás de «#», «-» o «1.».",
        en="Headings and lists need an ordinary space behind “#”, “-” or “1.”.",
    ),
    find=find,
)
