"""Right words that probably lack an accent: publico un articulo."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.language import spoken
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replace_by
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity


def find(post: CheckedPost) -> Iterator[Finding]:
    """One finding a word whose neighbours call for the accented one."""
    for hint, place in spoken(post).accents():
        yield Finding(
            place,
            Localized(
                es="¿No será «{meant}»? Junto a estas palabras «{word}» suele llevar tilde.",
                en="Is it not “{meant}”? Beside these words “{word}” usually has an accent.",
            ).format(word=hint.word.text, meant=hint.meant),
            suggestions=(hint.meant,),
            fixes=(replace_by(place, hint.meant),),
        )


RULE = Rule(
    id="accent",
    severity=Severity.HINT,
    topic="language",
    title=Localized(es="Tildes", en="Accents"),
    explanation=Localized(
        es="La palabra existe sin tilde, pero sus vecinas piden la otra.",
        en="The word exists without its accent, but its neighbours call for the other one.",
    ),
    find=find,
    slow=True,
)
