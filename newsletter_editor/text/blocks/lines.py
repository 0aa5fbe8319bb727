"""A text that is read line by line: which lines go on with a block, and which end it."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.text.blocks.html_names import SPAN_ELEMENTS
from newsletter_editor.text.blocks.patterns import (
    BLANK_LINES,
    DEFINITION_START,
    END_OF_BLOCK,
    HASH_HEADING_START,
    INDENT,
    LIST_ITEM_START,
    NAME,
)
from newsletter_editor.text.blocks.searching import Braces, Finders

_IN_LINE: Final = rf"(?!(?:{'|'.join(sorted(SPAN_ELEMENTS))}|script)(?u:\b))"
_BLOCK_TAG: Final = rf"<(?:/{_IN_LINE}{NAME}\s*+>|{_IN_LINE}{NAME})"
_LAZY_END: Final = (
    rf"[ \t\r\f\v]*+\n|\^[ \t\r\f\v]*+\n| {{0,3}}(?:(?P<attributes>\{{:(?![:/]))|{_BLOCK_TAG})"
)
LAZY_END: Final = re.compile(_LAZY_END, re.ASCII)
"""What ends a block whose lines may go on without its mark; `attributes` has to be looked at."""
NO_LAZY_LINE: Final = re.compile(rf"(?P<attributes>\{{:(?![:/]))|{_BLOCK_TAG}", re.ASCII)
PARAGRAPH_END: Final = re.compile(rf"{_LAZY_END}|{DEFINITION_START.pattern}", re.ASCII)
GITHUB_PARAGRAPH_END: Final = re.compile(
    rf"{_LAZY_END}|{DEFINITION_START.pattern}|{LIST_ITEM_START}|{HASH_HEADING_START.pattern}"
    r"| {0,3}(?:> ?|[~`]{3,})",
    re.ASCII,
)
_ATTRIBUTES_OPEN: Final = re.compile(r" {0,3}\{:(?![:/])")
_CODE_LINE: Final = re.compile(rf"{INDENT}[ \t]*+[^\s][^\n]*\n", re.ASCII)
_TEXT_LINE: Final = re.compile(r"[ \t]*+[^\s][^\n]*\n", re.ASCII)
_ENDS_LAZY_CODE: Final = re.compile(
    rf"\^[ \t\r\f\v]*+\n| {{0,3}}(?:{NO_LAZY_LINE.pattern})", re.ASCII
)


class Lines:
    """A text that ends with a line end, and the place up to which it has been read."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.reach = 0
        """How far into the source anything read so far has looked."""
        self._finders = Finders(source)
        self._braces: Braces | None = None

    def search(self, pattern: re.Pattern[str], position: int) -> re.Match[str] | None:
        """Look for something that may be anywhere behind `position`."""
        found = self._finders.search(pattern, position)
        self.looked_to(found.end() if found else None)
        return found

    def looked_to(self, position: int | None) -> None:
        """Remember that what was read depends on the text up to `position`, or on all of it."""
        self.reach = max(self.reach, len(self.source) + 1 if position is None else position)

    @property
    def braces(self) -> Braces:
        """Finds closing braces of this source."""
        if self._braces is None:
            self._braces = Braces(self.source)
        return self._braces

    def attributes_at(self, position: int) -> tuple[int, int, int] | None:
        """Start and end of what a `{: …}` line says, and the line's end; None if there is none."""
        opening = _ATTRIBUTES_OPEN.match(self.source, position)
        if opening is None:
            return None
        ends = self.braces.end_of_line(opening.end())
        self.looked_to(None if ends is None else ends[1])
        return None if ends is None else (opening.end(), *ends)

    def is_boundary(self, position: int) -> bool:
        """Whether a block that was read up to a place may end there."""
        source = self.source
        return (
            position >= len(source)
            or BLANK_LINES.match(source, position) is not None
            or END_OF_BLOCK.match(source, position) is not None
            or self.attributes_at(position) is not None
        )

    def is_end(self, position: int, pattern: re.Pattern[str] = LAZY_END) -> bool:
        """Whether the line at `position` ends a block that goes on lazily; also the text's end."""
        if position >= len(self.source):
            return True
        match = pattern.match(self.source, position)
        return match is not None and self.is_more_than_a_brace(match, position)

    def is_more_than_a_brace(self, match: re.Match[str], position: int) -> bool:
        """Whether a match of one of the patterns above holds once its `{:` has been looked at."""
        return match["attributes"] is None or self.attributes_at(position) is not None

    def lazy_lines(self, pattern: re.Pattern[str] = LAZY_END) -> str:
        """Take the line at the position and all that go on with it."""
        source = self.source
        start = self.position
        end = source.find("\n", start) + 1
        while not self.is_end(end, pattern):
            end = source.find("\n", end) + 1
        self.position = end
        return source[start:end]

    def end_of_indented(self, start: int) -> int:
        """The end of the indented lines from `start`, with blank and lazy ones between them."""
        source = self.source
        end = start
        while True:
            blank = BLANK_LINES.match(source, end)
            line = _CODE_LINE.match(source, blank.end() if blank else end)
            if line is None:
                return end
            end = line.end()
            while True:
                line = _CODE_LINE.match(source, end)
                if line is None:
                    line = _TEXT_LINE.match(source, end)
                    if line is None or self.is_end(end, _ENDS_LAZY_CODE):
                        break
                end = line.end()
