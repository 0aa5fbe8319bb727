"""A Jekyll repo on disk: what it is configured to, what it holds, where its parts are published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from newsletter_editor.document.front_matter import FrontMatter
from newsletter_editor.repo.door import Entry
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.data_files import Author, DataFolder, authors_of, read_data
from newsletter_editor.site.dates import fixed_time, zone
from newsletter_editor.site.defaults import FrontMatterDefaults
from newsletter_editor.site.documents import path_below_collections
from newsletter_editor.site.entries import files_below, special_folders
from newsletter_editor.site.folder import DRAFTS, POSTS, SiteFolder
from newsletter_editor.site.jekyll import Jekyll
from newsletter_editor.site.permalinks import url_of
from newsletter_editor.site.post_files import (
    PostFile,
    PostPlace,
    is_post_name,
    post_from_text,
    read_post,
)
from newsletter_editor.site.references import References
from newsletter_editor.site.themes import (
    LockedGem,
    Theme,
    WantedTheme,
    find_theme,
    wanted_theme,
)

_Stamp = tuple[int, int]


class _Unknown:
    """What has not been looked for yet."""


_UNKNOWN = _Unknown()
MOST_READ = 5_000
"""Posts of a repo that are read to know what is usual there and what is linked to."""


class Site(SiteFolder):
    """One repo. Reads lazily and keeps what it has read until the files change."""

    def __init__(self, root: Path | str, jekyll: Jekyll | None = None) -> None:
        """`root` is the folder that holds `_config.yml`; it need not have one.

        `jekyll` is the Jekyll to go by; without one the repo's files tell.
        """
        super().__init__(root)
        self._jekyll = jekyll
        self._config: SiteConfig | None = None
        self._data: DataFolder | None = None
        self._authors: Mapping[str, Author] | None = None
        self._presets: FrontMatterDefaults | None = None
        self._references: References | None = None
        self._theme: Theme | _Unknown | None = _UNKNOWN
        self._wanted_theme: WantedTheme | _Unknown | None = _UNKNOWN
        self.generation = 0
        """Rises with each `reload`; who keeps what was made of the site compares it."""
        self._known: dict[str, tuple[_Stamp, PostFile]] = {}

    @property
    def site(self) -> Site:
        """Itself, as what a folder holds."""
        return self

    @property
    def config(self) -> SiteConfig:
        """The site's configuration; read once, see `reload`."""
        if self._config is None:
            self._config = SiteConfig.read(self.root, self._jekyll)
        return self._config

    @property
    def jekyll(self) -> Jekyll:
        """The Jekyll that the site is built with."""
        return self.config.jekyll

    @property
    def time_zone(self) -> tzinfo | None:
        """The zone in which the site's dates are told; None for the machine's own."""
        return zone(self.config.text("timezone"))

    def reload(self) -> None:
        """Forget configuration, data and what depends on them, after one of them has changed."""
        self._config = None
        self._data = None
        self._authors = None
        self._presets = None
        self._references = None
        self._theme = _UNKNOWN
        self._wanted_theme = _UNKNOWN
        self.generation += 1
        self._known.clear()

    def posts(self) -> list[PostFile]:
        """Every post and draft of the repo, newest first. Files unchanged since are not read."""
        return self.sorted(post for part in self.read_posts() for post in part)

    def read_posts(self, at_once: int = 50) -> Iterator[list[PostFile]]:
        """The posts as they are found, unsorted, in lists of up to `at_once`.

        Lets a window list thousands of posts without standing still.
        """
        found = self._find_posts()
        while part := list(islice(found, at_once)):
            yield part

    @staticmethod
    def sorted(posts: Iterator[PostFile]) -> list[PostFile]:
        """Posts newest first, those of one moment by path, as Jekyll lists them."""
        return sorted(posts, key=lambda post: (post.date, str(post.path)), reverse=True)

    def post_paths(self) -> list[Path]:
        """The posts and drafts by their names, not read, the newest name first."""
        return [self.root / relative for relative, _ in self.stamped_posts()]

    def stamped_posts(self) -> list[tuple[str, tuple[int, int]]]:
        """As `post_paths`, below the root with `/`, each with what changes when its file does."""
        found = [(relative, entry.stamp) for relative, entry in self._named_posts()]
        found.sort(key=lambda each: _by_name(each[0]), reverse=True)
        return found

    def newest_posts(self, most: int = MOST_READ) -> tuple[list[PostFile], list[str]]:
        """The posts that are newest by their names, read, newest first; the paths of the others.

        Reading 100,000 files takes a minute, and what is usual in a repo its newest posts tell.
        """
        found = list(self._named_posts())
        if len(found) > most:
            found.sort(key=lambda each: each[0].rpartition("/")[2], reverse=True)
        read = (self._read(*each) for each in found[:most])
        return self.sorted(post for post in read if self._is_post(post)), [
            relative for relative, _ in found[most:]
        ]

    def _find_posts(self) -> Iterator[PostFile]:
        still_there: set[str] = set()
        for relative, entry in self._named_posts():
            still_there.add(relative)
            post = self._read(relative, entry)
            if self._is_post(post):
                yield post
        for vanished in self._known.keys() - still_there:
            del self._known[vanished]

    def _named_posts(self) -> Iterator[tuple[str, Entry]]:
        """The paths below the root of what Jekyll takes for posts by their names."""
        for folder, name in special_folders(self.root, self.config, (POSTS, DRAFTS)):
            special = f"{folder}/{name}" if folder else name
            for entry in files_below(self.root, self.config, special):
                if is_post_name(entry.path[len(special) + 1 :], name == DRAFTS):
                    yield entry.path, entry

    def _is_post(self, post: PostFile) -> bool:
        """Whether a dated file is one: an image may lie beside the posts, a broken post too."""
        if post.ending in (".yml", ".yaml"):
            # Jekyll reads them as data, finds no text and leaves them out.
            return False
        if post.error is None or post.is_half_read:
            return True
        return post.ending.lower() in (*self.config.markdown_extensions, ".html", ".htm")

    def _read(self, relative: str, entry: Entry) -> PostFile:
        known = self._known.get(relative)
        if known is not None and known[0] == entry.stamp:
            return known[1]
        post = read_post(self.place_of(relative), self._defaults(relative), self.time_zone)
        self._known[relative] = (entry.stamp, post)
        return post

    def place_of(self, relative_path: str) -> PostPlace:
        """Where a file of the repo stands; `relative_path` is below the root, with `/`."""
        parts = relative_path.split("/")[:-1]
        special = next((part for part in parts if part in (POSTS, DRAFTS)), "")
        # To Jekyll the first such letters end what is outside, also within a folder's name.
        below = path_below_collections(self.config, relative_path)
        outside = below.partition(special)[0].split("/") if special else []
        outside = [part for part in outside if part]
        draft = special == DRAFTS
        now = fixed_time(self.config, self.time_zone)
        layout = self._usual_layout_of(relative_path)
        yaml = self.jekyll.yaml
        return PostPlace(self.root, relative_path, draft, tuple(outside), yaml, now, layout)

    def post(self, path: Path | str) -> PostFile:
        """The post in one file of the repo, wherever in it that lies; see its `error`.

        Raises ValueError for a file outside the repo.
        """
        relative = self.relative(path)
        return read_post(self.place_of(relative), self._defaults(relative), self.time_zone)

    def post_from_text(
        self, path: Path | str, text: str, head: FrontMatter | None = None
    ) -> PostFile:
        """The post that `path` would be if it held `text`; the file need not exist.

        `head` is the text's front matter where it has been read, by the reader of this site.
        Raises ValueError for a path outside the repo.
        """
        relative = self.relative(path)
        place = self.place_of(relative)
        return post_from_text(place, text, self._defaults(relative), self.time_zone, head=head)

    def url_of(self, post: PostFile) -> str:
        """The path under which a post is published, without `baseurl`, as in `/posts/a-title/`.

        Raises AddressError where Jekyll finds no address and ends.
        """
        return url_of(post, self.config)

    @property
    def data(self) -> DataFolder:
        """What the site keeps in `_data`, by file name; each file read once, see `reload`."""
        if self._data is None:
            self._data = read_data(self.root, self.config)
        return self._data

    @property
    def wanted_theme(self) -> WantedTheme | None:
        """The theme that the configuration names."""
        if isinstance(self._wanted_theme, _Unknown):
            self._wanted_theme = wanted_theme(self.config, self.door)
        return self._wanted_theme

    @property
    def wanted_theme_is_own(self) -> bool:
        """Whether the repo itself names its theme."""
        return any(self.config.own.get(key) for key in ("theme", "remote_theme"))

    @property
    def theme(self) -> Theme | None:
        """The theme's files; None where the site names none, or one that is nowhere here."""
        if isinstance(self._theme, _Unknown):
            wanted = self.wanted_theme
            self._theme = find_theme(wanted, self.door) if wanted else None
        return self._theme

    @property
    def missing_gem(self) -> LockedGem | None:
        """The theme that could be fetched; None where it is here, or nothing tells from where."""
        wanted = self.wanted_theme
        if wanted is None or (self.theme is not None and self.theme.version == wanted.version):
            return None
        return wanted.gem

    @property
    def authors(self) -> Mapping[str, Author]:
        """The people of `_data/authors.yml` by the key that front matter names them by."""
        if self._authors is None:
            self._authors = authors_of(self.data)
        return self._authors

    @property
    def images(self) -> list[Path]:
        """Every image of the repo, as it is on disk now."""
        return list(self.references.images())

    @property
    def references(self) -> References:
        """Finds the files that posts refer to."""
        if self._references is None:
            self._references = References(self.root, self.config)
        return self._references

    def resolve(self, reference: str, post: PostFile | None = None) -> Path | None:
        """The file of the repo that an address in a post leads to; None for all else.

        Takes `/images/x.png`, `{{ site.url }}/images/x.png`, the site's own `https:` addresses,
        and relative ones, which need the `post` that says it. Never gives a file outside.
        """
        if post is None:
            return self.references.find(reference)
        folder = post.relative_path.rpartition("/")[0]
        return self.references.find(reference, self.url_of(post), folder)

    def defaults_of(self, relative_path: str) -> Mapping[str, Any]:
        """What is preset for the front matter of a post at a path below the root.

        `_config.yml` says it, and a plugin the layout.
        """
        layout = self._usual_layout_of(relative_path)
        presets = self._defaults(relative_path)
        return {"layout": layout, **presets} if layout else presets

    def is_published(self, post: PostFile) -> bool:
        """Whether a build of the site holds the post, by `published`, `future` and `show_drafts`.

        https://jekyllrb.com/docs/configuration/options/#build-command-options
        """
        config = self.config
        if post.draft and not config.get("show_drafts"):
            return False
        if not post.published and not config.get("unpublished"):
            return False
        now = fixed_time(config, self.time_zone) or datetime.now(UTC)
        return bool(config.get("future")) or post.date <= now

    def _defaults(self, relative: str) -> Mapping[str, Any]:
        if self._presets is None:
            self._presets = FrontMatterDefaults(self.root, self.config)
        return self._presets.of(relative) if self._presets else {}

    def _usual_layout_of(self, relative: str) -> str:
        return self._usual_layout if self.config.is_markdown(Path(relative).suffix) else ""

    @cached_property
    def _usual_layout(self) -> str:
        """The layout that jekyll-default-layout gives a post that names none, "" without one."""
        if "jekyll-default-layout" not in self.config.strings("plugins"):
            return ""
        folder = self.config.text("layouts_dir").strip("/") or "_layouts"
        names = {Path(name).stem for name in self.door.names(folder)}
        if self.theme is not None:
            names |= {Path(name).stem for name in self.theme.door.names("_layouts")}
        return next((name for name in ("post", "default") if name in names), "")


@lru_cache(maxsize=1 << 16)
def _by_name(path: str) -> tuple[str, str]:
    """Orders posts by the day and the words of their names; `2020-4-6` is before `2020-11-01`."""
    name = path.rpartition("/")[2]
    if name[7:8] != "-" or name[10:11] != "-":
        name = _SHORT_DAY.sub(lambda day: f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}-", name, count=1)
    return name, path


_SHORT_DAY = re.compile(r"^(\d{4})-(\d\d?)-(\d\d?)-")
