"""Where the sheets that a sheet imports are looked for: in the repo and its theme alone.

A key is the number of a place and the path below it, as in `0/_sass/base.scss`, so that no path of
the system is ever named. The rules are Sass's own (https://sass-lang.com/documentation/at-rules/import)
with Jekyll's folders: the sheet's own, `load_paths`, `sass_dir`, then the `_sass` of the theme.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from newsletter_editor.rendering.styles.sass import SYNTAXES, StyleError
from newsletter_editor.repo.door import Door
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.entries import glob_pattern

LARGEST_SHEET = 2 * 1024 * 1024
"""Bytes of one file."""
MOST_SHEETS = 2_000
"""Files that one style sheet may import, those that it imports again counted again."""
MOST_TOLD = 200
"""Files of one style sheet that are told to be watched."""
_MOST_FOLDERS = 100
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)

Stamp = tuple[int, int] | None


class SheetFiles:
    """The files that style sheets are made of, and the stamps of all that was looked at."""

    def __init__(self, door: Door, themes: Sequence[Door], config: SiteConfig) -> None:
        """`door` is the repo's, `themes` those of the theme's folders, the first one first."""
        self.doors = (door, *themes)
        sass = config.mapping("sass")
        self._folders = [*_load_paths(door, sass), f"0/{_sass_dir(sass)}"]
        self._folders += [f"{number}/_sass" for number in range(1, len(self.doors))]
        # Older Sass looked in the folder that Jekyll was started in, too.
        self._folders.append("0/")
        self.stamps: dict[str, Stamp] = {}
        self._read = 0

    def begin(self) -> None:
        """Forget what was looked at for the last style sheet."""
        self.stamps = {}
        self._read = 0

    def has_changed(self, stamps: Mapping[str, Stamp]) -> bool:
        """Whether any of the files of an earlier style sheet is another one now."""
        return any(self._stamp(key) != stamp for key, stamp in stamps.items())

    def there(self, stamps: Mapping[str, Stamp]) -> list[str]:
        """Which files of an earlier style sheet were there, as paths of the system."""
        found = (self._place(key) for key, stamp in stamps.items() if stamp is not None)
        return [os.fspath(door.root / path) for door, path in islice(found, MOST_TOLD)]

    def look_at(self, key: str) -> bool:
        """Whether there is a file; it is remembered that it was asked for."""
        if key not in self.stamps:
            self.stamps[key] = self._stamp(key)
        door, path = self._place(key)
        return self.stamps[key] is not None and door.is_file(path)

    def find(self, url: str, from_key: str) -> str | None:
        """The key of the sheet that `url` means in the sheet of `from_key`; None for none."""
        url = url.replace("\\", "/")
        if not url or _SCHEME.match(url) or url.startswith(("/", "~")) or "\0" in url:
            return None
        for folder in (posixpath.dirname(from_key), *self._folders):
            number, _, rest = folder.partition("/")
            path = posixpath.normpath(posixpath.join(rest, url))
            if not number.isdigit() or path.startswith("../"):
                continue
            for candidate in _candidates(path):
                if self.look_at(f"{number}/{candidate}"):
                    return f"{number}/{candidate}"
        return None

    def read(self, key: str) -> str:
        """The text of a sheet. Raises StyleError."""
        self._read += 1
        if self._read > MOST_SHEETS:
            raise StyleError(f"more than {MOST_SHEETS} imports")
        door, path = self._place(key)
        try:
            return door.read(path, LARGEST_SHEET).decode("utf-8-sig", "replace")
        except OSError as error:
            raise StyleError(f"{path}: {error.strerror or error}") from error

    def _stamp(self, key: str) -> Stamp:
        door, path = self._place(key)
        return door.stamp(path)

    def _place(self, key: str) -> tuple[Door, str]:
        number, _, path = key.partition("/")
        return self.doors[int(number)], path


def _candidates(path: str) -> Iterator[str]:
    """The files that an import of `path` may mean, in Sass's order."""
    folder, name = posixpath.split(path)
    start = f"{folder}/" if folder else ""
    if posixpath.splitext(name)[1].lower() in SYNTAXES:
        yield f"{start}{name}"
        yield f"{start}_{name}"
    for ending in SYNTAXES:
        yield f"{start}_{name}{ending}"
        yield f"{start}{name}{ending}"
    for ending in SYNTAXES:
        yield f"{path}/_index{ending}"
        yield f"{path}/index{ending}"


def _sass_dir(sass: Mapping[str, Any]) -> str:
    named = sass.get("sass_dir")
    return _below_root(named) if isinstance(named, str) and named.strip() else "_sass"


def _load_paths(door: Door, sass: Mapping[str, Any]) -> Iterator[str]:
    """The folders of `load_paths`, which may be patterns, as long as they lie in the repo."""
    listed = sass.get("load_paths")
    for pattern in [listed] if isinstance(listed, str) else listed or ():
        if isinstance(pattern, str):
            yield from (f"0/{folder}" for folder in _expanded(door, _below_root(pattern)))


def _expanded(door: Door, pattern: str) -> list[str]:
    found = [""]
    for part in pattern.split("/"):
        if not re.search(r"[*?\[]", part):
            found = [posixpath.join(folder, part) for folder in found]
            continue
        name = glob_pattern(part)
        found = [
            entry.path
            for folder in found
            for entry in door.folders(folder)
            if name.fullmatch(entry.name)
        ][:_MOST_FOLDERS]
    return found


def _below_root(path: str) -> str:
    return posixpath.normpath("/" + path.strip().replace("\\", "/")).lstrip("/")
