"""Where a post's front matter ends and its body begins, by Jekyll's own rules.

Rules: https://jekyllrb.com/docs/front-matter/ and experiments with Jekyll 4.3.1.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from newsletter_editor.text.ranges import Range

# Ruby's \s is these six characters; Python's has many more.
_OPENING = re.compile(r"\ufeff?---[ \t\r\n\f\v]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t\r\f\v]*$", re.M)
_SPACE = re.compile(r"[ \t\r\n\f\v]*")


class Parts(NamedTuple):
    """A post cut as Jekyll cuts it; all ranges count in the whole text.

    `front_matter` is from the text's start to where the body begins, `yaml` what stands between
    the two marker lines; both are empty where the front matter is missing or unclosed, and then
    the whole text is the body.
    """

    state: Literal["present", "missing", "unclosed"]
    front_matter: Range
    yaml: Range
    body: Range

    def body_line(self, text: str) -> int:
        """The line, from 1, on which the body begins."""
        return text.count("\n", 0, self.body.start) + 1


def split(text: str) -> Parts:
    """Cut a post where Jekyll cuts it: blank lines behind the front matter belong to it."""
    opening = _OPENING.match(text)
    nothing = Range(0, 0)
    everything = Range(0, len(text))
    if opening is None:
        state: Literal["missing", "unclosed"] = (
            "unclosed" if text.removeprefix("\ufeff").rstrip() == "---" else "missing"
        )
        return Parts(state, nothing, nothing, everything)
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return Parts("unclosed", nothing, nothing, everything)
    space = _SPACE.match(text, closing.end())
    swallowed = space.end() if space else closing.end()
    if swallowed < len(text):
        line_end = text.rfind("\n", closing.end(), swallowed)
        swallowed = closing.end() if line_end < 0 else line_end + 1
    yaml_start = text.index("\n", opening.start()) + 1
    return Parts(
        "present",
        Range(0, swallowed),
        Range(yaml_start, closing.start()),
        Range(swallowed, len(text)),
    )
