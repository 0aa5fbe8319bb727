"""What the checks of one post need to know of the repo around it."""

from __future__ import annotations

import re
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from newsletter_editor.checks.nearness import Names
from newsletter_editor.document import front_matter
from newsletter_editor.repo.door import Door
from newsletter_editor.sections.templates import TemplateLibrary, load_templates
from newsletter_editor.site.build_stops import BuildStop, build_stops
from newsletter_editor.site.documents import read_collections
from newsletter_editor.site.fields import Field, FieldModel
from newsletter_editor.site.permalinks import url_of
from newsletter_editor.site.plugins import Plugins
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.references import IMAGE_ENDINGS, folded_name
from newsletter_editor.site.settings import FILE_NAME, Settings
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError

if TYPE_CHECKING:
    from newsletter_editor.liquid.pages import PublishedFiles

MOST_PAGES = 2000
"""Pages of a repo that are asked for their address."""
LARGEST_HEAD = 16 * 1024
"""Bytes of a page in which its front matter is looked for."""
FRESH_FOR = 5.0
"""Seconds for which the list of the repo's files is taken to be right."""


_DATE = re.compile(r"\A\d+-\d+-\d+-")


class Surroundings:
    """A repo as the checks see it, kept while its posts are checked one after another.

    Without a site every question has an empty answer, and the rules that ask stay silent.
    """

    def __init__(self, site: Site | None, settings: Settings | None = None) -> None:
        self.site = site
        self._settings_stamp = self._stamp()
        self.settings = settings or (Settings.read(site.root) if site else Settings())
        self._read_at = time.monotonic()

    def refreshed(self) -> Surroundings:
        """Itself while it is fresh, then a new look at the same repo."""
        if time.monotonic() - self._read_at < FRESH_FOR:
            # What the author has just decided must be seen at once.
            return self if self._stamp() == self._settings_stamp else self._anew()
        if self.site is not None:
            self.site.reload()
        return self._anew()

    def _anew(self) -> Surroundings:
        return Surroundings(self.site)

    def _stamp(self) -> tuple[int, int] | None:
        if self.site is None:
            return None
        return self.site.door.stamp(FILE_NAME)

    @cached_property
    def posts(self) -> list[PostFile]:
        """Posts and drafts, newest first; of a very large repo those that are newest."""
        return self._posts[0]

    @property
    def unread_posts(self) -> list[str]:
        """The paths below the root of the other posts of a very large repo."""
        return self._posts[1]

    @cached_property
    def _posts(self) -> tuple[list[PostFile], list[str]]:
        return self.site.newest_posts() if self.site else ([], [])

    @cached_property
    def _unread_by_slug(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for path in self.unread_posts:
            stem = path.rpartition("/")[2].rpartition(".")[0]
            found[_DATE.sub("", stem)].append(path)
        return found

    def posts_at(self, url: str) -> list[PostFile]:
        """The published posts at an address; of those not read, the ones that are called so."""
        found = list(self.posts_by_url.get(url, []))
        if self.site is not None and self.unread_posts:
            slug = url.rstrip("/").rpartition("/")[2].removesuffix(".html")
            called = map(self.site.post, self._unread_by_slug.get(slug, []))
            found += [
                post
                for post in called
                if post.published and not post.draft and self.url_of(post) == url
            ]
        return found

    @cached_property
    def posts_by_path(self) -> dict[Path, PostFile]:
        """Posts and drafts by their files."""
        return {post.path: post for post in self.posts}

    @cached_property
    def posts_by_url(self) -> dict[str, list[PostFile]]:
        """Published posts by the path under which they are published."""
        found: dict[str, list[PostFile]] = defaultdict(list)
        for post in self.posts:
            url = self.url_of(post)
            if url and post.published and not post.draft:
                found[url].append(post)
        return found

    @cached_property
    def posts_by_edition(self) -> dict[int, list[PostFile]]:
        """The issues of newsletters by their numbers."""
        found: dict[int, list[PostFile]] = defaultdict(list)
        for post in self.posts:
            if post.edition is not None:
                found[post.edition].append(post)
        return found

    @cached_property
    def urls_by_slug(self) -> dict[str, str]:
        """The addresses of posts by their last part, without the ending of pages."""
        return {
            url.rstrip("/").rpartition("/")[2].removesuffix(".html"): url
            for url in self.posts_by_url
        }

    @cached_property
    def slugs(self) -> Names:
        """Those of `urls_by_slug`."""
        return Names(self.urls_by_slug)

    @cached_property
    def post_folders(self) -> frozenset[str]:
        """What stands before the last part of the posts' addresses."""
        return frozenset(url.rstrip("/").rpartition("/")[0] for url in self.posts_by_url)

    @cached_property
    def images_by_name(self) -> dict[str, list[Path]]:
        """The images of the repo by their names, whatever the case."""
        found: dict[str, list[Path]] = defaultdict(list)
        for image in self.images:
            if image.suffix.lower() in IMAGE_ENDINGS:
                found[image.name.casefold()].append(image)
        return found

    @cached_property
    def images_by_stem(self) -> dict[str, list[Path]]:
        """The images of the repo by their names without the ending, whatever the case."""
        found: dict[str, list[Path]] = defaultdict(list)
        for images in self.images_by_name.values():
            for image in images:
                found[image.stem.casefold()].append(image)
        return found

    @cached_property
    def image_names(self) -> Names:
        """The names of the repo's images, one for those that differ by case alone."""
        return Names(images[0].name for images in self.images_by_name.values())

    @cached_property
    def page_urls(self) -> frozenset[str]:
        """Addresses that pages of the repo give themselves by `permalink`."""
        return frozenset(self.pages_by_url) | frozenset(self._collection_urls())

    def _collection_urls(self) -> Iterator[str]:
        """Addresses of the documents of collections that are published."""
        if self.site is None:
            return
        for collection in read_collections(self.site.root, self.site.config, self.site.time_zone):
            if collection.settings.get("output") is not True:
                continue
            for document in collection.documents:
                try:
                    yield url_of(document, self.site.config, collection.label)
                except EditorError:
                    continue

    @cached_property
    def pages_by_url(self) -> dict[str, list[Path]]:
        """The pages of the repo that give themselves an address by `permalink`, by that."""
        found: dict[str, list[Path]] = defaultdict(list)
        if self.site is not None:
            for link, path in _permalinks(self.site.door, self.site.config.include):
                found[f"/{link.lstrip('/')}"].append(self.site.root / path)
        return found

    @cached_property
    def published(self) -> PublishedFiles:
        """Says where files of the repo are published."""
        # Imported here: who only asks for a post's language, as the window does, needs no Liquid.
        from newsletter_editor.liquid.pages import PublishedFiles

        assert self.site is not None
        return PublishedFiles(self.site.door, self.site.config)

    @cached_property
    def post_names(self) -> frozenset[str]:
        """Names of posts as `post_url` takes them: path below `_posts` without the ending."""
        names = set()
        for path in (*(post.relative_path for post in self.posts), *self.unread_posts):
            stem = path.rpartition("_posts/")[2].rpartition(".")[0]
            names |= {stem, stem.rpartition("/")[2]}
        return frozenset(names)

    @cached_property
    def tags(self) -> Counter[str]:
        """How many posts have each tag."""
        return Counter(tag for post in self.posts for tag in set(post.tags))

    @cached_property
    def tags_of(self) -> dict[Path, frozenset[str]]:
        """The tags of each post."""
        return {post.path: frozenset(post.tags) for post in self.posts}

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """The keys of the author file, in its order."""
        return tuple(self.site.authors) if self.site else ()

    @cached_property
    def fields(self) -> FieldModel:
        """The front-matter fields of the posts."""
        return FieldModel.learn(self.site, self.settings)

    @cached_property
    def images(self) -> tuple[Path, ...]:
        """Every image of the repo."""
        return tuple(self.site.images) if self.site else ()

    @cached_property
    def build_stops(self) -> tuple[BuildStop, ...]:
        """What in configuration, data, pages and layouts ends any build of the site."""
        if self.site is None:
            return ()
        names = {name for post in self.posts if isinstance(name := post.data.get("layout"), str)}
        # Imported here, as for `published`.
        from newsletter_editor.checks.page_stops import page_stops

        return (*build_stops(self.site), *page_stops(self.site, self.plugins, names))

    @cached_property
    def _image_tails(self) -> frozenset[str]:
        assert self.site is not None
        tails = set()
        for image in self.images:
            parts = image.relative_to(self.site.root).as_posix().split("/")
            tails |= {"/".join(parts[at:]) for at in range(len(parts))}
        return frozenset(tails)

    def has_image_at(self, name: str) -> bool:
        """Whether an image of the repo lies at a path below any of its folders."""
        return name.strip("/") in self._image_tails

    @cached_property
    def _names(self) -> dict[Path, frozenset[str]]:
        return {}

    def _names_in(self, folder: Path) -> frozenset[str]:
        assert self.site is not None
        if folder not in self._names:
            self._names[folder] = frozenset(self.site.door.names(folder))
        return self._names[folder]

    def lists(self, path: str) -> bool:
        """Whether a folder of the repo has a name, in whatever case: asked before the disk is.

        `path` is below the root, with `/`.
        """
        folder = ""
        for name in path.split("/"):
            if folder not in self._folded:
                names = self._names_in(self.site.root / folder) if self.site else ()
                self._folded[folder] = frozenset(map(folded_name, names))
            # What is in a folder that is not there need not be asked, nor kept.
            if folded_name(name) not in self._folded[folder]:
                return False
            folder = f"{folder}/{name}" if folder else name
        return True

    @cached_property
    def _folded(self) -> dict[str, frozenset[str]]:
        return {}

    def is_exact(self, file: Path) -> bool:
        """`References.is_exact`, each folder listed once."""
        return self.site is not None and self.site.references.is_exact(file, self._names_in)

    @cached_property
    def plugins(self) -> Plugins:
        """The plugins that the site is built with, and what they do for posts."""
        return Plugins.of(self.site) if self.site else Plugins()

    @cached_property
    def layouts(self) -> frozenset[str]:
        """The layouts in the repo's own folder; empty where it has none."""
        if self.site is None:
            return frozenset()
        folder = self.site.config.text("layouts_dir").strip("/") or "_layouts"
        names = self.site.door.names(folder)
        return frozenset(Path(name).stem for name in names if not name.startswith("."))

    @cached_property
    def has_theme(self) -> bool:
        """Whether layouts may come from outside the repo, by a theme that the site names."""
        if self.site is None:
            return False
        # The theme that GitHub Pages fills in has hardly any includes.
        own = self.site.config.own
        return bool(own.get("theme") or own.get("remote_theme"))

    @cached_property
    def templates(self) -> TemplateLibrary:
        """The section templates of program and repo."""
        return load_templates(repo=self.site.root if self.site else None)

    def field(self, layout: str, path: tuple[str | int, ...]) -> Field | None:
        """What posts of a layout have under a key path."""
        return self.fields.field(layout, path)

    def url_of(self, post: PostFile) -> str:
        """The path under which a post is published, "" where that cannot be told."""
        if self.site is None:
            return ""
        try:
            return self.site.url_of(post)
        except EditorError:
            return ""


def _permalinks(door: Door, included: Collection[str]) -> Iterator[tuple[str, str]]:
    for page in islice(_pages(door, included), MOST_PAGES):
        try:
            head = door.read(page, LARGEST_HEAD, cut=True).decode("utf-8", "replace")
        except OSError:
            continue
        link = front_matter.read(head).data.get("permalink")
        if isinstance(link, str):
            yield link, page


def _pages(door: Door, included: Collection[str]) -> Iterator[str]:
    for file in door.walk(
        enter=lambda folder: folder.name in included or not folder.name.startswith((".", "_"))
    ):
        if file.name.endswith((".md", ".html", ".markdown")):
            yield file.path
