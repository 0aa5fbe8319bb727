"""The order in which Jekyll renders a site: https://jekyllrb.com/docs/rendering-process/."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsletter_editor.liquid.page_drops import PageDrop
from newsletter_editor.site.documents import collection_settings

if TYPE_CHECKING:
    from newsletter_editor.liquid.view import Document, SiteView

Rank = tuple[int, Any]
"""When a document is rendered; the smaller the sooner."""


class BuildOrder:
    """Posts come first, the oldest of them first, then other collections, then pages."""

    def __init__(self, view: SiteView) -> None:
        self._view = view
        self._places: dict[int, int] = {}

    def rank(self, document: Document) -> Rank:
        """When a document of the view is rendered."""
        labels = [*collection_settings(self._view.config)]
        if isinstance(document, PageDrop):
            return len(labels) + 1, self._place(document, self._view.page_drops())
        label = document.collection
        if label == "posts":
            return 0, (document.post.date, str(document.post.path))
        at = labels.index(label) + 1 if label in labels else 0
        return at, self._place(document, self._view.document_drops().get(label, []))

    def _place(self, document: Document, among: list[Any]) -> int:
        at = self._places.get(id(document))
        if at is None or not (at < len(among) and among[at] is document):
            self._places.update((id(each), place) for place, each in enumerate(among))
            at = self._places.get(id(document), len(among))
        return at
