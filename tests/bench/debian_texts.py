"""Other people's Spanish, from documentation and programs that Debian has: one paragraph each.

Unpack the packages, each in a folder of its name, and name the folder that holds them:

    apt-get download PACKAGE && dpkg-deb -x PACKAGE_*.deb FOLDER/PACKAGE
    SPANISH_TEXTS=FOLDER python -m tests.bench spanish

Half of the files of `SPLIT`, chosen once by their names, are held out: no rule was written and no
table made by them.
"""

from __future__ import annotations

import bz2
import gettext
import gzip
import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from newsletter_editor.spelling.language import language_of_text
from newsletter_editor.spelling.prose import OPAQUE
from newsletter_editor.spelling.word_sets import word_set

SPLIT = word_set(
    """
    aptitude-doc-es debian-edu-doc-es debian-handbook debian-reference-es eog evince-common
    fortunes-es freedombox-doc-es gedit-common gimp-help-es gnome-user-docs
    installation-guide-amd64 kicad-doc-es libreoffice-help-es lilypond-doc-html-es maint-guide-es
    manpages-es manpages-es-dev ubuntu-packaging-guide-html-es
    """
)
LOOKED_AT = word_set(
    """
    anjuta-common apt-doc aptitude-common debconf-doc digikam-data dolphin evolution-common
    five-or-more freeciv-data gnome-boxes gnome-devel-docs gnome-mahjongg gnome-mines
    gnome-system-monitor gnome-terminal-data gnucash-common gramps gtk-doc-tools harden-doc
    kalzium-data kdenlive-data kmail kmymoney-common kmplot korganizer kstars-data ktouch-data
    marble-data orca pidgin-data po-debconf rocs seahorse step tellico-data totem-common
    unknown-horizons wesnoth-1.16-data widelands-data
    """
)
FEWEST_WORDS = 4
_CODE = word_set(
    """
    code kbd var tt samp cmd input output sys key file math literal command filename option
    guimenu guilabel userinput keyseq
    """
)
_SILENT = word_set(
    """
    pre script style screen svg math head info nav programlisting
    """
)
_INLINE = word_set(
    """
    a abbr app b big cite dfn em emphasis font gui i link q s small span strong sub sup u
    """
)
_WORD = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"\s+")
_PLACEHOLDER = re.compile(r"<[^>]*>|[%$]\(?\w+\)?[sd]?|\{[^}]*\}")


def folder() -> Path | None:
    """Where the unpacked packages are; None where nobody has named a place."""
    named = os.environ.get("SPANISH_TEXTS", "")
    return Path(named) if named and Path(named).is_dir() else None


def paragraphs(packages: Path, *, held_out: bool) -> Iterator[str]:
    """The Spanish paragraphs of one side, each once."""
    seen: set[str] = set()
    for package in sorted(SPLIT if held_out else SPLIT | LOOKED_AT):
        for file in sorted((packages / package).rglob("*")):
            name = str(file.relative_to(packages))
            if file.is_symlink() or not file.is_file():
                continue
            if package in SPLIT and _is_held_out(name) != held_out:
                continue
            for paragraph in _of_file(file, name):
                text = unicodedata.normalize("NFC", _SPACE.sub(" ", paragraph).strip())
                if text not in seen and len(_WORD.findall(text)) >= FEWEST_WORDS:
                    seen.add(text)
                    if language_of_text([text]) == "es":
                        yield text


def _is_held_out(name: str) -> bool:
    return int(hashlib.sha256(f"w14b{name}".encode()).hexdigest(), 16) % 2 == 1


_SPANISH_PATH = re.compile(r"/es(?:-ES|_ES)?/|\.es\.html|_es\.html|-es/")


def _of_file(file: Path, name: str) -> Iterator[str]:
    if name.endswith((".html", ".xhtml")) and _SPANISH_PATH.search(name):
        parser = html.HTMLParser(encoding="utf-8")
        yield from _of_tree(html.document_fromstring(file.read_bytes(), parser=parser))
    elif name.endswith((".page", ".docbook")) and "/es/" in name:
        parser = etree.XMLParser(recover=True, resolve_entities=False)
        yield from _of_tree(etree.parse(str(file), parser).getroot())
    elif name.endswith(".cache.bz2") and "/es/" in name:
        yield from _of_tree(html.document_fromstring(bz2.decompress(file.read_bytes())))
    elif "/man/es/" in name and name.endswith(".gz"):
        yield from _of_manual(gzip.decompress(file.read_bytes()).decode("utf-8", "replace"))
    elif "/es/LC_MESSAGES/" in name and name.endswith(".mo"):
        yield from _of_messages(file)
    elif "/fortunes/es/" in name and "/off/" not in name and name.endswith(".fortunes"):
        data = file.read_bytes()
        try:
            text = data.decode()
        except UnicodeDecodeError:
            text = data.decode("latin-1")
        yield from re.split(r"(?m)^%\s*$", text)


def _of_tree(root: etree._Element) -> Iterator[str]:
    parts: list[str] = []
    found: list[str] = []

    def flush() -> None:
        found.append("".join(parts))
        parts.clear()

    def walk(element: etree._Element) -> None:
        if not isinstance(element.tag, str):
            return
        tag = etree.QName(element).localname.lower()
        if tag in _CODE:
            parts.append(OPAQUE)
            return
        block = tag not in _INLINE
        if block:
            flush()
        if tag not in _SILENT:
            parts.append(element.text or "")
            for child in element:
                walk(child)
                parts.append(child.tail or "")
        if block:
            flush()

    walk(root)
    yield from filter(str.strip, found)


def _of_manual(source: str) -> Iterator[str]:
    lines: list[str] = []
    for line in [*source.split("\n"), ""]:
        if line.startswith((".B", ".I", ".R")):
            lines.append(OPAQUE if line.startswith(".B") else re.sub(r"^\.\w+ ", "", line))
        elif not line.strip() or line.startswith("."):
            text = " ".join(lines)
            if "\\" not in text:
                yield text
            lines = []
        elif not line.startswith("'"):
            line = re.sub(r"\\f[BI].*?\\f[RP]", OPAQUE, line)
            lines.append(re.sub(r"\\f.|\\&|\\c", "", line).replace("\\-", "-").replace("\\ ", " "))


def _of_messages(file: Path) -> Iterator[str]:
    with file.open("rb") as stream:
        catalogue = gettext.GNUTranslations(stream)._catalog  # type: ignore[attr-defined]
    for original, text in catalogue.items():
        if isinstance(text, str) and original:
            shown = _PLACEHOLDER.sub(OPAQUE, text).replace("_", "").replace("&", "")
            yield from shown.split("\n\n")
