"""`repair-encoding`: restore posts whose characters were damaged by a wrong encoding."""

from __future__ import annotations

import argparse
from difflib import unified_diff
from pathlib import Path

from newsletter_editor.commands.places import refuse_outside
from newsletter_editor.commands.printing import print_line
from newsletter_editor.document.encoding_names import encoding_name
from newsletter_editor.document.mojibake import find_damage
from newsletter_editor.document.saving import save
from newsletter_editor.document.source import (
    Source,
    decode,
    encode,
    plain_text,
    read_bytes,
)
from newsletter_editor.text.localized import Language, Localized

SUMMARY = Localized(
    es="Restaura los caracteres que se dañaron al leer un archivo con otra codificación, "
    "y convierte a UTF-8 los archivos que no lo son.",
    en="Restore characters that were damaged when a file was read in a wrong encoding, "
    "and convert files that are not UTF-8.",
)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """`FILE… [--write]`."""
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help=_FILES_HELP.in_language(language)
    )
    parser.add_argument("--write", action="store_true", help=_WRITE_HELP.in_language(language))


def run(options: argparse.Namespace, language: Language) -> int:
    """Show what would change; 1 when something would, 0 when nothing is damaged or all is done."""
    found = False
    for path in options.files:
        refuse_outside(path)
        data = read_bytes(path)
        source = decode(data)
        repaired, said = _repaired(source)
        if not said:
            print_line(f"{path}: {_SOUND.in_language(language)}")
            continue
        for sentence in said:
            print_line(f"{path}: {sentence.in_language(language)}")
        before, after = (plain_text(text, source.format) for text in (source.text, repaired))
        lines = before.split("\n"), after.split("\n")
        for line in unified_diff(*lines, str(path), str(path), n=1, lineterm=""):
            print_line(line)
        if options.write:
            save(path, encode(repaired, source.format.as_utf8()), replacing=source.digest)
            print_line(f"{path}: {_WRITTEN.in_language(language)}")
        found = True
    return 1 if found and not options.write else 0


def _repaired(source: Source) -> tuple[str, list[Localized]]:
    """The sound text and what was wrong with the file, one sentence each."""
    said: list[Localized] = []
    if not source.format.is_utf8:
        said.append(_NOT_UTF8.format(encoding=encoding_name(source.format.encoding)))
    damage = find_damage(source.text)
    if damage is None:
        return source.text, said
    readings = " → ".join(reversed(damage.readings)) or "?"
    said.append(_DAMAGED.format(count=damage.characters, encoding=readings))
    return damage.repaired, said


_FILES_HELP = Localized(es="artículos que revisar", en="posts to look at")
_WRITE_HELP = Localized(
    es="escribe el resultado en lugar de solo mostrarlo",
    en="write the result instead of only showing it",
)
_SOUND = Localized(es="sin daños", en="not damaged")
_NOT_UTF8 = Localized(es="está en {encoding}, no en UTF-8", en="is in {encoding}, not in UTF-8")
_DAMAGED = Localized(
    es="{count} caracteres dañados; el archivo se leyó como {encoding}",
    en="{count} damaged characters; the file was read as {encoding}",
)
_WRITTEN = Localized(es="guardado", en="written")
