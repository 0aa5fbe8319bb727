"""A message that Gmail would cut, or nearly."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.mailing import lines_of, message_of
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity

NEAR = 0.8
"""Share of what Gmail shows from which on it is worth a word."""


def find(post: CheckedPost) -> Iterator[Finding]:
    """One finding, on what weighs most."""
    message = message_of(post)
    if message is None:
        return
    from newsletter_editor.mail.message import CUT_AT

    if message.size <= NEAR * CUT_AT:
        return
    heaviest = message.heaviest()
    yield Finding(
        lines_of(post, heaviest[0][0]),
        (_OVER if message.size > CUT_AT else _NEAR).format(
            size=_kilobytes(message.size),
            limit=_kilobytes(CUT_AT),
            share=round(100 * message.size / CUT_AT),
            lines=", ".join(
                f"{block.first_line} ({_kilobytes(part.size)})" for block, part in heaviest
            ),
        ),
        severity=Severity.WARNING if message.size > CUT_AT else Severity.HINT,
    )


def _kilobytes(size: int) -> str:
    return f"{size / 1024:.1f} KB"


_OVER = Localized(
    es="El mensaje pesa {size} y Gmail corta lo que pasa de {limit}. Lo que más pesa, por líneas: "
    "{lines}.",
    en="The message weighs {size} and Gmail cuts what is beyond {limit}. What weighs most, by "
    "lines: {lines}.",
)
_NEAR = Localized(
    es="El mensaje pesa {size}, un {share} % de lo que Gmail muestra. Lo que más pesa, por "
    "líneas: {lines}.",
    en="The message weighs {size}, {share} % of what Gmail shows. What weighs most, by lines: "
    "{lines}.",
)

RULE = Rule(
    id="mail-size",
    severity=Severity.WARNING,
    topic="mail",
    title=Localized(es="Mensaje demasiado grande", en="Message too large"),
    explanation=Localized(
        es="De un HTML de más de 100 KB Gmail solo muestra el principio, sin el enlace para darse "
        "de baja: acórtalo o divide el número.",
        en="Of HTML beyond 100 KB Gmail shows only the beginning, without the unsubscribe link: "
        "shorten it or divide the issue.",
    ),
    find=find,
)
