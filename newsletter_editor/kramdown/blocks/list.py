"""Lists: `*`, `+`, `-` or a number before every item; GitHub's task lists among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.blocks.list_lines import ItemLines, first_line, take_attributes
from newsletter_editor.kramdown.blocks.paragraph import Paragraph
from newsletter_editor.kramdown.blocks.parser import (
    Blank,
    BlockConstruct,
    BlockMark,
    BlockParser,
)
from newsletter_editor.kramdown.blocks.rule import RULE_START
from newsletter_editor.kramdown.definitions import Definition
from newsletter_editor.kramdown.patterns import BLANK_LINES, END_OF_BLOCK, LIST_START
from newsletter_editor.kramdown.tree import Node, SourceText

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_MARKERS: Final = {"ul": "[+*-]", "ol": r"\d+\."}
_STARTS: Final = {
    (tag, spaces): re.compile(rf"( {{0,{spaces}}}{marker})([\t| ][^\n]*\n)", re.ASCII)
    for tag, marker in _MARKERS.items()
    for spaces in range(4)
}
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


class _ItemText:
    """The lines of one item, cut where a list in it may begin."""

    __slots__ = ("item", "pieces")

    def __init__(self, item: Item, line: str) -> None:
        self.item = item
        self.pieces: list[list[str]] = [[line]]

    def add(self, line: str) -> None:
        self.pieces[-1].append(line)


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    tag = "ol" if match[0].lstrip(" ")[0].isdigit() else "ul"
    node = List(tag)
    parser.add(node)
    items, ended = _read_items(parser, tag)
    trailing: Blank | None = None
    for text in items:
        _read_blocks(parser, text)
        node.children.append(text.item)
    for text in items:
        item = text.item
        if item.children:
            _tighten(node, item, ended)
            trailing = _without_last_blank(item)
    if trailing is not None and not ended:
        parser.parent.children.append(trailing)
    if parser.context.options.is_gfm:
        _mark_tasks(node)
    return True


def _read_items(parser: BlockParser, tag: str) -> tuple[list[_ItemText], bool]:
    """The items of the list at the position, and whether `^` ended it."""
    source = parser.source
    start = _STARTS[tag, 3]
    items: list[_ItemText] = []
    lines = ItemLines(0)
    nested = after_blank = False
    while parser.position < len(source):
        if after_blank and RULE_START.match(source, parser.position):
            break
        if match := END_OF_BLOCK.match(source, parser.position):
            parser.position = match.end()
            return items, True
        if match := start.match(source, parser.position):
            parser.position = match.end()
            text, indent = first_line(len(match[1]), match[2])
            item = Item()
            text = take_attributes(item, text)
            items.append(_ItemText(item, text))
            lines = ItemLines(indent)
            # An item's text may not begin right of where the next marker may stand.
            start = _STARTS[tag, min(max(indent, 1), 4) - 1]
            nested = LIST_START.match(text) is not None
            after_blank = False
        elif (line := lines.take(parser, after_blank)) is not None:
            inner = lines.unindented(line)
            line = line if inner is None else inner
            if LIST_START.match(line):
                if inner is not None and not nested:
                    items[-1].pieces.append([])
                    nested = True
                elif inner is None and nested:
                    line = " " * (lines.indent + 4) + line
            items[-1].add(line)
            after_blank = False
        elif match := BLANK_LINES.match(source, parser.position):
            parser.position = match.end()
            nested = after_blank = True
            items[-1].add(match[0])
        else:
            break
    return items, False


def _read_blocks(parser: BlockParser, text: _ItemText) -> None:
    for piece in text.pieces:
        if source := "".join(piece):
            parser.nested(text.item, source)


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
