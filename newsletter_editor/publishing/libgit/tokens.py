"""Tokens for servers, where there is no git with helpers: the system's keyring alone."""

from __future__ import annotations

from urllib.parse import urlsplit

from newsletter_editor.mail import passwords
from newsletter_editor.publishing.libgit.call import fail


def approve(given: bytes) -> bytes:
    """Keep what `git credential approve` is given."""
    fields = dict(line.split("=", 1) for line in given.decode().splitlines() if "=" in line)
    where = _name(f"{fields['protocol']}://{fields['host']}")
    if not passwords.is_there() or not passwords.keep(
        where, f"{fields['username']}\n{fields['password']}"
    ):
        fail("fatal: there is no keyring")
    return b""


def token_for(address: str) -> tuple[str, str]:
    """Name and token that are kept for the server of an address; "" for both without one."""
    parts = urlsplit(address)
    name, _, token = passwords.kept(
        _name(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}")
    ).partition("\n")
    return name, token


def _name(server: str) -> str:
    return f"git {server}"
