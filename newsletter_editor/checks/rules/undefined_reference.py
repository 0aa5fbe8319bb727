"""A reference link whose address is defined nowhere: its brackets are published."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.links import Link
from newsletter_editor.checks.nearness import nearest
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each `[text][name]` without a `[name]:` line."""
    defined = {d.label for d in post.links.definitions if not d.is_footnote}
    for link in post.links.links:
        if link.form != "reference" or link.label in defined or _is_prose(post, link):
            continue
        yield Finding(
            link.range,
            Localized(
                es="Falta la línea «[{label}]: dirección» que define este enlace.",
                en="The line “[{label}]: address” that defines this link is missing.",
            ).format(label=link.label),
            suggestions=nearest(link.label, defined),
        )


def _is_prose(post: CheckedPost, link: Link) -> bool:
    """Whether they are rather indices, as in `a[i][j]`, or two citations, as in `[1][2]`."""
    before = post.text[link.range.start - 1 : link.range.start]
    text = link.text.of(post.text)
    return before.isalnum() or before in ("_", "]") or (text.isdigit() and link.label.isdigit())


RULE = Rule(
    id="undefined-reference",
    severity=Severity.ERROR,
    topic="links",
    title=Localized(es="Referencia sin definir", en="Undefined reference"),
    explanation=Localized(
        es="Un enlace [texto][nombre] necesita, en otra línea, «[nombre]: dirección».",
        en="A link [text][name] needs, on another line, “[name]: address”.",
    ),
    find=find,
)
