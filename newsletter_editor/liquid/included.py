"""The files that a site's templates include."""

from __future__ import annotations

from pathlib import Path

from newsletter_editor.liquid.ruby_values import RubyError
from newsletter_editor.repo.door import Door
from newsletter_editor.site.site import Site

LARGEST_INCLUDE = 1024 * 1024
"""Bytes; larger files are not included."""

_MOST_KEPT = 200
_LONGEST_KEPT = 64 * 1024


class Includes:
    """Reads them from the folder of includes, the theme's or beside a post."""

    def __init__(self, site: Site | None, folder: str) -> None:
        """`folder` is the site's own folder of includes, below its root."""
        self._places: list[tuple[Door, str]] = []
        self._site = site
        if site is not None:
            self._places.append((site.door, folder.strip("/") or "_includes"))
            if site.theme is not None:
                self._places.append((site.theme.door, "_includes"))
        self._kept: dict[Path, tuple[tuple[int, int], str]] = {}

    def text(self, name: str) -> str:
        """The text of a file to include. Raises RubyError where the site has none."""
        return self._first(name, self._places)

    def beside(self, name: str, folder: str) -> str:
        """The text of a file in `folder` below the root. Raises RubyError where there is none."""
        return self._first(name, [(self._site.door, folder)] if self._site else [])

    def _first(self, name: str, places: list[tuple[Door, str]]) -> str:
        for door, folder in places:
            try:
                return self._read(door, door.root / folder / name)
            except (OSError, ValueError):
                continue
        raise RubyError(f"no include: {name}")

    def _read(self, door: Door, path: Path) -> str:
        stamp = door.stamp(path)
        kept = self._kept.get(path)
        if kept is not None and kept[0] == stamp:
            return kept[1]
        text = door.read(path, LARGEST_INCLUDE).decode("utf-8-sig", "replace")
        if stamp is not None and len(text) <= _LONGEST_KEPT:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[path] = stamp, text
        return text
