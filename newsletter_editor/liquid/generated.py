"""The pages that plugins add to those of files, as far as a list of pages shows them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsletter_editor.liquid.jekyll_filters import absolute_address
from newsletter_editor.liquid.page_drops import PageDrop, PageFile
from newsletter_editor.site.config import merged
from newsletter_editor.site.defaults import FrontMatterDefaults
from newsletter_editor.site.ruby_text import is_something

if TYPE_CHECKING:
    from newsletter_editor.liquid.view import Document, SiteView

REDIRECTS = "jekyll-redirect-from"
REDIRECT_LAYOUT = "redirect"
_REDIRECT = """<!DOCTYPE html>
<html lang="en-US">
  <meta charset="utf-8">
  <title>Redirecting&hellip;</title>
  <link rel="canonical" href="{to}">
  <script>location="{to}"</script>
  <meta http-equiv="refresh" content="0; url={to}">
  <meta name="robots" content="noindex">
  <h1>Redirecting&hellip;</h1>
  <a href="{to}">Click here if you are not redirected.</a>
</html>
"""


def redirection(target: str) -> str:
    """The page of jekyll-redirect-from that leads to an address elsewhere."""
    return _REDIRECT.format(to=target)


def redirecting_data(url: str, target: str) -> dict[str, Any]:
    """What is said of itself by a page at `url` that leads to `target`."""
    return {
        "sitemap": False,
        "layout": REDIRECT_LAYOUT,
        "permalink": url,
        "redirect": {"from": url, "to": target},
    }


def redirect_target(data: Mapping[str, Any]) -> str | None:
    """Where the front matter of a document says that its readers go; None where they stay."""
    named = data.get("redirect_to")
    if isinstance(named, list):
        named = next((each for each in named if each is not None), None)
    return str(named) if is_something(named) else None


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
                data = redirecting_data(address, to)
                yield _page(view, "redirect.html", address, data)
    settings = view.config.get("redirect_from")
    if not (isinstance(settings, Mapping) and settings.get("json") is False):
        body = json.dumps(found, ensure_ascii=False)
        yield _page(view, "redirects.json", "/redirects.json", {"layout": None}, body)


def pages_of(plugin: str, view: SiteView, taken: Iterable[str]) -> Iterator[PageDrop]:
    """What jekyll-feed or jekyll-sitemap adds, but where a file has the address already."""
    there = frozenset(taken)
    if plugin == "jekyll-feed":
        path = str(view.config.mapping("feed").get("path") or "/feed.xml")
        path = path if path.startswith("/") else f"/{path}"
        if path not in there:
            data = {"layout": None, "sitemap": False, "collection": "posts"}
            yield _page(view, path, path, data)
    elif plugin == "jekyll-sitemap":
        for name in ("sitemap.xml", "robots.txt"):
            if f"/{name}" not in there:
                yield _page(view, name, f"/{name}", {"layout": None})


def _page(view: SiteView, name: str, url: str, data: dict[str, Any], body: str = "") -> PageDrop:
    root = view.site.root if view.site else None
    presets = FrontMatterDefaults(root, view.config, "pages").of(name) if root else {}
    file = PageFile(name.lstrip("/"), body, name)
    return PageDrop({**presets, **data}, merged(presets, data), url, view, file)
