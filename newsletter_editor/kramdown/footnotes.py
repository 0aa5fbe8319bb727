"""The list of footnotes at the end of a page, or where a list has `{:footnotes}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter_editor.kramdown.blocks.heading import Heading
from newsletter_editor.kramdown.blocks.list import Item
from newsletter_editor.kramdown.blocks.paragraph import Paragraph
from newsletter_editor.kramdown.page import UsedFootnote, escape_text
from newsletter_editor.kramdown.tree import Node, Verbatim

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page


def footnotes_html(page: Page) -> str:
    """All footnotes that the page refers to, each with its way back; empty without any."""
    items: list[str] = []
    # Footnotes may refer to others, which come behind them.
    while len(items) < len(page.footnotes):
        used = list(page.footnotes.values())[len(items) :]
        items += [_item_html(page, footnote) for footnote in used]
    if not items:
        return ""
    start = page.options.footnote_nr
    attributes: dict[str, str | None] = {"start": str(start)} if start != 1 else {}
    listed = page.indented_block("ol", attributes, "".join(items), 2)
    return page.indented_block("div", {"class": "footnotes", "role": "doc-endnotes"}, listed, 0)


def _item_html(page: Page, footnote: UsedFootnote) -> str:
    item = Item(footnote.definition.content.children)
    item.attributes = {"id": f"fn:{footnote.name}", "role": "doc-endnote"}
    paragraph = _last_text(item, page.options.footnote_backlink_inline)
    has_text = paragraph is not None
    if paragraph is None:
        paragraph = Paragraph()
        item.children.append(paragraph)
    own = len(paragraph.children)
    if page.options.footnote_backlink:
        # `repeats` is read now, as a footnote may refer to itself.
        paragraph.children += _backlinks(page, footnote, has_text)
    html = item.html(page, 4)
    del paragraph.children[own:]
    return html


def _backlinks(page: Page, footnote: UsedFootnote, has_text: bool) -> list[Node]:
    sign = escape_text(page.options.footnote_backlink)
    space = page.no_break_space
    links = [_backlink(space if has_text else "", footnote.name, sign)]
    for count in range(1, footnote.repeats + 1):
        text = f"{sign}<sup>{count + 1}</sup>"
        links.append(_backlink(space, f"{footnote.name}:{count}", text))
    return list(map(Verbatim, links))


def _backlink(space: str, name: str, text: str) -> str:
    return f'{space}<a href="#fnref:{name}" class="reversefootnote" role="doc-backlink">{text}</a>'


def _last_text(item: Node, deep: bool) -> Node | None:
    """The paragraph (if `deep`: or heading, at any depth) that ends a footnote."""
    last = item.children[-1] if item.children else None
    if isinstance(last, Paragraph):
        return last
    while deep and isinstance(last, Node):
        if isinstance(last, Paragraph | Heading):
            return last
        last = last.children[-1] if last.children else None
    return None
