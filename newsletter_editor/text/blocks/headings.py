"""What of a heading's line is its text, and which id it gives itself: `# Text # {#id}`.

kramdown's syntax page, section "Specifying a Header ID".
"""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.text.blocks.patterns import SPACES

_NAME_START: Final = (
    r":A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D"
    r"\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_ID: Final = re.compile(
    rf"[\t ]\{{#([{_NAME_START}][{_NAME_START}\-.0-9\u00B7\u0300-\u036F\u203F-\u2040]*)\}}\Z"
)


def text_and_id(line: str) -> tuple[str, str | None]:
    """The text of a heading without the id that stands behind it, and that id."""
    text = line.rstrip(SPACES)
    if match := _ID.search(text):
        return text[: match.start()].rstrip(SPACES), match[1]
    return text, None


def without_closing_signs(text: str) -> str:
    """A heading's text without `#` signs at its end, if a space sets them off, as GitHub has it."""
    without = text.rstrip("#")
    if len(without) < len(text) and without.endswith((" ", "\t")):
        return without.rstrip(SPACES)
    return text
