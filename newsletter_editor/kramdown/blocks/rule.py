"""A rule: three or more `*`, `-` or `_`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockParser
from newsletter_editor.kramdown.tree import Node
from newsletter_editor.text.blocks.patterns import RULE_START

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page


class Rule(Node):
    """`<hr />`."""

    __slots__ = ()

    def html(self, page: Page, indent: int) -> str:
        return f"{' ' * indent}<hr{page.attributes(self.attributes)} />\n"


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    parser.position = match.end()
    parser.add(Rule())
    return True


RULE = BlockConstruct("rule", RULE_START, _parse, first="*-_")
