"""What templates see as `site` and `theme`.

https://jekyllrb.com/docs/variables/
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from newsletter_editor.liquid.drops import Drop, PostDrop
from newsletter_editor.liquid.github_metadata import github_data
from newsletter_editor.liquid.mixed_hash import MixedHash, identity
from newsletter_editor.liquid.page_drops import PageDrop
from newsletter_editor.liquid.payload_methods import METHODS
from newsletter_editor.liquid.ruby_time import Moment
from newsletter_editor.liquid.ruby_values import Enumerated, inspect
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.documents import Collection, collection_settings, is_written
from newsletter_editor.site.jekyll import GITHUB_METADATA
from newsletter_editor.site.permalinks import output_ending, template_of
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.themes import Theme

if TYPE_CHECKING:
    from newsletter_editor.liquid.view import SiteView

RELATED = 10
"""Posts in `site.related_posts`."""


def theme_hash(theme: Theme | None) -> dict[str, Any] | None:
    """What templates see as `theme`: what can be known without running its gem's Ruby."""
    if theme is None:
        return None
    return {"name": theme.name, "version": theme.version, "root": ""}


class SiteDrop(Drop, Enumerated):
    """The site: its configuration, and what it holds."""

    methods = METHODS

    def __init__(self, view: SiteView, page: PostFile | None, *, is_document: bool = True) -> None:
        """`is_document` is whether what is rendered is of a collection, and no mere page."""
        own: dict[str, Callable[[], Any]] = {
            "documents": view.documents,
            "time": lambda: Moment.of(view.now),
            "config": lambda: None,
            "data": lambda: view.liquid_data,
            "static_files": view.static_drops,
            "collections": lambda: _collections(view),
            "tags": lambda: _by(view.post_drops(), "tags"),
            "html_pages": lambda: [p for p in view.page_drops() if _is_html(p, view.config)],
            "categories": lambda: _by(view.post_drops(), "categories"),
            "pages": view.page_drops,
            "posts": view.post_drops,
            "related_posts": lambda: self._related(view, page) if is_document else None,
        }
        if GITHUB_METADATA in view.plugins.names:
            own["github"] = lambda: github_data(view)
        super().__init__(own, view.config.values, view.zone)
        self._view = view
        self._labels = frozenset(collection_settings(view.config))

    def __getitem__(self, key: str) -> Any:
        # A collection hides what else has its name, as one of pages hides all pages.
        return self._documents(key) if key in self._labels else super().__getitem__(key)

    @property
    def inspected(self) -> str:
        """How Ruby shows it to programmers."""
        return "#<Jekyll::Drops::SiteDrop>"

    def for_json(self, depth: int) -> dict[str, Any]:  # noqa: ARG002
        """What `jsonify` writes."""
        return {key: _in_json(self[key]) for key in self}

    def __str__(self) -> str:
        return "Jekyll::Drops::SiteDrop"

    def _documents(self, label: str) -> list[PostDrop]:
        return self._view.document_drops().get(label, [])

    @staticmethod
    def _related(view: SiteView, page: PostFile | None) -> list[PostDrop]:
        return [drop for drop in view.post_drops() if page is None or drop.post.path != page.path][
            :RELATED
        ]


class JekyllDrop:
    """What builds the site, as `jekyll` in a template. Of Jekyll's objects it alone is no list."""

    def __init__(self, version: str, environment: str) -> None:
        """`version` of Jekyll, and what `JEKYLL_ENV` says."""
        self._told = {"version": version, "environment": environment}

    def __getitem__(self, key: str) -> str:
        return self._told[key]

    # What can be asked for its items Python would go over by their numbers.
    __iter__ = None

    @property
    def inspected(self) -> str:
        """How Ruby shows it to programmers."""
        return str(self)

    def for_json(self, depth: int) -> dict[str, str]:  # noqa: ARG002
        """What `jsonify` writes."""
        return self._told

    def __str__(self) -> str:
        return "Jekyll::Drops::JekyllDrop"


class CollectionDrop(Drop, Enumerated):
    """One collection among `site.collections`."""

    methods = METHODS

    def __init__(self, view: SiteView, collection: Collection) -> None:
        label = collection.label
        super().__init__(
            {
                "label": lambda: label,
                "files": lambda: view.files_of(collection),
                "output": lambda: is_written(view.config, label),
                # Jekyll tells the whole path; folders of this machine are nobody's business.
                "directory": lambda: collection.folder,
                "docs": lambda: view.document_drops().get(label, []),
                "relative_directory": lambda: collection.folder,
            },
            collection.settings,
            view.zone,
        )

    def for_json(self, depth: int) -> dict[str, Any]:  # noqa: ARG002
        """What `jsonify` writes."""
        return {key: _in_json(self[key]) for key in self}

    def __str__(self) -> str:
        return inspect(self["docs"])


def _in_json(value: Any) -> Any:
    """What an object of Jekyll's holds: documents in a list of it are their texts."""
    if isinstance(value, Mapping) and not isinstance(value, Drop):
        return {key: _in_json(item) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    return [
        item.in_list if isinstance(item, PageDrop) else str(item) if isinstance(item, PostDrop)
        else _in_json(item)
        for item in value
    ]  # fmt: skip


def _collections(view: SiteView) -> list[CollectionDrop]:
    """The collections as templates see them, by their labels."""
    posts = view.config.mapping("collections").get("posts")
    settings = posts if isinstance(posts, Mapping) else {}
    every = [
        Collection("posts", {"permalink": template_of(view.config), **settings}),
        *view.collections,
    ]
    return [CollectionDrop(view, each) for each in sorted(every, key=lambda each: each.label)]


def _is_html(page: PageDrop, config: SiteConfig) -> bool:
    """Whether a page is written as HTML, at whatever address."""
    ending = output_ending(page.data.get("permalink"), page.ending, config)
    return str(page["url"]).endswith("/") or ending in (".html", ".htm", ".xhtml")


class _Groups(MixedHash):
    """Posts by a word; to filters, a word of no post has an empty list."""

    def get(self, key: Any, default: Any = None) -> Any:
        """The posts of a word."""
        return super().get(key, [] if default is None else default)


def _by(drops: list[PostDrop], key: str) -> _Groups:
    groups: dict[Any, tuple[Any, list[PostDrop]]] = {}
    for drop in reversed(drops):
        for name in drop[key] or []:
            groups.setdefault(identity(name), (name, []))[1].insert(0, drop)
    return _Groups(groups.values())
