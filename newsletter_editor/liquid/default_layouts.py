"""The layouts that jekyll-default-layout gives what names none.

GitHub Pages always runs it. https://github.com/benbalter/jekyll-default-layout
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsletter_editor.liquid.view import Document, SiteView


PLUGIN = "jekyll-default-layout"


def gets_layout(view: SiteView, ending: str) -> bool:
    """Whether a file with an ending gets a layout if it names none."""
    if not view.plugins.give_layouts:
        return False
    wants_html = view.config.mapping(PLUGIN).get("html_pages") is True
    is_html = ending == ".html" and wants_html and view.jekyll.has_since(PLUGIN, 0, 2)
    return is_html or view.config.is_markdown(ending)


def default_layout(view: SiteView, document: Document) -> str | None:
    """The first there is of those that fit a document which names no layout."""
    names = ["home"] if document.get("url") == "/" else []
    collection = getattr(document, "collection", None)
    if collection is None:
        names.append("page")
    elif collection == "posts":
        names.append("post")
    elif view.jekyll.has_since(PLUGIN, 0, 2):
        names.append(collection)
    else:
        return None
    layouts = view.layouts
    return next((name for name in (*names, "default") if layouts and layouts.get(name)), None)
