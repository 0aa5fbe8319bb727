"""Which lines of a post hold prose: the front matter's own texts and the body's paragraphs.

Follows the block rules of kramdown's syntax page as far as they decide whether a line is read by
people. A post is cut where a blank line or a construct ends, so that each piece can be remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["front matter", "heading", "paragraph"]

_SPOKEN_KEYS = "title|subtitle|excerpt|description|summary|caption|alt|lead|teaser"
_SPOKEN_KEY = re.compile(rf"[ \t-]*(?:{_SPOKEN_KEYS})[ \t]*:[ \t]*(.*)")
_KEY = re.compile(r"([ \t]*)(?:- +)?[\w.-]+[ \t]*:(?:[ \t]|$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DEFINITION = re.compile(r" {0,3}(?:\[[^\]\n]+\]:|\*\[[^\]\n]+\]:)[ \t]*")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]*(?=\S)")
_LIST_ITEM = re.compile(r"[ \t]*(?:[*+-]|\d{1,9}\.)[ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_RULE = re.compile(r"[ \t]*(?:[-*_=+|:][ \t]*){3,}$|[ \t]*[=-]+[ \t]*$")
_CODE = re.compile(r"(?: {4}|\t)[ \t]*\S")
_SWALLOWS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(begin, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for begin, end in (
        (r"[ \t]*\{% *highlight\b", r"\{% *endhighlight *%\}"),
        (r"[ \t]*\{% *comment\b", r"\{% *endcomment *%\}"),
        (r"[ \t]*\{::comment\}", r"\{:/(?:comment)?\}"),
        (r"[ \t]*\{::nomarkdown", r"\{:/(?:nomarkdown)?\}"),
        (r"[ \t]*<!--", r"-->"),
        (r"[ \t]*<script\b", r"</script\s*>"),
        (r"[ \t]*<style\b", r"</style\s*>"),
        (r"[ \t]*<pre\b", r"</pre\s*>"),
        (r"[ \t]*<svg\b", r"</svg\s*>"),
        (r"[ \t]*\$\$", r"\$\$"),
    )
)


class Block(NamedTuple):
    """A stretch of the post that is read as one paragraph, heading or front-matter value."""

    start: int
    text: str
    kind: Kind


def body_start(text: str) -> int:
    """Where the front matter ends: 0 for a post without one. Jekyll's rule for its two lines."""
    found = re.match(r"---[ \t]*\n(?:.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", text, re.DOTALL)
    return found.end() if found else 0


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a post that hold prose, in order; offsets in code points."""
    start = body_start(text)
    yield from _front_matter(text[:start])
    yield from _body(text, start)


def _front_matter(text: str) -> Iterator[Block]:
    at = 0
    inside: int | None = None
    """Indentation of the key whose indented lines are a text of several lines."""
    for line in text.splitlines(keepends=True):
        indentation = len(line) - len(line.lstrip(" \t"))
        if inside is not None and (indentation > inside or not line.strip()):
            if line.strip():
                yield Block(at + indentation, line[indentation:].rstrip("\n"), "front matter")
        else:
            inside = None
            if found := _SPOKEN_KEY.match(line):
                if found[1] and not re.match(r"[|>&*!\[{]", found[1]):
                    yield Block(at + found.start(1), found[1], "front matter")
                inside = indentation
            elif not _KEY.match(line):
                inside = None
        at += len(line)


class _Lines:
    """The body's lines with their offsets; `until` passes over what no one reads."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self.at = start

    def __iter__(self) -> Iterator[tuple[int, str]]:
        while self.at < len(self._text):
            start = self.at
            end = self._text.find("\n", start)
            self.at = len(self._text) if end < 0 else end + 1
            yield start, self._text[start : len(self._text) if end < 0 else end]

    def until(self, end: re.Pattern[str], start: int) -> bool:
        """Go on behind the line in which `end` is found; False where it is not."""
        found = end.search(self._text, start)
        if not found:
            return False
        line_end = self._text.find("\n", found.end())
        self.at = len(self._text) if line_end < 0 else line_end + 1
        return True


def _body(text: str, start: int) -> Iterator[Block]:
    lines = _Lines(text, start)
    begun: int | None = None
    in_list = False
    after_blank = True
    for at, line in lines:
        blank = not line.strip()
        if begun is not None and (blank or _starts_block(line)):
            yield Block(begun, text[begun:at], "paragraph")
            begun = None
        if blank:
            after_blank = True
            continue
        was_blank, after_blank = after_blank, False
        if fence := _FENCE.match(line):
            mark = re.escape(fence[1][0])
            closing = re.compile(rf"^ {{0,3}}{mark}{{{len(fence[1])},}}[ \t]*$", re.MULTILINE)
            if lines.until(closing, lines.at):
                continue
        if _is_swallowed(line, at, lines):
            continue
        if was_blank and not in_list and _CODE.match(line):
            after_blank = True
            continue
        item = _LIST_ITEM.match(line)
        in_list = bool(item) or (in_list and (not was_blank or line[0] in " \t"))
        if _DEFINITION.match(line) or _RULE.match(line):
            continue
        if heading := _HEADING.match(line):
            yield Block(at + heading.end(), line[heading.end() :], "heading")
            continue
        if begun is None:
            marker = _QUOTE.match(line) or item
            begun = at + (marker.end() if marker else 0)
    if begun is not None:
        yield Block(begun, text[begun:], "paragraph")


def _starts_block(line: str) -> bool:
    return bool(
        _HEADING.match(line)
        or _FENCE.match(line)
        or _LIST_ITEM.match(line)
        or _DEFINITION.match(line)
        or _RULE.match(line)
        or any(begin.match(line) for begin, _ in _SWALLOWS)
    )


def _is_swallowed(line: str, at: int, lines: _Lines) -> bool:
    for begin, end in _SWALLOWS:
        if found := begin.match(line):
            ended = end.search(line, found.end())
            if ended and line[ended.end() :].strip():
                return False
            return lines.until(end, at + found.end())
    return False
