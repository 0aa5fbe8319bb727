"""Letters that were read in a wrong encoding, such as `Ã³` for `ó`."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replace_by
from newsletter_editor.document.mojibake import find_damage
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each damaged place, with what stood there."""
    damage = find_damage(post.text)
    if damage is None:
        return
    for edit in damage.edits:
        yield Finding(
            edit.range,
            Localized(
                es="«{damaged}» es «{sound}» leído en otra codificación.",
                en="“{damaged}” is “{sound}” read in another encoding.",
            ).format(damaged=edit.range.of(post.text), sound=edit.replacement),
            suggestions=(edit.replacement,),
            fixes=(replace_by(edit.range, edit.replacement),),
        )


RULE = Rule(
    id="mojibake",
    severity=Severity.WARNING,
    topic="text",
    title=Localized(es="Letras dañadas", en="Damaged letters"),
    explanation=Localized(
        es="El texto pasó por un programa que leyó mal su codificación; se puede reparar entero.",
        en="The text went through a program that misread its encoding; all of it can be repaired.",
    ),
    find=find,
)
