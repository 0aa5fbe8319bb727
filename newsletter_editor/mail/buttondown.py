"""A message becomes a draft at Buttondown (docs.buttondown.com, "Creating emails via the API")."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.web.asking import Stop

if TYPE_CHECKING:
    from newsletter_editor.web.client import Client

API = "https://api.buttondown.com/v1/emails"
DRAFTS = "https://buttondown.com/emails"
"""Where an author finds the draft."""
KEYRING_NAME = "token@api.buttondown.com"
_MOST_TOLD = 200
_OF_THE_TOKEN = (401, 403)


def put_draft(
    subject: str, html: str, token: str, client: Client | None = None, stop: Stop | None = None
) -> None:
    """Make a draft of a message; nothing is sent to anybody.

    Raises EditorError for a token that is refused, for what the service objects to, and for all
    that goes wrong on the way there.
    """
    # Imported here: the dialog that asks for the token is to come at once.
    from newsletter_editor.web.client import Bounds, Client

    if not token.isascii() or not token.isprintable() or " " in token:
        raise EditorError(_REFUSED)
    said = json.dumps({"subject": subject, "body": html, "status": "draft"})
    answer = (client or Client()).ask(
        API,
        "POST",
        Bounds(seconds=60.0, may_cut=True),
        {"Authorization": f"Token {token}", "Content-Type": "application/json"},
        stop,
        # A token is for this one host.
        follow=lambda _: False,
        content=said.encode(),
    )
    if answer.status in _OF_THE_TOKEN:
        raise EditorError(_REFUSED)
    if answer.status == 429:
        raise EditorError(_TOO_OFTEN)
    if answer.status not in (200, 201):
        reason = _reason(answer.body) or str(answer.status)
        raise EditorError(_OBJECTED.format(reason=reason))


def _reason(body: bytes) -> str:
    """What the service says is wrong, in a line; "" where it says nothing that can be read."""
    try:
        said: Any = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    if isinstance(said, dict):
        said = said.get("detail") or said
    words = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    return " ".join(words.split())[:_MOST_TOLD]


_REFUSED = Localized(
    es="Buttondown no acepta esta clave. Cópiala de nuevo de los ajustes de tu cuenta (API).",
    en="Buttondown does not accept this key. Copy it again from your account's settings (API).",
)
_TOO_OFTEN = Localized(
    es="Buttondown pide esperar. Inténtalo de nuevo dentro de unos minutos.",
    en="Buttondown asks to wait. Try again in some minutes.",
)
_OBJECTED = Localized(
    es="Buttondown no ha guardado el borrador: {reason}. Corrígelo e inténtalo de nuevo.",
    en="Buttondown has kept no draft: {reason}. Mend that and try again.",
)
