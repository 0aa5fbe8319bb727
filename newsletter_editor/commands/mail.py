"""`newsletter-editor mail POST`: the post as a message that every mail program shows."""

from __future__ import annotations

import argparse
from pathlib import Path

from newsletter_editor.commands.places import named_site, refuse_outside
from newsletter_editor.commands.printing import json_text, print_complaint
from newsletter_editor.commands.render import checked_text, write_output
from newsletter_editor.mail.making import make_message
from newsletter_editor.mail.message import Message
from newsletter_editor.site.site import Site
from newsletter_editor.text.localized import Language, Localized

SUMMARY = Localized(
    es="Escribe un artículo como mensaje de correo: HTML, texto o archivo .eml.",
    en="Write a post as an e-mail message: HTML, plain text or an .eml file.",
)

_ARGUMENTS = {
    "post": Localized(es="el artículo", en="the post"),
    "site": Localized(
        es="la carpeta del sitio (si falta, la que contiene el artículo)",
        en="the site's folder (by default the one that holds the post)",
    ),
    "format": Localized(
        es="html (por defecto), text, eml o json, con todo",
        en="html (the default), text, eml, or json with everything",
    ),
    "output": Localized(
        es="escribe en este archivo y no en la consola", en="write to this file, not the console"
    ),
}


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Declare the subcommand's arguments."""
    told = {name: text.in_language(language) for name, text in _ARGUMENTS.items()}
    parser.add_argument("post", metavar="POST", help=told["post"])
    parser.add_argument("--site", type=Path, metavar="DIR", help=told["site"])
    parser.add_argument(
        "--format", choices=("html", "text", "eml", "json"), default="html", help=told["format"]
    )
    parser.add_argument("-o", "--output", metavar="FILE", help=told["output"])


def run(options: argparse.Namespace, language: Language) -> int:
    """Make the message; 1 where something in it is not as it should be, told on standard error.

    Raises EditorError for a post that cannot be read.
    """
    path = Path(options.post)
    site = Site.containing(path) if options.site is None else named_site(options.site)
    refuse_outside(path)
    text = checked_text(path)
    message = make_message(text, path.absolute(), site, language)
    write_output(_written(message, options.format, language), options.output)
    for problem in message.problems:
        place = site.root / problem.place if problem.place and site else path
        print_complaint(f"{place}:{problem.line}: {problem.message.in_language(language)}")
    return 1 if message.problems else 0


def _written(message: Message, form: str, language: Language) -> bytes:
    if form == "eml":
        # Python's own reading of mail takes a while to load.
        from newsletter_editor.mail.eml import as_mail

        return as_mail(message).as_bytes()
    if form == "json":
        text = json_text(_told(message, language))
    else:
        text = message.html if form == "html" else message.text
    return text.encode("utf-8", "surrogatepass")


def _told(message: Message, language: Language) -> dict[str, object]:
    return {
        "subject": message.subject,
        "preheader": message.preheader,
        "language": message.language,
        "web": message.web_address,
        "headers": message.headers,
        "bytes": message.size,
        "heaviest": [
            {"line": block.first_line, "bytes": part.size} for block, part in message.heaviest()
        ],
        "html": message.html,
        "text": message.text,
        "problems": [
            {"file": each.place, "line": each.line, "message": each.message.in_language(language)}
            for each in message.problems
        ],
    }
