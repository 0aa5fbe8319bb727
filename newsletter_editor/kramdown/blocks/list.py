"""Lists: `*`, `+`, `-` or a number before every item; GitHub's task lists among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from newsletter_editor.kramdown.attribute_lists import read_into
from newsletter_editor.kramdown.blocks.paragraph import Paragraph
from newsletter_editor.kramdown.blocks.parser import (
    Blank,
    BlockConstruct,
    BlockMark,
    BlockParser,
)
from newsletter_editor.kramdown.definitions import Definition
from newsletter_editor.kramdown.tree import AttributeList, Node, SourceText
from newsletter_editor.text.blocks.items import read_items
from newsletter_editor.text.blocks.patterns import LIST_START

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_TASK: Final = re.compile(r"\s*\[([ xX])\]\s+", re.ASCII)


class List(Node):
    """`<ul>` or `<ol>`, or the place of the contents or of the footnotes."""

    __slots__ = ("tag",)

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag = tag

    def html(self, page: Page, indent: int) -> str:
        place = page.place_held_by(self)
        if place is not None:
            return place
        return page.indented_block(self.tag, self.attributes, page.inner(self, indent), indent)


class Item(Node):
    """`<li>`, and the base of `<dd>`."""

    __slots__ = ()
    tag = "li"

    def html(self, page: Page, indent: int) -> str:
        margin = " " * indent
        inner = page.inner(self, indent)
        first = self.children[0] if self.children else None
        opening = f"{margin}<{self.tag}{page.attributes(self.attributes)}>"
        if first is None or (isinstance(first, Paragraph) and first.is_bare):
            before_end = margin if inner.endswith("\n") else ""
            return f"{opening}{inner}{before_end}</{self.tag}>\n"
        return f"{opening}\n{inner}{margin}</{self.tag}>\n"


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    tag: Literal["ul", "ol"] = "ol" if match[0].lstrip(" ")[0].isdigit() else "ul"
    node = List(tag)
    parser.add(node)
    items, ended, _ = read_items(parser, tag)
    for text in items:
        item = Item()
        give_attributes(item, text.attributes)
        for source in text.sources():
            parser.nested(item, source)
        node.children.append(item)
    trailing: Blank | None = None
    for child in node.children:
        if isinstance(child, Item) and child.children:
            _tighten(node, child, ended)
            trailing = _without_last_blank(child)
    if trailing is not None and not ended:
        parser.parent.children.append(trailing)
    if parser.context.options.is_gfm:
        _mark_tasks(node)
    return True


def give_attributes(node: Node, text: str | None) -> None:
    """Give what a `{: …}` at the beginning of an item says, if there is one, to `node`."""
    if text is not None:
        if node.ial is None:
            node.ial = AttributeList()
        read_into(text, node.ial)


def _tighten(node: List, item: Item, ended: bool) -> None:
    """Take the `<p>` from an item that no blank line sets off."""
    children = item.children
    first = children[0]
    if not isinstance(first, Paragraph):
        return
    if (
        len(children) >= 2
        and isinstance(children[1], BlockMark | Definition)
        and first.ial is not None
    ):
        # The first paragraph's own attribute list has left this mark.
        del children[1]
    is_last = item is node.children[-1]
    set_off = len(children) >= 2 and isinstance(children[1], Blank)
    if set_off and not (is_last and len(children) == 2 and not ended):
        return
    if is_last and len(node.children) > 1 and all(map(_is_loose, node.children[:-1])):
        return
    if len(children) > 1 and not set_off:
        text = first.children[0]
        if isinstance(text, SourceText):
            text.value += "\n"
    first.is_bare = True


def _is_loose(item: Node | str) -> bool:
    first = item.children[0] if isinstance(item, Node) and item.children else None
    return isinstance(first, Paragraph) and not first.is_bare


def _without_last_blank(item: Item) -> Blank | None:
    last = item.children[-1]
    if not isinstance(last, Blank):
        return None
    item.children.pop()
    return last


def _mark_tasks(node: List) -> None:
    is_task_list = False
    for item in node.children:
        if not isinstance(item, Item) or not item.children:
            continue
        first = item.children[0]
        if not isinstance(first, Paragraph):
            continue
        text = first.children[0] if first.children else None
        if isinstance(text, SourceText) and (box := _TASK.match(text.value)):
            checked = "" if box[1] == " " else ' checked="checked"'
            text.value = (
                '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled"'
                f"{checked} />{text.value[box.end() :]}"
            )
            is_task_list = True
        if is_task_list:
            item.attributes["class"] = "task-list-item"
    if is_task_list:
        node.attributes["class"] = "task-list"


LIST = BlockConstruct("list", LIST_START, _parse, first="*+-0123456789")
