"""Pipes that make a table of a line of prose, and a table that text touches and so is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.checks.rules.link_target import LIQUID
from newsletter_editor.text.blocks.kinds import BlockKind
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity
from newsletter_editor.text.ranges import Range

_IN_LINK = re.compile(r"\[[^\[\]\n]*\|[^\[\]\n]*\]\(|\]\([^()\n]*\|[^()\n]*\)")
_MENU = re.compile(r"\[[^\[\]\n]*\]\([^()\n]*\)(?:[ \t]*\|[ \t]*\[[^\[\]\n]*\]\([^()\n]*\))+")
"""Links in a row, which a table of one row shows as they were meant."""
_PIPE = re.compile(r"(?<!\\)\|")
_SEPARATOR = re.compile(
    r"^ {0,3}\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*$", re.M
)
_ONE_COLUMN = re.compile(r"^ {0,3}\|[ \t]*:?-{2,}:?[ \t]*\|[ \t]*$", re.M)


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each table that was not meant as one, and on the row of each that was."""
    for block in post.markdown_blocks:
        written = block.range.of(post.without_code)
        if block.kind is BlockKind.TABLE:
            # Liquid has run before kramdown sees the line.
            is_one = not LIQUID.search(written) or _PIPE.search(LIQUID.sub("", written))
            if is_one and not _SEPARATOR.search(written) and not _ONE_COLUMN.search(written):
                yield from _of_prose(block.range, written)
        elif block.kind is BlockKind.PARAGRAPH and "|" in written:
            yield from _touched(block.range, written)


def _of_prose(place: Range, written: str) -> Iterator[Finding]:
    links = list(_IN_LINK.finditer(written))
    if links:
        for link in links:
            edits = tuple(
                Edit(Range(at, at + 1), "\\|" if not _is_address(link[0]) else "%7C")
                for at in (place.start + link.start() + m.start() for m in _PIPE.finditer(link[0]))
            )
            title = Localized(es="Escribir «\\|»", en="Write “\\|”")
            where = Range(link.start(), link.end()).shifted(place.start)
            yield Finding(where, _LINK, fixes=(Fix(title, edits),))
    elif (
        "\n" not in written.strip()
        and not written.lstrip().startswith("|")
        and not _MENU.fullmatch(written.strip())
    ):
        yield Finding(place, _LINE, severity=Severity.HINT)


def _is_address(link: str) -> bool:
    return link.startswith("](")


def _touched(place: Range, written: str) -> Iterator[Finding]:
    separator = _SEPARATOR.search(written)
    if separator is None:
        return
    lines = written.split("\n")
    middle = written.count("\n", 0, separator.start())
    first = last = middle
    while first > 0 and "|" in lines[first - 1]:
        first -= 1
    while last + 1 < len(lines) and "|" in lines[last + 1]:
        last += 1
    if (first == 0 and last == len(lines) - 1) or first == middle:
        return
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    edits = []
    if first:
        edits.append(Edit.insert(place.start + starts[first], "\n"))
    if last + 1 < len(lines):
        edits.append(Edit.insert(place.start + starts[last + 1], "\n"))
    where = Range(starts[first], starts[last + 1] - 1).shifted(place.start)
    title = Localized(es="Separarla con líneas en blanco", en="Set it apart by blank lines")
    yield Finding(where, _TOUCHED, fixes=(Fix(title, tuple(edits)),))


_LINK = Localized(
    es="La barra «|» convierte esta línea en una tabla y rompe el enlace.",
    en="The bar “|” makes a table of this line and breaks the link.",
)
_LINE = Localized(
    es="La barra «|» convierte esta línea en una tabla; con «\\|» es texto.",
    en="The bar “|” makes a table of this line; “\\|” is text.",
)
_TOUCHED = Localized(
    es="La tabla va pegada a un texto, y se publica como texto.",
    en="Text touches this table, so it is published as text.",
)

RULE = Rule(
    id="unwanted-table",
    severity=Severity.WARNING,
    topic="text",
    title=Localized(es="Tabla que no lo es", en="Table that is none"),
    explanation=Localized(
        es="Para kramdown una línea con «|» es una tabla, si tiene líneas en blanco alrededor.",
        en="For kramdown a line with “|” is a table, if blank lines are around it.",
    ),
    find=find,
)
