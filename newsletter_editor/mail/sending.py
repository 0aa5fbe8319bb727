"""A message is handed to the author's own mail server (SMTP: RFC 5321, 4954, 3207, 8314).

Nothing goes over a connection that is not encrypted, nor to a server whose certificate the system
does not trust, nor to anybody but the addresses that were typed.
"""

from __future__ import annotations

import base64
import contextlib
import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from typing import Literal, NamedTuple

from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.web.trust import system_trust

Security = Literal["tls", "starttls"]
PORTS: dict[Security, int] = {"tls": 465, "starttls": 587}
SECONDS_TO_ANSWER = 20.0
"""For each step; servers that fight junk let strangers wait, but not their own users."""
MOST_RECEIVERS = 10
"""Of a test; whoever sends to more sends the newsletter itself, which a service does better."""

_ADDRESS = re.compile(r"[^\s@<>\"(),:;\\]+@[^\s@<>\"(),:;\\]+")
_FULL = re.compile(r"quota|full|storage|lleno|llena", re.IGNORECASE)


class Account(NamedTuple):
    """How the author's mail server is reached."""

    host: str
    port: int
    security: Security
    user: str
    """Empty for a server that asks for none."""


def typed_addresses(text: str) -> tuple[str, ...]:
    """The addresses that an author has typed, parted by commas, semicolons or lines.

    Raises EditorError for what is none, for none at all and for more than `MOST_RECEIVERS`.
    """
    found = []
    for part in filter(None, (each.strip() for each in re.split(r"[,;\n]", text))):
        named = re.fullmatch(r"[^<>@:\x00-\x1f]*<([^<>]*)>", part)
        address = named[1] if named else part
        if not _ADDRESS.fullmatch(address):
            raise EditorError(_NO_ADDRESS.format(address=part))
        found.append(address)
    if not found:
        raise EditorError(_NOBODY)
    if len(found) > MOST_RECEIVERS:
        raise EditorError(_TOO_MANY.format(most=MOST_RECEIVERS))
    return tuple(dict.fromkeys(found))


class Sending:
    """One message on its way. `run` works on any thread, `cancel` may be called on another."""

    def __init__(
        self,
        account: Account,
        password: str,
        sender: str,
        receivers: tuple[str, ...],
        data: bytes,
        context: ssl.SSLContext | None = None,
        seconds: float = SECONDS_TO_ANSWER,
    ) -> None:
        """`sender` and `receivers` are bare addresses; `data` is the message with CRLF ends."""
        self._account, self._password = account, password
        self._sender, self._receivers, self._data = sender, receivers, data
        self._context, self._seconds = context, seconds
        self._server: smtplib.SMTP | None = None
        self._is_cancelled = False

    def run(self, report: Callable[[Localized], None]) -> bool:
        """Send; False where it was cancelled before the server had taken the message.

        `report` is told each step. Raises EditorError with the one thing that went wrong.
        """
        try:
            self._send(report)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            if self._is_cancelled:
                return False
            raise EditorError(self._explained(error)) from error
        finally:
            self._close()
        return not self._is_cancelled

    def cancel(self) -> None:
        """Stop as soon as can be; what the server has not confirmed it will not deliver."""
        self._is_cancelled = True
        sock = self._server.sock if self._server is not None else None
        if sock is not None:
            # Wakes the thread that waits for the server. No more is done on this one: `smtplib`
            # and `ssl` would meet what they use half taken away.
            with contextlib.suppress(OSError):
                socket.socket.shutdown(sock, socket.SHUT_RDWR)

    def _send(self, report: Callable[[Localized], None]) -> None:
        host, port, security, user = self._account
        report(_CONNECTING.format(host=host))
        context = self._context or system_trust()
        if security == "tls":
            self._server = smtplib.SMTP_SSL(host, port, timeout=self._seconds, context=context)
        else:
            self._server = smtplib.SMTP(host, port, timeout=self._seconds)
        server = self._go_on()
        server.ehlo_or_helo_if_needed()
        if security == "starttls":
            server.starttls(context=context)
            server.ehlo()
        if user:
            report(_LOGGING_IN)
            _log_in(self._go_on(), user, self._password)
        report(_SENDING)
        refused = self._go_on().sendmail(self._sender, self._receivers, self._data)
        if refused:
            # The server has taken it for the others.
            others = ", ".join(each for each in self._receivers if each not in refused)
            those = ", ".join(f"{each} ({_text(words)})" for each, (_, words) in refused.items())
            raise EditorError(_NOT_TO_ALL.format(others=others, those=those))

    def _go_on(self) -> smtplib.SMTP:
        if self._is_cancelled or self._server is None:
            raise ConnectionAbortedError
        return self._server

    def _close(self) -> None:
        server, self._server = self._server, None
        if server is None:
            return
        with contextlib.suppress(OSError, smtplib.SMTPException):
            if not self._is_cancelled:
                server.quit()
        with contextlib.suppress(OSError):
            server.close()

    def _explained(self, error: Exception) -> Localized:
        host, port = self._account.host, self._account.port
        if isinstance(error.__context__, TimeoutError):
            # Which `smtplib` takes for a server that hangs up.
            error = error.__context__
        for kinds, sentence in _FAULTS:
            if isinstance(error, kinds):
                return sentence.format(
                    host=host, port=port, seconds=round(self._seconds), said=_said(error)
                )
        if isinstance(error, smtplib.SMTPRecipientsRefused):
            address, (code, words) = next(iter(error.recipients.items()))
            sentence = _FULL_BOX if _is_full(code, words) else _NO_RECEIVER
            return sentence.format(address=address, said=_text(words))
        if isinstance(error, smtplib.SMTPResponseException):
            sentence = _FULL_BOX if _is_full(error.smtp_code, error.smtp_error) else _REFUSED
            address = ", ".join(self._receivers)
            return sentence.format(address=address, host=host, said=_said(error))
        return _LOST.format(host=host, said=_said(error))


def _log_in(server: smtplib.SMTP, user: str, password: str) -> None:
    if f"{user}{password}".isascii():
        server.login(user, password)
        return
    # `smtplib` writes ASCII alone, where RFC 4616 says UTF-8.
    plain, name, word = (
        base64.b64encode(text.encode()).decode("ascii")
        for text in (f"\0{user}\0{password}", user, password)
    )
    offered = server.esmtp_features.get("auth", "").upper().split()
    if "PLAIN" in offered or "LOGIN" not in offered:
        code, words = server.docmd("AUTH", f"PLAIN {plain}")
    else:
        code, words = server.docmd("AUTH", "LOGIN")
        for part in (name, word):
            if code == 334:
                code, words = server.docmd(part)
    if code not in (235, 503):
        raise smtplib.SMTPAuthenticationError(code, words)


def _is_full(code: int, words: bytes | str) -> bool:
    return code in (452, 552) or _FULL.search(_text(words)) is not None


def _said(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _text(error.smtp_error)
    return " ".join(str(error).split())[:200]


def _text(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text).split())[:200]


_CONNECTING = Localized(es="Conectando con {host}…", en="Connecting to {host}…")
_LOGGING_IN = Localized(es="Entrando…", en="Logging in…")
_SENDING = Localized(es="Enviando…", en="Sending…")

_NOBODY = Localized(es="Escribe a qué dirección se envía.", en="Type the address to send it to.")
_NO_ADDRESS = Localized(
    es="«{address}» no es una dirección de correo: corrígela.",
    en="“{address}” is no e-mail address: correct it.",
)
_TOO_MANY = Localized(
    es="Una prueba va a {most} direcciones como mucho; para más está tu servicio de envío.",
    en="A test goes to {most} addresses at most; for more there is your sending service.",
)
_UNKNOWN_HOST = Localized(
    es="No se encuentra el servidor «{host}»: revisa su nombre y tu conexión.",
    en="There is no server “{host}” to be found: check its name and your connection.",
)
_SILENT = Localized(
    es="El servidor «{host}» no contesta en {seconds} segundos: revisa el puerto {port} o prueba "
    "más tarde.",
    en="The server “{host}” does not answer within {seconds} seconds: check port {port}, or try "
    "later.",
)
_CLOSED = Localized(
    es="En «{host}» nadie atiende el puerto {port}: revisa el puerto.",
    en="Nobody at “{host}” listens on port {port}: check the port.",
)
_UNTRUSTED = Localized(
    es="El certificado de «{host}» no es de fiar ({said}), así que no se ha enviado nada: revisa "
    "el nombre del servidor.",
    en="The certificate of “{host}” cannot be trusted ({said}), so nothing was sent: check the "
    "server's name.",
)
_NO_TLS = Localized(
    es="En el puerto {port} de «{host}» no hay TLS, así que no se ha enviado nada: prueba la otra "
    "forma de cifrado.",
    en="Port {port} of “{host}” does not speak TLS, so nothing was sent: try the other kind of "
    "encryption.",
)
_UNSUPPORTED = Localized(
    es="«{host}» no ofrece lo que hace falta ({said}), así que no se ha enviado nada: revisa "
    "puerto y cifrado.",
    en="“{host}” does not offer what is needed ({said}), so nothing was sent: check port and "
    "encryption.",
)
_NO_ENTRY = Localized(
    es="El servidor no acepta el usuario o la contraseña ({said}): algunos, como Gmail, piden una "
    "contraseña de aplicación.",
    en="The server does not accept user or password ({said}): some, such as Gmail, want an app "
    "password.",
)
_NO_SENDER = Localized(
    es="El servidor no deja enviar desde esa dirección ({said}): usa la de tu cuenta.",
    en="The server does not let you send from that address ({said}): use that of your account.",
)
_NO_RECEIVER = Localized(
    es="El servidor no acepta la dirección {address} ({said}): revísala.",
    en="The server does not accept the address {address} ({said}): check it.",
)
_NOT_TO_ALL = Localized(
    es="Se ha enviado a {others}, pero el servidor no acepta {those}: corrígelo y envíalo "
    "solo ahí.",
    en="It was sent to {others}, but the server does not accept {those}: check what is written, "
    "and send it there alone.",
)
_FULL_BOX = Localized(
    es="El buzón de {address} está lleno ({said}): no se ha entregado.",
    en="The mailbox of {address} is full ({said}): it was not delivered.",
)
_REFUSED = Localized(
    es="El servidor «{host}» no acepta el mensaje ({said}).",
    en="The server “{host}” does not accept the message ({said}).",
)
_LOST = Localized(
    es="Se ha perdido la conexión con «{host}» ({said}): puede que no haya llegado; prueba otra "
    "vez.",
    en="The connection to “{host}” was lost ({said}): it may not have arrived; try again.",
)

_FAULTS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], Localized], ...] = (
    (ssl.SSLCertVerificationError, _UNTRUSTED),
    (ssl.SSLEOFError, _LOST),
    (ssl.SSLError, _NO_TLS),
    (socket.gaierror, _UNKNOWN_HOST),
    (TimeoutError, _SILENT),
    (ConnectionRefusedError, _CLOSED),
    (smtplib.SMTPAuthenticationError, _NO_ENTRY),
    (smtplib.SMTPSenderRefused, _NO_SENDER),
    (smtplib.SMTPNotSupportedError, _UNSUPPORTED),
)
"""The first that fits says it."""
