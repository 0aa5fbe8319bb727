"""Links and images that lead nowhere from within a message."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.mailing import message_of
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity


def find(post: CheckedPost) -> Iterator[Finding]:
    """Findings on addresses; those of this computer are told of by `local-address`."""
    message = message_of(post)
    if message is None:
        return
    addresses = message.addresses
    for link in post.links.links:
        if link.target is None:
            continue
        address = link.target.of(post.text)
        if "{{" in address or "{%" in address or not address.strip():
            continue
        made = addresses.image(address) if link.is_image else addresses.link(address)
        if not made and not address.startswith("#"):
            yield Finding(link.target, _NOT_FOLLOWED)
        elif made and not addresses.is_known and ":" not in made.partition("/")[0]:
            # One is enough to say what is missing.
            yield Finding(link.target, _NO_SITE)
            return


_NOT_FOLLOWED = Localized(
    es="En un mensaje esta dirección no lleva a ninguna parte: usa una que empiece por https://.",
    en="In a message this address leads nowhere: use one that begins with https://.",
)
_NO_SITE = Localized(
    es="Falta «url» en _config.yml, y en un mensaje las direcciones del sitio no llevan a ninguna "
    "parte sin ella.",
    en="_config.yml lacks “url”, and without it addresses of the site lead nowhere in a message.",
)

RULE = Rule(
    id="mail-address",
    severity=Severity.WARNING,
    topic="mail",
    title=Localized(es="Dirección que no lleva a ninguna parte", en="Address that leads nowhere"),
    explanation=Localized(
        es="Un mensaje no está en ningún sitio: cada dirección tiene que valer por sí sola.",
        en="A message stands on no site: every address has to work by itself.",
    ),
    find=find,
)
