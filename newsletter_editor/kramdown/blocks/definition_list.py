"""Definition lists: terms, and under them definitions that begin with `:`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.blocks.list import Item, give_attributes
from newsletter_editor.kramdown.blocks.paragraph import Paragraph
from newsletter_editor.kramdown.blocks.parser import Blank, BlockConstruct, BlockParser
from newsletter_editor.kramdown.tree import Node, SourceText
from newsletter_editor.text.blocks.items import ITEM_ATTRIBUTES, read_definitions
from newsletter_editor.text.blocks.patterns import DEFINITION_START

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_AUTO_IDS: Final = re.compile(r"auto_ids(?:-([\w-]+))?", re.ASCII)


class DefinitionList(Node):
    """`<dl>`."""

    __slots__ = ()

    def html(self, page: Page, indent: int) -> str:
        prefix = self._id_prefix()
        if prefix is not None:
            for term in self.children:
                if isinstance(term, Term) and not term.attributes.get("id"):
                    term.attributes["id"] = prefix + page.simple_id(term.source_text)
        return page.indented_block("dl", self.attributes, page.inner(self, indent), indent)

    def _id_prefix(self) -> str | None:
        """What the ids of the terms begin with, if `{:auto_ids}` or `{:auto_ids-…}` asks."""
        for reference in self.ial.references if self.ial else ():
            if match := _AUTO_IDS.match(reference):
                return match[1] or ""
        return None


class Term(Node):
    """`<dt>`."""

    __slots__ = ("source_text",)

    def __init__(self, text: str) -> None:
        super().__init__()
        attributes = ITEM_ATTRIBUTES.match(text)
        if attributes is not None:
            give_attributes(self, attributes[1])
            text = text[attributes.end() :]
        self.source_text = text
        self.children.append(SourceText(text))

    def html(self, page: Page, indent: int) -> str:
        return page.block("dt", self.attributes, page.inner(self, indent), indent)


class DefinitionItem(Item):
    """`<dd>`."""

    __slots__ = ("is_loose",)
    tag = "dd"

    def __init__(self, is_loose: bool) -> None:
        super().__init__()
        self.is_loose = is_loose
        """Whether a blank line stood before it, so that its text is a paragraph."""


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    paragraph, loose = _terms_before(parser)
    if paragraph is None:
        return False
    siblings = parser.parent.children
    del siblings[-2 if loose else -1 :]
    node = DefinitionList()
    parser.pending = None
    terms = paragraph.children[0]
    assert isinstance(terms, SourceText)
    node.children += [Term(line) for line in _ruby_lines(terms.value)]
    node.ial = paragraph.ial
    trailing: Blank | None = None
    for text in read_definitions(parser, loose).texts:
        definition = DefinitionItem(text.is_loose)
        give_attributes(definition, text.attributes)
        node.children.append(definition)
        parser.nested(definition, "".join(text.sources()))
        if definition.children:
            trailing = _finish(definition)
    _append(siblings, node)
    if trailing is not None:
        siblings.append(trailing)
    return True


def _terms_before(parser: BlockParser) -> tuple[Paragraph | None, bool]:
    """The paragraph whose lines are the terms, and whether one blank line follows it."""
    last = parser.last
    if isinstance(last, Paragraph):
        return last, False
    children = parser.parent.children
    if isinstance(last, Blank) and last.value == "\n" and len(children) >= 2:
        before = children[-2]
        if isinstance(before, Paragraph):
            return before, True
    return None, False


def _ruby_lines(text: str) -> list[str]:
    lines = text.split("\n")
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _finish(definition: DefinitionItem) -> Blank | None:
    children = definition.children
    trailing = children.pop() if isinstance(children[-1], Blank) else None
    first = children[0] if children else None
    if isinstance(first, Paragraph):
        if not definition.is_loose:
            text = first.children[0]
            if len(children) > 1 and isinstance(text, SourceText):
                text.value += "\n"
            first.is_bare = True
        definition.is_loose = False
    return trailing if isinstance(trailing, Blank) else None


def _append(siblings: list[Node | str], node: DefinitionList) -> None:
    """Add the list, or its entries to the list right before it."""
    if siblings and isinstance(last := siblings[-1], DefinitionList):
        last.children += node.children
    elif (
        len(siblings) >= 2
        and isinstance(siblings[-1], Blank)
        and isinstance(before := siblings[-2], DefinitionList)
    ):
        siblings.pop()
        before.children += node.children
    else:
        siblings.append(node)


DEFINITION_LIST = BlockConstruct("definition list", DEFINITION_START, _parse, first=":")
