"""`newsletter-editor new`: a new issue of the newsletter without a window."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from newsletter_editor.commands.editions import (
    add_edition_arguments,
    edition_language,
    original_of,
)
from newsletter_editor.commands.parser import saying
from newsletter_editor.commands.places import site_of
from newsletter_editor.commands.printing import print_complaint, print_line, print_text
from newsletter_editor.sections.issues import IssuePlanner, IssueRequest
from newsletter_editor.sections.templates import load_templates
from newsletter_editor.text.localized import Language, Localized

SUMMARY = Localized(
    es="Crea una edición nueva del boletín según la costumbre del repositorio.",
    en="Make a new issue of the newsletter in the repo's habit.",
)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Declare the arguments of `new`."""
    say = saying(language)
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
    add_edition_arguments(parser, language)


def _whole_number(text: str) -> int:
    # Python turns texts of thousands of digits into no number.
    if not text.isdecimal() or len(text) > 5:
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
        print_complaint(str(plan.path))
        print_text(plan.text)
    else:
        print_line(str(plan.create()))
    return 0
