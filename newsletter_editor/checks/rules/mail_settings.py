"""The team's choices for its mail: values and templates that are not taken, no way out."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.mailing import message_of
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.site.settings import FILE_NAME
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range


def find(post: CheckedPost) -> Iterator[Finding]:
    """Findings at the start of the post, for they are those of every post."""
    message = message_of(post)
    if message is None:
        return
    for key, reason in message.settings.bad:
        said = Localized(es="{file}, [mail] {key}: {why}", en="{file}, [mail] {key}: {why}")
        yield Finding(Range(0, 0), said.format(file=FILE_NAME, key=key, why=reason))
    for problem in message.problems:
        if problem.place not in ("", FILE_NAME, "_config.yml"):
            said = Localized(es="{file}, línea {line}: {why}", en="{file}, line {line}: {why}")
            yield Finding(
                Range(0, 0),
                said.format(file=problem.place, line=problem.line, why=problem.message),
            )
    if not message.settings.unsubscribe and not message.settings.service_name:
        yield Finding(Range(0, 0), _NO_WAY_OUT)


_NO_WAY_OUT = Localized(
    es="El mensaje no dice cómo darse de baja: pon en [mail] de " + FILE_NAME + " el servicio que "
    'usas, como service = "buttondown".',
    en="The message does not say how to unsubscribe: name your service in [mail] of "
    + FILE_NAME
    + ', such as service = "buttondown".',
)

RULE = Rule(
    id="mail-settings",
    severity=Severity.WARNING,
    topic="mail",
    title=Localized(es="Ajustes del correo", en="Settings of the mail"),
    explanation=Localized(
        es="La ley y los proveedores de correo exigen que cada boletín diga cómo darse de baja.",
        en="The law and mail providers demand that each newsletter says how to unsubscribe.",
    ),
    find=find,
)
