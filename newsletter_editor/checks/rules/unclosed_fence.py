"""A code fence that is never closed: kramdown takes it, and all the code, for text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

_FENCE = re.compile(
    r"^[ \t>]{0,12}(?P<fence>`{3,}|~{3,})[ \t]*[\w+#.-]*[ \t]*(?:\{[^}\n]*\})?[ \t]*$", re.M
)


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on the first fence that opens nothing."""
    match = _FENCE.search(post.without_code, post.body.start)
    if match is not None:
        yield Finding(
            Range(match.start("fence"), match.end()),
            Localized(
                es="Este bloque de código no se cierra: falta otra línea «{fence}».",
                en="This code block is not closed: another line “{fence}” is missing.",
            ).format(fence=match["fence"]),
        )


RULE = Rule(
    id="unclosed-fence",
    severity=Severity.ERROR,
    topic="text",
    title=Localized(es="Bloque de código sin cerrar", en="Code block is not closed"),
    explanation=Localized(
        es="Sin la línea que lo cierra, el código se publica como texto corrido.",
        en="Without the line that closes it the code is published as running text.",
    ),
    find=find,
)
