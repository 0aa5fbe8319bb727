"""The files that a site publishes as they are, and those of its theme, by their addresses."""

from __future__ import annotations

import posixpath
from pathlib import Path

from newsletter_editor.repo.door import Door
from newsletter_editor.site.entries import EntryFilter
from newsletter_editor.site.site import Site

_ASSETS = "assets/"


class PublishedFiles:
    """Finds files of one site, the repo's before those of its theme."""

    def __init__(self, site: Site, theme: Door | None = None) -> None:
        """`theme` is the door of the theme's folder."""
        self._site = site
        self._theme = theme
        self._filter = EntryFilter(site.config)

    def find(self, path: str) -> Path | None:
        """The file that is published at `path`, which is decoded; None for what is not published.

        The path may have the site's `baseurl` before it.
        """
        base = self._site.config.baseurl
        if base and path.startswith(base + "/"):
            path = path[len(base) :]
        relative = posixpath.normpath("/" + path.lstrip("/")).lstrip("/")
        if not relative or not self._is_taken(relative):
            return None
        if self._site.door.is_file(relative):
            return self._site.door.find(relative)
        # Of a theme only its assets are published.
        if self._theme and relative.startswith(_ASSETS) and self._theme.is_file(relative):
            return self._theme.find(relative)
        return None

    def find_reference(self, reference: str, page_url: str) -> Path | None:
        """The file that an address in the page at `page_url` means."""
        path = self._site.references.site_path(reference, page_url)
        return self.find(path) if path else None

    def _is_taken(self, relative: str) -> bool:
        parts = relative.split("/")
        return all(
            self._filter.takes("/".join(parts[:at]), part, at < len(parts) - 1)
            for at, part in enumerate(parts)
        )
