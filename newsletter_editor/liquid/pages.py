"""The pages and static files of a site: all that Jekyll publishes besides posts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from newsletter_editor.document.front_matter import read
from newsletter_editor.liquid.jekyll_filters import absolute_address
from newsletter_editor.liquid.page_drops import PageDrop, PageFile, StaticFileDrop
from newsletter_editor.liquid.redirects import REDIRECTS, Redirection, redirect_target
from newsletter_editor.liquid.ruby_time import Moment
from newsletter_editor.repo.door import Door, Entry
from newsletter_editor.site.addresses import escape_path
from newsletter_editor.site.config import SiteConfig, merged
from newsletter_editor.site.dates import in_zone
from newsletter_editor.site.defaults import FrontMatterDefaults
from newsletter_editor.site.documents import Collection, path_below_collections
from newsletter_editor.site.entries import EntryFilter
from newsletter_editor.site.permalinks import published_ending
from newsletter_editor.site.post_files import with_texts
from newsletter_editor.site.ruby_text import is_something
from newsletter_editor.site.site import Site

if TYPE_CHECKING:
    from newsletter_editor.liquid.view import SiteView

READMES = "jekyll-readme-index"
OPTIONAL = "jekyll-optional-front-matter"
MOST_FILES = 20_000
"""Files that are looked at; a larger site is listed in part."""
LARGEST_PAGE = 1024 * 1024
"""Bytes; of larger files only the kind is told."""

_INDEX_ENDINGS = (".html", ".htm", ".xhtml", ".xml")
_INDEX = re.compile(r"(.*/)(?:index\.(?:html?|xhtml|xml))?", re.IGNORECASE)
"""The address of the index of a folder."""
HTML_ENDINGS = (".html", ".xhtml", ".htm")
"""Of what Jekyll takes for a page of HTML."""
_NO_PAGES = frozenset(
    {
        "CODE_OF_CONDUCT",
        "CONTRIBUTING",
        "COPYING",
        "ISSUE_TEMPLATE",
        "LICENCE",
        "LICENSE",
        "PULL_REQUEST_TEMPLATE",
        "README",
    }
)
"""Files for readers of the repo, which jekyll-optional-front-matter makes no pages of."""
# Jekyll looks at bytes: behind a byte order mark there is no page, but a file published as it is.
_FRONT_MATTER = re.compile(rb"\A---[ \t\r\f\v]*\n")


class PublishedFiles:
    """Says where the files of a repo or a theme are published."""

    def __init__(self, door: Door, config: SiteConfig) -> None:
        """`config` is the site's."""
        self._door = door
        self._config = config
        self._filter = EntryFilter(config)
        self._presets = FrontMatterDefaults(door.root, config, "pages")

    def url_of(self, path: str) -> str | None:
        """The address of the file at a path below the root; None where nothing is published."""
        relative = path.removeprefix("/")
        parts = relative.split("/")
        if not relative or any(part in ("", ".", "..") for part in parts):
            return None
        is_taken = relative in self._included() or all(
            self._filter.takes("/".join(parts[:at]), part, at < len(parts) - 1)
            for at, part in enumerate(parts)
        )
        if not is_taken or not self._door.is_file(relative):
            return None
        text = self._text_of_page(self._door, relative)
        if text is None:
            return f"/{relative}"
        if path.startswith("/"):
            # Only files that are published as they are are known by it.
            return None
        data = self.data_of(relative, read(text, self._config.jekyll.yaml).data)
        return self._address(relative, data) if self._is_published(data) else None

    def _is_published(self, data: Mapping[str, Any]) -> bool:
        is_published = is_something(data.get("published", True))
        return is_published or is_something(self._config.get("unpublished"))

    def data_of(self, relative: str, own: Mapping[str, Any]) -> Mapping[str, Any]:
        """Front matter over what the site presets; a key without a value hides that."""
        return {**self._presets.asked(relative), **own}

    def _included(self) -> list[str]:
        """The paths that `include` names whole, of which Jekyll 4 reads the files there are,
        whatever folder they are in."""
        listed = () if self._config.jekyll.is_3 else self._config.include
        return [path.strip("/") for path in listed]

    def files(self) -> Iterator[Entry]:
        """The files of which Jekyll makes pages, or which it copies, without `_included` ones."""
        destination = self._config.text("destination").strip("/")

        def taken(entry: Entry) -> bool:
            below = entry.path.rpartition("/")[0]
            return (
                self._filter.takes(below, entry.name, entry.is_folder) and entry.path != destination
            )

        return filter(taken, islice(self._door.walk(enter=taken), MOST_FILES))

    def text_of(self, relative: str) -> str | None:
        """The text of a page, its front matter included; None where it is none or too large."""
        text = self._text_of_page(self._door, relative)
        return text if text is not None and len(text.encode()) < LARGEST_PAGE else None

    def _text_of_page(self, door: Door, relative: str) -> str | None:
        try:
            has_front_matter = _FRONT_MATTER.match(door.read(relative, 64, cut=True))
            if not (has_front_matter or self._is_page_without(relative)):
                return None
            return door.read(relative, LARGEST_PAGE, cut=True).decode("utf-8-sig", "replace")
        except OSError:
            return None

    def _is_page_without(self, relative: str) -> bool:
        """Whether Markdown without front matter is a page, as GitHub Pages has it."""
        stem, ending = posixpath.splitext(posixpath.basename(relative))
        if not self._config.is_markdown(ending):
            return False
        if self._is_index(relative):
            return True
        optional = self._config.mapping("optional_front_matter").get("enabled") is not False
        is_on = optional and OPTIONAL in self._config.strings("plugins")
        is_left_out = stem.upper() in _NO_PAGES and not self._filter.includes(relative)
        return is_on and not is_left_out

    def _is_index(self, relative: str) -> bool:
        """Whether a README stands for the index that its folder lacks."""
        folder = self._folder_of_readme(relative)
        if not self._is_readme(relative) or self._has_index(folder):
            return False
        plain = self._readmes(folder, has_front_matter=False)
        return self._has_front_matter(relative) or plain[:1] == [relative]

    def _folder_of_readme(self, relative: str) -> str:
        """The folder that a README may be the index of: to 0.5 that in `docs` is the site's."""
        below = posixpath.dirname(relative)
        is_sites = below == "docs" and self._config.jekyll.has_since(READMES, 0, 5)
        return f"/{below}/" if below and not is_sites else "/"

    def _is_readme(self, relative: str) -> bool:
        """Whether jekyll-readme-index looks at a file."""
        enabled = self._config.mapping("readme_index").get("enabled") is not False
        is_on = enabled and READMES in self._config.strings("plugins")
        stem, ending = posixpath.splitext(posixpath.basename(relative))
        return is_on and stem.upper() == "README" and self._config.is_markdown(ending)

    def _has_index(self, folder: str) -> bool:
        """Whether something is published as the index of a folder, which ends in a slash."""
        return folder.lower() in self._folders_with_index

    @cached_property
    def _folders_with_index(self) -> frozenset[str]:
        """The folders with an index, wherever the file of that lies, but for what a README becomes.

        https://github.com/benbalter/jekyll-readme-index goes by the addresses.
        """
        endings = (*self._config.markdown_extensions, *_INDEX_ENDINGS)
        paths = (entry.path for entry in self.files() if entry.name.lower().endswith(endings))
        return frozenset(filter(None, map(_folder_of_index, map(self._address_apart, paths))))

    def _address_apart(self, relative: str) -> str:
        """The address of a file that no README is made the index for; "" where it has none."""
        is_static = self._is_readme(relative) and not self._has_front_matter(relative)
        text = None if is_static else self._text_of_page(self._door, relative)
        if text is None:
            return f"/{relative}"
        is_asked = "permalink" in text or "published" in text
        own = read(text, self._config.jekyll.yaml).data if is_asked else {}
        data = self.data_of(relative, own)
        if not self._is_published(data):
            return ""
        return self._address_as(posixpath.basename(relative), relative, data)

    def _address_as(self, name: str, relative: str, data: Mapping[str, Any]) -> str:
        """The address that a file would have under another name."""
        stem, ending = posixpath.splitext(name)
        ending = published_ending(ending, self._config)
        return self._url(data, posixpath.dirname(relative), stem.rstrip("."), ending)

    def _address(self, relative: str, data: Mapping[str, Any]) -> str:
        name = posixpath.basename(relative)
        if not self._is_readme(relative):
            return self._address_as(name, relative, data)
        is_plain = self._is_plain(relative)
        if is_plain and not data.get("permalink"):
            name = f"index{posixpath.splitext(name)[1]}"
            relative = f"{self._folder_of_readme(relative)[1:]}{name}"
        url = self._address_as(name, relative, data)
        if self._config.mapping("readme_index").get("with_frontmatter") is not True:
            return url
        # Wherever it says that it wants to be, it becomes the index that is missing there. Those
        # without front matter come last, when others have become what is missing.
        above = posixpath.dirname(url.rstrip("/")).rstrip("/") + "/"
        folder = unquote(above)
        is_there = self._has_index(folder) or _folder_of_index(url) == folder.lower()
        # A slash at its end says to 0.5 that it is an index already.
        is_index = url.endswith("/") and self._config.jekyll.has_since(READMES, 0, 5)
        others = self._readmes(folder, has_front_matter=is_plain)
        return url if is_there or is_index or others else above

    def _readmes(self, folder: str, *, has_front_matter: bool) -> list[str]:
        """The READMEs in a folder, which ends in a slash, that have front matter, or have none."""
        folders = [folder, "/docs/"] if folder == self._folder_of_readme("docs/x") else [folder]
        paths = (
            f"{each}{name}".strip("/")
            for each in folders
            for name in sorted(self._door.names(each.strip("/")))
        )
        found = filter(self._is_readme, paths)
        return [path for path in found if self._has_front_matter(path) is has_front_matter]

    def _is_plain(self, relative: str) -> bool:
        """Whether a README has no front matter and becomes an index."""
        return self._is_index(relative) and not self._has_front_matter(relative)

    def _has_front_matter(self, relative: str, door: Door | None = None) -> bool:
        try:
            start = (door or self._door).read(relative, 64, cut=True)
        except OSError:
            return True
        return _FRONT_MATTER.match(start) is not None

    def _replaces(self, relative: str) -> bool:
        """Whether a page without front matter is no static file as well."""
        plugin = "readme_index" if self._is_index(relative) else "optional_front_matter"
        return self._config.mapping(plugin).get("remove_originals") is True

    def _url(self, data: Mapping[str, Any], folder: str, stem: str, ending: str) -> str:
        template = data.get("permalink")
        if not isinstance(template, str) or not template:
            template = self._template(stem, ending)
        template = template.replace("/:path", f"/{escape_path(folder)}" if folder else "")
        template = template.replace(":basename", escape_path(stem))
        template = template.replace(":output_ext", ending)
        return re.sub(r"/+", "/", f"/{template}".replace("..", "/").replace("./", ""))

    def _template(self, stem: str, ending: str) -> str:
        style = str(self._config.get("permalink") or "date")
        if ending not in HTML_ENDINGS:
            return "/:path/:basename:output_ext"
        if stem == "index":
            return "/:path/"
        if style == "pretty" or style.endswith("/"):
            return "/:path/:basename/"
        if style in ("date", "ordinal", "none") or style.endswith(":output_ext"):
            return "/:path/:basename:output_ext"
        return "/:path/:basename"


def _folder_of_index(url: str) -> str | None:
    """The folder of which the index has this address."""
    found = _INDEX.fullmatch(unquote(url))
    return found[1].lower() if found else None


class SiteFiles(PublishedFiles):
    """Lists and finds the pages and static files of one site, as they were when first asked."""

    def __init__(self, site: Site, config: SiteConfig, view: SiteView) -> None:
        """`config` is the site's over that of its theme."""
        super().__init__(site.door, config)
        self._view = view
        self._theme = site.theme
        self._presets_of_files: dict[str, FrontMatterDefaults] = {}
        self._pages: list[PageDrop] | None = None
        self._own: list[StaticFileDrop] = []
        self._of_theme: list[StaticFileDrop] = []
        self._static: list[StaticFileDrop] | None = None
        self._of_collection: dict[str, list[StaticFileDrop]] = {}

    def pages(self) -> list[PageDrop]:
        """Files with front matter, by name, then those among the theme's assets."""
        if self._pages is None:
            named = (path for path in self._included() if self._door.is_file(path))
            every = dict.fromkeys(chain((entry.path for entry in self.files()), named))
            pages, static = self._read(self._door, iter(every))
            # What plugins make pages of stands behind those that say so themselves.
            self._pages = sorted(pages, key=self._place)
            self._own = sorted(static, key=lambda file: str(file["path"]))
            if self._theme is not None:
                taken = {page.file.path for page in pages} | {str(f["path"])[1:] for f in static}
                files = islice(self._theme.door.walk("assets"), MOST_FILES)
                paths = (file.path for file in files if not file.is_link)
                more = self._read(self._theme.door, (p for p in paths if p not in taken))
                self._pages += more[0]
                self._of_theme = more[1]
        return self._pages

    def _place(self, page: PageDrop) -> tuple[bool, bool, str, list[tuple[bool, str]]]:
        path = page.file.path
        is_added = not self._has_front_matter(path)
        is_index = is_added and self._is_index(path)
        page.added_by = (READMES if is_index else OPTIONAL) if is_added else ""
        # A folder's files are read after those of the folders in it.
        *folders, name = path.split("/")
        read = [*((False, folder) for folder in folders), (True, name)]
        return is_added, is_index, path if is_added else page.file.name, read

    def _read(
        self, door: Door, paths: Iterator[str]
    ) -> tuple[list[PageDrop], list[StaticFileDrop]]:
        pages: list[PageDrop] = []
        static: list[StaticFileDrop] = []
        for relative in paths:
            text = self._text_of_page(door, relative)
            if text is None:
                static.append(self._static_file(relative, door))
                continue
            if not self._has_front_matter(relative, door) and not self._replaces(relative):
                static.append(self._static_file(relative, door))
            page = self.page(relative, text)
            if self._is_published(page.data):
                pages.append(page)
        return pages, static

    def static_files(self) -> list[StaticFileDrop]:
        """Files without front matter; from Jekyll 4 on also those of collections, at the end."""
        if self._static is None:
            self.pages()
            listed = () if self._config.jekyll.is_3 else self._view.collections
            of_collections = [drop for each in listed for drop in self.files_of(each)]
            self._static = [*self._own, *of_collections, *self._of_theme]
        return self._static

    def files_of(self, collection: Collection) -> list[StaticFileDrop]:
        """The files of a collection that have no front matter."""
        if collection.label not in self._of_collection:
            self._of_collection[collection.label] = [
                self._static_file(path, self._door, collection.label) for path in collection.files
            ]
        return self._of_collection[collection.label]

    def page(self, relative: str, text: str) -> PageDrop:
        """The page that the file at a path below the root is, or would be if it held `text`."""
        front_matter = read(text, self._config.jekyll.yaml)
        # A key without a value hides what is preset where Jekyll asks, but not from templates.
        presets, own = self._presets.of(relative), with_texts(front_matter.data)
        data = self.data_of(relative, own)
        url = self._address(relative, data)
        body = front_matter.parts.body.of(text)
        shown = merged(presets, own)
        jekyll = self._config.jekyll
        target = redirect_target(data, jekyll) if REDIRECTS in self._view.plugins.names else None
        if target is not None:
            about = Redirection(absolute_address(self._config, target), jekyll).data(url)
            data, shown, body = {**data, **about}, {**shown, **about}, ""
        return PageDrop(data, shown, url, self._view, PageFile(relative, body))

    def _static_file(self, relative: str, door: Door, label: str = "") -> StaticFileDrop:
        told = path_below_collections(self._config, relative) if label else f"/{relative}"
        if label not in self._presets_of_files:
            self._presets_of_files[label] = FrontMatterDefaults(door.root, self._config, label)
        presets = self._presets_of_files[label].of(relative)
        return StaticFileDrop(told, label, presets, lambda: self._modified(relative, door))

    def _modified(self, relative: str, door: Door) -> Moment:
        status = door.status(relative)
        modified = datetime.fromtimestamp(int(status.st_mtime) if status else 0, UTC)
        return Moment.of(in_zone(modified, self._view.zone))
