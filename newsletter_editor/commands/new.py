"""`newsletter-editor new`: a new issue of the newsletter without a window."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from newsletter_editor.sections.issues import IssuePlanner, IssueRequest
from newsletter_editor.sections.templates import load_templates, main_language
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language, Localized

SUMMARY = Localized(
    es="Crea una edición nueva del boletín según la costumbre del repositorio.",
    en="Make a new issue of the newsletter in the repo's habit.",
)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Declare the arguments of `new`."""

    def say(es: str, en: str) -> str:
        return Localized(es, en).in_language(language)

    parser.add_argument("--title", required=True, help=say("título", "title"))
    parser.add_argument(
        "--number",
        type=_whole_number,
        help=say(
            "número (si falta, el del original o el siguiente)",
            "number (without it, that of the original or the next one)",
        ),
    )
    parser.add_argument(
        "--from",
        dest="original",
        metavar="POST",
        type=Path,
        help=say("artículo original que se traduce o adapta", "original post to be adapted"),
    )
    parser.add_argument(
        "--section",
        dest="sections",
        metavar="ID",
        action="append",
        help=say("sección que llevará; se puede repetir", "a section to have; may be repeated"),
    )
    add_place_arguments(parser, language)


def add_place_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Declare the arguments that `new` and `translate` share."""

    def say(es: str, en: str) -> str:
        return Localized(es, en).in_language(language)

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


def _whole_number(text: str) -> int:
    if not text.isdecimal() or int(text) > 99999:
        raise argparse.ArgumentTypeError(f"{text}: 0–99999")
    return int(text)


def run(options: argparse.Namespace, language: Language) -> int:
    """Make the issue, or show it; print its path."""
    site = site_of(options.site, options.original)
    original = original_of(site, options.original) if options.original else None
    planner = IssuePlanner(
        site, load_templates(repo=site.root), edition_language(options, original, language)
    )
    number = options.number
    if number is None:
        number = original.edition if original else planner.next_number
    plan = planner.plan(
        IssueRequest(
            title=options.title,
            language=planner.language,
            day=options.date or date.today(),
            number=number,
            author=options.author,
            original=original,
            sections=options.sections,
            file_name=options.name,
        )
    )
    if options.dry_run:
        sys.stderr.write(f"{plan.path}\n")
        sys.stdout.write(plan.text)
    else:
        sys.stdout.write(f"{plan.create()}\n")
    return 0


def site_of(folder: Path | None, post: Path | None) -> Site:
    """The repo that was named, or the one that a post or the current folder is in."""
    if folder is not None and not folder.is_dir():
        raise EditorError(_NO_FOLDER.format(folder=folder))
    if folder is not None:
        # A repo without a configuration is one all the same when the author says so.
        return Site.containing(folder) or Site(folder)
    site = Site.containing(post or Path.cwd())
    if site is None:
        raise EditorError(_NO_SITE)
    return site


def original_of(site: Site, path: Path) -> PostFile:
    """The post that an edition is made of; a path counts from here or else from the repo."""
    here = path if path.exists() else site.root / path
    if not here.is_file():
        raise EditorError(_NO_POST.format(path=path))
    try:
        post = site.post(here.resolve())
    except ValueError:
        raise EditorError(_FOREIGN_POST.format(path=path)) from None
    if post.error is not None:
        raise EditorError(_UNREADABLE.format(path=path, why=post.error))
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


_NO_FOLDER = Localized(
    es="La carpeta «{folder}» no existe; indica con --site la del repositorio.",
    en="There is no folder “{folder}”; name the repo's with --site.",
)
_NO_SITE = Localized(
    es="Aquí no hay ningún repositorio de Jekyll; indica su carpeta con --site.",
    en="There is no Jekyll repo here; name its folder with --site.",
)
_NO_POST = Localized(
    es="No existe el artículo «{path}»; revisa la ruta.",
    en="There is no post “{path}”; check the path.",
)
_FOREIGN_POST = Localized(
    es="«{path}» no está en ese repositorio; indica el suyo con --site.",
    en="“{path}” is not in that repo; name its own with --site.",
)
_UNREADABLE = Localized(
    es="No se puede usar «{path}»: {why}; corrígelo o elige otro original.",
    en="“{path}” cannot be used: {why}; mend it or choose another original.",
)
