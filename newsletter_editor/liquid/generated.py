"""The pages that plugins add to those of files, as far as a list of pages shows them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsletter_editor.liquid.jekyll_filters import absolute_address
from newsletter_editor.liquid.page_drops import PageDrop, PageFile
from newsletter_editor.liquid.redirects import Redirection
from newsletter_editor.liquid.site_drop import SiteDrop
from newsletter_editor.site.config import merged
from newsletter_editor.site.defaults import FrontMatterDefaults
from newsletter_editor.site.ruby_text import is_something

if TYPE_CHECKING:
    from newsletter_editor.liquid.view import Document, SiteView


def redirecting_pages(view: SiteView, documents: Iterable[Document]) -> Iterator[PageDrop]:
    """What jekyll-redirect-from adds: a page for each earlier address, and their list."""
    found: dict[str, str] = {}
    for document in documents:
        named = document.get("redirect_from")
        for each in named if isinstance(named, list) else [named]:
            if isinstance(each, str):
                address = each if each.startswith("/") else f"/{each}"
                to = absolute_address(view.config, str(document.get("url")))
                found[address] = to
                data = Redirection(to, view.jekyll).data(address)
                yield _page(view, "redirect.html", address, data)
    settings = view.config.get("redirect_from")
    if not (isinstance(settings, Mapping) and settings.get("json") is False):
        body = json.dumps(found, ensure_ascii=False)
        yield _page(view, "redirects.json", "/redirects.json", {"layout": None}, body)


def pages_of(plugin: str, view: SiteView, taken: Iterable[str]) -> Iterator[PageDrop]:
    """What jekyll-feed or jekyll-sitemap adds, but where a file has the address already."""
    there = frozenset(taken)
    if plugin == "jekyll-feed":
        for path, about in _feeds(view):
            url = path if path.startswith("/") else f"/{path}"
            if url not in there:
                yield _page(view, path, url, {"layout": None, "sitemap": False, **about})
    elif plugin == "jekyll-sitemap":
        for name in ("sitemap.xml", "robots.txt"):
            if f"/{name}" not in there:
                yield _page(view, name, f"/{name}", {"layout": None})


def _feeds(view: SiteView) -> Iterator[tuple[str, dict[str, Any]]]:
    """The paths of jekyll-feed's pages, each with what it is of.

    https://github.com/jekyll/jekyll-feed#collections, and what follows there.
    """
    settings = view.config.mapping("feed")
    listed = settings.get("collections")
    named = dict.fromkeys(listed) if isinstance(listed, list) else listed
    every = {**(named if isinstance(named, Mapping) else {})}
    posts = every.get("posts")
    every["posts"] = {**settings, **(posts if isinstance(posts, Mapping) else {})}
    for label, told in every.items():
        about = told if isinstance(told, Mapping) else {}
        start = "/feed" if label == "posts" else f"/feed/{label}"
        categories = about.get("categories")
        for category in dict.fromkeys(categories if isinstance(categories, list) else []):
            yield f"{start}/{category}.xml", {"collection": label, "category": category}
        yield str(about.get("path") or f"{start}.xml"), {"collection": label, "category": None}
    if is_something(tags := settings.get("tags")):
        about = tags if isinstance(tags, Mapping) else {}
        only, but = about.get("only") or SiteDrop(view, None)["tags"], about.get("except") or ()
        for tag in only:
            if tag not in but and re.fullmatch("[a-zA-Z0-9_]+", str(tag)):
                path = f"{about.get('path') or '/feed/by_tag/'}{tag}.xml"
                yield path, {"collection": "posts", "category": None, "tags": tag}


def _page(view: SiteView, name: str, url: str, data: dict[str, Any], body: str = "") -> PageDrop:
    root = view.site.root if view.site else None
    presets = FrontMatterDefaults(root, view.config, "pages").of(name) if root else {}
    file = PageFile(name.lstrip("/"), body, name)
    return PageDrop({**presets, **data}, merged(presets, data), url, view, file)
