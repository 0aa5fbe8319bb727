"""The layouts of a site and its theme as files: https://jekyllrb.com/docs/layouts/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from newsletter_editor.document import front_matter
from newsletter_editor.repo.door import Door, Entry
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.entries import EntryFilter
from newsletter_editor.site.themes import Theme

LARGEST_LAYOUT = 1024 * 1024
"""Bytes; larger files are no layouts."""
MOST_LAYOUTS = 2_000
LONGEST_CHAIN = 50
"""Layouts around one page."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout: what its front matter says, and the template behind it."""

    name: str
    path: str
    """Below the root of the repo or theme, with `/`."""
    data: Mapping[str, Any] = field(repr=False)
    body: str = field(repr=False)
    first_line: int
    """The line, from 1, on which the template begins."""

    @property
    def parent(self) -> str | None:
        """The name of the layout around this one."""
        name = self.data.get("layout")
        return name if isinstance(name, str) else None


class Layouts:
    """Finds layouts by name, those of the repo before those of its theme. Each is read once."""

    def __init__(self, door: Door, config: SiteConfig, theme: Theme | None) -> None:
        self._places = [(door, config.text("layouts_dir").strip("/") or "_layouts")]
        if theme is not None:
            self._places.append((theme.door, "_layouts"))
        self._filter = EntryFilter(config)
        self._yaml = config.jekyll.yaml
        self._paths: dict[str, tuple[Door, str]] | None = None
        self._read: dict[str, Layout | None] = {}

    def get(self, name: str | None) -> Layout | None:
        """The layout of a name such as `post` or `folder/post`; None where there is none."""
        if name is None:
            return None
        if name not in self._read:
            self._read[name] = self._layout(name)
        return self._read[name]

    def chain(self, name: str | None) -> list[Layout]:
        """The layouts around a page, the innermost first; a circle ends where it closes."""
        found: list[Layout] = []
        while (layout := self.get(name)) is not None:
            if any(layout is other for other in found) or len(found) >= LONGEST_CHAIN:
                break
            found.append(layout)
            name = layout.parent
        return found

    def _layout(self, name: str) -> Layout | None:
        if self._paths is None:
            self._paths = self._listed()
        place = self._paths.get(name)
        if place is None:
            return None
        door, path = place
        try:
            text = door.read(path, LARGEST_LAYOUT).decode("utf-8-sig", "replace")
        except (OSError, ValueError):
            return None
        read = front_matter.read(text, self._yaml)
        body = read.parts.body
        return Layout(name, path, read.data, body.of(text), read.parts.body_line(text))

    def _listed(self) -> dict[str, tuple[Door, str]]:
        paths: dict[str, tuple[Door, str]] = {}
        for door, folder in reversed(self._places):
            for entry in door.walk(folder, enter=_is_shown, most=MOST_LAYOUTS):
                path = entry.path[len(folder) + 1 :]
                stem, dot, _ = path.rpartition(".")
                # Of two files with one name Jekyll takes the later.
                if dot and _is_shown(entry) and self._filter.takes("", path, False):
                    paths[stem] = door, entry.path
        return paths


def _is_shown(entry: Entry) -> bool:
    return not entry.name.startswith(".")
