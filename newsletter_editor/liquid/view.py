"""One site as templates see it, kept while a post is edited."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from newsletter_editor.document import front_matter
from newsletter_editor.document.source import read_bytes
from newsletter_editor.liquid.drops import PostDrop, liquid_value
from newsletter_editor.liquid.excerpts import Excerpts
from newsletter_editor.liquid.heading_titles import HeadingTitles
from newsletter_editor.liquid.included import Includes
from newsletter_editor.liquid.named_posts import NamedPosts
from newsletter_editor.liquid.page_drops import LayoutHash, PageDrop, StaticFileDrop
from newsletter_editor.liquid.pages import SiteFiles
from newsletter_editor.liquid.relative_links import RelativeLinks
from newsletter_editor.liquid.running import run_liquid
from newsletter_editor.liquid.site_drop import JekyllDrop, SiteDrop, theme_hash
from newsletter_editor.site.addresses import normalized
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.data_files import LaidOver, theme_data
from newsletter_editor.site.dates import fixed_time, in_zone, zone
from newsletter_editor.site.documents import (
    Collection,
    is_of_written,
    path_below_collections,
    read_collections,
)
from newsletter_editor.site.layouts import Layouts
from newsletter_editor.site.markdown import SiteMarkdown
from newsletter_editor.site.permalinks import AddressError, url_of
from newsletter_editor.site.plugins import Plugins
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site
from newsletter_editor.site.themes import with_theme
from newsletter_editor.text.errors import EditorError

if TYPE_CHECKING:
    from newsletter_editor.liquid.cached_includes import Key
    from newsletter_editor.liquid.running import Run

SECONDS_BETWEEN_LOOKS = 2.0
"""How old the list of posts may be: asking the disk at every key would be felt in a large repo."""
Document = PostDrop | PageDrop

_views: WeakKeyDictionary[Site, tuple[int, SiteView]] = WeakKeyDictionary()


def view_of(site: Site | None) -> SiteView:
    """The view of a site, kept until the site is read anew; of none, a new one."""
    if site is None:
        return SiteView(None)
    kept = _views.get(site)
    if kept is None or kept[0] != site.generation:
        kept = _views[site] = (site.generation, SiteView(site))
    return kept[1]


class SiteView:
    """A site, or none at all, as the Liquid of `post` sees it."""

    def __init__(self, site: Site | None) -> None:
        self.site = site
        self.config = with_theme(site.config, site.theme) if site else SiteConfig()
        self.jekyll = self.config.jekyll
        self.zone: tzinfo | None = zone(self.config.text("timezone"))
        self.markdown = SiteMarkdown(self.config)
        fixed = fixed_time(self.config, self.zone)
        self.now = in_zone(datetime.now(UTC), self.zone) if fixed is None else fixed
        self._folder = ""
        self._includes = Includes(site, self.config.text("includes_dir"))
        self._told_data: tuple[Mapping[str, Any], Any] | None = None
        self._files = SiteFiles(site, self.config, self) if site else None
        self._posts: list[PostDrop] = []
        self._collections: list[Collection] | None = None
        self._documents: dict[str, list[PostDrop]] = {}
        self._looked = float("-inf")
        self.excerpts = Excerpts(self)
        self._layouts: Layouts | None = None
        self._named_posts = NamedPosts(self, [])
        self._plugins: Plugins | None = None
        self._titles: HeadingTitles | None = None
        self._links: RelativeLinks | None = None
        self._data: Mapping[str, Any] | None = None

    def _names(self, post: PostFile | None, body: str) -> dict[str, Any]:
        return {
            "site": SiteDrop(self, post),
            "layout": LayoutHash.of(self, post.data.get("layout") if post else None),
            "page": PostDrop(post, self, body) if post else {},
        }

    @property
    def plugins(self) -> Plugins:
        """The plugins that the site is built with, as far as its files tell."""
        if self._plugins is None:
            self._plugins = Plugins.of(self.site) if self.site else Plugins()
        return self._plugins

    @property
    def titles(self) -> HeadingTitles:
        """How documents get titles from their headings."""
        if self._titles is None:
            self._titles = HeadingTitles(self.config, self.plugins, self.to_html)
        return self._titles

    @property
    def links(self) -> RelativeLinks:
        """The links between files of the repo that become addresses."""
        if self._links is None:
            self._links = RelativeLinks(self.config, self.plugins, self.address_of)
        return self._links

    @property
    def environment(self) -> str:
        """What `jekyll.environment` says."""
        return os.environ.get("JEKYLL_ENV", "development")

    def payload(self, post: PostFile | None, body: str) -> dict[str, Any]:
        """What a template can name while `post` is rendered, whose body is `body`."""
        self._folder = post.relative_path.rpartition("/")[0] if post else ""
        is_markdown = post is None or self.config.is_markdown(post.ending)
        around = "\n" if is_markdown else None
        return {
            **self._names(post, body),
            "jekyll": JekyllDrop(self.jekyll.version, self.environment),
            "theme": theme_hash(self.site.theme if self.site and not self.jekyll.is_3 else None),
            "highlighter_prefix": around,
            "highlighter_suffix": around,
        }

    @property
    def data(self) -> Mapping[str, Any]:
        """What `_data` holds over that of the theme, or the configuration's own `data`."""
        own = self.config.get("data")
        if isinstance(own, Mapping):
            return own
        if self.site is None:
            return {}
        if self.site.theme is None or self.jekyll.is_3:
            return self.site.data
        if self._data is None:
            self._data = LaidOver(self.site.data, theme_data(self.site.theme.door))
        return self._data

    @property
    def liquid_data(self) -> Any:
        """`data` as templates take it, the same for every post of the site."""
        data = self.data
        if self._told_data is None or self._told_data[0] is not data:
            self._told_data = (data, liquid_value(data, self.zone))
        return self._told_data[1]

    def post_drops(self) -> list[PostDrop]:
        """The posts that the site publishes, newest first."""
        if self.site is None:
            return []
        if time.monotonic() - self._looked > SECONDS_BETWEEN_LOOKS:
            known = {id(drop.post): drop for drop in self._posts}
            posts = [
                known.get(id(post)) or PostDrop(post, self)
                for post in self.site.posts()
                if self.site.is_published(post)
            ]
            posts = posts[: self.most_posts]
            # The same list as long as it says the same, so that what was made of it can be kept.
            if posts != self._posts:
                self._posts = posts
            self._looked = time.monotonic()
        return self._posts

    def named_posts(self) -> NamedPosts:
        """The same posts by what they are called."""
        drops = self.post_drops()
        if self._named_posts.drops is not drops:
            self._named_posts = NamedPosts(self, drops)
        return self._named_posts

    @property
    def most_posts(self) -> int | None:
        """The number of posts, from the newest on, beyond which the site has no others."""
        most = self.config.get("limit_posts")
        return most if isinstance(most, int) and most > 0 else None

    def document_drops(self) -> dict[str, list[PostDrop]]:
        """The documents of every collection by its label, those of posts oldest first."""
        return {"posts": self.post_drops()[::-1], **self._read_collections()[1]}

    def documents(self) -> list[Any]:
        """Everything in collections, files without front matter too."""
        files = {each.label: self.files_of(each) for each in self.collections}
        return [
            each
            for label, drops in self.document_drops().items()
            for each in [*drops, *files.get(label, [])]
        ]

    def files_of(self, collection: Collection) -> list[StaticFileDrop]:
        """The files of a collection that have no front matter."""
        return self._files.files_of(collection) if self._files else []

    @property
    def collections(self) -> list[Collection]:
        """The collections of the site besides its posts."""
        return self._read_collections()[0]

    def _read_collections(self) -> tuple[list[Collection], dict[str, list[PostDrop]]]:
        if self._collections is None:
            root = self.site.root if self.site else None
            self._collections = read_collections(root, self.config, self.zone) if root else []
            self._documents = {
                each.label: [PostDrop(d, self, collection=each.label) for d in each.documents]
                for each in self._collections
            }
        return self._collections, self._documents

    def page_drops(self) -> list[PageDrop]:
        """The pages of the site that are no posts."""
        return self._files.pages() if self._files else []

    def page_at(self, path: str, known: PageDrop) -> PageDrop:
        """The page that a file is, which may be there or not, and may be that of a `known` one."""
        if self._files is None or path == known.file.path:
            return known
        return self._files.page(path, self._files.text_of(path) or "")

    def static_drops(self) -> list[StaticFileDrop]:
        """The files that the site publishes as they are."""
        return self._files.static_files() if self._files else []

    def neighbour(self, post: PostFile, step: int, collection: str = "posts") -> PostDrop | None:
        """The document of a collection that comes next (1) or before (-1)."""
        # The newest comes first among posts, and last in a collection.
        drops = self.post_drops() if collection == "posts" else self._newest_first(collection)
        at = next((i for i, drop in enumerate(drops) if drop.post.path == post.path), None)
        if at is None or not 0 <= at - step < len(drops):
            return None
        return drops[at - step]

    def _newest_first(self, collection: str) -> list[PostDrop]:
        return self._read_collections()[1].get(collection, [])[::-1]

    def url_of(self, post: PostFile, collection: str = "posts") -> str:
        """Where a post, or the document of another collection, is published.

        "" where Jekyll finds no address, which the post itself tells.
        """
        if self.site is None:
            return ""
        try:
            return url_of(post, self.config, collection)
        except AddressError:
            return ""

    def path_of(self, post: PostFile) -> str:
        """A post's path as Jekyll tells it."""
        return path_below_collections(self.config, post.relative_path)

    def body_of(self, post: PostFile) -> str:
        """What follows the front matter of a post's file."""
        try:
            data = read_bytes(post.path, door=self.site.door if self.site else None)
        except EditorError:
            return ""
        text = data.decode("utf-8-sig", "replace")
        return front_matter.split(text).body.of(text)

    def content_of(self, document: Document) -> str:
        """What `content` of a document says: what its file holds."""
        return document.body

    def body_asked(self, document: Document) -> str:
        """What the file of a document holds, which a template asks for."""
        return document.body

    def excerpt_asked(self, document: Document, excerpt: str) -> str:  # noqa: ARG002 -- as above
        """The excerpt of a document, which a template asks for."""
        return excerpt

    def output_of(self, document: Document) -> str | None:  # noqa: ARG002 -- for a build to tell
        """The whole page of a document, as far as it has been made."""
        return None

    def was_in_layout(self, document: PostDrop) -> bool:  # noqa: ARG002 -- as above
        """Whether a document has been put into a layout, which makes Jekyll 3 look at its date."""
        return False

    def run_excerpt(self, document: Document, head: str) -> str:
        """What the templates in the source of an excerpt give, `head`."""
        folder = self._folder
        try:
            post = document.post if isinstance(document, PostDrop) else None
            page = document.in_excerpt(head)
            # To Jekyll an excerpt is no document, so nothing is related to it.
            site = SiteDrop(self, post, is_document=False)
            payload = self.payload(post, head) | {"page": page, "site": site}
            is_markdown = self.config.is_markdown(document.ending)
            return run_liquid(head, payload, self, for_markdown=is_markdown).text
        finally:
            self._folder = folder

    def data_of_page(self, path: str, own: Mapping[str, Any]) -> Mapping[str, Any]:
        """The front matter of a page by its path below the root, over what the site presets."""
        return self._files.data_of(path, own) if self._files else own

    def url_of_file(self, path: str) -> str | None:
        """The address of a post, page or file by its path below the root, or None.

        What templates alone see has none.
        """
        if not is_of_written(self.config, path):
            return None
        if (url := self.named_posts().url_of_path(path)) is not None:
            return url
        for label, drops in self._read_collections()[1].items():
            for drop in drops:
                if self.path_of(drop.post) == path:
                    return self.url_of(drop.post, label)
        return self._files.url_of(path) if self._files else None

    def include(self, name: str, *, relative: bool) -> str:
        """The text of a file to include. Raises RubyError where the site has none."""
        if relative:
            return self._includes.beside(name, self._folder)
        return self._includes.text(name)

    def cached_includes(self, run: Run) -> dict[Key, str]:
        """What `include_cached` has made on the page so far."""
        return run.cached_includes

    def earlier_include(self, run: Run, key: Key) -> str | None:
        """What `include_cached` made on an earlier page of the build; None where none did."""
        page = run.payload.get("page")
        if self.site is None or not isinstance(page, PostDrop):
            return None
        from newsletter_editor.liquid.build import build_of

        return build_of(self.site).included_before(run, page, key)

    @property
    def layouts(self) -> Layouts | None:
        """The layouts of the site and its theme; None without a site."""
        if self._layouts is None and self.site is not None:
            self._layouts = Layouts(self.site.door, self.config, self.site.theme)
        return self._layouts

    def layout_data(self, name: Any) -> Mapping[str, Any]:
        """The front matter of a layout, empty where there is none of that name."""
        layout = self.layouts.get(name) if self.layouts and isinstance(name, str) else None
        return layout.data if layout else {}

    def address_of(self, path: str) -> str | None:
        """The address of a file by its path below the root, `baseurl` before it; None where
        nothing is published."""
        url = self.url_of_file(path)
        return None if url is None else self.relative_url(url)

    def relative_url(self, url: str) -> str:
        """An address of the site with its `baseurl` before it."""
        base = self.config.baseurl
        base = base if not base or base.startswith("/") else f"/{base}"
        return normalized(base + url)

    def to_html(self, text: str) -> str:
        """Markdown as the site renders it."""
        return self.markdown.to_html(text)

    def smartened(self, text: str) -> str:
        """Typographic signs for the plain ones."""
        return self.markdown.smartened(text)

    def highlighted(self, code: str, language: str) -> str:
        """The HTML of code in colours."""
        return self.markdown.highlighted(code, language)
