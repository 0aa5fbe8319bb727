"""Definition lists: terms, and under them definitions that begin with `:`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsletter_editor.kramdown.blocks.list import Item
from newsletter_editor.kramdown.blocks.list_lines import ItemLines, first_line, take_attributes
from newsletter_editor.kramdown.blocks.paragraph import Paragraph
from newsletter_editor.kramdown.blocks.parser import Blank, BlockConstruct, BlockParser
from newsletter_editor.kramdown.patterns import BLANK_LINES, DEFINITION_START, END_OF_BLOCK
from newsletter_editor.kramdown.tree import Node, SourceText

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

_STARTS: Final = tuple(re.compile(rf"( {{0,{spaces}}}:)([\t| ][^\n]*\n)") for spaces in range(4))
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
        text = take_attributes(self, text)
        self.source_text = text
        self.children.append(SourceText(text))

    def html(self, page: Page, indent: int) -> str:
        return page.block("dt", self.attributes, page.inner(self, indent), indent)


class DefinitionItem(Item):
    """`<dd>`."""

    __slots__ = ("is_loose", "lines")
    tag = "dd"

    def __init__(self, text: str, is_loose: bool) -> None:
        super().__init__()
        self.lines = [take_attributes(self, text)]
        self.is_loose = is_loose
        """Whether a blank line stood before it, so that its text is a paragraph."""


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:  # noqa: ARG001
    paragraph, loose = _terms_before(parser)
    if paragraph is None:
        return False
    siblings = parser.parent.children
    del siblings[-2 if loose else -1 :]
    node = DefinitionList()
    parser.pending = None
    text = paragraph.children[0]
    assert isinstance(text, SourceText)
    node.children += [Term(line) for line in _ruby_lines(text.value)]
    node.ial = paragraph.ial
    definitions = _read_definitions(parser, loose)
    trailing: Blank | None = None
    for definition in definitions:
        node.children.append(definition)
        parser.nested(definition, "".join(definition.lines))
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


def _read_definitions(parser: BlockParser, loose: bool) -> list[DefinitionItem]:
    source = parser.source
    start = _STARTS[3]
    definitions: list[DefinitionItem] = []
    lines = ItemLines(0)
    after_blank = False
    while parser.position < len(source):
        if match := start.match(source, parser.position):
            parser.position = match.end()
            text, indent = first_line(len(match[1]), match[2])
            definitions.append(DefinitionItem(text, loose))
            lines = ItemLines(indent)
            start = _STARTS[min(max(indent, 1), 4) - 1]
            loose = after_blank = False
        elif END_OF_BLOCK.match(source, parser.position):
            break
        elif (line := lines.take(parser, after_blank)) is not None:
            inner = lines.unindented(line)
            definitions[-1].lines.append(line if inner is None else inner)
            loose = after_blank = False
        elif match := BLANK_LINES.match(source, parser.position):
            parser.position = match.end()
            loose = after_blank = True
            definitions[-1].lines.append(match[0])
        else:
            break
    return definitions


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
