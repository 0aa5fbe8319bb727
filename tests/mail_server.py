"""A real SMTP server on this machine, for tests of what is sent."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope

USER, PASSWORD = "ana", "señal 1"
"""Who is let in."""


class Box:
    """What a server does with what it is sent; `answer` may be another one."""

    def __init__(self) -> None:
        self.received: list[Envelope] = []
        self.answers: dict[str, str] = {}
        self.silent_for = 0.0

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Envelope, address: str, options: Any
    ) -> str:
        if answer := self.answers.get(f"RCPT {address}", self.answers.get("RCPT")):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_MAIL(  # noqa: N802
        self, server: Any, session: Any, envelope: Envelope, address: str, options: Any
    ) -> str:
        if "MAIL" in self.answers:
            return self.answers["MAIL"]
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802
        if self.silent_for:
            await asyncio.sleep(self.silent_for)
        if "DATA" in self.answers:
            return self.answers["DATA"]
        self.received.append(envelope)
        return "250 OK"


def enter(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    good = (data.login.decode(), data.password.decode()) == (USER, PASSWORD)
    return AuthResult(success=good, handled=False)


class _Controller(Controller):
    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    """What a system that trusts an authority checks certificates by."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@contextmanager
def mail_server(
    box: Box, authority: trustme.CA, security: str = "tls", name: str = "localhost"
) -> Iterator[int]:
    """A server that puts into `box` what it is sent; gives its port. `security` may be `none`."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(context)
    common = {"hostname": "127.0.0.1", "port": 0, "authenticator": enter, "auth_required": True}
    options = {
        "tls": {"ssl_context": context, "auth_require_tls": False},
        "starttls": {"tls_context": context, "require_starttls": True},
        "none": {"auth_require_tls": False},
    }
    controller = _Controller(box, **common, **options[security])
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()
