"""What a command that works with git needs before: that the author trusts the folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from newsletter_editor.commands.parser import saying
from newsletter_editor.document.system_errors import explained
from newsletter_editor.publishing.repository import Repository, repository_of
from newsletter_editor.repo.trust import trust, trust_file
from newsletter_editor.text.localized import Language


def add_trust_argument(parser: argparse.ArgumentParser, language: Language) -> None:
    """`--trust`, for scripts on a machine where nobody has opened the folder in the window."""
    say = saying(language)
    parser.add_argument(
        "--trust",
        action="store_true",
        help=say(
            "confía desde ahora en la carpeta: git ejecuta lo que ella mande",
            "trust the folder from now on: git runs what it says",
        ),
    )


def trusted_repository(root: Path, trust_now: bool) -> Repository:
    """The repo around a site's folder. Raises EditorError where the folder is not trusted."""
    if trust_now:
        with explained(trust_file()):
            trust(root)
    return repository_of(root)
