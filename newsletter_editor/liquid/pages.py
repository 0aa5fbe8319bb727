"""The pages and static files of a site: all that Jekyll publishes besides posts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from newsletter_editor.document.front_matter import read
from newsletter_editor.liquid.drops import Drop
from newsletter_editor.repo.door import Door, Entry
from newsletter_editor.site.addresses import escape_path
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.entries import EntryFilter

MOST_FILES = 20_000
"""Files that are looked at; a larger site is listed in part."""
LARGEST_PAGE = 1024 * 1024
"""Bytes; of larger files only the kind is told."""

_HTML_ENDINGS = (".html", ".xhtml", ".htm")
_FRONT_MATTER = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t\r\f\v]*\n")


class SiteFiles:
    """Lists and finds the pages and static files of one site, as they were when first asked."""

    def __init__(self, root: Path, config: SiteConfig) -> None:
        self._config = config
        self._filter = EntryFilter(config)
        self._door = Door(root)
        self._pages: list[Drop] | None = None
        self._static: list[Drop] = []

    def pages(self) -> list[Drop]:
        """Files with front matter."""
        if self._pages is None:
            self._pages = []
            for relative in self._walk():
                drop = self._page(relative)
                (self._static if drop is None else self._pages).append(
                    drop or self._static_file(relative)
                )
        return self._pages

    def static_files(self) -> list[Drop]:
        """Files without front matter."""
        self.pages()
        return self._static

    def url_of(self, path: str) -> str | None:
        """The address of the file at a path below the root; None where nothing is published."""
        relative = path.removeprefix("/")
        parts = relative.split("/")
        if not relative or any(part in ("", ".", "..") for part in parts):
            return None
        for at, part in enumerate(parts):
            if not self._filter.takes("/".join(parts[:at]), part, at < len(parts) - 1):
                return None
        if not self._door.is_file(relative):
            return None
        page = self._page(relative)
        return f"/{relative}" if page is None else str(page["url"])

    def _walk(self) -> Iterator[str]:
        destination = self._config.text("destination").strip("/")

        def taken(entry: Entry) -> bool:
            below = entry.path.rpartition("/")[0]
            return (
                self._filter.takes(below, entry.name, entry.is_folder) and entry.path != destination
            )

        files = islice(self._door.walk(enter=taken), MOST_FILES)
        return (entry.path for entry in files if taken(entry))

    def _page(self, relative: str) -> Drop | None:
        try:
            if not _FRONT_MATTER.match(self._door.read(relative, 64, cut=True)):
                return None
            text = self._door.read(relative, LARGEST_PAGE, cut=True).decode("utf-8-sig", "replace")
        except OSError:
            return None
        front_matter = read(text)
        data = dict(front_matter.data)
        folder, name = posixpath.split(relative)
        stem, ending = posixpath.splitext(name)
        out = ".html" if ending.lower() in self._config.markdown_extensions else ending
        url = self._url(data, folder, stem, out)
        body = front_matter.parts.body.of(text)
        own: dict[str, Any] = {
            "url": lambda: url,
            "path": lambda: relative,
            "name": lambda: name,
            "dir": lambda: posixpath.dirname(url.rstrip("/") + ("/" if url.endswith("/") else "")),
            "content": lambda: body,
        }
        return Drop(own, data)

    def _url(self, data: dict[str, Any], folder: str, stem: str, ending: str) -> str:
        template = data.get("permalink")
        if not isinstance(template, str) or not template:
            template = self._template(stem, ending)
        template = template.replace("/:path", f"/{escape_path(folder)}" if folder else "")
        template = template.replace(":basename", escape_path(stem))
        template = template.replace(":output_ext", ending)
        return re.sub(r"/+", "/", f"/{template}".replace("..", "/").replace("./", ""))

    def _template(self, stem: str, ending: str) -> str:
        style = str(self._config.get("permalink") or "date")
        if ending not in _HTML_ENDINGS:
            return "/:path/:basename:output_ext"
        if stem == "index":
            return "/:path/"
        if style == "pretty" or style.endswith("/"):
            return "/:path/:basename/"
        if style in ("date", "ordinal", "none") or style.endswith(":output_ext"):
            return "/:path/:basename:output_ext"
        return "/:path/:basename"

    def _static_file(self, relative: str) -> Drop:
        stem, ending = posixpath.splitext(posixpath.basename(relative))
        return Drop(
            {
                "path": lambda: f"/{relative}",
                "url": lambda: f"/{relative}",
                "name": lambda: stem + ending,
                "basename": lambda: stem,
                "extname": lambda: ending,
                "modified_time": lambda: self._modified(relative),
            },
            {},
        )

    def _modified(self, relative: str) -> datetime:
        status = self._door.status(relative)
        return datetime.fromtimestamp(status.st_mtime if status else 0, UTC)
