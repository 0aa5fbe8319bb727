"""A site's theme is fetched, with the author's consent, from where its `Gemfile.lock` takes gems.

A gem is a tar with `data.tar.gz` and `metadata.gz` (https://guides.rubygems.org/specification-
reference/). Of the files in it those are kept that Jekyll takes from a theme; nothing is run.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from newsletter_editor.document.disk import THE_DISK, is_unknown_call
from newsletter_editor.document.storage import private_folder
from newsletter_editor.document.system_errors import explanation
from newsletter_editor.repo.places import is_device_name
from newsletter_editor.site.themes import LockedGem, themes_folder
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.web.asking import Stop
from newsletter_editor.web.client import Bounds, Client

LARGEST_GEM = 32 << 20
"""Bytes, packed; themes with all their fonts have a tenth of it."""
LARGEST_UNPACKED = 128 << 20
MOST_FILES = 5_000
_SECONDS = 300.0

_OF_A_THEME = ("_layouts", "_includes", "_data", "_sass", "assets")
_LONGEST_PATH = 200
_PART = re.compile(r"[\w@+~!,=()-][\w .@+~!,=()-]*(?<![ .])|\.?[\w-][\w.-]*(?<!\.)")
_NEEDS = re.compile(r"^- !ruby/object:Gem::Dependency\n  name: (jekyll-[\w-]+)$", re.MULTILINE)


def fetch_theme(gem: LockedGem, client: Client | None = None, stop: Stop | None = None) -> Path:
    """The folder of the theme, among those of the user's cache, where `find_theme` finds it.

    Raises EditorError where it cannot be had, is not what the lock file says, or is no theme.
    """
    bounds = Bounds(LARGEST_GEM, _SECONDS)
    answer = (client or Client()).ask(gem.address, bounds=bounds, stop=stop)
    if answer.status != 200:
        raise EditorError(_NOT_THERE.format(name=gem.name, version=gem.version, host=gem.host))
    if gem.sha256 and hashlib.sha256(answer.body).hexdigest() != gem.sha256:
        raise EditorError(_OTHER_BYTES.format(name=gem.name, version=gem.version))
    try:
        return _put(answer.body, gem)
    except OSError as error:
        raise EditorError(explanation(error, themes_folder())) from error


def _put(data: bytes, gem: LockedGem) -> Path:
    """Put a theme beside the others, whole or not at all; one that is there stays until then."""
    themes = private_folder(themes_folder(), THE_DISK)
    folder, target = themes / f".{os.urandom(6).hex()}", themes / f"{gem.name}-{gem.version}"
    try:
        THE_DISK.make_folder(folder, 0o700)
        unpack_theme(data, gem.name, folder)
        _take_place(folder, target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return target


def _take_place(folder: Path, target: Path) -> None:
    """Give a folder its name; what had that name has the folder's then."""
    if not target.is_dir():
        THE_DISK.rename(folder, target)
        return
    try:
        THE_DISK.exchange(folder, target)
    except OSError as error:
        if not is_unknown_call(error):
            raise
        old = folder.with_name(f"{folder.name}.old")
        THE_DISK.rename(target, old)
        try:
            THE_DISK.rename(folder, target)
        except OSError:
            THE_DISK.rename(old, target)
            raise
        shutil.rmtree(old, ignore_errors=True)


def unpack_theme(gem: bytes, name: str, folder: Path) -> None:
    """Write the files of a theme into an empty folder, and its needs as `NAME.gemspec`.

    Links, and paths that lead elsewhere or that some system does not take, are left out. Raises
    EditorError for what is no gem or too large, OSError for what cannot be written.
    """
    try:
        parts = dict(_files(gem))
        metadata = _unzipped(parts["metadata.gz"]).decode("utf-8", "replace")
        kept = 0
        for name_in_tar, data in _files(_unzipped(parts["data.tar.gz"])):
            path = PurePosixPath(name_in_tar.removeprefix("./"))
            if _belongs(path):
                place = folder / path
                THE_DISK.make_folder(place.parent)
                # On the drive before the folder has its name: it would be taken for whole.
                THE_DISK.put(place, data)
                kept += path.parts[0] == "_layouts"
    except (zlib.error, KeyError, ValueError) as error:
        raise EditorError(_NO_GEM.format(name=name)) from error
    if not kept:
        raise EditorError(_NO_LAYOUTS.format(name=name))
    needs = "".join(f'  spec.add_dependency "{each}"\n' for each in _NEEDS.findall(metadata))
    THE_DISK.put(folder / f"{name}.gemspec", needs.encode())


_BLOCK = 512
_OF_THE_NEXT = (b"x", b"L")
"""Kinds of members that tell the next one's name or size; RubyGems writes none of them."""


def _files(tar: bytes) -> Iterator[tuple[str, bytes]]:
    """The ordinary files of a tar and their names, in the form that RubyGems writes (POSIX's ustar:
    https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html).

    Python's own reader follows every form there ever was: sparse files, which become as large as
    they say, and headers of any length. Raises ValueError for what is no such tar, or cut.
    """
    at = number = 0
    is_told_otherwise = False
    while (head := tar[at : at + _BLOCK]).strip(b"\0"):
        number += 1
        sum_of_rest = sum(head) - sum(head[148:156]) + 8 * ord(" ")
        size = _number(head[124:136])
        at += _BLOCK
        if number > MOST_FILES or _number(head[148:156]) != sum_of_rest or at + size > len(tar):
            raise ValueError("too many files, or damaged")
        if head[156:157] in (b"0", b"\0") and not is_told_otherwise:
            prefix, name = (
                part.split(b"\0")[0].decode("utf-8", "replace")
                for part in (head[345:500], head[:100])
            )
            yield f"{prefix}/{name}" if prefix else name, tar[at : at + size]
        is_told_otherwise = head[156:157] in _OF_THE_NEXT
        at += -(-size // _BLOCK) * _BLOCK


def _number(field: bytes) -> int:
    """What a field of octal digits says. Raises ValueError for any other."""
    digits = field.strip(b" \0") or b"0"
    if not digits.isdigit():
        raise ValueError("no number")
    return int(digits, 8)


def _unzipped(data: bytes) -> bytes:
    reader = zlib.decompressobj(wbits=31)
    unzipped = reader.decompress(data, LARGEST_UNPACKED)
    if not reader.eof:
        raise ValueError("too large, or cut")
    return unzipped


def _belongs(path: PurePosixPath) -> bool:
    """Whether a file is of those that Jekyll takes from a theme, at a path for every system."""
    if not path.parts or len(str(path)) > _LONGEST_PATH:
        return False
    if path.parts[0] not in _OF_A_THEME and str(path) not in ("_config.yml", "LICENSE.txt"):
        return False
    return all(_PART.fullmatch(part) and not is_device_name(part) for part in path.parts)


_NOT_THERE = Localized(
    es="{host} no tiene «{name}» {version}. Mira en Gemfile.lock si la versión está bien.",
    en="{host} has no “{name}” {version}. Look in Gemfile.lock whether the version is right.",
)
_OTHER_BYTES = Localized(
    es="«{name}» {version} no es el archivo que dice Gemfile.lock, y no se ha usado. Avisa a tu "
    "equipo.",
    en="“{name}” {version} is not the file that Gemfile.lock says, and was not used. Tell your "
    "team.",
)
_NO_GEM = Localized(
    es="Lo recibido para «{name}» está dañado o no es una gema. Inténtalo de nuevo más tarde.",
    en="What came for “{name}” is damaged or no gem. Try again later.",
)
_NO_LAYOUTS = Localized(
    es="«{name}» no es un tema: no contiene ningún diseño. Mira «theme» en _config.yml.",
    en="“{name}” is no theme: it holds no layouts. Look at “theme” in _config.yml.",
)
