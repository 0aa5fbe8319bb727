"""One site as templates see it, kept while a post is edited."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsletter_editor.document.front_matter import split
from newsletter_editor.document.source import read_bytes
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.dates import in_zone, parse_date, zone
from newsletter_editor.site.liquid.drops import Drop, PostDrop, SiteDrop
from newsletter_editor.site.liquid.ruby_values import RubyError
from newsletter_editor.site.liquid.running import has_liquid, run_liquid
from newsletter_editor.site.markdown import SiteMarkdown
from newsletter_editor.site.pages import SiteFiles
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.text.errors import EditorError

if TYPE_CHECKING:
    from newsletter_editor.site.site import Site

SECONDS_BETWEEN_LOOKS = 2.0
"""How old the list of posts may be: asking the disk at every key would be felt in a large repo."""
LARGEST_INCLUDE = 1024 * 1024
"""Bytes; larger files are not included."""

_POST_NAME = re.compile(r"/?(?P<folder>(?:.+/)*)(?P<date>\d+-\d+-\d+)-(?P<slug>.*)")


class SiteView:
    """A site, or none at all, as the Liquid of `post` sees it."""

    def __init__(self, site: Site | None) -> None:
        self.site = site
        self.config = site.config if site else SiteConfig()
        self.zone: tzinfo | None = zone(self.config.text("timezone"))
        self.markdown = SiteMarkdown(self.config)
        self.now = in_zone(datetime.now(UTC), self.zone)
        self._folder = ""
        self._files = SiteFiles(site.root, self.config) if site else None
        self._posts: list[PostDrop] = []
        self._looked = float("-inf")
        self._in_excerpt = False

    def payload(self, post: PostFile | None, body: str) -> dict[str, Any]:
        """What a template can name while `post` is rendered, whose body is `body`."""
        self._folder = post.relative_path.rpartition("/")[0] if post else ""
        is_markdown = post is None or post.ending.lower() in self.config.markdown_extensions
        around = "\n" if is_markdown else ""
        return {
            "site": SiteDrop(self, post),
            "page": PostDrop(post, self, body) if post else {},
            "jekyll": {
                "version": "4.3.1",
                "environment": os.environ.get("JEKYLL_ENV", "development"),
            },
            "highlighter_prefix": around,
            "highlighter_suffix": around,
        }

    @property
    def data(self) -> Mapping[str, Any]:
        """What `_data` holds, or the configuration's own `data`."""
        own = self.config.get("data")
        if isinstance(own, Mapping):
            return own
        return self.site.data if self.site else {}

    def post_drops(self) -> list[PostDrop]:
        """The posts that the site publishes, newest first."""
        if self.site is None:
            return []
        if time.monotonic() - self._looked > SECONDS_BETWEEN_LOOKS:
            known = {id(drop.post): drop for drop in self._posts}
            self._posts = [
                known.get(id(post)) or PostDrop(post, self)
                for post in self.site.posts()
                if self.site.is_published(post)
            ]
            self._looked = time.monotonic()
        return self._posts

    def page_drops(self) -> list[Drop]:
        """The pages of the site that are no posts."""
        return self._files.pages() if self._files else []

    def static_drops(self) -> list[Drop]:
        """The files that the site publishes as they are."""
        return self._files.static_files() if self._files else []

    def neighbour(self, post: PostFile, step: int) -> PostDrop | None:
        """The post published next (1) or before (-1)."""
        drops = self.post_drops()
        at = next((i for i, drop in enumerate(drops) if drop.post.path == post.path), None)
        if at is None or not 0 <= at - step < len(drops):
            return None
        return drops[at - step]

    def url_of(self, post: PostFile) -> str:
        """Where a post is published."""
        return self.site.url_of(post) if self.site else ""

    def path_of(self, post: PostFile) -> str:
        """A post's path as Jekyll tells it."""
        collections = self.config.text("collections_dir").strip("/")
        return post.relative_path.removeprefix(collections + "/" if collections else "")

    def body_of(self, post: PostFile) -> str:
        """What follows the front matter of a post's file."""
        try:
            text = read_bytes(post.path).decode("utf-8-sig", "replace")
        except EditorError:
            return ""
        return split(text).body.of(text)

    def excerpt_of(self, post: PostFile, body: str) -> str:
        """The beginning of a post, as HTML."""
        separator = str(post.data.get("excerpt_separator") or self.config.text("excerpt_separator"))
        own = post.data.get("excerpt")
        if own is not None:
            return str(own)
        if not separator:
            return ""
        head, _, tail = body.partition(separator)
        if has_liquid(head):
            head = self._run_excerpt(post, head)
        definitions = re.findall(r"^ {0,3}(?:\[[^\]]+\])(?::.+)$", tail, re.MULTILINE)
        return self.to_html("\n".join([head, *([""] if definitions else []), *definitions]))

    def _run_excerpt(self, post: PostFile, head: str) -> str:
        if self._in_excerpt:
            # An excerpt that prints excerpts would go round for ever; Jekyll's is empty then.
            return ""
        self._in_excerpt = True
        try:
            return run_liquid(head, self.payload(post, head), self).text
        finally:
            self._in_excerpt = False

    def url_of_post_named(self, name: str) -> str | None:
        """The address of the post with a name such as `2020-01-02-title`, or None."""
        found = _POST_NAME.fullmatch(name)
        if found is None:
            return None
        folder = found["folder"]
        stem = rf"{re.escape(found['date'] + '-' + found['slug'])}\.[^.]+"
        wanted = re.compile(rf"_posts/{re.escape(folder)}{stem}|{re.escape(folder)}_posts/?{stem}")
        drops = self.post_drops()
        for drop in reversed(drops):
            if wanted.match(self.path_of(drop.post)):
                return self.url_of(drop.post)
        day = parse_date(found["date"], self.zone)
        for drop in reversed(drops):
            post = drop.post
            if day and post.slug == found["slug"] and post.date.date() == day.date():
                return self.url_of(post)
        return None

    def url_of_file(self, path: str) -> str | None:
        """The address of a post, page or file by its path below the root, or None."""
        for drop in self.post_drops():
            if self.path_of(drop.post) == path:
                return self.url_of(drop.post)
        return self._files.url_of(path) if self._files else None

    def include(self, name: str, *, relative: bool) -> str:
        """The text of a file to include. Raises RubyError where the site has none."""
        if self.site is None:
            raise RubyError(f"no include: {name}")
        includes = self.config.text("includes_dir").strip("/") or "_includes"
        folder = self.site.root / (self._folder if relative else includes)
        path = Path(os.path.realpath(folder / name))
        if not path.is_relative_to(self.site.root) or not path.is_file():
            raise RubyError(f"no include: {name}")
        with path.open("rb") as stream:
            data = stream.read(LARGEST_INCLUDE + 1)
        if len(data) > LARGEST_INCLUDE:
            raise RubyError(f"no include: {name}")
        return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")

    def to_html(self, text: str) -> str:
        """Markdown as the site renders it."""
        return self.markdown.to_html(text)

    def smartened(self, text: str) -> str:
        """Typographic signs for the plain ones."""
        return self.markdown.smartened(text)

    def highlighted(self, code: str, language: str) -> str:
        """The HTML of code in colours."""
        return self.markdown.highlighted(code, language)
