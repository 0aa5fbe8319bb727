"""`newsletter-editor status`: what is not on the site yet, without a window."""

from __future__ import annotations

import argparse
from pathlib import Path

from newsletter_editor.commands.parser import saying
from newsletter_editor.commands.places import site_of
from newsletter_editor.commands.printing import print_complaint, print_json, print_line
from newsletter_editor.commands.trusting import add_trust_argument, trusted_repository
from newsletter_editor.publishing.changes import (
    Change,
    Status,
    status,
    text_before,
    text_here,
    words_changed,
)
from newsletter_editor.publishing.kinds import Kind
from newsletter_editor.publishing.repository import Repository
from newsletter_editor.publishing.state import How
from newsletter_editor.text.localized import Language, Localized

SUMMARY = Localized(
    es="Dice qué no está todavía en el sitio: artículos, imágenes y lo demás.",
    en="Tell what is not on the site yet: posts, images and the rest.",
)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Declare the arguments of `status`."""
    say = saying(language)
    parser.add_argument(
        "site",
        nargs="?",
        type=Path,
        metavar="FOLDER",
        help=say("carpeta del blog", "the blog's folder"),
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_trust_argument(parser, language)


def run(options: argparse.Namespace, language: Language) -> int:
    """Print it; 0 whether or not there is something, for that is no problem."""
    site = site_of(options.site, None)
    repository = trusted_repository(site.root, options.trust)
    found = status(repository)
    if options.format == "json":
        record = _as_record(repository, found)
        print_json(record)
        return 0
    # A move is told once, by its new place.
    gone = {each.moved_from for each in found.changes}
    told = [each for each in found.changes if each.path not in gone]
    for change in sorted(told, key=lambda each: list(Kind).index(each.kind)):
        print_line(_as_line(repository, change, language))
    if found.unsent is None and found.branch:
        print_complaint(_NO_SITE.in_language(language))
    elif not found.changes and not found.unsent:
        print_complaint(_NOTHING.in_language(language))
    for number, sentence in ((found.unsent, _UNSENT), (found.waiting, _WAITING)):
        if number:
            print_complaint(sentence.format(number=number).in_language(language))
    if found.interrupted:
        print_complaint(_INTERRUPTED.in_language(language))
    return 0


def _as_record(repository: Repository, found: Status) -> dict[str, object]:
    changes = []
    for change in found.changes:
        record: dict[str, object] = {
            "path": change.path,
            "kind": change.kind.value,
            "how": change.how.value,
        }
        if change.moved_from:
            record["moved_from"] = change.moved_from
        if change.kind is Kind.POST and change.how is How.CHANGED:
            record["words_added"], record["words_removed"] = _words(repository, change)
        changes.append(record)
    return {
        "branch": found.branch,
        "changes": changes,
        "unsent": found.unsent,
        "waiting": found.waiting,
        "interrupted": found.interrupted,
    }


def _as_line(repository: Repository, change: Change, language: Language) -> str:
    how = _MOVED if change.moved_from else _HOW[change.how]
    line = f"{how.in_language(language)}  {change.path}"
    if change.moved_from:
        line += f"  ← {change.moved_from}"
    if change.kind is Kind.POST and change.how is How.CHANGED:
        added, removed = _words(repository, change)
        words = _WORDS.format(added=added, removed=removed)
        line += f"  ({words.in_language(language)})"
    return line


def _words(repository: Repository, change: Change) -> tuple[int, int]:
    return words_changed(text_before(repository, change), text_here(repository, change.path))


_HOW = {
    How.NEW: Localized(es="nuevo    ", en="new     "),
    How.CHANGED: Localized(es="cambiado ", en="changed "),
    How.REMOVED: Localized(es="borrado  ", en="removed "),
    How.UNRESOLVED: Localized(es="a medias ", en="clashing"),
}
_MOVED = Localized(es="movido   ", en="moved   ")
_WORDS = Localized(es="+{added} −{removed} palabras", en="+{added} −{removed} words")
_NOTHING = Localized(es="Todo está en el sitio.", en="All is on the site.")
_NO_SITE = Localized(
    es="No se ha publicado nada todavía, o esta copia no sabe en qué servidor está el blog.",
    en="Nothing was published yet, or this copy does not know on which server the blog is.",
)
_UNSENT = Localized(
    es="Hay {number} publicación(es) sin enviar; publica otra vez y se envían.",
    en="{number} publication(s) were not sent; publish again and they are.",
)
_WAITING = Localized(
    es="En el servidor hay {number} cambio(s) que aquí faltan.",
    en="The server has {number} change(s) that are not here.",
)
_INTERRUPTED = Localized(
    es="Algo se cortó a la mitad; se termina solo al publicar o al traer lo más nuevo.",
    en="Something was cut off; it finishes by itself when you publish or get the newest.",
)
