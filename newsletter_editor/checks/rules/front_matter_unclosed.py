"""Front matter that is opened and never closed: Jekyll prints the fields on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.document import front_matter
from newsletter_editor.text.edits import Edit, apply_edits
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity
from newsletter_editor.text.ranges import Range

_FIELD_LINE = re.compile(r"[ \t]*#.*|[ \t]*[\w\"'-][^\n:]*:(?:[ \t].*)?|[ \t]+\S.*|-[ \t].*")


def find(post: CheckedPost) -> Iterator[Finding]:
    """One finding on the opening line."""
    if post.front_matter.parts.state != "unclosed":
        return
    end = post.text.find("\n")
    yield Finding(
        Range(0, len(post.text) if end < 0 else end),
        Localized(
            es="El front matter no se cierra: falta otra línea «---» tras los campos.",
            en="The front matter is not closed: another line “---” is missing after the fields.",
        ),
        fixes=_closing(post),
    )


def _closing(post: CheckedPost) -> tuple[Fix, ...]:
    lines = post.text.split("\n")
    last = 0
    for number, line in enumerate(lines[1:], 1):
        if not _FIELD_LINE.fullmatch(line):
            break
        last = number
    if not last:
        return ()
    at = sum(len(line) + 1 for line in lines[: last + 1])
    edit = Edit.insert(at, "---\n") if at <= len(post.text) else Edit.insert(at - 1, "\n---\n")
    closed = front_matter.read(apply_edits(post.text, [edit]))
    if closed.error is not None or not closed.data:
        return ()
    title = Localized(es="Cerrar el front matter", en="Close the front matter")
    return (Fix(title, (edit,)),)


RULE = Rule(
    id="front-matter-unclosed",
    severity=Severity.ERROR,
    topic="front-matter",
    title=Localized(es="Front matter sin cerrar", en="Front matter is not closed"),
    explanation=Localized(
        es="Jekyll busca la segunda línea «---»; sin ella publica los campos como texto.",
        en="Jekyll looks for the second line “---”; without it the fields are published as text.",
    ),
    find=find,
)
