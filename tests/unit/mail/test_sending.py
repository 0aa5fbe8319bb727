"""Messages sent to a real SMTP server on this machine, with TLS of a throw-away authority."""

from __future__ import annotations

import email
import smtplib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from email import policy
from pathlib import Path
from typing import Any

import keyring
import pytest
import trustme
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from newsletter_editor.mail import passwords
from newsletter_editor.mail.eml import as_mail
from newsletter_editor.mail.making import make_message
from newsletter_editor.mail.sending import Account, Sending, typed_addresses
from newsletter_editor.text.errors import EditorError
from newsletter_editor.web.trust import system_trust
from tests.mail_server import PASSWORD, USER, Box, mail_server, trusting

# The server knows no TLS from the first byte on, and takes such a connection for a bare one.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def box() -> Box:
    return Box()


Start = Callable[..., Account]


@pytest.fixture
def start(authority: trustme.CA, box: Box) -> Iterator[Start]:
    with ExitStack() as started:

        def run(
            security: str = "tls", name: str = "localhost", of: trustme.CA = authority
        ) -> Account:
            port = started.enter_context(mail_server(box, of, security, name))
            return Account("localhost", port, "tls" if security == "tls" else "starttls", USER)

        yield run


MESSAGE = as_mail(make_message("---\ntitle: Número 5 – «ñ»\n---\nHola.\n"), ("leo@x.example",))


def send(
    account: Account, authority: trustme.CA, password: str = PASSWORD, seconds: float = 5.0
) -> list[str]:
    steps: list[str] = []
    sending = Sending(
        account,
        password,
        "ana@x.example",
        ("leo@x.example", "eva@x.example"),
        MESSAGE.as_bytes(),
        trusting(authority),
        seconds,
    )
    assert sending.run(lambda step: steps.append(step.en))
    return steps


def fault(account: Account, authority: trustme.CA, **more: Any) -> str:
    with pytest.raises(EditorError) as caught:
        send(account, authority, **more)
    assert caught.value.message.es != caught.value.message.en
    assert "\n" not in caught.value.message.en
    return caught.value.message.en


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_it_arrives_as_it_was_made(
    start: Start, authority: trustme.CA, box: Box, security: str
) -> None:
    steps = send(start(security), authority)
    assert [step.split()[0] for step in steps] == ["Connecting", "Logging", "Sending…"]
    (envelope,) = box.received
    assert envelope.mail_from == "ana@x.example"
    assert envelope.rcpt_tos == ["leo@x.example", "eva@x.example"]
    assert envelope.content == MESSAGE.as_bytes()
    mail = email.message_from_bytes(envelope.content, policy=policy.default)
    assert mail["subject"] == "Número 5 – «ñ»"


def test_a_wrong_password(start: Start, authority: trustme.CA, box: Box) -> None:
    assert "password" in fault(start(), authority, password="otra")
    assert box.received == []


def test_a_certificate_of_nobody(start: Start, authority: trustme.CA, box: Box) -> None:
    for security in ("tls", "starttls"):
        assert "certificate" in fault(start(security, of=trustme.CA()), authority)
    assert box.received == []


def test_a_certificate_of_another_host(start: Start, authority: trustme.CA) -> None:
    assert "certificate" in fault(start(name="other.example"), authority)


def test_a_server_without_encryption_is_told_nothing(
    start: Start, authority: trustme.CA, box: Box
) -> None:
    account = start("none")
    assert "encryption" in fault(account, authority)
    assert "TLS" in fault(account._replace(security="tls"), authority)
    assert box.received == []


@pytest.mark.parametrize(
    ("at", "answer", "words"),
    [
        ("RCPT", "552 mailbox full", "full"),
        ("DATA", "452 Insufficient system storage", "full"),
        ("RCPT", "550 no such user", "leo@x.example (no such user)"),
        ("MAIL", "553 not yours", "send from that address"),
        ("DATA", "554 looks like spam", "looks like spam"),
    ],
)
def test_what_the_server_refuses(
    start: Start, authority: trustme.CA, box: Box, at: str, answer: str, words: str
) -> None:
    box.answers[at] = answer
    assert words in fault(start(), authority)
    assert box.received == []


def test_an_address_that_is_refused_is_told_though_others_have_it(
    start: Start, authority: trustme.CA, box: Box
) -> None:
    box.answers["RCPT eva@x.example"] = "550 no such user"
    said = fault(start(), authority)
    assert "sent to leo@x.example" in said and "eva@x.example (no such user)" in said
    assert [each.rcpt_tos for each in box.received] == [["leo@x.example"]]


def test_each_address_that_is_refused_is_told(
    start: Start, authority: trustme.CA, box: Box
) -> None:
    box.answers |= {f"RCPT {each}@x.example": f"550 no {each}" for each in ("eva", "ada")}
    those = ("leo@x.example", "eva@x.example", "ada@x.example")
    sending = Sending(
        start(), PASSWORD, "ana@x.example", those, MESSAGE.as_bytes(), trusting(authority), 5.0
    )
    with pytest.raises(EditorError) as raised:
        sending.run(lambda step: None)
    said = raised.value.message.en
    assert "eva@x.example (no eva), ada@x.example (no ada)" in said
    assert "sent to leo@x.example," in said


def test_a_server_that_hangs(authority: trustme.CA) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        account = Account("127.0.0.1", silent.getsockname()[1], "starttls", USER)
        assert "does not answer" in fault(account, authority, seconds=0.2)
        account = account._replace(security="tls")
        assert "does not answer" in fault(account, authority, seconds=0.2)


def test_a_network_that_vanishes(authority: trustme.CA) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hang_up() -> None:
            connection, _ = server.accept()
            connection.sendall(b"220 hola\r\n")
            connection.recv(100)
            connection.close()

        thread = threading.Thread(target=hang_up)
        thread.start()
        account = Account("127.0.0.1", server.getsockname()[1], "starttls", USER)
        assert "lost" in fault(account, authority)
        thread.join()
    assert "listens" in fault(account, authority)


def test_a_server_that_is_not_there(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert "to be found" in fault(Account("no.example", 465, "tls", USER), authority)


def test_it_can_be_cancelled_while_the_server_is_silent(
    start: Start, authority: trustme.CA, box: Box
) -> None:
    box.silent_for = 60.0
    box.answers["DATA"] = "554 too late"
    account = start()
    sending = Sending(
        account, PASSWORD, "a@x.example", ("b@x.example",), MESSAGE.as_bytes(), trusting(authority)
    )
    told = threading.Event()
    results: list[bool] = []

    def report(step: Any) -> None:
        if step.en.startswith("Sending"):
            told.set()

    thread = threading.Thread(target=lambda: results.append(sending.run(report)))
    thread.start()
    assert told.wait(10)
    time.sleep(0.2)
    sending.cancel()
    thread.join(10)
    assert results == [False]


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.parametrize("command", ["ehlo", "auth", "mail", "rcpt", "data"])
def test_it_can_be_cancelled_between_any_two_steps(
    start: Start,
    authority: trustme.CA,
    box: Box,
    monkeypatch: pytest.MonkeyPatch,
    security: str,
    command: str,
) -> None:
    """Another thread cancels while this one is within `smtplib`, which then goes on."""
    account = start(security)
    sending = Sending(
        account, PASSWORD, "a@x.example", ("b@x.example",), MESSAGE.as_bytes(), trusting(authority)
    )
    put = smtplib.SMTP.putcmd

    def put_and_cancel(server: smtplib.SMTP, cmd: str, args: str = "") -> None:
        put(server, cmd, args)
        if cmd.lower().startswith(command):
            sending.cancel()

    monkeypatch.setattr(smtplib.SMTP, "putcmd", put_and_cancel)
    assert sending.run(lambda _: None) is False
    assert box.received == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ana@x.example", ("ana@x.example",)),
        (
            " Ana <ana@x.example>, eva@y.example;\nana@x.example ",
            ("ana@x.example", "eva@y.example"),
        ),
        ("", "Type"),
        (" , ;", "Type"),
        ("ana", "ana"),
        ("a b@x.example", "a b@x.example"),
        ("a@x.example\rRCPT TO:<c@d.example>", "RCPT"),
        (",".join(f"a{n}@x.example" for n in range(11)), "10"),
    ],
)
def test_nobody_is_sent_to_but_who_was_typed(text: str, expected: tuple[str, ...] | str) -> None:
    if isinstance(expected, tuple):
        assert typed_addresses(text) == expected
    else:
        with pytest.raises(EditorError) as caught:
            typed_addresses(text)
        assert expected in caught.value.message.en


def test_the_system_is_asked_for_its_authorities() -> None:
    context = system_trust()
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname


class Keyring(KeyringBackend):
    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def restored_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_passwords_lie_in_the_keyring_alone(restored_keyring: None, tmp_path: Path) -> None:
    keyring.set_keyring(own := Keyring())
    assert passwords.is_there()
    assert passwords.kept("ana@x") == ""
    assert passwords.keep("ana@x", "s")
    assert own.kept == {("newsletter-editor", "ana@x"): "s"}
    assert passwords.kept("ana@x") == "s"
    assert passwords.keep("ana@x", "")
    assert own.kept == {}


def test_a_system_without_a_keyring_keeps_nothing(restored_keyring: None) -> None:
    keyring.set_keyring(NoKeyring())
    assert not passwords.is_there()
    assert passwords.kept("ana@x") == ""
    assert not passwords.keep("ana@x", "s")
