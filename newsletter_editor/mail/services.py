"""What each service for newsletters puts in the place of its marks, by its own documentation."""

from __future__ import annotations

from typing import NamedTuple


class Service(NamedTuple):
    """A service and the text that it turns into the address at which a reader unsubscribes."""

    key: str
    """As `service` in the team's settings names it, in lower case and without blanks."""
    name: str
    unsubscribe: str
    postal: str = ""
    """The mark for the sender's postal address, where the service insists on it."""


SERVICES = {
    service.key: service
    for service in (
        Service("buttondown", "Buttondown", "{{ unsubscribe_url }}"),
        Service("mailchimp", "Mailchimp", "*|UNSUB|*", "*|LIST:ADDRESSLINE|*"),
        Service("brevo", "Brevo", "{{ unsubscribe }}"),
        Service("mailerlite", "MailerLite", "{$unsubscribe}"),
        Service("listmonk", "Listmonk", "{{ UnsubscribeURL }}"),
        Service("sendgrid", "SendGrid", "{{{unsubscribe}}}"),
        # Sent by the team's own server: the address is the team's, told in headers too.
        Service("headers", "List-Unsubscribe", ""),
    )
}

MARKS = r"\{(?=[{%$#])|\*(?=\|)|%(?=%)|\[(?=(?i:unsubscribe|weblink)\])"
"""The first sign of what some service would take for a mark of its own (regular expression)."""


def service_of(name: str) -> Service | None:
    """The service that a team's settings name, None for one that is not known here."""
    key = "".join(name.lower().split())
    return SERVICES.get("headers" if key == "list-unsubscribe" else key)
