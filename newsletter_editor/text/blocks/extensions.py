"""`{::comment}` and its kin, and the names of attribute lists.

kramdown's syntax page, sections "Extensions" and "Attribute List Definitions".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from newsletter_editor.text.blocks.lines import Lines
from newsletter_editor.text.blocks.patterns import IDENTIFIER

BRACES_START: Final = re.compile(r" {0,3}\{:")
_DEFINITION: Final = re.compile(rf" {{0,3}}\{{:({IDENTIFIER}):", re.ASCII)
_EXTENSION: Final = re.compile(r" {0,3}\{::(\w+)(?=[\s/}])", re.ASCII)
_LINE_END: Final = re.compile(r"\}[ \t\r\f\v]*+\n", re.ASCII)


class NamedAttributes(NamedTuple):
    """`{:name: …}`."""

    name: str
    attributes: str
    end: int


def named_attributes(lines: Lines) -> NamedAttributes | None:
    """The attribute list definition at the position."""
    opening = _DEFINITION.match(lines.source, lines.position)
    if opening is None:
        return None
    ends = lines.braces.end_of_line(opening.end())
    lines.looked_to(ends[1] if ends else None)
    if ends is None:
        return None
    return NamedAttributes(opening[1], lines.source[opening.end() : ends[0]], ends[1])


class Extension(NamedTuple):
    """`{::name options}body{:/name}`."""

    name: str
    options: str
    body: str | None
    """None of `{::name /}`."""
    end: int


def extension(lines: Lines) -> Extension | None:
    """The extension at the position, if it is closed; its name may be any."""
    source = lines.source
    opening = _EXTENSION.match(source, lines.position)
    if opening is None:
        return None
    start = opening.end()
    if line := _LINE_END.match(source, start):
        ends: tuple[int, int] | None = (start, line.end())
    else:
        ends = lines.braces.end_of_line(start)
    lines.looked_to(ends[1] if ends else None)
    if ends is None:
        return None
    options = source[start : ends[0]]
    if options not in ("", "/") and not options[0].isspace():
        return None
    if options.endswith("/"):
        return Extension(opening[1], options[:-1], None, ends[1])
    stop = lines.search(_stop(opening[1]), ends[1])
    if stop is None:
        return None
    body = source[ends[1] : stop.start()].removesuffix("\n")
    return Extension(opening[1], options, body, stop.end())


@lru_cache(32)
def _stop(name: str) -> re.Pattern[str]:
    return re.compile(rf"^ {{0,3}}\{{:/(?:{name})?\}} *\n", re.MULTILINE)
