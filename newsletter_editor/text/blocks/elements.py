"""Where the HTML elements of a text end."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from newsletter_editor.text.blocks.html_names import EMPTY_ELEMENTS, SPAN_ELEMENTS, canonical
from newsletter_editor.text.blocks.lines import Lines
from newsletter_editor.text.blocks.patterns import COMMENT_END, NAME
from newsletter_editor.text.ranges import Range

# A value between quotes may hold a `>`; stopping at the next `<` keeps hostile posts linear.
_MARKUP: Final = re.compile(
    rf"<!--|<(?P<end>/?)(?P<name>{NAME})(?>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>", re.ASCII
)
VERBATIM_ELEMENTS: Final = ("script", "style")
"""What stands in them is no HTML, whatever it looks like."""


class Elements:
    """The elements of one text, each with its end tag: that of the same name and depth."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._end_tags = self._paired()

    def end_tag(self, tag: re.Match[str]) -> Range | None:
        """Where the element that `tag` (of `html_names.TAG`) opens is closed.

        An empty range behind the tag if it needs no end; None if it is never closed.
        """
        name = canonical(tag["name"])
        if name in VERBATIM_ELEMENTS:
            return self._end_of_verbatim(name, tag.end())
        if tag["closed"] or name in EMPTY_ELEMENTS:
            return Range(tag.end(), tag.end())
        return self._end_tags.get(tag.start())

    def _paired(self) -> dict[int, Range]:
        found: dict[int, Range] = {}
        opened: dict[str, list[int]] = {}
        source = self._lines.source
        match = _MARKUP.search(source)
        while match is not None:
            behind = match.end()
            name = canonical(match["name"]) if match["name"] else ""
            if not name:
                comment = self._lines.search(COMMENT_END, behind)
                behind = comment.end() if comment else behind
            elif name in VERBATIM_ELEMENTS and not match["end"]:
                end_tag = self._end_of_verbatim(name, behind)
                behind = end_tag.end if end_tag else behind
            elif name.lower() in SPAN_ELEMENTS:
                pass
            elif not match["end"]:
                if not match[0].endswith("/>"):
                    opened.setdefault(name, []).append(match.start())
            elif opened.get(name):
                found[opened[name].pop()] = Range(*match.span())
            match = _MARKUP.search(source, behind)
        return found

    def _end_of_verbatim(self, name: str, start: int) -> Range | None:
        end = self._lines.search(_end_tag(name), start)
        return Range(*end.span()) if end else None


@lru_cache(8)
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\s*+>", re.ASCII | re.IGNORECASE)
