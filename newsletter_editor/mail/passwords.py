"""Passwords lie in the system's keyring, never in a file of ours."""

from __future__ import annotations

import keyring
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringError

_SERVICE = "newsletter-editor"


def is_there() -> bool:
    """Whether this system has a keyring that can be used."""
    return not isinstance(keyring.get_keyring(), NoKeyring)


def kept(name: str) -> str:
    """The password that is kept under a name such as `ana@smtp.example.org`, "" without one.

    May wait for the author to open the keyring: never to be called on the window's thread.
    """
    try:
        return keyring.get_password(_SERVICE, name) or ""
    except (KeyringError, RuntimeError, OSError):
        return ""


def keep(name: str, password: str) -> bool:
    """Keep a password, or with "" forget it; False where the system refuses."""
    try:
        if password:
            keyring.set_password(_SERVICE, name, password)
        elif kept(name):
            keyring.delete_password(_SERVICE, name)
    except (KeyringError, RuntimeError, OSError):
        return False
    return True
