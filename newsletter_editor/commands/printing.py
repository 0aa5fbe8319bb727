"""What commands print: the one way to standard output and error.

Titles, names and messages come from a repo that may be anybody's, and a terminal obeys what it is
sent; so do the logs of GitHub's workflows, where a line that begins with `::` is a command.
"""

from __future__ import annotations

import re
import sys
from typing import Any

from newsletter_editor.text.console import one_line, visible

WRONG_USE = 2
"""The exit status that goes with a complaint."""

_SIGNS_OF_JSON = re.compile("[\x7f-\x9f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def print_line(line: str) -> None:
    """Print what is for people as one line."""
    sys.stdout.write(one_line(line) + "\n")


def print_complaint(line: str) -> None:
    """Print a sentence as one line of standard error."""
    sys.stderr.write(one_line(line) + "\n")


def print_text(text: str) -> None:
    """Print what a program may read on, as it is; on a terminal as it can be shown there."""
    sys.stdout.write(visible(text) if sys.stdout.isatty() else text)


def print_bytes(data: bytes) -> None:
    """Print a page or a message in UTF-8, whatever the console's encoding; see `print_text`."""
    if sys.stdout.isatty():
        print_text(data.decode("utf-8", "surrogatepass"))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def print_json(records: Any) -> None:
    """Print JSON in signs that the console has: those that it lacks would make it no JSON."""
    is_utf8 = (sys.stdout.encoding or "utf-8").lower().replace("-", "") == "utf8"
    sys.stdout.write(json_text(records, ensure_ascii=not is_utf8))


def json_text(records: Any, *, ensure_ascii: bool = False) -> str:
    """JSON that means the same and holds no sign that a terminal obeys."""
    # The window starts without it.
    import json

    text = json.dumps(records, ensure_ascii=ensure_ascii, indent=2)
    return _SIGNS_OF_JSON.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text) + "\n"
