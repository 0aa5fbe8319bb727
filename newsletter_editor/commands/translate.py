"""`newsletter-editor translate`: the skeleton of a translation, or what one still lacks."""

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
from newsletter_editor.document.source import plain_text, read_source
from newsletter_editor.sections.alignment import aligned
from newsletter_editor.sections.comparison import compared
from newsletter_editor.sections.front_matter_habit import topics_of
from newsletter_editor.sections.issues import IssuePlanner, IssueRequest
from newsletter_editor.sections.section_names import SectionNames
from newsletter_editor.sections.templates import load_templates
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.text.lines import LineMap
from newsletter_editor.text.localized import Language, Localized
from newsletter_editor.text.problems import Severity

SUMMARY = Localized(
    es="Crea el esqueleto de la traducción de una edición, o compara una con su original.",
    en="Make the skeleton of a translation of an issue, or compare one with its original.",
)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Declare the arguments of `translate`."""
    say = saying(language)
    parser.add_argument("original", type=Path, metavar="POST", help=say("original", "original"))
    parser.add_argument(
        "--compare",
        type=Path,
        metavar="TRANSLATION",
        help=say("no crea nada: dice qué le falta a esta", "make nothing: say what this one lacks"),
    )
    parser.add_argument("--title", default="", help=say("título traducido", "translated title"))
    parser.add_argument(
        "--without-originals",
        action="store_true",
        help=say("sin los párrafos del original ocultos", "without the original's paragraphs"),
    )
    add_edition_arguments(parser, language)


def run(options: argparse.Namespace, language: Language) -> int:
    """Make the translation and print its path, or print the differences; 1 where there are any."""
    site = site_of(options.site, options.original)
    original = original_of(site, options.original)
    library = load_templates(repo=site.root)
    names = SectionNames.load(library, repo=site.root)
    target = edition_language(options, original, language)
    if options.compare:
        return _compare(original, original_of(site, options.compare), names, target, language)
    planner = IssuePlanner(site, library, target)
    plan = planner.translation(
        IssueRequest(
            title=options.title or topics_of(original.title),
            language=planner.language,
            day=options.date or date.today(),
            number=original.edition,
            author=options.author,
            original=original,
            file_name=options.name,
        ),
        names,
        with_originals=not options.without_originals,
    )
    if options.dry_run:
        print_complaint(str(plan.path))
        print_text(plan.text)
    else:
        print_line(str(plan.create()))
    return 0


def _compare(
    original: PostFile, translation: PostFile, names: SectionNames, target: str, language: Language
) -> int:
    left, right = _text(original.path), _text(translation.path)
    source = original.language or ""
    pairs = aligned(left, right, names, source, translation.language or target)
    problems = compared(left, right, pairs)
    lines = LineMap(right)
    for problem in problems:
        line, column = lines.position(problem.range.start)
        message = problem.message.in_language(language)
        print_line(f"{translation.path}:{line}:{column}: {message}")
    return int(any(problem.severity >= Severity.WARNING for problem in problems))


def _text(path: Path) -> str:
    source = read_source(path)
    return plain_text(source.text, source.format)
