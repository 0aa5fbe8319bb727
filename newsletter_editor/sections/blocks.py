"""Where the blocks of a post's body begin and end, by kramdown's rules and without rendering.

The palette asks at every pause of typing, so this is one pass over the lines. It knows what can
hold a line that only looks like a heading: fenced and indented code, HTML, comments, Liquid's
`raw`, `comment` and `highlight`, kramdown's own comments. A heading right below a list or
quote counts, though kramdown puts it inside: whoever writes it means a section. Rules: the
kramdown syntax page,
sections "Headers", "Code Blocks", "HTML Blocks" and "Extensions", and the GFM parser's README for
"a blank line before a heading is not needed" and "a space after the number signs is".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from newsletter_editor.document import front_matter
from newsletter_editor.text.ranges import Range


class BlockKind(StrEnum):
    """What a block is, as far as sections need to know."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    """Also a list, a quote or a table: text that readers read."""
    CODE = "code"
    HTML = "html"
    COMMENT = "comment"
    """An HTML or kramdown comment: not on the page."""
    RULE = "rule"
    DEFINITION = "definition"
    """Where a reference, a footnote, an abbreviation or attributes are defined."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block; `range` runs from its first line's start to the end of its last line's text."""

    kind: BlockKind
    range: Range
    level: int = 0
    """1 to 6 for a heading, else 0."""
    title: str = ""
    """A heading's text without its number signs or underline."""


_ATX = re.compile(r"(#{1,6})[\t ]+(\S.*)")
_SETEXT = re.compile(r"(?:=+|-+)[\t ]*$")
_FENCE = re.compile(r" {0,3}(([`~])\2{2,})")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_DEFINITION = re.compile(r" {0,3}(?:\[[^\]\n]+\]:|\*\[[^\]\n]+\]:|\{:[^:/}][^}]*\}[ \t]*$)")
_LIST_OR_QUOTE = re.compile(r" {0,3}(?:>|[*+-][\t ]|\d+\.[\t ])")
_HTML = re.compile(r" {0,3}<(/?)([A-Za-z][\w:-]*)")
_COMMENT = re.compile(r" {0,3}<!--")
_EXTENSION = re.compile(r" {0,3}\{::(comment|nomarkdown)(?:\s[^}]*)?\}")
_LIQUID = re.compile(r" {0,3}\{%-?\s*(raw|comment|highlight)\b")
_BLOCK_TAGS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote center dd details dialog div dl dt fieldset figcaption"
        " figure footer form h1 h2 h3 h4 h5 h6 header iframe li main math nav ol p pre script"
        " section style summary table tbody td tfoot th thead tr ul video",
    )
)
_MOST_NESTED = 1000
"""Tags of one kind looked at for the end of an HTML block; a hostile post may hold a million."""


def body_start(text: str) -> int:
    """Where the body begins, in code points: after the front matter, or 0 without one."""
    return front_matter.split(text).body.start


def blocks_of(text: str, start: int | None = None) -> list[Block]:
    """The top blocks of a post's body in order; blank lines belong to none.

    `start` is where the body begins; None finds it.
    """
    return list(_Scanner(text, body_start(text) if start is None else start))


class _Scanner:
    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._at = start
        # What was once sought in vain is not sought again: a hostile post may open it on each line.
        self._never_closed: set[str] = set()

    def __iter__(self) -> Iterator[Block]:
        while self._at < len(self._text):
            line = self._line(self._at)
            if not line.strip():
                self._at += len(line) + 1
                continue
            yield self._block(line)

    def _line(self, at: int) -> str:
        end = self._text.find("\n", at)
        return self._text[at : end if end >= 0 else len(self._text)]

    def _block(self, line: str) -> Block:
        if line.startswith(("    ", "\t")):
            return self._taken(BlockKind.CODE, self._end_of_indented())
        if (end := self._end_of_fence(line)) is not None:
            return self._taken(BlockKind.CODE, end)
        if heading := _ATX.match(line):
            title = heading[2].rstrip().rstrip("#").rstrip()
            return self._heading(len(heading[1]), title, self._at + len(line))
        if _RULE.match(line):
            return self._taken(BlockKind.RULE, self._at + len(line))
        opaque = self._opaque(line)
        if opaque is not None:
            return self._taken(*opaque)
        if _DEFINITION.match(line):
            return self._taken(BlockKind.DEFINITION, self._at + len(line))
        below = self._line(self._at + len(line) + 1)
        if below and _SETEXT.match(below) and not _LIST_OR_QUOTE.match(line):
            level = 1 if below[0] == "=" else 2
            return self._heading(level, line.strip(), self._at + len(line) + 1 + len(below))
        return self._taken(BlockKind.PARAGRAPH, self._end_of_paragraph())

    def _taken(self, kind: BlockKind, end: int) -> Block:
        block = Block(kind, Range(self._at, end))
        self._at = end + 1
        return block

    def _heading(self, level: int, title: str, end: int) -> Block:
        block = Block(BlockKind.HEADING, Range(self._at, end), level, title)
        self._at = end + 1
        return block

    def _lines_from(self, at: int) -> Iterator[tuple[int, str]]:
        while at < len(self._text):
            line = self._line(at)
            yield at, line
            at += len(line) + 1

    def _end_of_indented(self) -> int:
        end = self._at
        for at, line in self._lines_from(self._at):
            if line.startswith(("    ", "\t")):
                end = at + len(line)
            elif line.strip():
                break
        return end

    def _end_of_fence(self, line: str) -> int | None:
        opening = _FENCE.match(line)
        if opening is None:
            return None
        if opening[1] in self._never_closed:
            return None
        closing = re.compile(rf" {{0,3}}{re.escape(opening[1])}{re.escape(opening[2])}*[ \t]*$")
        for at, each in self._lines_from(self._at + len(line) + 1):
            if closing.match(each):
                return at + len(each)
        # A fence that is never closed is none: kramdown takes its line for text.
        self._never_closed.add(opening[1])
        return None

    def _opaque(self, line: str) -> tuple[BlockKind, int] | None:
        if _COMMENT.match(line):
            return self._closed_by(BlockKind.COMMENT, "-->")
        if extension := _EXTENSION.match(line):
            kind = BlockKind.COMMENT if extension[1] == "comment" else BlockKind.HTML
            return self._closed_by(kind, "{:/")
        if liquid := _LIQUID.match(line):
            return self._closed_by(
                BlockKind.CODE, rf"\{{%-?\s*end{liquid[1]}\s*-?%\}}", pattern=True
            )
        html = _HTML.match(line)
        if html and html[2].lower() in _BLOCK_TAGS:
            end = None if html[1] else self._end_of_element(html[2].lower())
            return BlockKind.HTML, end or self._at + len(line)
        return None

    def _closed_by(
        self, kind: BlockKind, mark: str, *, pattern: bool = False
    ) -> tuple[BlockKind, int] | None:
        if mark in self._never_closed:
            return None
        found = re.compile(mark if pattern else re.escape(mark)).search(self._text, self._at)
        if found is None:
            self._never_closed.add(mark)
            return None
        return kind, self._end_of_line(found.end())

    def _end_of_line(self, at: int) -> int:
        end = self._text.find("\n", at)
        return end if end >= 0 else len(self._text)

    def _end_of_element(self, tag: str) -> int | None:
        if tag in self._never_closed:
            return None
        tags = re.compile(rf"<(/?){tag}\b[^<>]{{0,2000}}?(/?)>", re.IGNORECASE)
        depth = 0
        for count, match in enumerate(tags.finditer(self._text, self._at)):
            depth += -1 if match[1] else not match[2]
            if depth <= 0:
                return self._end_of_line(match.end())
            if count == _MOST_NESTED:
                break
        self._never_closed.add(tag)
        return None

    def _end_of_paragraph(self) -> int:
        end = self._at
        for at, line in self._lines_from(self._at):
            if not line.strip():
                break
            if at > self._at and (_ATX.match(line) or self._starts_fence(at, line)):
                break
            end = at + len(line)
        return end

    def _starts_fence(self, at: int, line: str) -> bool:
        if not _FENCE.match(line):
            return False
        here, self._at = self._at, at
        try:
            return self._end_of_fence(line) is not None
        finally:
            self._at = here
