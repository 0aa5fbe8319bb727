"""The table of contents that stands where a list has `{:toc}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter_editor.kramdown.blocks.list import Item, List
from newsletter_editor.kramdown.blocks.paragraph import Paragraph
from newsletter_editor.kramdown.tree import Node, SpanNode

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page


class _ContentsLink(SpanNode):
    """The link to a heading, with the heading's own markup inside."""

    __slots__ = ()

    def html(self, page: Page, indent: int) -> str:
        return page.span("a", self.attributes, page.inner(self, indent))


def contents_html(page: Page) -> str:
    """The nested list of the headings written so far; empty if there are none."""
    place = page.contents_list
    if place is None or not page.headings:
        return ""
    top = List(place.tag)
    top.attributes = dict(place.attributes)
    if top.attributes.get("id") is None:
        top.attributes["id"] = "markdown-toc"
    open_items: list[tuple[int, Item]] = []
    for heading, identifier in page.headings:
        while open_items and open_items[-1][0] >= heading.level:
            open_items.pop()
        item = _entry(heading, identifier, f"{top.attributes['id']}-{identifier}")
        parent: Node = top
        if open_items:
            outer = open_items[-1][1]
            if len(outer.children) == 1:
                outer.children.append(List(place.tag))
            last = outer.children[-1]
            parent = last if isinstance(last, Node) else top
        parent.children.append(item)
        open_items.append((heading.level, item))
    page.in_contents = True
    html = top.html(page, 0)
    page.in_contents = False
    return html


def _entry(heading: Node, identifier: str, own_id: str) -> Item:
    link = _ContentsLink(heading.children)
    link.attributes = {"href": f"#{identifier}", "id": own_id}
    paragraph = Paragraph()
    paragraph.children.append(link)
    paragraph.is_bare = True
    return Item([paragraph])
