"""Drafts, by a server of our own that takes Buttondown's place."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator

import pytest
import trustme

from newsletter_editor.mail import buttondown
from newsletter_editor.text.errors import EditorError
from newsletter_editor.web.client import Client
from tests.web_server import Saying, WebServer, moved, reply, web_server

TOKEN = "0000-1111"


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[WebServer, Client]]:
    authority = trustme.CA()
    known = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("api.buttondown.example").configure_cert(known)
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with web_server({}, known) as server:
        monkeypatch.setattr(
            buttondown, "API", server.address("/v1/emails", "api.buttondown.example")
        )
        client = Client(server.guard, trust)
        yield server, client
        client.close()


def put(service: tuple[WebServer, Client], saying: Saying, token: str = TOKEN) -> None:
    server, client = service
    server.answers["/v1/emails"] = saying
    buttondown.put_draft("Número 5 📙", "<p>Más</p>", token, client)


def test_a_draft_is_made_once_with_the_key(service) -> None:
    put(service, reply(b'{"id": "1"}', 201, "application/json"))
    (asked,) = service[0].requests
    assert asked.method == "POST"
    assert asked.headers["authorization"] == f"Token {TOKEN}"
    assert asked.headers["content-type"] == "application/json"
    assert json.loads(asked.content) == {
        "subject": "Número 5 📙",
        "body": "<p>Más</p>",
        "status": "draft",
    }


@pytest.mark.parametrize(
    ("saying", "words"),
    [
        (reply(b'{"detail": "Invalid token"}', 401), "does not accept this key"),
        (reply(b"", 403), "does not accept this key"),
        (reply(b"", 429), "asks to wait"),
        (reply(b'{"detail": "Subject\\n is taken"}', 400), "kept no draft: Subject is taken."),
        (reply(b'{"subject": ["too long"]}', 422), 'kept no draft: {"subject": ["too long"]}.'),
        (reply(b"<html>" * 1000, 500), "kept no draft: 500."),
        (reply(b"[" * 100_000, 500), "kept no draft: 500."),
    ],
)
def test_one_sentence_for_what_goes_wrong(service, saying: Saying, words: str) -> None:
    with pytest.raises(EditorError) as raised:
        put(service, saying)
    assert words in raised.value.message.en
    assert TOKEN not in raised.value.message.es + raised.value.message.en


def test_the_key_follows_no_redirection(service) -> None:
    with pytest.raises(EditorError):
        put(service, moved("/v1/elsewhere", 307))
    assert service[0].asked() == [("POST", "/v1/emails")]


@pytest.mark.parametrize("token", ["clave con blancos", "a\nb", "ñ"])
def test_what_can_be_no_key_is_not_sent(service, token: str) -> None:
    with pytest.raises(EditorError, match="does not accept"):
        put(service, reply(b"", 201), token)
    assert service[0].requests == []
