"""What `new` and `translate` share: the arguments for an edition, its original and its language."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path

from newsletter_editor.commands.parser import saying
from newsletter_editor.sections.templates import main_language
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language, Localized


def add_edition_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Declare the arguments that `new` and `translate` share."""
    say = saying(language)
    parser.add_argument("--author", default="", help=say("clave del autor", "the author's key"))
    parser.add_argument(
        "--date", type=_day, help=say("AAAA-MM-DD (hoy si falta)", "YYYY-MM-DD (today without it)")
    )
    parser.add_argument("--language", help=say("idioma, como es o pt-BR", "as in es or pt-BR"))
    parser.add_argument(
        "--name", default="", help=say("nombre del archivo", "the file's name"), metavar="FILE"
    )
    parser.add_argument(
        "--site",
        type=Path,
        metavar="DIR",
        help=say(
            "repositorio (si falta, el de aquí)", "the repo (without it, that of this folder)"
        ),
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help=say("muestra el archivo sin crearlo", "show the file without making it"),
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text}: YYYY-MM-DD") from None


def original_of(site: Site, path: Path) -> PostFile:
    """The post that an edition is made of; a path counts from here or else from the repo.

    Raises EditorError for a file that is missing, not of this repo or not readable.
    """
    # A path's own ways raise for names that are too long.
    here = path if os.path.exists(path) else site.root / path  # noqa: PTH110
    if not os.path.isfile(here):  # noqa: PTH113
        raise EditorError(_NO_POST.format(path=path))
    try:
        post = site.post(here.resolve())
    except ValueError:
        raise EditorError(_FOREIGN_POST.format(path=path)) from None
    if post.error is not None:
        raise EditorError(_UNREADABLE.format(path=path, why=post.error.as_part()))
    return post


def edition_language(
    options: argparse.Namespace, original: PostFile | None, language: Language
) -> str:
    """The language of the new edition: as asked for, else the terminal's unless it is taken."""
    if options.language:
        return str(options.language)
    if original is not None and main_language(original.language or "") == language:
        return "es" if language == "en" else "en"
    return language


_NO_POST = Localized(
    es="No existe el artículo «{path}»; revisa la ruta.",
    en="There is no post “{path}”; check the path.",
)
_FOREIGN_POST = Localized(
    es="«{path}» no está en ese repositorio; indica el suyo con --site.",
    en="“{path}” is not in that repo; name its own with --site.",
)
_UNREADABLE = Localized(
    es="No se puede usar «{path}»: {why}.",
    en="“{path}” cannot be used: {why}.",
)
