"""Words of others on a terminal, which obeys some of the signs that it is sent."""

from __future__ import annotations

import re

# Controls of ASCII and Latin-1 but tab and line feed, a carriage return that ends no line, what
# turns the direction of writing, what begins a line for some readers, halves of a pair.
_OBEYED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    "|\r(?!\n)"
)


def visible(text: str) -> str:
    r"""`text` in which nothing acts on a terminal: such a sign is written as Python writes it.

    Escape sequences set a window's title, write into its input, hide what stands there; the line
    ends of the text stay.
    """
    return _OBEYED.sub(_written, text)


def one_line(text: str) -> str:
    r"""The same in one line, `\n` for its ends: a title with a line end begins no message."""
    return visible(text.replace("\r", r"\r").replace("\n", r"\n"))


def _written(sign: re.Match[str]) -> str:
    code = ord(sign[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
