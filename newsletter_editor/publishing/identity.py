"""Who signs the commits, where git does not know yet."""

from __future__ import annotations

from newsletter_editor.publishing.git import GitFailedError
from newsletter_editor.publishing.repository import Repository
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized


def has_identity(repository: Repository) -> bool:
    """Whether git knows a name and an e-mail for commits, without guessing them."""
    try:
        repository.git.run("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT")
        repository.git.run("-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT")
    except GitFailedError:
        return False
    return True


def set_identity(repository: Repository, name: str | None, email: str | None) -> None:
    """Let git know a name and an e-mail, for this repo alone.

    Raises EditorError for what cannot be one, and where git knows none and none is given.
    """
    if name or email:
        for value in (name or "", email or ""):
            if any(each in value for each in "<>\n\r\0"):
                raise EditorError(_ODD)
    if name:
        repository.git.run("config", "--local", "user.name", name, changes=True)
    if email:
        repository.git.run("config", "--local", "user.email", email, changes=True)
    if not has_identity(repository):
        raise EditorError(_NOBODY)


_NOBODY = Localized(
    es="Git no sabe quién eres; di tu nombre y tu correo (--name y --email) e inténtalo otra vez.",
    en="Git does not know who you are; give your name and e-mail (--name and --email) and try "
    "again.",
)
_ODD = Localized(
    es="En el nombre y el correo no pueden ir los signos < y >.",
    en="Name and e-mail cannot hold the signs < and >.",
)
