#!/usr/bin/env bash
# Python's smtplib cannot log in with a password that holds a letter such as ñ.
#
# Seen in November 2026 with CPython 3.11.7 and aiosmtpd 1.4.6 as the server, which takes them:
# `SMTP.login` writes the answer to AUTH PLAIN and AUTH LOGIN as ASCII and raises UnicodeEncodeError
# before anything is sent, although RFC 4616 (PLAIN) says UTF-8. As UnicodeEncodeError is a
# ValueError and no SMTPException, programs that catch the latter crash on it. Sending the same
# `AUTH PLAIN` by `docmd`, encoded as UTF-8, works.
#
# Needs Python 3.10 or later; talks to 127.0.0.1 alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check aiosmtpd==1.4.6
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import base64
import logging
import smtplib
import socket

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

logging.disable()
USER, PASSWORD = "ana", "señal"


def enter(server, session, envelope, mechanism, data):
    good = (data.login.decode(), data.password.decode()) == (USER, PASSWORD)
    return AuthResult(success=good, handled=False)


with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
server = Controller(object(), "127.0.0.1", port, authenticator=enter, auth_require_tls=False)
server.start()
try:
    with smtplib.SMTP("127.0.0.1", port) as client:
        client.ehlo()
        try:
            client.login(USER, PASSWORD)
            said = "logged in"
        except Exception as error:
            said = type(error).__name__
            assert not isinstance(error, smtplib.SMTPException)
        print("smtplib's login:", said)
        token = base64.b64encode(f"\0{USER}\0{PASSWORD}".encode()).decode()
        code, _ = client.docmd("AUTH", f"PLAIN {token}")
        print("AUTH PLAIN in UTF-8:", code)
finally:
    server.stop()
assert (said, code) == ("UnicodeEncodeError", 235)
PYTHON
