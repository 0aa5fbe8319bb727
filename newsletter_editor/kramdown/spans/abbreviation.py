"""Marks abbreviations that a post defines wherever they stand in its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter_editor.kramdown.tree import Node, SpanNode

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page


class AbbreviationSpan(SpanNode):
    """`<abbr>`."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def html(self, page: Page, indent: int) -> str:
        attributes = page.abbreviations[self.text]
        size = sum(len(value or "") for value in attributes.values())
        if not page.definitions.repeats.take(size):
            attributes = {}
        return page.span("abbr", attributes, self.text)


class Abbreviations:
    """Finds the abbreviations of one post."""

    def __init__(self, names: list[str]) -> None:
        longest_first = sorted(names, key=len, reverse=True)
        choice = "|".join(map(re.escape, longest_first))
        self._any = re.compile(choice)
        # A word is of ASCII letters: an abbreviation may stand right behind an accented one.
        self._at_start = re.compile(rf"(?P<before>)(?P<name>{choice})(?!\w)", re.ASCII)
        self._inside = re.compile(
            rf"(?m:^)(?P<start>{choice})(?!\w)|(?P<before>\W)(?P<name>{choice})(?!\w)", re.ASCII
        )

    def mark_in(self, node: Node) -> None:
        """Replace the names in all text below `node` by marked ones."""
        children: list[Node | str] = []
        for child in node.children:
            if not isinstance(child, str):
                self.mark_in(child)
                children.append(child)
            elif node.is_raw or not self._any.search(child):
                children.append(child)
            else:
                children += self._marked(child)
        node.children[:] = children

    def _marked(self, text: str) -> list[Node | str]:
        pieces: list[Node | str] = []
        position = 0
        while position < len(text):
            match = self._at_start.match(text, position) or self._inside.search(text, position)
            if match is None:
                break
            group = "name" if match["name"] is not None else "start"
            pieces += [text[position : match.start(group)], AbbreviationSpan(match[group])]
            position = match.end(group)
        return [*pieces, text[position:]]
