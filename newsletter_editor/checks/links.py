"""Links, images, references and footnotes of a body, the broken ones included.

What is a link and what is not is kramdown's rule: `[a](b c)` is one, `[a] (b)` is not, and
`[a][b]` is one only where `[b]:` is defined (https://kramdown.gettalong.org/syntax.html#links).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from newsletter_editor.text.blocks.kinds import Block, BlockKind
from newsletter_editor.text.ranges import Range

_DEFINITION = re.compile(
    r" {0,3}\[(?P<label>[^\]\n]+)\]:[ \t]*(?:<(?P<angle>[^>\n]*)>|(?P<plain>[^\s\n]\S*))?"
)
_DEFINITION_LINE = re.compile(rf"^{_DEFINITION.pattern}", re.M)
_TITLE = re.compile(r"\s+(?:\"[^\n]+\"|'[^\n]+')\s*\Z")
_TITLE_TO_END = re.compile(r"[ \t]+(?P<sign>[\"'])[^\n]+?(?P=sign)[ \t]*(?=\))")
_BRACKET = re.compile(r"\\.|[\[\]]|\n[ \t]*(?=\n)", re.DOTALL)
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^<>\s]*|[^<>\s@]+@[^<>\s]+)>")
_HTML_TARGET = re.compile(
    r"<(?P<tag>a|img|video|source|iframe|link)\b[^<>]*?\s(?P<name>href|src)\s*=\s*"
    r"(?:\"(?P<double>[^\"<>]*)\"|'(?P<single>[^'<>]*)')",
    re.I,
)
_LABEL_OPENING = re.compile(r"[ \t]?\n?[ \t]?\[")
_LONGEST_LABEL = 1000
"""Characters; no longer text between brackets names a definition (`kramdown/DEVIATIONS.md`)."""
_LONGEST_TARGET = 4000
_ALT = re.compile(r"\salt\s*=", re.I)

Form = Literal["inline", "reference", "shorthand", "html"]


@dataclass(frozen=True, slots=True)
class Link:
    """One link or image. All ranges count code points of the whole post."""

    form: Form
    is_image: bool
    range: Range
    text: Range
    """What stands between the brackets: what is clicked, or an image's alternative text."""
    target: Range | None = None
    """The address as it is written, without brackets, title and spaces around it."""
    label: str = ""
    """For `reference` and `shorthand`: the name to be looked up, folded as kramdown folds it."""


@dataclass(frozen=True, slots=True)
class Definition:
    """`[label]: address`, or for a footnote `[^label]: text`."""

    label: str
    range: Range
    target: Range | None
    is_text: bool
    """Whether it defines nothing, because it goes on with the paragraph above it."""

    @property
    def is_footnote(self) -> bool:
        """Whether it is the text of a footnote."""
        return self.label.startswith("^")


@dataclass(frozen=True, slots=True)
class LinkMap:
    """Everything in one body that links, and the brackets that do not."""

    links: tuple[Link, ...]
    definitions: tuple[Definition, ...]
    """Also those that are only meant to be one, see `Definition.is_text`."""
    footnotes: tuple[Range, ...]
    """The places that call a footnote, as in `[^1]`."""
    loose: tuple[Range, ...]
    """Brackets that are never closed, or never opened."""
    unclosed: tuple[Range, ...]
    """`[text](address` without its closing parenthesis, from its first bracket."""


def folded_label(label: str) -> str:
    """A label as kramdown compares it: case and the amount of white space do not count."""
    return " ".join(label.split()).lower()


def find_links(text: str, masked: str, body: Range, blocks: Sequence[Block]) -> LinkMap:
    """Read the links of a body.

    `masked` is the text with code and comments blanked out, `blocks` are all blocks of the body.
    """
    definitions = tuple(_definitions(masked, blocks))
    defined = [definition.range for definition in definitions]
    starts = [range_.start for range_ in defined]
    scanner = _Scanner(text, masked, body)
    scanner.scan()

    def outside(range_: Range) -> bool:
        before = bisect_right(starts, range_.start)
        return not before or not defined[before - 1].overlaps(range_)

    links = (link for link in scanner.links + _html_links(masked, body) if outside(link.range))
    return LinkMap(
        tuple(sorted(links, key=lambda link: link.range)),
        definitions,
        tuple(filter(outside, scanner.footnotes)),
        tuple(filter(outside, scanner.loose)),
        tuple(filter(outside, scanner.unclosed)),
    )


def without_words(links: Iterable[Link], text: str, masked: str) -> Iterator[Link]:
    """The images among links whose alternative text is empty or absent.

    `masked` is the text with code and comments blanked out.
    """
    for link in links:
        if not link.is_image:
            continue
        if link.form == "html":
            end = masked.find(">", link.range.start)
            # An empty `alt` in HTML says on purpose that the image only decorates.
            if _ALT.search(text[link.range.start : max(end, link.range.end)]):
                continue
        elif link.form == "shorthand" or link.text.of(text).strip():
            continue
        yield link


def _definitions(masked: str, blocks: Sequence[Block]) -> Iterator[Definition]:
    for block in blocks:
        start, end = block.range
        if block.kind in (BlockKind.DEFINITION, BlockKind.FOOTNOTE):
            found = _DEFINITION.match(masked, start, end)
            if found is not None:
                yield _definition(found, is_text=False)
        elif block.kind is BlockKind.PARAGRAPH and masked.find("]:", start, end) >= 0:
            for found in _DEFINITION_LINE.finditer(masked, start, end):
                yield _definition(found, is_text=True)


def _definition(found: re.Match[str], is_text: bool) -> Definition:
    group = "angle" if found["angle"] is not None else "plain"
    target = Range(*found.span(group)) if found[group] is not None else None
    start = found.start("label") - 1
    return Definition(folded_label(found["label"]), Range(start, found.end()), target, is_text)


def _html_links(masked: str, body: Range) -> list[Link]:
    found = []
    for match in _HTML_TARGET.finditer(masked, body.start):
        group = "double" if match["double"] is not None else "single"
        is_image = match["tag"].lower() == "img"
        place = Range(*match.span())
        found.append(
            Link("html", is_image, place, Range(*match.span("tag")), Range(*match.span(group)))
        )
    for match in _AUTOLINK.finditer(masked, body.start):
        text = Range(*match.span(1))
        # An e-mail address has no file to look for.
        target = text if ":" in match[1] else None
        found.append(Link("html", False, Range(*match.span()), text, target))
    return found


class _Scanner:
    """Pairs the brackets of each paragraph in one pass."""

    def __init__(self, text: str, masked: str, body: Range) -> None:
        self._text = text
        self._masked = masked
        self._body = body
        self.links: list[Link] = []
        self.footnotes: list[Range] = []
        self.unclosed: list[Range] = []
        self.loose: list[Range] = []
        self._pairs: list[tuple[int, int]] = sorted(self._pair())
        self._closings = dict(self._pairs)
        self._labels: set[int] = set()
        """Where the brackets open that only name what the brackets before them refer to."""

    def _pair(self) -> Iterator[tuple[int, int]]:
        waiting: list[int] = []
        for match in _BRACKET.finditer(self._masked, self._body.start):
            if match[0][0] == "\n":
                self.loose += [Range(at, at + 1) for at in waiting]
                waiting.clear()
            elif match[0] == "[":
                waiting.append(match.start())
            elif match[0] == "]":
                if waiting:
                    yield waiting.pop(), match.start()
                else:
                    self.loose.append(Range(match.start(), match.end()))
        self.loose += [Range(at, at + 1) for at in waiting]

    def scan(self) -> None:
        """Find everything that the brackets make."""
        for opening, closing in self._pairs:
            if opening not in self._labels:
                self._read(Range(opening + 1, closing))

    def _read(self, text: Range) -> None:
        is_image = re.search(r"(?<!\\)!\Z", self._masked[max(text.start - 3, 0) : text.start - 1])
        start = text.start - 1 - bool(is_image)
        if self._text.startswith("^", text.start, text.end) and not is_image:
            self.footnotes.append(Range(start, text.end + 1))
        elif self._masked.startswith("(", text.end + 1):
            link = self._inline(start, bool(is_image), text)
            if link is None:
                self.unclosed.append(Range(start, text.end + 2))
            else:
                self.links.append(link)
        else:
            self.links.append(self._referring(start, bool(is_image), text))

    def _referring(self, start: int, is_image: bool, text: Range) -> Link:
        """`[text][label]` or `[text]`."""
        # Brackets in brackets would say all of it again and again.
        content = self._text[text.start : min(text.end, text.start + _LONGEST_LABEL)]
        opening = _LABEL_OPENING.match(self._masked, text.end + 1)
        end = self._closings.get(opening.end() - 1) if opening else None
        if opening is not None and end is not None:
            label = self._text[opening.end() : end]
            if not label.startswith("^"):
                self._labels.add(opening.end() - 1)
                place = Range(start, end + 1)
                label = folded_label(label or content)
                return Link("reference", is_image, place, text, label=label)
        place = Range(start, text.end + 1)
        return Link("shorthand", is_image, place, text, label=folded_label(content))

    def _inline(self, start: int, is_image: bool, text: Range) -> Link | None:
        opening = text.end + 1
        end = self._end_of_target(opening)
        if end is None:
            return None
        inner = Range(opening + 1, end)
        written = inner.of(self._text)
        title = _TITLE.search(written)
        if title:
            written = written[: title.start()]
        lead = len(written) - len(written.lstrip())
        target = written.strip()
        if target.startswith("<") and target.endswith(">"):
            lead, target = lead + 1, target[1:-1]
        place = Range(inner.start + lead, inner.start + lead + len(target))
        return Link("inline", is_image, Range(start, end + 1), text, place)

    def _end_of_target(self, opening: int) -> int | None:
        """The parenthesis that closes a target: inner ones are paired, a blank line ends all."""
        depth = 0
        text = self._masked
        limit = min(self._body.end, opening + _LONGEST_TARGET)
        if text.find(")", opening, limit) < 0:
            return None
        for at in range(opening, limit):
            sign = text[at]
            if sign == "(":
                depth += 1
            elif sign == ")":
                depth -= 1
                if not depth:
                    return at
            elif sign == "\n":
                line_end = text.find("\n", at + 1)
                if not text[at + 1 : line_end if line_end >= 0 else None].strip():
                    return None
            elif depth == 1 and sign in " \t" and (title := _TITLE_TO_END.match(text, at, limit)):
                # Parentheses in a title need no partner.
                return title.end()
        return None
