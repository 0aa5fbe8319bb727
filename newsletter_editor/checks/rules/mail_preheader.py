"""No text of its own for the line that mailboxes show beside the subject."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.front_matter_places import key_place
from newsletter_editor.checks.mailing import message_of
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity


def find(post: CheckedPost) -> Iterator[Finding]:
    """One finding where the front matter has no excerpt."""
    message = message_of(post)
    if message is None or message.has_own_preheader:
        return
    said = _FIRST_WORDS if message.preheader else _NOTHING
    shown = message.preheader[:60] + ("…" if len(message.preheader) > 60 else "")
    yield Finding(
        key_place(post, ("excerpt",)),
        said.format(text=shown),
        severity=Severity.HINT if message.preheader else Severity.WARNING,
    )


_FIRST_WORDS = Localized(
    es="Junto al asunto se leerá «{text}»; si prefieres otra cosa, escribe un resumen («excerpt»).",
    en="Beside the subject “{text}” will be read; if you prefer something else, write an excerpt.",
)
_NOTHING = Localized(
    es="Junto al asunto no se leerá nada: escribe un resumen («excerpt»).",
    en="Nothing will be read beside the subject: write an excerpt.",
)

RULE = Rule(
    id="mail-preheader",
    severity=Severity.HINT,
    topic="mail",
    title=Localized(es="Texto junto al asunto", en="Text beside the subject"),
    explanation=Localized(
        es="Los buzones muestran junto al asunto un centenar de caracteres: el resumen del "
        "artículo o, si falta, sus primeras frases.",
        en="Mailboxes show some hundred characters beside the subject: the post's excerpt or, "
        "without one, its first sentences.",
    ),
    find=find,
)
