"""Link definitions: `[name]: address "title"`.

kramdown's syntax page, section "Link Definitions".
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from newsletter_editor.text.blocks.patterns import UP_TO_THREE

LINK_DEFINITION_START: Final = re.compile(rf"{UP_TO_THREE}\[([^\n\]]+)\]:[ \t]*([^\n]*)\n")
_QUOTED_LINE: Final = re.compile(r"""[ \t]*(["'])([^\n]+)\1[ \t]*\n""")
_SPACE_AND_QUOTE: Final = re.compile(r"""[ \t]+["']""")


class DefinedLink(NamedTuple):
    """Where a definition leads."""

    address: str
    title: str | None
    end: int
    """Behind the definition's last line, in its source."""


def defined_link(source: str, start: re.Match[str]) -> DefinedLink | None:
    """What a match of LINK_DEFINITION_START says; None if it defines nothing."""
    rest = start[2].rstrip(" \t")
    if not rest:
        return None
    end = start.end()
    address, title = _on_one_line(rest)
    if title is None:
        address = _unbracketed(rest) or rest
        if line := _QUOTED_LINE.match(source, end):
            title, end = line[2], line.end()
    if not (rest.startswith("<") and address != rest) and _SPACE_AND_QUOTE.search(address):
        return None
    return DefinedLink(address, title, end)


def _on_one_line(rest: str) -> tuple[str, str | None]:
    """Address and title if the title ends the line, else all of it and None."""
    quote = rest[-1]
    if quote not in "\"'":
        return rest, None
    last = len(rest) - 1
    if rest.startswith("<"):
        for match in re.finditer(rf">[ \t]+{quote}", rest):
            if match.end() < last:
                return rest[1 : match.start()], rest[match.end() : last]
            break
    for match in re.finditer(rf"(?<=[^ \t])[ \t]+{quote}", rest):
        if match.end() < last:
            return rest[: match.start()], rest[match.end() : last]
        break
    return rest, None


def _unbracketed(address: str) -> str | None:
    return address[1:-1] if address.startswith("<") and address.endswith(">") else None
