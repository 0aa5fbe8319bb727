"""Signing in with a token, which the machine's own keyring keeps: git's credential helper."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from newsletter_editor.publishing.doors import git_for
from newsletter_editor.publishing.failures import told
from newsletter_editor.publishing.git import masked
from newsletter_editor.publishing.repository import Repository
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized


def web_address(repository: Repository) -> str:
    """Where the blog is sent, if a token opens it: an address of the web, without any token.

    "" for ssh, which has keys, and for folders. Raises EditorError.
    """
    with told(repository.top):
        remote = repository.remote()
        address = masked(repository.address(remote.sends_to or remote.name))
    return address if urlsplit(address).scheme in ("http", "https") else ""


def remember_token(address: str, name: str, token: str, folder: Path) -> None:
    """Give a name and a token for the server of `address` to the keeper that git has here.

    They go through git's standard input alone. `folder` is where git is asked, that of a trusted
    repo or of the author's own. Raises EditorError where git has no keeper.
    """
    parts = urlsplit(masked(address))
    fields = {"protocol": parts.scheme, "host": parts.netloc, "username": name, "password": token}
    if any(sign in value for value in fields.values() for sign in "\n\r\0") or not token:
        raise EditorError(_ODD)
    git = git_for(folder)
    with told(folder):
        where = f"{parts.scheme}://{parts.netloc}"
        keeper = git.text("config", "--get-urlmatch", "credential.helper", where, also=(1,))
        if not keeper:
            raise EditorError(_NO_KEEPER)
        given = "".join(f"{key}={value}\n" for key, value in fields.items()) + "\n"
        git.run("credential", "approve", given=given.encode())


_ODD = Localized(
    es="Así no puede ser un nombre o un token; cópialo otra vez, entero y sin espacios.",
    en="That cannot be a name or a token; copy it once more, whole and without blanks.",
)
_NO_KEEPER = Localized(
    es="Git no tiene dónde guardar tokens en este equipo; instala Git Credential Manager "
    "(https://git-scm.com/doc/credential-helpers) e inténtalo otra vez.",
    en="Git has no place for tokens on this machine; install Git Credential Manager "
    "(https://git-scm.com/doc/credential-helpers) and try again.",
)
