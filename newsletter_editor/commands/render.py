"""`newsletter-editor render POST`: the HTML of a post as Jekyll would make it."""

from __future__ import annotations

import argparse
from pathlib import Path

from newsletter_editor.commands.places import named_site, refuse_outside
from newsletter_editor.commands.printing import print_bytes, print_complaint
from newsletter_editor.document import front_matter
from newsletter_editor.document.disk import THE_DISK
from newsletter_editor.document.saving import save
from newsletter_editor.document.source import plain_text, read_source
from newsletter_editor.document.system_errors import explained
from newsletter_editor.rendering import WholePage, render_post, whole_page
from newsletter_editor.site.jekyll import JEKYLLS, Jekyll
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language, Localized

SUMMARY = Localized(
    es="Escribe el HTML de un artículo, su cuerpo o la página entera, como lo haría Jekyll.",
    en="Print the HTML of a post, its body alone or the whole page, as Jekyll would make it.",
)

_ARGUMENTS = {
    "post": Localized(es="el artículo", en="the post"),
    "site": Localized(
        es="la carpeta del sitio (si falta, la que contiene el artículo)",
        en="the site's folder (by default the one that holds the post)",
    ),
    "jekyll": Localized(
        es="sigue a este Jekyll (si falta, al que usa el sitio según sus archivos): 3.10, 4.4, el "
        "de Debian o el 3.10 de GitHub Pages con sus ajustes",
        en="follow this Jekyll (by default the one that the site's files tell): 3.10, 4.4, "
        "Debian's, or GitHub Pages' 3.10 with its settings",
    ),
    "page": Localized(
        es="la página entera, en las plantillas del sitio, como con JEKYLL_ENV=production; vale "
        "también para páginas y documentos de colecciones",
        en="the whole page in the site's layouts, as with JEKYLL_ENV=production; takes pages and "
        "documents of collections too",
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
    parser.add_argument("--jekyll", choices=tuple(JEKYLLS), help=told["jekyll"])
    parser.add_argument("--page", action="store_true", help=told["page"])
    parser.add_argument("-o", "--output", metavar="FILE", help=told["output"])


def run(options: argparse.Namespace, language: Language) -> int:
    """Render; 1 where Liquid went wrong and the page shows it, as Jekyll would publish nothing.

    Raises EditorError for a post that cannot be read, or whose whole page needs a site.
    """
    path = Path(options.post)
    site = Site.containing(path) if options.site is None else named_site(options.site)
    if site is not None and options.jekyll is not None:
        site = Site(site.root, _asked_for(options.jekyll, site))
    refuse_outside(path)
    text = checked_text(path)
    if options.page:
        whole = _whole_page(text, path, site, language)
        page, html, notices, failed = whole.body, whole.html, whole.notices, bool(whole.problems)
    else:
        page = render_post(text, path.absolute(), site, language=language)
        html, notices, failed = page.html, (), False
    write_output(html.encode("utf-8", "surrogatepass"), options.output)
    for error in page.errors:
        sentence = error.message.in_language(language)
        print_complaint(f"{path}:{error.line}: {sentence}")
    for notice in notices:
        print_complaint(notice.in_language(language))
    return 1 if page.errors or failed else 0


def _whole_page(text: str, path: Path, site: Site | None, language: Language) -> WholePage:
    if site is None:
        raise EditorError(
            Localized(
                es="«{name}» no está en ningún sitio de Jekyll: indica su carpeta con --site.",
                en="“{name}” is in no Jekyll site: name its folder with --site.",
            ).format(name=path.name)
        )
    try:
        return whole_page(text, path.absolute(), site, language=language)
    except ValueError:
        raise EditorError(
            Localized(
                es="«{name}» no está en la carpeta del sitio: ponlo ahí o indica otra con --site.",
                en="“{name}” is not in the site's folder: put it there, or name its with --site.",
            ).format(name=path.name)
        ) from None


def _asked_for(name: str, site: Site) -> Jekyll:
    """The Jekyll of that name; the site's own where it is that one, with what is known of it."""
    return site.jekyll if site.jekyll.told_by and site.jekyll.follows == name else JEKYLLS[name]


def checked_text(path: Path) -> str:
    """The text of the post at `path`; raises EditorError where it is none."""
    source = read_source(path)
    text = plain_text(source.text, source.format)
    if "\0" in text:
        message = Localized(
            es="«{name}» no es un texto: indica un artículo en Markdown.",
            en="“{name}” is no text: name a post in Markdown.",
        )
    elif not text.strip():
        message = Localized(
            es="«{name}» está vacío: no hay nada que mostrar.",
            en="“{name}” is empty: there is nothing to show.",
        )
    elif front_matter.split(text).state != "present":
        message = Localized(
            es="«{name}» no empieza por un front matter entre dos líneas «---»: añádelo.",
            en="“{name}” does not begin with front matter between two “---” lines: add it.",
        )
    else:
        return text
    raise EditorError(message.format(name=path.name))


def write_output(data: bytes, output: str | None) -> None:
    """Write to the file that was named, or to the console; raises EditorError where it fails."""
    if output is None:
        print_bytes(data)
        return
    path = Path(output)
    if not path.exists() or path.is_file():
        save(path, data)
        return
    # Such as /dev/null, which nothing can take the place of.
    with explained(path), path.open("wb", buffering=0) as stream:
        THE_DISK.write_all(stream.fileno(), data)
