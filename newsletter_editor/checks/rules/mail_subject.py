"""The title as the subject of the message."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.front_matter_places import value_place
from newsletter_editor.checks.mailing import message_of
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity

LONGEST = 60
"""Characters that mailboxes show on a computer; telephones show some 40."""


def find(post: CheckedPost) -> Iterator[Finding]:
    """One finding on a title that the post lacks or that is longer than mailboxes show."""
    if message_of(post) is None:
        return
    title = post.front_matter.data.get("title")
    if not isinstance(title, str) or not title.strip():
        yield Finding(value_place(post, ("title",)), _EMPTY, severity=Severity.WARNING)
    elif len(title.strip()) > LONGEST:
        said = _LONG.format(length=len(title.strip()), limit=LONGEST)
        yield Finding(value_place(post, ("title",)), said)


_EMPTY = Localized(
    es="El mensaje no tiene asunto: pon un título.",
    en="The message has no subject: give the post a title.",
)
_LONG = Localized(
    es="El asunto tiene {length} caracteres; los buzones muestran unos {limit}: pon delante lo que "
    "importa.",
    en="The subject has {length} characters; mailboxes show some {limit}: put first what matters.",
)

RULE = Rule(
    id="mail-subject",
    severity=Severity.HINT,
    topic="mail",
    title=Localized(es="Asunto del mensaje", en="Subject of the message"),
    explanation=Localized(
        es="El título es el asunto, lo primero que se lee en el buzón.",
        en="The title is the subject, what is read first in the mailbox.",
    ),
    find=find,
)
