"""`newsletter-editor search`: find, and replace, in all posts of a blog."""

from __future__ import annotations

import argparse
import re
from difflib import unified_diff
from pathlib import Path
from typing import Any

from newsletter_editor.commands.parser import saying
from newsletter_editor.commands.places import site_of
from newsletter_editor.commands.printing import print_complaint, print_json, print_line
from newsletter_editor.document.versions import kept_versions
from newsletter_editor.search.places import EVERYTHING, Wanted
from newsletter_editor.search.posts import FoundPost, search
from newsletter_editor.search.query import Query
from newsletter_editor.search.replacing import Done, Replacement, planned, undo, write
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language, Localized

SUMMARY = Localized(
    es="Busca, y reemplaza, en todos los artículos de un blog; termina en 1 si no halla nada.",
    en="Find, and replace, in all posts of a blog; exits with 1 if nothing is found.",
)
FOUND, NOTHING, UNREAD = 0, 1, 2
_YEARS = re.compile(r"(\d{4})?(-)?(\d{4})?")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """`WORDS [--site DIR] [--in PART] … [--replace TEXT [--write]]`, or `--undo`."""
    say = saying(language)
    parser.add_argument("words", nargs="?", help=say("lo que se busca", "what to look for"))
    parser.add_argument(
        "--site", type=Path, metavar="DIR", help=say("carpeta del blog", "folder of the blog")
    )
    for option, what in (
        ("--regex", say("es una expresión regular", "it is a regular expression")),
        ("--whole-words", say("solo palabras enteras", "whole words alone")),
        ("--case", say("distingue mayúsculas", "tell capitals apart")),
        ("--accents", say("distingue acentos", "tell accents apart")),
    ):
        parser.add_argument(option, action="store_true", help=what)
    parser.add_argument(
        "--in",
        dest="part",
        default=EVERYTHING,
        metavar="PART",
        help=say(
            "all, body o una clave del front matter, como title",
            "all, body, or a key of the front matter such as title",
        ),
    )
    parser.add_argument("--language", default="", metavar="TAG")
    parser.add_argument("--author", default="")
    parser.add_argument("--tag", default="")
    parser.add_argument(
        "--years", default="", metavar="2019-2021", help=say("un año o varios", "a year or several")
    )
    drafts = parser.add_mutually_exclusive_group()
    drafts.add_argument("--drafts", action="store_const", const=True, dest="drafts")
    drafts.add_argument("--no-drafts", action="store_const", const=False, dest="drafts")
    parser.add_argument(
        "--replace",
        metavar="TEXT",
        help=say(
            "muestra lo que cambiaría; con --regex, $1 es lo que halló el primer grupo",
            "show what would change; with --regex, $1 is what the first group found",
        ),
    )
    parser.add_argument("--write", action="store_true", help=say("y escríbelo", "and write it"))
    parser.add_argument(
        "--undo",
        action="store_true",
        help=say("deshaz el último reemplazo", "undo the last replacement"),
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace, language: Language) -> int:
    """Print what is found; 0 when something was, 1 when nothing, 2 when a post was not read."""
    site = site_of(options.site, None)
    if options.undo:
        done = undo(site, kept_versions().keep)
        if done is None:
            raise EditorError(_NOTHING_TO_UNDO)
        return _tell(done, _UNDONE, language)
    if not options.words:
        raise EditorError(_NO_WORDS)
    if options.write and options.replace is None:
        raise EditorError(_WRITE_WHAT)
    query = Query(options.words, options.regex, options.whole_words, options.case, options.accents)
    records: list[dict[str, Any]] = []
    replacements: list[Replacement] = []
    count = unread = 0
    for found in search(site, query, options.part, _wanted(options)):
        if not isinstance(found, FoundPost):
            unread += 1
            _complain(found.path, found.reason, language)
            continue
        count += len(found.matches)
        if options.replace is not None:
            replacement = planned(found, query, options.part, options.replace)
            if replacement is not None:
                replacements.append(replacement)
                if not options.write:
                    _show(found.relative_path, replacement)
        elif options.format == "json":
            records += _records(found)
        else:
            _list(found)
    if options.replace is None and options.format == "json":
        print_json(records)
    if options.write and replacements:
        status = _tell(write(site, replacements, kept_versions().keep), _WRITTEN, language)
        return UNREAD if unread else status
    if unread:
        return UNREAD
    return FOUND if count else NOTHING


def _wanted(options: argparse.Namespace) -> Wanted:
    years = _YEARS.fullmatch(options.years)
    if years is None:
        raise EditorError(_NO_YEARS.format(given=options.years))
    first, to, last = years.groups()
    return Wanted(
        language=options.language,
        author=options.author,
        tag=options.tag,
        first_year=int(first) if first else None,
        last_year=int(last) if last else int(first) if first and not to else None,
        drafts=options.drafts,
    )


def _list(found: FoundPost) -> None:
    for match in found.matches:
        words = match.words.replace("\n", "⏎")
        print_line(f"{found.relative_path}:{match.line}:{match.column}: {words.strip()}")


def _records(found: FoundPost) -> list[dict[str, Any]]:
    post = found.post
    return [
        {
            "path": found.relative_path,
            "title": post.title,
            "date": f"{post.date:%Y-%m-%d}",
            "line": match.line,
            "column": match.column,
            "start": match.range.start,
            "end": match.range.end,
            "text": match.words,
        }
        for match in found.matches
    ]


def _show(name: str, replacement: Replacement) -> None:
    before, after = (text.split("\n") for text in (replacement.before, replacement.after))
    for line in unified_diff(before, after, name, name, n=1, lineterm=""):
        print_line(line)


def _tell(done: Done, sentence: Localized, language: Language) -> int:
    for path, reason in done.refused:
        _complain(path, reason, language)
    print_line(sentence.format(count=len(done.written)).in_language(language))
    return UNREAD if done.refused else FOUND


def _complain(path: Path, reason: Localized, language: Language) -> None:
    print_complaint(f"newsletter-editor: {path.name}: {reason.in_language(language)}")


_NO_WORDS = Localized(
    es="Di qué se busca, por ejemplo: newsletter-editor search boletín.",
    en="Say what to look for, for example: newsletter-editor search newsletter.",
)
_WRITE_WHAT = Localized(
    es="--write necesita --replace: di con qué se reemplaza.",
    en="--write needs --replace: say what takes its place.",
)
_NO_YEARS = Localized(
    es="«{given}» no son años; escribe 2020, 2019-2021, 2019- o -2021.",
    en="“{given}” is no year; write 2020, 2019-2021, 2019- or -2021.",
)
_NOTHING_TO_UNDO = Localized(
    es="En este blog no hay ningún reemplazo que deshacer.",
    en="There is no replacement to undo in this blog.",
)
_WRITTEN = Localized(
    es="Archivos cambiados: {count}. Se deshace con: newsletter-editor search --undo",
    en="Files changed: {count}. To take it back: newsletter-editor search --undo",
)
_UNDONE = Localized(es="Archivos devueltos: {count}.", en="Files given back: {count}.")
