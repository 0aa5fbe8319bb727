"""The addresses of the web that a post names, each with its place in the text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsletter_editor.checks.links import find_links
from newsletter_editor.checks.masking import blank, code_ranges
from newsletter_editor.document.front_matter import split
from newsletter_editor.text.blocks.reader import read_blocks
from newsletter_editor.text.ranges import Range

MOST_LINKS = 5_000
"""Of one post; no reader follows more."""
_BARE = re.compile(r"https?://[^\s<>\"'`\\|{}\[\]]+", re.I)
_WEB = re.compile(r"(?:https?:)?//[^/\s]", re.I)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!:|<>\"'$-])")
_ENTITY = re.compile(r"&#?\w+;")
_AFTER = ".,;:!?…*_~"
"""What ends a sentence and no address."""


@dataclass(frozen=True, slots=True)
class WebLink:
    """One address where it is written."""

    address: str
    """As a browser is given it; always with its scheme."""
    range: Range
    """Of the address as it is written, in code points of the post."""
    words: Range
    """What readers click on; the address itself where nothing else is shown."""
    is_image: bool = False


def web_links(text: str) -> list[WebLink]:
    """The addresses of a post in their order: of links, images, definitions, HTML, front matter,
    and those that stand bare in the text.

    What Jekyll fills in (`{{ site.url }}`) and what leads into the repo are no such address.
    """
    parts = split(text)
    blocks = read_blocks(text, parts.body.start)
    masked = blank(text, code_ranges(text, parts.body, blocks))
    found: list[WebLink] = []
    map_ = find_links(text, masked, parts.body, blocks)
    targets = [(each.target, each.text, each.is_image) for each in map_.links if each.target]
    shown = {each.label for each in map_.links if each.is_image and each.label}
    targets += [
        (each.target, each.target, each.label in shown)
        for each in map_.definitions
        if each.target and not each.is_text
    ]
    for target, words, is_image in targets:
        if address := _as_asked(target.of(text)):
            found.append(WebLink(address, target, words, is_image))
    bare = blank(masked, [each.range for each in found])
    for part in (parts.front_matter, parts.body):
        found += _bare(bare, part, part is parts.body)
    return _once_each(found)[:MOST_LINKS]


def _once_each(found: list[WebLink]) -> list[WebLink]:
    """In their order: `[a](<address>)` looks like two links."""
    kept: list[WebLink] = []
    for each in sorted(found, key=lambda each: (each.range.start, -each.range.end)):
        if not kept or kept[-1].range.end <= each.range.start:
            kept.append(each)
    return kept


def _bare(text: str, part: Range, is_markdown: bool) -> Iterator[WebLink]:
    for match in _BARE.finditer(text, part.start, part.end):
        written = match[0].rstrip(_AFTER)
        while written.endswith(")") and written.count(")") > written.count("("):
            written = written[:-1].rstrip(_AFTER)
        place = Range(match.start(), match.start() + len(written))
        # What Jekyll makes goes on in braces, which have ended it.
        is_made = text.startswith("{", place.end)
        address = None if is_made else _as_asked(written) if is_markdown else written
        if address and _WEB.match(address):
            yield WebLink(address, place, place)


def _as_asked(written: str) -> str | None:
    if not _WEB.match(written) or "{{" in written or "{%" in written:
        return None
    unescaped = _ESCAPED.sub(r"\1", written.strip())
    # Without its semicolon `&copy` is a parameter's name.
    address = _ENTITY.sub(lambda entity: html.unescape(entity[0]), unescaped)
    return f"https:{address}" if address.startswith("//") else address
