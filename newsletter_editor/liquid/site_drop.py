"""What templates see as `site` and `theme`.

https://jekyllrb.com/docs/variables/
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from newsletter_editor.liquid.drops import Drop, PageDrop, PostDrop
from newsletter_editor.liquid.github_metadata import github_data
from newsletter_editor.liquid.mixed_hash import MixedHash, identity
from newsletter_editor.liquid.payload_methods import METHODS
from newsletter_editor.liquid.ruby_time import Moment
from newsletter_editor.liquid.ruby_values import Enumerated
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.documents import Collection, collection_settings
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
        for label in collection_settings(view.config):
            own.setdefault(label, partial(self._documents, view, label))
        super().__init__(own, view.config.values, view.zone)

    @property
    def inspected(self) -> str:
        """How Ruby shows it to programmers."""
        return "#<Jekyll::Drops::SiteDrop>"

    def for_json(self, depth: int) -> dict[str, Any]:  # noqa: ARG002
        """What `jsonify` writes: the configuration alone."""
        return dict(self._data)

    def __str__(self) -> str:
        return "Jekyll::Drops::SiteDrop"

    @staticmethod
    def _documents(view: SiteView, label: str) -> list[PostDrop]:
        return view.document_drops().get(label, [])

    @staticmethod
    def _related(view: SiteView, page: PostFile | None) -> list[PostDrop]:
        return [drop for drop in view.post_drops() if page is None or drop.post.path != page.path][
            :RELATED
        ]


class JekyllDrop(Drop, Enumerated):
    """What builds the site, as `jekyll` in a template."""

    def __init__(self, version: str, environment: str) -> None:
        """`version` of Jekyll, and what `JEKYLL_ENV` says."""
        super().__init__({}, {"version": version, "environment": environment})

    @property
    def inspected(self) -> str:
        """How Ruby shows it to programmers."""
        return str(self)

    def __str__(self) -> str:
        return "Jekyll::Drops::JekyllDrop"


def _collections(view: SiteView) -> list[dict[str, Any]]:
    """The collections as templates see them, by their labels."""
    documents = view.document_drops()
    posts = view.config.mapping("collections").get("posts")
    every = [Collection("posts", posts if isinstance(posts, Mapping) else {}), *view.collections]
    return [
        {
            "output": collection.label == "posts",
            "permalink": template_of(view.config) if collection.label == "posts" else None,
            **collection.settings,
            "label": collection.label,
            "docs": documents.get(collection.label, []),
            "files": [{}] * collection.other_files,
            "relative_directory": collection.folder,
            # Jekyll tells the whole path; folders of this machine are nobody's business.
            "directory": collection.folder,
        }
        for collection in sorted(every, key=lambda collection: collection.label)
    ]


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
