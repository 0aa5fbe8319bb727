"""Reads what stands between the braces of `{: …}`.

kramdown's syntax page, sections "Inline Attribute Lists" and "Attribute List Definitions".
"""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.tree import AttributeList
from newsletter_editor.text.blocks.patterns import IDENTIFIER, SPACES
from newsletter_editor.text.blocks.searching import Finder

_ID: Final = r"[#]([A-Za-z][\w:-]*)"
_CLASS: Final = r"\.([^\s.#]+)"
_HEAD: Final = re.compile(
    rf"""(?:\A|\s)(?:
        (?P<key>{IDENTIFIER})=(?P<quote>["'])
      | (?P<reference>{IDENTIFIER})(?=\s|\Z)
      | (?P<marks>(?:{_ID}|{_CLASS})+)(?=\s|\Z)
    )""",
    re.ASCII | re.VERBOSE,
)
_MARK: Final = re.compile(rf"{_ID}|{_CLASS}", re.ASCII)
# A quote inside a value needs no backslash as long as no space follows it.
_VALUE: Final = {
    quote: re.compile(rf"((?:\\[}}{quote}]|[^}}])*?){quote}(?=\s|\Z)", re.ASCII) for quote in "\"'"
}
_CLOSING: Final = {quote: re.compile(rf"{quote}(?=\s|\Z)", re.ASCII) for quote in "\"'"}
_ESCAPED: Final = {quote: re.compile(rf"\\([}}{quote}])") for quote in "\"'"}


def read_into(text: str, into: AttributeList) -> AttributeList:
    """Add what `text`, the inside of the braces, says to `into`, and return that."""
    if text.strip(SPACES) in ("", ":"):
        return into
    closing = {quote: Finder(pattern, text) for quote, pattern in _CLOSING.items()}
    position = 0
    while head := _HEAD.search(text, position):
        position = head.end()
        if (reference := head["reference"]) is not None:
            into.references.append(reference)
        elif (marks := head["marks"]) is not None:
            for mark in _MARK.finditer(marks):
                if mark[2] is not None:
                    into.add_class(mark[2])
                else:
                    into.attributes["id"] = mark[1]
        else:
            quote = head["quote"]
            value = _VALUE[quote].match(text, position) if closing[quote](position) else None
            if value is None:
                position = head.start() + 1
                continue
            into.attributes[head["key"]] = _ESCAPED[quote].sub(r"\1", value[1])
            position = value.end()
    return into
